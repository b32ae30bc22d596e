"""The pages of earlier texts, and the buttons that begin an article with another one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions, finding, queries
from newsroom.articles.finding import Asked
from newsroom.articles.models import Edition
from newsroom.database import db
from tests import make
from tests.newsroom.web.journey import sign_in, words

PICTURE = '<figure><img src="picture:00000000000000000000000000000001" alt="A well"></figure>'
SAID = '<blockquote><p data-said-in="es" data-said="No nos vamos.">We stay.</p></blockquote>'


def rewritten(people: make.Staff) -> Edition:
    edition = make.draft(people)
    after = replace(
        make.STORY,
        title="River defenders lose",
        body=make.STORY.body.replace("Friday", "Monday") + PICTURE + SAID,
    )
    actions.save(edition.id, after, version=1, by=people.author)
    actions.save(edition.id, replace(after, countries=("CO",)), version=2, by=people.editor_en)
    return edition


@pytest.mark.parametrize("view", ["inline", "side"])
@pytest.mark.parametrize("locale", ["en", "es"])
def test_any_two_texts_are_compared_with_pictures_and_quotations(
    app: Flask, view: str, locale: str
) -> None:
    people = make.staff()
    edition = rewritten(people)
    desk = sign_in(app, people.author, locale=locale)

    reply = desk.open(f"/desk/revisions/{edition.id}/compare?from=1&to=3&view={view}")
    turned = desk.open(f"/desk/revisions/{edition.id}/compare?from=3&to=1&view={view}")

    assert reply.status_code == 200
    said = words(reply)
    added, removed = ("added:", "removed:") if locale == "en" else ("añadido:", "quitado:")
    for one in (f"[{added} Monday ]", f"[{removed} Friday ]", "A well", "No nos vamos."):
        assert one in said
    assert "<ins>" in reply.text
    assert "<del>" in reply.text
    assert words(turned) == said


def test_the_list_says_in_a_line_what_each_text_changed(app: Flask) -> None:
    people = make.staff()
    edition = rewritten(people)

    said = words(sign_in(app, people.author).open(f"/desk/revisions/{edition.id}"))

    assert "Emma" in said
    assert "Title, Text, Address (slug)" in said
    assert "Countries" in said
    assert "The first text" in said


def test_an_older_text_is_taken_up_again_from_its_page(app: Flask) -> None:
    people = make.staff()
    edition = rewritten(people)
    desk = sign_in(app, people.author)
    page = f"/desk/revisions/{edition.id}/1"

    done = desk.press(page, f"{page}/restore")

    assert done.status_code == 302
    assert make.current_of(queries.edition(edition.id)).title == make.STORY.title
    assert "The same text as revision 1." in words(desk.open(f"/desk/revisions/{edition.id}"))


def test_a_page_that_was_open_for_too_long_overwrites_nothing(app: Flask) -> None:
    people = make.staff()
    edition = rewritten(people)
    desk = sign_in(app, people.author)
    page = f"/desk/revisions/{edition.id}/1"
    form = desk.form(desk.page(page), f"{page}/restore")
    newest = replace(make.STORY, title="The newest")
    actions.save(edition.id, newest, version=3, by=people.editor_en)

    late = desk.client.post(f"{page}/restore", data=form)

    assert late.status_code == 409
    assert make.current_of(queries.edition(edition.id)).title == "The newest"


def test_the_history_of_a_translation_is_read_only(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    desk = sign_in(app, people.editor_es)

    assert desk.open(f"/desk/revisions/{task.edition.id}").status_code == 200
    assert "restore" not in desk.page(f"/desk/revisions/{task.edition.id}/1")


@pytest.mark.parametrize(
    "path", ["", "/1", "/compare?from=1&to=2", "/compare", "/compare?from=0&to=9", "/9"]
)
def test_texts_are_shown_to_who_may_read_them_and_only_where_they_are(
    app: Flask, path: str
) -> None:
    people = make.staff()
    edition = rewritten(people)
    make.task_of(make.approved(people).article)
    own = path in {"", "/1", "/compare?from=1&to=2"}
    url = f"/desk/revisions/{edition.id}{path}"

    assert sign_in(app, people.author).open(url).status_code == (200 if own else 404)
    for other in (people.translator, make.person("author")):
        assert sign_in(app, other).open(url).status_code == 404


def test_a_copy_and_a_follow_up_begin_on_the_articles_page(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    url = f"/desk/articles/{edition.article_id}"

    copy = desk.press(url, f"{url}/duplicate")
    follow = desk.press(url, f"{url}/follow-up")

    assert copy.location.endswith("/edit")
    first, second = finding.page(Asked(), 1)[0][:2]
    assert follow.location == f"/desk/articles/{first.article_id}/edit"
    assert copy.location == f"/desk/articles/{second.article_id}/edit"
    assert "It follows River defenders win their case ." in words(
        desk.open(f"/desk/articles/{first.article_id}")
    )
    assert "It is followed by:" in words(desk.open(url))


def test_kin_that_a_person_may_not_open_do_not_exist_for_them(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people, replace(make.STORY, title="Hidden title"))
    editor = sign_in(app, people.editor_en)
    url = f"/desk/articles/{edition.article_id}"
    editor.press(url, f"{url}/follow-up")
    [follow, _] = finding.page(Asked(), 1)[0]
    other = make.person("author")
    follow.owner_id = other.id
    db.session.commit()

    page = words(sign_in(app, other).open(f"/desk/articles/{follow.article_id}"))

    assert "Hidden title" not in page
