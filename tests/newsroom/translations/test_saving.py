"""What a save leaves behind: where a text came from, what stood there before, equal segments."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.translations import claims, queries, saving
from newsroom.translations.models import SegmentPast, SegmentTarget, TranslationTask
from newsroom.translations.queries import Row
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import Origin, TargetStatus
from tests import make

ECHO = replace(
    make.STORY,
    body="<p>Nobody answered.</p><h2>Nobody answered.</h2><p><strong>Nobody</strong> answered.</p>"
    "<p><em>Nobody</em> answered.</p>",
)


def _rows(task: TranslationTask) -> dict[str, Row]:
    return {
        f"{row.segment.kind} {row.segment.text}": row for row in queries.rows(queries.task(task.id))
    }


def _save(task: TranslationTask, people: make.Staff, row: Row, text: str, **more: object) -> None:
    entry = Entry(row.segment.key, text, row.version, **more)  # type: ignore[arg-type]  # as asked
    save_segments(task.id, [entry], fence=task.fence, by=people.translator)


def _past(task: TranslationTask) -> list[tuple[str, int]]:
    query = db.select(SegmentPast.text, SegmentPast.version).order_by(SegmentPast.version)
    kept = db.session.execute(query.where(SegmentPast.edition_id == task.edition_id))
    return [(row.text, row.version) for row in kept]


def _let_time_pass(minutes: int) -> None:
    for one in db.session.scalars(db.select(SegmentTarget)):
        one.updated_at -= dt.timedelta(minutes=minutes)
    db.session.commit()


@pytest.mark.database
def test_what_is_replaced_is_kept_but_not_every_pause_of_one_hand(app: Flask) -> None:  # noqa: ARG001 — the newsroom
    people = make.staff()
    task = make.claimed(people)
    name = f"title {make.STORY.title}"

    _save(task, people, _rows(task)[name], "Uno")
    _save(task, people, _rows(task)[name], "Uno dos")
    soon = _past(task)
    _let_time_pass(saving.PAST_MINUTES)
    _save(task, people, _rows(task)[name], "Tres")
    _save(task, people, _rows(task)[name], "Tres cuatro")

    assert soon == []
    assert _past(task) == [("Uno dos", 2)]


def test_the_words_of_another_hand_are_kept_at_once(app: Flask) -> None:  # noqa: ARG001 — the newsroom
    people = make.staff()
    task = make.claimed(people)
    row = _rows(task)[f"title {make.STORY.title}"]
    _save(task, people, row, "De Tomás")
    teresa = make.another_translator()
    claims.reassign(task.id, to=teresa, by=people.editor_es)

    fence = queries.task(task.id).fence
    save_segments(task.id, [Entry(row.segment.key, "De Teresa", 1)], fence=fence, by=teresa)

    assert _past(task) == [("De Tomás", 1)]


def test_a_text_says_where_it_came_from_until_it_is_changed(app: Flask) -> None:  # noqa: ARG001 — the newsroom
    people = make.staff()
    task = make.claimed(people)
    name = f"title {make.STORY.title}"

    _save(task, people, _rows(task)[name], "Recordado", origin=Origin.MEMORY)
    _save(task, people, _rows(task)[name], "Recordado", confirmed=True)
    confirmed = _rows(task)[name].target
    assert confirmed is not None
    origin = confirmed.origin
    _save(task, people, _rows(task)[name], "Recordado y cambiado", confirmed=True)

    changed = _rows(task)[name].target
    assert changed is not None
    assert (origin, changed.origin) == (Origin.MEMORY, Origin.TYPED)


def test_equal_words_follow_only_with_equal_marks_and_until_they_are_finished(app: Flask) -> None:  # noqa: ARG001 — the newsroom
    people = make.staff()
    task = make.claimed(people, ECHO)
    bold = 'paragraph <g id="1">Nobody</g> answered.'

    _save(task, people, _rows(task)["paragraph Nobody answered."], "Nadie", confirmed=True)
    filled = _rows(task)["heading Nobody answered."]
    _save(task, people, filled, "Nadie", confirmed=True)
    _save(task, people, _rows(task)["paragraph Nobody answered."], "Ninguno", confirmed=True)
    keys = [row.segment.key for row in queries.rows(task) if "<g" in row.segment.text]
    marked = Entry(keys[0], '<g id="1">Nadie</g>', 0, confirmed=True)
    save_segments(task.id, [marked], fence=task.fence, by=people.translator)

    assert filled.text == "Nadie"
    assert _rows(task)["heading Nobody answered."].text == "Nadie"
    texts = {row.segment.key: row.text for row in queries.rows(queries.task(task.id))}
    assert [texts[key] for key in keys] == ['<g id="1">Nadie</g>', ""]
    assert bold in _rows(task)


def test_a_filled_repeat_stands_in_nobodys_way(app: Flask) -> None:  # noqa: ARG001 — the newsroom
    people = make.staff()
    task = make.claimed(people, ECHO)
    opened = _rows(task)["heading Nobody answered."]
    _save(task, people, _rows(task)["paragraph Nobody answered."], "Nadie", confirmed=True)

    _save(task, people, opened, "Silencio")

    target = _rows(task)["heading Nobody answered."].target
    assert target is not None
    assert (target.text, target.origin, target.detached) == ("Silencio", Origin.TYPED, True)
    assert target.status is TargetStatus.DRAFT
