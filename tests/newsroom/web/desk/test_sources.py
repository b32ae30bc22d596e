"""The page of private sources: nothing of them is on it until one is opened."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.articles.sources import actions, queries
from newsroom.articles.sources.source import Source
from newsroom.database import db
from newsroom.events.models import Event
from tests import make, statements
from tests.newsroom.web.journey import sign_in, words

pytestmark = pytest.mark.usefixtures("app")
FIELDS = {
    "name": "Zulma Quispe",
    "other_names": "la Zuli\nZ. Q.",
    "terms": "off_record",
    "contact": "by radio",
    "note": "Saw the trucks.",
}


def page(edition: object) -> str:
    return f"/desk/articles/{edition.article_id}/sources"  # type: ignore[attr-defined]


@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_source_is_kept_opened_changed_shared_and_erased(app: Flask, locale: str) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author, locale=locale)
    there = page(edition)

    assert desk.press(there, there, **FIELDS).status_code == 302
    [source] = queries.of_article(edition.article_id)
    one = f"{there}/{source.id}"
    shown = desk.open(there).text
    opened = desk.press(there, one)
    assert "Zulma" not in shown
    fields = desk.form(opened.text, f"{one}/change")
    assert {name: fields[name].replace("\r", "") for name in FIELDS} == FIELDS
    kinds = db.session.scalars(db.select(Event.kind).where(Event.kind.like("source%"))).all()
    assert kinds == ["source_added", "source_opened"]

    changed = desk.send(f"{one}/change", **(FIELDS | {"version": "1", "note": "Nothing"}))
    stale = desk.send(f"{one}/change", **(FIELDS | {"version": "1", "note": "Trucks"}))
    shared = desk.send(f"{one}/share", **{"with": str(people.editor_en.id)})
    assert [changed.status_code, stale.status_code, shared.status_code] == [302, 409, 302]
    assert desk.form(stale.text, f"{one}/change")["note"] == "Trucks"
    erased = desk.send(f"{one}/erase")
    assert erased.status_code == 302
    assert not queries.of_article(edition.article_id)


def test_what_is_refused_comes_back_with_every_word(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author, locale="es")
    there = page(edition)

    for wrong in ({"name": ""}, {"terms": "whatever"}, {"forget_on": "soon"}):
        answer = desk.press(there, there, **(FIELDS | wrong))

        assert answer.status_code == 422
        assert desk.form(answer.text, there)["note"] == "Saw the trucks."
    assert not queries.of_article(edition.article_id)


def test_the_note_is_seen_where_people_work_and_clashes_lose_nothing(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    there, note = page(edition), f"/desk/articles/{edition.article_id}/note"

    desk.press(there, note, note="Do not name the valley.")
    stale = desk.send(note, version="0", note="My words")

    assert stale.status_code == 409
    assert "Do not name the valley." in stale.text
    assert desk.form(stale.text, note)["note"] == "My words"
    for where in (
        f"/desk/articles/{edition.article_id}",
        f"/desk/articles/{edition.article_id}/edit",
    ):
        assert "Do not name the valley." in words(desk.open(where))


def test_translators_and_strangers_find_no_such_page(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    there = f"/desk/articles/{task.article_id}/sources"
    kept = actions.add(task.article_id, Source("Zulma"), by=people.author)

    for person in (people.translator, make.person("author", name="Other")):
        desk = sign_in(app, person)
        assert desk.open(there).status_code == 404
        assert desk.send(f"{there}/{kept.id}").status_code == 404
        assert desk.send(f"{there}/{kept.id}/erase").status_code == 404
    editor = sign_in(app, people.editor_es)
    assert "Ana" in words(editor.open(there))
    assert editor.send(f"{there}/{kept.id}").status_code == 403


def test_the_page_asks_as_much_for_one_source_as_for_many(app: Flask) -> None:
    people = make.staff()
    counts = []
    for many in (1, 30):
        edition = make.draft(people, make.numbered())
        for number in range(many):
            actions.add(edition.article_id, Source(f"Name {number}"), by=people.author)
        desk = sign_in(app, people.author)
        desk.open(page(edition))
        with statements.counted() as asked:
            desk.open(page(edition))
        counts.append(len(asked))

    assert counts[0] == counts[1]
