"""Who finds what stands beside a segment, and who finds nothing there."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.articles.models import Article
from newsroom.translations import remarks, talking
from tests import make, rows
from tests.newsroom.translations import beside
from tests.newsroom.translations.beside import address
from tests.newsroom.web.journey import sign_in

PAGES = ("remarks", "past")
FOUND = {
    "translator": (200, 200),
    "editor_en": (200, 200),
    "editor_es": (200, 200),
    "duty": (200, 200),
    "author": (200, 404),
    "admin": (403, 403),
}


@pytest.mark.parametrize("who", [*FOUND, "translator:es>en", "author:other", "editor:fr"])
def test_only_those_who_work_on_it_find_what_stands_beside_a_segment(app: Flask, who: str) -> None:
    people = make.staff()
    task = make.handed_in(people)
    talking.note(task.id, beside.key(task), "Between us.", by=people.translator)
    query = talking.ask(task.id, beside.key(task), "Which river?", by=people.translator)
    stranger = who not in FOUND
    person = make.person(who.removesuffix(":other")) if stranger else getattr(people, who)
    desk = sign_in(app, person)
    before = rows.snapshot()

    statuses = tuple(desk.open(f"{address(task)}/{page}").status_code for page in PAGES)
    talk = desk.open(f"{address(task)}/remarks").text
    bench = desk.open(f"/translate/{task.id}").text

    assert statuses == ((404, 404) if stranger else FOUND[who])
    may_read_all = not stranger and who not in {"author", "admin"}
    assert ("Between us." in talk, "Between us." in bench) == (may_read_all, may_read_all)
    assert ("Which river?" in talk) == (not stranger and who != "admin")
    if stranger:
        sent = [
            desk.send(f"{address(task)}/remarks", kind="note", text="x"),
            desk.send(f"{address(task)}/remarks/{query.id}/answer", text="x"),
            desk.send(f"{address(task)}/remarks/{query.id}/settle", text="x"),
            desk.send(f"{address(task)}/suggestions", text="x"),
            desk.send(f"{address(task)}/past/0/erase"),
        ]
        assert {one.status_code for one in sent} <= {403, 404}
        assert rows.snapshot(without=["person"]) == {
            name: found for name, found in before.items() if name != "person"
        }


def test_ids_that_are_guessed_lead_nowhere(app: Flask) -> None:
    people = make.staff()
    task, other = make.claimed(people), make.claimed(people, make.numbered())
    query = talking.ask(task.id, beside.key(task), "Who?", by=people.translator)
    desk = sign_in(app, people.editor_en)

    sent = [
        desk.send(f"{address(other)}/remarks/{query.id}/answer", text="x"),
        desk.send(f"{address(task)}/remarks/{query.id}/fly", text="x"),
        desk.send(f"{address(task)}/remarks", kind="shout", text="x"),
        desk.send(f"/translate/{task.id}/segments/none/remarks", kind="note", text="x"),
        desk.open(f"/translate/{task.id}/segments/none/remarks"),
        desk.open(f"/translate/{task.id}/segments/none/past"),
    ]

    assert {one.status_code for one in sent} == {404}
    assert remarks.one(task, query.id).closed_at is None


def test_after_a_takedown_earlier_texts_are_for_editors_alone(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    rows.change(Article, task.article_id, taken_down_at=rows.ago(hours=1))

    read = {
        who: sign_in(app, getattr(people, who)).open(f"{address(task)}/past").status_code
        for who in ("translator", "editor_es")
    }

    assert read == {"translator": 404, "editor_es": 200}
