"""Whoever lost a right sees nothing any more of what it opened, at their next request."""

from __future__ import annotations

from flask import Flask

from newsroom.articles.comments import people as comment_people
from newsroom.people import actions
from newsroom.people.models import Role
from newsroom.translations import claims
from tests import make
from tests.newsroom.web.browsing import Browser


def test_old_news_no_longer_names_articles_of_a_withdrawn_direction(app: Flask) -> None:
    people = make.staff()
    both = make.person("author", "translator:en>es")
    title = make.current_of(make.approved(people, make.numbered())).title
    browser = Browser(app, both)
    assert title in browser.get("/desk/").text

    actions.withdraw(both, Role.TRANSLATOR, "en>es", by=people.admin)

    assert title not in browser.get("/desk/").text


def test_a_claim_in_a_withdrawn_direction_is_no_longer_shown(app: Flask) -> None:
    people = make.staff()
    task = make.task_of(make.approved(people, make.numbered()).article)
    claims.claim(task.id, by=people.translator)
    title = task.source_revision.title
    browser = Browser(app, people.translator)
    assert title in browser.get("/translate/").text

    actions.withdraw(people.translator, Role.TRANSLATOR, "en>es", by=people.admin)

    assert title not in browser.get("/translate/").text
    assert title not in browser.get("/desk/").text


def test_an_author_who_only_translates_by_now_no_longer_reads_what_they_wrote(app: Flask) -> None:
    people = make.staff()
    actions.grant(people.author, Role.TRANSLATOR, "es>en", by=people.admin)
    edition = make.draft(people, make.numbered())
    title = make.current_of(edition).title
    browser = Browser(app, people.author)
    desk = f"/desk/articles/{edition.article_id}"
    pages = [desk, f"{desk}/comments", f"{desk}/sources", f"/desk/revisions/{edition.id}/1"]
    found = f"/desk/writing/articles?q={title.split()[-1]}&language=en"
    assert [browser.get(one).status_code for one in pages] == [200, 200, 200, 200]
    assert title in browser.get(found).text

    actions.withdraw(people.author, Role.AUTHOR, "", by=people.admin)

    assert [browser.get(one).status_code for one in pages] == [404, 404, 404, 404]
    assert title not in browser.get(found).text
    assert people.author not in comment_people.readers(edition)


def test_what_an_author_of_before_was_given_to_translate_is_shown_as_that(app: Flask) -> None:
    people = make.staff()
    actions.grant(people.author, Role.TRANSLATOR, "en>es", by=people.admin)
    edition = make.approved(people)
    task = make.task_of(edition.article)

    actions.withdraw(people.author, Role.AUTHOR, "", by=people.admin)

    reply = Browser(app, people.author).get(f"/desk/articles/{edition.article_id}")
    assert (reply.status_code, reply.location) == (302, f"/translate/{task.id}")
