"""Who finds a translation, and what hostile words become on the bench."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.translations import queries
from newsroom.translations.models import SegmentTarget
from newsroom.web.writing.device_seal import seal_of
from tests import make
from tests.newsroom.web.bench_page import key_of, open_bench, row
from tests.newsroom.web.journey import sign_in, words


def test_the_preview_shows_the_source_where_nothing_is_translated(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    desk.press(bench, bench, **{f"text.{key_of(task, 'heading')}": "Qué dijo el tribunal"})

    page = desk.page(f"{bench}/preview")

    assert "<h2>Qué dijo el tribunal</h2>" in page
    assert "The judges read their decision on <strong>Friday</strong>" in page
    assert "River defenders win their case" in page


def test_locked_segments_are_shown_and_cannot_be_written(app: Flask) -> None:
    people = make.staff()
    body = '<blockquote class="post" translate="no" lang="es"><p>Gracias a todas.</p></blockquote>'
    task = make.claimed(people, replace(make.STORY, body=make.STORY.body + body))
    desk = sign_in(app, people.translator)
    locked = next(row.segment.key for row in queries.rows(task) if row.segment.locked)

    page = desk.page(f"/translate/{task.id}")
    desk.press(f"/translate/{task.id}", f"/translate/{task.id}", **{f"text.{locked}": "Thanks"})

    assert "Gracias a todas." in page
    assert f'name="text.{locked}"' not in page
    assert not db.session.scalars(db.select(SegmentTarget).where(SegmentTarget.key == locked)).all()


@pytest.mark.parametrize(
    ("grant", "status"),
    [("translator:es>en", 404), ("author", 404), ("editor:en", 200), ("translator:en>es", 200)],
)
def test_only_those_who_work_on_it_find_a_translation(app: Flask, grant: str, status: int) -> None:
    people = make.staff()
    task = make.claimed(people)
    person = make.person(grant)

    reply = sign_in(app, person).open(f"/translate/{task.id}")

    assert reply.status_code == status
    assert "<textarea" not in reply.text


def test_a_save_without_a_token_is_refused(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)

    reply = desk.client.post(
        bench, data={"fence": task.fence, f"text.{key_of(task, 'title')}": "x"}
    )

    assert reply.status_code == 400
    assert not row(queries.task(task.id), "title").text


def test_the_list_shows_what_is_mine_and_what_is_open(app: Flask) -> None:
    people = make.staff()
    make.claimed(people, make.numbered())
    make.approved(people, make.numbered())

    said = words(sign_in(app, people.translator).open("/translate/"))

    assert "Translations in my hands" in said
    assert "claim ends" in said
    assert "words to translate" in said


def test_only_the_holders_page_carries_the_key_of_what_a_device_keeps(app: Flask) -> None:
    people = make.staff()
    _, desk, bench = open_bench(app, people)
    editor = sign_in(app, people.editor_es)

    held, read = desk.page(bench), editor.page(bench)

    assert f'data-seal="{seal_of(people.translator)}"' in held
    assert "data-seal" not in read
    assert "translate.js" not in read


def test_the_preview_opens_at_the_segment_that_is_asked_for(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    at = {kind: key_of(task, kind) for kind in ("title", "heading")}

    pages = {kind: desk.page(f"{bench}/preview?at={key}") for kind, key in at.items()}

    assert '<span id="here" class="here here-mark"></span>What the court' in re.sub(
        r'<span lang="en">', "", pages["heading"]
    )
    assert 'id="here" class="here">River defenders' in pages["title"]
    assert 'id="here"' not in desk.page(f"{bench}/preview?at=nothing")
