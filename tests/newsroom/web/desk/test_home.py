"""The desk's first page: where each article is, what readers got lately, and news by article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions as writing
from newsroom.articles.comments import actions as comments
from newsroom.articles.comments.actions import Said
from newsroom.articles.content import Content
from newsroom.articles.models import Edition
from newsroom.people.models import Person
from newsroom.publishing import actions, queries, taking_back
from newsroom.publishing.phase import Phase, Stand
from newsroom.settings import current
from newsroom.translations import claims, talking
from newsroom.translations import queries as queries_of
from newsroom.web.desk import home as desk_home
from newsroom.web.desk.items import Section
from tests import make
from tests.newsroom.web import updates
from tests.newsroom.web.journey import sign_in, words
from tests.statements import counted

WALL = dt.datetime(2036, 3, 4, 9, 30)  # noqa: DTZ001 — a time on a clock
RENEWED = replace(make.STORY, body=updates.NEWS)


def titled(title: str) -> Content:
    return replace(make.STORY, title=title)


def section(app: Flask, person: Person, key: str) -> Section:
    with app.test_request_context():
        home = desk_home.of(person)
    found = [one for one in (*home.moves, *home.others) if one.key == key]
    return found[0] if found else Section(key, "", [], "")


def on_their_way(app: Flask, person: Person) -> dict[str, Stand | None]:
    return {str(one.title): one.stand for one in section(app, person, "waiting").items}


def submitted(people: make.Staff, title: str) -> Edition:
    edition = make.draft(people, titled(title))
    writing.submit(edition.id, by=people.author)
    return edition


@pytest.mark.database
def test_an_article_on_its_way_says_where_it_is(app: Flask) -> None:
    people = make.staff()
    submitted(people, "Sent in")
    writing.take_review(submitted(people, "Being read").id, by=people.editor_en)
    make.approved(people, titled("Nobody yet"))
    make.react()
    make.claimed(people, titled("Somebody now"))
    make.handed_in(people, titled("Handed in"))
    make.ready(people, titled("Ready"))
    goes = make.ready(people, titled("Soon"))
    actions.schedule(goes.id, wall=WALL, zone="UTC", by=people.editor_en)

    assert on_their_way(app, people.author) == {
        "Sent in": Stand(Phase.SUBMITTED),
        "Being read": Stand(Phase.IN_REVIEW),
        "Nobody yet": Stand(Phase.UNCLAIMED),
        "Somebody now": Stand(Phase.TRANSLATING),
        "Handed in": Stand(Phase.TRANSLATED),
        "Ready": Stand(Phase.READY),
        "Soon": Stand(Phase.SCHEDULED, None, WALL.replace(tzinfo=dt.UTC)),
    }
    said = words(sign_in(app, people.author).open("/desk/"))
    assert "On the schedule goes out 4 Mar 2036, 09:30 UTC" in said


@pytest.mark.database
def test_what_readers_have_or_lost_is_not_on_its_way(app: Flask) -> None:
    people = make.staff()
    live = make.published(people, titled("Out there")).article
    withdrawn = make.published(people, titled("Withdrawn")).article
    taking_back.withdraw(withdrawn.id, by=people.editor_en, reason="A mistake.")
    renewed = make.published(people, titled("Renewed")).article
    writing.save(
        renewed.source.id,
        replace(RENEWED, title="Renewed"),
        version=renewed.source.version,
        by=people.author,
    )
    writing.submit(renewed.source.id, by=people.author)
    make.react()

    assert on_their_way(app, people.author) == {"Renewed": Stand(Phase.LIVE, Phase.SUBMITTED)}
    lately = section(app, people.author, "lately").items
    assert [one.title for one in lately] == ["Renewed", "Out there"]
    paths = queries.live_urls(live)
    assert dict(lately[1].pages) == {
        code: current().public_url + path for code, path in paths.items()
    }
    assert set(paths) == {"en", "es"}
    said = words(sign_in(app, people.author).open("/desk/mine?state=withdrawn"))
    assert "Withdrawn Withdrawn" in said
    assert "Out there" not in said


def test_an_author_finds_what_is_approved_only_where_readers_wait_for_it(app: Flask) -> None:
    people = make.staff()
    make.published(people, titled("Out there"))
    make.approved(people, titled("Still to come"))

    said = words(sign_in(app, people.author).open("/desk/mine?state=approved"))

    assert "Still to come" in said
    assert "Out there" not in said


def test_the_first_day_of_an_author_leads_to_a_first_article(app: Flask) -> None:
    desk = sign_in(app, make.person("author"))

    home, mine = (words(desk.open(url)) for url in ("/desk/", "/desk/mine"))

    assert "Nothing waits for you" in home
    assert "New article" in home
    assert "With others" not in home
    assert "No articles yet The first one begins with a title." in mine


def test_news_has_one_entry_an_article_the_newest_first(app: Flask) -> None:
    people = make.staff()
    make.published(people, titled("First"))
    second = make.published(people, titled("Second")).article
    taking_back.withdraw(second.id, by=people.editor_en, reason="A mistake.")
    make.react()

    with app.test_request_context():
        news = desk_home.of(people.author).news

    assert [(one.title, one.note) for one in news] == [
        (
            "Second",
            "Emma withdrew the article; Elena published the article; Emma approved the text",
        ),
        ("First", "Elena published the article; Emma approved the text"),
    ]


def test_news_names_who_did_several_things_once_and_counts_what_is_left_out(app: Flask) -> None:
    people = make.staff()
    edition = submitted(people, "The busy one")
    comments.say(edition.id, Said("Which river?"), by=people.editor_en)
    writing.request_changes(edition.id, by=people.editor_en, reason="Shorter.")
    writing.submit(edition.id, by=people.author)
    writing.approve(edition.id, make.current_of(edition).id, by=people.editor_en)
    make.react()
    task = make.task_of(edition.article)
    claims.claim(task.id, by=people.translator)
    talking.ask(task.id, queries_of.rows(task)[0].segment.key, "Why?", by=people.translator)
    make.react()

    with app.test_request_context():
        note = desk_home.of(people.author).news[0].note

    assert note == (
        "Tomás asked the author about the text; Emma approved the text, asked for changes;"
        " 1 other thing"
    )


def test_news_of_what_nobody_did_names_the_newsroom(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people, titled("Ready"))

    with app.test_request_context():
        told = {one.note for one in desk_home.of(people.editor_en).news}
    said = words(sign_in(app, people.editor_en).open(f"/desk/articles/{release.article_id}"))

    assert any("he newsroom found every language ready to be published" in one for one in told)
    assert "found every language ready to be published" in said


def test_a_translator_is_told_of_an_article_by_the_title_that_they_were_given(app: Flask) -> None:
    people = make.staff()
    edition = make.published(people, titled("The river")).article.source
    content = titled("Xilonen at the river")
    writing.save(edition.id, content, version=edition.version, by=people.author)

    with app.test_request_context():
        news = desk_home.of(people.translator).news
    page = sign_in(app, people.translator).page("/account/notifications")

    assert [one.title for one in news] == ["The river"]
    assert "The river" in page
    assert "Xilonen" not in page


def test_much_that_happened_to_one_article_hides_no_other(app: Flask) -> None:
    people = make.staff()
    other = submitted(people, "The quiet one")
    busy = submitted(people, "The busy one")
    writing.request_changes(other.id, by=people.editor_en, reason="Shorter.")
    for _ in range(12):
        writing.request_changes(busy.id, by=people.editor_en, reason="Again.")
        writing.submit(busy.id, by=people.author)
    make.react()

    with app.test_request_context():
        news = desk_home.of(people.author).news

    assert [(one.title, one.note) for one in news] == [
        ("The busy one", "Emma asked for changes"),
        ("The quiet one", "Emma asked for changes"),
    ]


def _live(people: make.Staff, number: int) -> None:
    make.published(people, titled(f"Live {number}"))


def _renewed(people: make.Staff, number: int) -> None:
    updates.begun(people, titled(f"Renewed {number}"), body=updates.NEWS + f"<p>{number}</p>")


def _scheduled(people: make.Staff, number: int) -> None:
    release = make.ready(people, titled(f"Soon {number}"))
    actions.schedule(release.id, wall=WALL, zone="UTC", by=people.editor_en)


@pytest.mark.database
@pytest.mark.parametrize("more", [_live, _renewed, _scheduled])
def test_more_articles_cost_the_first_page_no_more_statements(
    app: Flask, more: Callable[[make.Staff, int], None]
) -> None:
    people = make.staff()
    more(people, 0)
    desk = sign_in(app, people.author)

    def statements() -> int:
        desk.page("/desk/")
        with counted() as sent:
            desk.page("/desk/")
        return len(sent)

    one = statements()
    for number in range(1, 5):
        more(people, number)

    assert statements() == one
