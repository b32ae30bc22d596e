"""A reason lets a doubtful finding stand for exactly the texts that it was given for."""

from __future__ import annotations

import pytest

from newsroom.articles import queries as articles
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused
from newsroom.people.models import Person
from newsroom.translations import actions, remarks, waivers, waiving
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import save_segments
from newsroom.translations.states import RemarkKind, TaskState
from tests import make, rows, statements
from tests.newsroom.translations import beside

pytestmark = pytest.mark.usefixtures("app")


def found(task: TranslationTask) -> tuple[waivers.Found, ...]:
    row = beside.row(task, "paragraph")
    return waivers.found(row, waivers.of(task.edition_id))


def waive(
    task: TranslationTask,
    by: Person,
    *,
    reason: str = "La cifra está en el título.",
    check: str = "numbers",
) -> None:
    waiving.waive(task.id, beside.key(task, "paragraph"), check, reason=reason, by=by)


@pytest.mark.database
def test_a_doubtful_finding_blocks_the_hand_in_until_somebody_says_why_it_may_stand():
    people = make.staff()
    task = beside.without_its_number(people)

    with pytest.raises(Refused) as refused:
        actions.hand_in(task.id, by=people.translator)
    waive(task, people.translator)
    actions.hand_in(task.id, by=people.translator)

    assert [one.guard for one in refused.value.unmet] == ["checks"]
    [stands] = found(task)
    assert stands.waiver is not None
    assert (stands.blocks, stands.waiver.waiver) == (False, "Tomás")
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)


def test_a_reason_holds_for_these_two_texts_and_no_others():
    people = make.staff()
    task = beside.without_its_number(people)
    waive(task, people.translator)

    other = beside.entry(task, "La empresa pagó poco a cada persona.", "paragraph")
    save_segments(task.id, [other], fence=task.fence, by=people.translator)

    assert [one.blocks for one in found(task)] == [True]
    with pytest.raises(Refused):
        actions.hand_in(task.id, by=people.translator)


def test_no_reason_excuses_an_error():
    people = make.staff()
    task = beside.without_its_number(people)
    source = beside.row(task, "paragraph").segment.text
    copied = beside.entry(task, source, "paragraph")
    save_segments(task.id, [copied], fence=task.fence, by=people.translator)

    for check in ("untranslated", "numbers", "no such check"):
        with pytest.raises(BadInput) as refused:
            waive(task, people.translator, check=check)
        assert refused.value.field == "reason"

    assert waivers.of(task.edition_id) == {}


def test_a_waiver_needs_the_holder_a_reason_and_a_segment():
    people = make.staff()
    task = beside.without_its_number(people)
    others = (people.editor_es, people.editor_en, people.author, make.another_translator())
    before = rows.snapshot()

    for other in others:
        with pytest.raises(NotAllowed):
            waive(task, other)
    for reason in ("", "  ", "a\x00b", "x" * 2_001):
        with pytest.raises(BadInput):
            waive(task, people.translator, reason=reason)
    with pytest.raises(NotFound):
        waiving.waive(task.id, "nowhere", "numbers", reason="x", by=people.translator)

    assert rows.snapshot() == before


@pytest.mark.database
def test_an_editor_who_disagrees_opens_the_finding_again_and_says_why():
    people = make.staff()
    task = beside.without_its_number(people)
    waive(task, people.translator)
    actions.hand_in(task.id, by=people.translator)
    key = beside.key(task, "paragraph")

    waiving.reject(task.id, key, "numbers", reason="Sí hace falta.", by=people.editor_es)

    [wish] = remarks.of(task.edition_id)[key]
    assert (wish.kind, wish.text, wish.closed_at) == (RemarkKind.CHANGE, "Sí hace falta.", None)
    with pytest.raises(Refused) as refused:
        actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    assert [one.guard for one in refused.value.unmet] == ["wishes", "checks"]
    actions.request_changes(task.id, by=people.editor_es, reason="La cifra.")
    with pytest.raises(Refused):
        actions.hand_in(task.id, by=people.translator)
    assert task.state is TaskState.CHANGES_REQUESTED


def test_only_an_editor_of_the_language_disagrees_and_only_with_what_there_is():
    people = make.staff()
    task = beside.without_its_number(people)
    waive(task, people.translator)
    actions.hand_in(task.id, by=people.translator)
    key = beside.key(task, "paragraph")

    for other in (people.translator, people.editor_en, people.author):
        with pytest.raises(NotAllowed):
            waiving.reject(task.id, key, "numbers", reason="No.", by=other)
    with pytest.raises(BadInput):
        waiving.reject(task.id, key, "numbers", reason=" ", by=people.editor_es)
    with pytest.raises(NotFound):
        waiving.reject(task.id, key, "marks", reason="No.", by=people.editor_es)

    assert not found(task)[0].blocks


def test_a_translation_without_doubts_costs_no_statement_more():
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)

    with statements.counted() as counted:
        actions.hand_in(task.id, by=people.translator)

    assert not any("check_waiver" in one for one in counted)
    assert not any(one.startswith("UPDATE segment_remark") for one in counted)
    assert articles.is_contributor(task.edition, people.translator.id)
