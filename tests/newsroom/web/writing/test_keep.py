"""What is typed and not saved is kept for whoever typed it, and for nobody else."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from newsroom.articles import queries
from newsroom.articles.writing import drafts
from newsroom.errors import NotFound
from tests import make, rows
from tests.newsroom.web.journey import sign_in, words
from tests.newsroom.web.keeping import count, form_on, keep, page_of, told

pytestmark = pytest.mark.database


def test_what_is_typed_is_kept_for_its_person_and_stands_in_the_form_again(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    before = rows.counts()

    first = keep(desk, edition, title="A title in wo", slug="Not a slug!")
    again = keep(desk, edition, title="A title in words", slug="Not a slug!")

    assert (told(first)["number"], told(again)["number"]) == (1, 2)
    after = rows.counts()
    assert {name for name in after if after[name] != before[name]} == {"writing_draft"}
    page = desk.page(page_of(edition))
    form = form_on(desk, "", page)
    assert (form["title"], form["slug"]) == ("A title in words", "Not a slug!")
    assert form["draft_number"] == "2"
    assert "This is your draft. It is not saved yet." in page
    assert "A title in words" not in sign_in(app, people.editor_en).page(page_of(edition))


def test_a_saved_text_lets_go_of_its_draft_but_not_of_a_later_one(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    keep(desk, edition, title="Mine")
    opened = form_on(desk, page_of(edition))
    keep(desk, edition, title="From another tab")

    saved = desk.send(page_of(edition), **opened)
    left = count()
    page = desk.page(page_of(edition))

    assert (saved.status_code, left) == (302, 1)
    assert "From another tab" in page
    assert "Bring two texts together" in page


def test_saving_forgets_the_draft_that_it_saves(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    keep(desk, edition, title="Mine")

    assert desk.send(page_of(edition), **form_on(desk, page_of(edition))).status_code == 302

    assert count() == 0
    assert make.current_of(queries.edition(edition.id)).title == "Mine"


def test_a_draft_that_says_what_is_saved_is_no_draft(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)

    keep(desk, edition)

    assert "This is your draft." not in desk.page(page_of(edition))


def test_a_draft_names_the_topics_that_it_changes(app: Flask) -> None:
    people = make.staff()
    water = make.topic(people)
    edition = make.draft(people)
    desk = sign_in(app, people.author)

    keep(desk, edition, topics=water.key)

    shown = words(desk.open(page_of(edition)))
    assert "Show what differs from the saved text Topics Water" in shown


def test_a_draft_is_thrown_away_by_its_person_only(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk, other = sign_in(app, people.author), sign_in(app, people.editor_en)
    keep(desk, edition, title="Mine")
    away = f"/desk/articles/{edition.article_id}/draft/away"

    other.send(away)
    left = count()
    desk.send(away)

    assert (left, count()) == (1, 0)
    assert "River defenders" in form_on(desk, page_of(edition))["title"]


def test_an_article_that_was_not_begun_is_kept_on_the_home_of_its_author(app: Flask) -> None:
    people = make.staff()
    desk, other = sign_in(app, people.author), sign_in(app, people.editor_en)
    form = form_on(desk, "/desk/articles/new") | {"title": "Never <saved>", "slug": "ñ"}
    draft_id = uuid.UUID(form["draft"])

    desk.send(f"/desk/articles/new/draft/{draft_id}", **form)
    back = f"/desk/articles/new?draft={draft_id.hex}"
    opened = form_on(desk, back)
    begun = desk.send("/desk/articles/new", **(opened | {"slug": "", "byline_kind": "real"}))

    assert (opened["title"], opened["draft"]) == ("Never <saved>", str(draft_id))
    assert begun.status_code == 302
    assert count() == 0
    assert other.open(back).status_code == 404


def test_the_home_names_what_was_never_saved(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.author)
    form = form_on(desk, "/desk/articles/new") | {"title": "Never saved"}

    desk.send(f"/desk/articles/new/draft/{form['draft']}", **form)

    home = words(desk.open("/desk/"))
    assert "Not yet begun: typed and never saved" in home
    assert "Never saved" in home
    assert "Never saved" not in words(sign_in(app, people.editor_en).open("/desk/"))


def test_nobody_overwrites_an_unbegun_article_of_somebody_else(app: Flask) -> None:
    people = make.staff()
    draft_id = uuid.uuid4()
    drafts.keep({"title": ["Mine"]}, by=people.author, draft_id=draft_id, language="en")
    other = sign_in(app, people.editor_en)

    reply = other.send(f"/desk/articles/new/draft/{draft_id}", title="Theirs")

    assert reply.status_code == 404
    assert drafts.unbegun(draft_id, people.author).fields == {"title": ["Mine"]}
    with pytest.raises(NotFound):
        drafts.unbegun(draft_id, people.editor_en)


def test_a_draft_has_the_limits_of_its_form(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)

    reply = keep(desk, edition, body="a" * 1_100_000)

    assert reply.status_code == 413
    assert count() == 0


def test_whoever_may_not_write_an_article_keeps_no_draft_of_it(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    stranger = sign_in(app, make.person("author"))

    reply = stranger.send(f"/desk/articles/{edition.article_id}/draft", title="Mine")

    assert reply.status_code == 404
    assert count() == 0
