"""The task opens on just what changed, with the words of before, and says how risky that is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event

from newsroom.articles import actions as articles
from newsroom.articles.content import Content
from newsroom.articles.word_diff import Piece
from newsroom.database import db
from newsroom.translations import changes, claims, queries, significance
from newsroom.translations.changes import Changed
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import Significance, TargetStatus
from tests import make

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

FIRST = "The judges read their decision in a full room."


def body(words: str) -> Content:
    return replace(make.STORY, body=f"<p>{words}</p><p>The company has to leave.</p>")


def translated(people: make.Staff, words: str = FIRST) -> TranslationTask:
    task = claims.claim(
        make.task_of(make.approved(people, body(words)).article).id, by=people.translator
    )
    make.translate(task, people.translator)
    return task


def changed(task: TranslationTask) -> list[Changed]:
    return list(changes.changes_of(task, queries.rows(task)).values())


def test_only_what_changed_is_told_with_its_words_of_before():
    people = make.staff()
    task = translated(people)

    make.rewrite(people, task.article, body("The judges read their whole decision in a full room."))

    assert changed(task) == [
        Changed(
            FIRST,
            (
                Piece("same", "The judges read their"),
                Piece("added", " whole"),
                Piece("same", " decision in a full room."),
            ),
            is_risky=False,
        )
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The judges read 12 pages.", "The judges read 13 pages."),
        ("The judges read twelve pages.", "The judges read eleven pages."),
        ("The judges heard Ana Robles.", "The judges heard Ana Ruiz."),
        ("The judges did read it.", "The judges did not read it."),
        ("The judges don’t read it.", "The judges do read it."),
        ("They came with lawyers.", "They came without lawyers."),
        ('They heard <span translate="no">Ana</span> first.',
         'They heard <span translate="no">Eva</span> first.'),
    ],
)  # fmt: skip
def test_a_number_a_name_or_a_negation_makes_a_change_risky(before, after):
    people = make.staff()
    task = translated(people, before)

    make.rewrite(people, task.article, body(after))

    (found,) = changed(task)
    assert found.is_risky
    assert {piece.kind for piece in found.pieces} >= {"same", "added"} or len(found.pieces) > 1


def test_the_changes_are_asked_for_in_one_statement():
    people = make.staff()
    task = translated(people)
    make.rewrite(people, task.article, body("The judges wrote a decision in a full room."))
    rows, statements = queries.rows(task), []
    assert task.source_revision.number

    def note(_connection, _cursor, text, *_rest):
        statements.append(text)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        changes.changes_of(task, rows)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)

    assert len(statements) == 1


def test_a_change_that_was_confirmed_as_still_valid_is_none_any_more():
    people = make.staff()
    task = translated(people)
    make.rewrite(people, task.article, body("The judges read their whole decision in a full room."))
    (row,) = [one for one in queries.rows(task) if one.status is TargetStatus.FUZZY]

    entry = Entry(row.segment.key, row.text, row.version, confirmed=True)
    save_segments(task.id, [entry], fence=task.fence, by=people.translator)

    assert changed(task) == []
    assert {one.status for one in queries.rows(task)} == {TargetStatus.CONFIRMED} | {
        one.status for one in queries.rows(task) if one.is_optional
    }


def judged(people: make.Staff, task: TranslationTask, words: str, said: Significance) -> None:
    source = task.article.source
    articles.save(source.id, body(words), version=source.version, by=people.author)
    significance.submit(source.id, by=people.author, significance=said)
    significance.approve(
        source.id, make.current_of(source).id, by=people.editor_en, significance=said
    )
    make.react()


def test_a_text_that_is_only_unsure_is_no_change_of_the_source():
    people = make.staff()
    task = translated(people)
    row = next(one for one in queries.rows(task) if one.segment.kind == "paragraph")

    saved = Entry(row.segment.key, "Tal vez sea así.", row.version, confirmed=False, fuzzy=True)
    save_segments(task.id, [saved], fence=task.fence, by=people.translator)

    found = next(one for one in queries.rows(task) if one.segment.key == row.segment.key)
    assert found.status is TargetStatus.FUZZY
    assert changed(task) == []


def test_a_slip_of_the_pen_is_told_as_one():
    people = make.staff()
    task = translated(people)

    judged(people, task, "The judges read their decisoin in a full room.", Significance.TYPO)

    (found,) = changed(task)
    assert (found.significance, found.is_risky) == (Significance.TYPO, False)


def test_the_gravest_of_all_changes_since_counts():
    people = make.staff()
    task = translated(people)

    judged(people, task, "The judges read their decision in a big room.", Significance.LEGAL)
    judged(people, task, "The judges read their decision in a bigger room.", Significance.TYPO)

    (found,) = changed(task)
    assert found.significance is Significance.LEGAL
    assert found.old_text == FIRST
