"""What people say beside a segment: who may, what it blocks, and how it ends."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from newsroom.articles import queries as articles
from newsroom.errors import BadInput, BrokenMarks, NotAllowed, NotFound, Refused, StaleSave
from newsroom.people.models import Person
from newsroom.translations import actions, queries, remarks, talking
from newsroom.translations.models import SegmentRemark, TranslationTask
from newsroom.translations.states import RemarkKind, Verdict
from tests import make, rows, statements
from tests.newsroom.arrows import forget_claims
from tests.newsroom.translations import beside


@pytest.fixture(autouse=True)
def _no_claims(at_rest: Flask) -> None:
    """End what other tests left claimed: nobody holds more than a few."""
    assert at_rest.testing
    forget_claims()


Act = Callable[[TranslationTask, SegmentRemark, Person], Any]
SAY: dict[str, Act] = {
    "note": lambda task, _, by: talking.note(task.id, beside.key(task), "Ojo.", by=by),
    "ask": lambda task, _, by: talking.ask(task.id, beside.key(task), "Who?", by=by),
    "wish": lambda task, _, by: talking.wish(task.id, beside.key(task), "Mejor.", by=by),
    "suggest": lambda task, _, by: talking.suggest(task.id, beside.key(task), "Otro", by=by),
    "answer": lambda task, query, by: talking.answer(task.id, query.id, "Ana.", by=by),
    "settle": lambda task, query, by: talking.settle(task.id, query.id, "", by=by),
}
MAY = {
    "translator": {"note", "ask"},
    "another translator": {"note", "ask"},
    "editor_en": {"note", "ask", "answer", "settle"},
    "editor_es": {"note", "ask", "wish", "suggest", "answer", "settle"},
    "duty": {"note", "ask", "wish", "suggest", "answer", "settle"},
    "author": {"answer"},
    "another author": set(),
    "translator back": set(),
    "admin": set(),
    "leaver": set(),
}
"""On a handed-in translation into Spanish of which its translator asked something."""


def cast(people: make.Staff, who: str) -> Person:
    if who == "another translator":
        return make.another_translator()
    if who == "another author":
        return make.person("author")
    if who == "translator back":
        return make.person("translator:es>en")
    if who == "leaver":
        leaver = make.person("translator:en>es", "editor:es", "author")
        leaver.active = False
        return leaver
    person: Person = getattr(people, who)
    return person


@pytest.mark.parametrize("who", MAY)
def test_each_may_say_and_read_what_is_theirs_and_nothing_else(who, people):
    task = make.handed_in(people, make.numbered())
    key = beside.key(task)
    asker = make.person("editor:en") if who == "translator" else people.translator
    person = cast(people, who)
    for name, act in SAY.items():
        query = talking.ask(task.id, key, "Which river?", by=asker)
        before = rows.snapshot()

        if name in MAY[who]:
            act(task, query, person)
            assert rows.snapshot() != before
            continue
        with pytest.raises((NotAllowed, NotFound)):
            act(task, query, person)
        assert rows.snapshot() == before
    if not MAY[who]:
        assert remarks.seen_by(task, person) == {}
        return
    talking.note(task.id, key, "Between us.", by=people.translator)
    read = {one.text for one in remarks.seen_by(task, person)[key]}
    assert "Which river?" in read
    assert ("Between us." in read) == (who != "author")


@pytest.mark.database
def test_an_open_question_blocks_the_approval_until_it_is_answered(people):
    task = make.handed_in(people, make.numbered())
    query = talking.ask(task.id, beside.key(task), "Who won?", by=people.translator)
    revision = make.current_of(task.edition)

    with pytest.raises(Refused) as refused:
        actions.approve(task.id, revision.id, by=people.editor_es)
    talking.answer(task.id, query.id, "The women of the valley.", by=people.author)
    actions.approve(task.id, revision.id, by=people.editor_es)

    assert [one.guard for one in refused.value.unmet] == ["queries"]
    assert query.verdict is Verdict.ANSWERED
    assert (query.writer, query.closer) == ("Tomás", "Ana")


def test_an_answer_can_promise_that_the_source_is_mended(people):
    task = make.claimed(people, make.numbered())
    query = talking.ask(task.id, beside.key(task), "2018 or 2019?", by=people.translator)

    talking.answer(task.id, query.id, "2019, I mend it.", by=people.author, mends=True)

    assert (query.verdict, query.answer) == (Verdict.ACCEPTED, "2019, I mend it.")
    with pytest.raises(Refused):
        talking.answer(task.id, query.id, "No.", by=people.author)


@pytest.mark.database
def test_a_wish_blocks_the_approval_and_is_met_by_handing_in_again(people):
    task = make.handed_in(people, make.numbered())
    wish = talking.wish(task.id, beside.key(task), "Más corto.", by=people.editor_es)

    with pytest.raises(Refused) as refused:
        actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    with pytest.raises(NotAllowed):
        talking.settle(task.id, wish.id, "", by=people.translator)
    actions.request_changes(task.id, by=people.editor_es, reason="Casi.")
    actions.hand_in(task.id, by=people.translator)

    assert [one.guard for one in refused.value.unmet] == ["wishes"]
    assert (wish.verdict, wish.closed_by) == (Verdict.SETTLED, people.translator.id)
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)


def test_a_suggestion_makes_no_contributor_and_enters_when_the_holder_accepts_it(people):
    task = make.handed_in(people, make.numbered())
    better = f"Ganan su caso {beside.row(task).text.split()[-1]}"
    suggestion = talking.suggest(
        task.id, beside.key(task), better, by=people.editor_es, text="Corto."
    )
    actions.request_changes(task.id, by=people.editor_es, reason="Una cosa.")
    version = beside.row(task).version

    talking.accept(task.id, suggestion.id, version=version, by=people.translator)
    actions.hand_in(task.id, by=people.translator)
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)

    assert make.current_of(task.edition).title == better
    assert suggestion.verdict is Verdict.ACCEPTED
    assert not articles.is_contributor(task.edition, people.editor_es.id)


def test_a_suggestion_is_decided_by_the_holder_alone_and_never_over_a_newer_text(people):
    task = make.handed_in(people, make.numbered())
    suggestion = talking.suggest(task.id, beside.key(task), "Otro", by=people.editor_es)
    with pytest.raises(Refused):
        talking.accept(task.id, suggestion.id, version=1, by=people.translator)
    actions.request_changes(task.id, by=people.editor_es, reason="Una cosa.")

    for other in (people.editor_es, make.another_translator()):
        with pytest.raises(NotAllowed):
            talking.accept(task.id, suggestion.id, version=1, by=other)
        with pytest.raises(NotAllowed):
            talking.decline(task.id, suggestion.id, "", by=other)
    with pytest.raises(StaleSave):
        talking.accept(task.id, suggestion.id, version=0, by=people.translator)
    assert suggestion.closed_at is None
    talking.decline(task.id, suggestion.id, "Suena peor.", by=people.translator)

    assert (suggestion.verdict, suggestion.answer) == (Verdict.DECLINED, "Suena peor.")


@pytest.mark.parametrize(
    ("proposed", "kind"), [("", BadInput), ('<g id="9">x</g>', BrokenMarks), ("a\x00b", BadInput)]
)
def test_a_text_that_could_not_be_accepted_cannot_be_proposed(proposed, kind, people):
    task = make.handed_in(people, make.numbered())

    with pytest.raises(BadInput):
        talking.suggest(task.id, beside.key(task), proposed, by=people.editor_es)

    assert issubclass(kind, BadInput)
    assert remarks.of(task.edition_id) == {}


def test_what_is_said_needs_words_a_segment_of_the_text_and_an_edition_of_its_own(people):
    task, other = make.claimed(people, make.numbered()), make.claimed(people, make.numbered())
    key = beside.key(task)
    query = talking.ask(task.id, key, "Who?", by=people.translator)

    for wrong, error in (
        (lambda: talking.note(task.id, key, " \n", by=people.translator), BadInput),
        (lambda: talking.note(task.id, key, "x" * 2_001, by=people.translator), BadInput),
        (lambda: talking.note(task.id, "no such key", "x", by=people.translator), NotFound),
        (lambda: talking.note(other.id, key, "x", by=people.translator), NotFound),
        (lambda: talking.answer(other.id, query.id, "x", by=people.author), NotFound),
        (lambda: talking.settle(task.id, uuid.uuid4(), "", by=people.translator), NotFound),
        (lambda: talking.accept(task.id, query.id, version=0, by=people.translator), NotFound),
    ):
        with pytest.raises(error):
            wrong()

    assert [one.kind for one in remarks.of(task.edition_id)[key]] == [RemarkKind.QUERY]


def test_nobody_asks_about_a_translation_that_is_finished(people):
    task = make.handed_in(people, make.numbered())
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)

    for say in ("ask", "suggest", "wish"):
        with pytest.raises(Refused):
            SAY[say](task, SegmentRemark(), people.editor_es)
    talking.note(task.id, beside.key(task), "For next time.", by=people.editor_es)


def test_an_approval_is_bound_to_what_was_said_beside_the_text(people):
    task = make.handed_in(people, make.numbered())
    read = remarks.digest(remarks.of(task.edition_id), people.editor_es)
    talking.note(task.id, beside.key(task), "My own note is no news.", by=people.editor_es)
    assert remarks.digest(remarks.of(task.edition_id), people.editor_es) == read
    talking.note(task.id, beside.key(task), "Is it 30 or 13?", by=people.translator)
    revision = make.current_of(task.edition)

    with pytest.raises(Refused) as refused:
        actions.approve(task.id, revision.id, by=people.editor_es, said=read)

    assert [one.guard for one in refused.value.unmet] == ["said"]
    now = remarks.digest(remarks.of(task.edition_id), people.editor_es)
    actions.approve(task.id, revision.id, by=people.editor_es, said=now)


def test_the_history_holds_ids_and_no_word_of_what_was_said(people):
    task = make.handed_in(people, make.numbered())
    query = talking.ask(task.id, beside.key(task), "Zumbayllu?", by=people.translator)
    talking.answer(task.id, query.id, "Zumbayllu.", by=people.author)
    talking.suggest(task.id, beside.key(task), "Zumbayllu", by=people.editor_es)

    tables = rows.snapshot()

    assert "Zumbayllu" in str(tables["segment_remark"])
    assert "Zumbayllu" not in str(tables["event_payload"])


def test_what_is_said_of_many_segments_is_read_in_one_statement(people):
    task = make.handed_in(people, make.numbered())
    for row in queries.rows(task):
        talking.note(task.id, row.segment.key, "Una nota.", by=people.translator)

    edition_id = task.edition_id
    with statements.counted() as counted:
        said = remarks.of(edition_id)
        names = {one.writer for ones in said.values() for one in ones}

    assert (len(counted), names) == (1, {"Tomás"})
