"""What the checks know of a segment beyond its two texts: its equals, its past, its limit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles.content import TITLE_LIMIT
from newsroom.translations import pairing, queries
from newsroom.translations.checks.pair import Pair
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments
from tests import make, statements

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

ASKED = "Why did it close?"
SAYS = "<p>The mine is closed.</p>"
TWICE = replace(make.STORY, body=f"{SAYS}<p>{ASKED}</p>{SAYS}")
ASKED_AGAIN = replace(TWICE, body=TWICE.body.replace("did it", "did it not"))


def pairs(task: TranslationTask) -> list[Pair]:
    rows = queries.rows(task)
    near = pairing.around(task, rows)
    return [near.pair(row) for row in rows if row.segment.kind == "paragraph"]


def write(task: TranslationTask, people: make.Staff, **texts: str) -> None:
    """Finish paragraphs by their numbers, as ``p0``."""
    paragraphs = [row for row in queries.rows(task) if row.segment.kind == "paragraph"]
    entries = []
    for name, text in texts.items():
        row = paragraphs[int(name[1:])]
        entries.append(Entry(row.segment.key, text, row.version, confirmed=True))
    save_segments(task.id, entries, fence=task.fence, by=people.translator)


def test_a_segment_knows_how_its_equals_are_translated():
    people = make.staff()
    task = make.claimed(people, TWICE)

    write(task, people, p0="La mina está cerrada.", p1="¿Por qué?", p2="La mina cerró.")

    assert [one.alike for one in pairs(task)] == [
        ("La mina cerró.",),
        (),
        ("La mina está cerrada.",),
    ]


def test_what_somebody_let_differ_is_nobodys_equal():
    people = make.staff()
    task = make.claimed(people, TWICE)
    write(task, people, p0="La mina está cerrada.", p2="La mina está cerrada.")
    other = [row for row in queries.rows(task) if row.segment.kind == "paragraph"][2]

    apart = Entry(other.segment.key, "Cerrada está.", other.version, detached=True)
    save_segments(task.id, [apart], fence=task.fence, by=people.translator)

    assert [one.alike for one in pairs(task)] == [(), (), ()]


def test_a_text_that_was_found_valid_as_it_was_knows_what_it_was_written_for():
    people = make.staff()
    task = make.claimed(people, TWICE)
    make.translate(task, people.translator)
    make.rewrite(people, task.article, ASKED_AGAIN)
    unlooked = [one.made_from for one in pairs(task)]
    text = pairs(task)[1].target.text

    write(task, people, p1=text)
    kept = [one.made_from for one in pairs(task)]
    write(task, people, p1="¿Por qué no cerró?")

    assert unlooked == ["", "", ""]
    assert kept == ["", ASKED, ""]
    assert [one.made_from for one in pairs(task)] == ["", "", ""]


def test_a_segment_knows_how_long_it_may_be():
    people = make.staff()
    task = make.claimed(people, TWICE)

    limits = {row.segment.kind: pairing.NOTHING.pair(row).limit for row in queries.rows(task)}

    assert (limits["title"], limits["paragraph"]) == (TITLE_LIMIT, 50_000)


def test_nothing_is_asked_where_no_text_has_a_past():
    people = make.staff()
    task = make.claimed(people, TWICE)
    make.translate(task, people.translator)
    rows = queries.rows(task)

    with statements.counted() as asked:
        pairing.around(task, rows)

    assert asked == []
