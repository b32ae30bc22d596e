"""A translation is handed in, sent back, approved; and what it is put together from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles.states import EditionState
from newsroom.errors import BadInput, Refused
from newsroom.people.models import Person
from newsroom.translations import actions, claims, queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import TargetStatus, TaskState
from tests import make, rows

pytestmark = pytest.mark.usefixtures("app")


POST = (
    '<blockquote class="post" lang="es" translate="no"><p>Hoy ganamos todas las personas.</p>'
    "</blockquote>"
)


WITH_POST = replace(make.STORY, body=make.STORY.body + POST)


def guards(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.guard for one in refused.value.unmet]


def both(people: make.Staff, *grants: str) -> tuple[TranslationTask, Person]:
    """Return a translation that was handed in by somebody with these grants too."""
    person = make.person("translator:en>es", *grants)
    task = make.task_of(make.approved(people).article)
    claims.claim(task.id, by=person)
    make.translate(task, person)
    actions.hand_in(task.id, by=person)
    return task, person


@pytest.mark.parametrize("grant", ["editor:es", "duty"])
def test_a_translator_cannot_approve_their_own_work_even_as_an_editor(grant):
    task, person = both(make.staff(), grant)

    with pytest.raises(Refused) as refused:
        actions.approve(task.id, make.current_of(task.edition).id, by=person)

    assert guards(refused) == ["four_eyes"]
    assert task.state is TaskState.HANDED_IN


def test_whoever_typed_part_of_it_earlier_cannot_approve_it_either():
    people = make.staff()
    first = make.person("translator:en>es", "editor:es")
    task = make.task_of(make.approved(people).article)
    claims.claim(task.id, by=first)
    make.translate(task, first)
    claims.release_claim(task.id, by=first)
    claims.claim(task.id, by=people.translator)
    actions.hand_in(task.id, by=people.translator)

    with pytest.raises(Refused) as refused:
        actions.approve(task.id, make.current_of(task.edition).id, by=first)

    assert guards(refused) == ["four_eyes"]


def test_a_translation_goes_back_with_a_reason_and_returns():
    people = make.staff()
    task = make.handed_in(people)
    actions.request_changes(task.id, by=people.editor_es, reason="  Read it aloud. ")
    assert task.edition.state is EditionState.CHANGES_REQUESTED

    actions.hand_in(task.id, by=people.translator)

    assert task.state is TaskState.HANDED_IN
    assert "Read it aloud." in str(rows.snapshot()["event_payload"])


def test_a_reason_with_controls_is_refused_and_nothing_changes():
    people = make.staff()
    task = make.handed_in(people)
    before = rows.snapshot()

    with pytest.raises(BadInput) as refused:
        actions.request_changes(task.id, by=people.editor_es, reason="a\x00b")

    assert refused.value.field == "reason"
    assert rows.snapshot() == before


def test_quoted_posts_are_copied_and_keep_their_language():
    people = make.staff()
    task = make.handed_in(people, WITH_POST)

    body = make.current_of(task.edition).body

    assert "Hoy ganamos todas las personas." in body
    assert "Traducido: Hoy ganamos" not in body
    assert 'lang="es"' in body
    assert '<a href="https://valley.example/">el valley</a>' in body
    locked = next(row for row in queries.rows(task) if row.segment.locked)
    assert (locked.text, locked.status) == (locked.segment.text, TargetStatus.CONFIRMED)
    with pytest.raises(Refused):
        actions.hand_in(task.id, by=people.translator)


def test_a_locked_segment_takes_no_words():
    people = make.staff()
    task = make.claimed(people, WITH_POST)
    key = next(row.segment.key for row in queries.rows(task) if row.segment.locked)

    with pytest.raises(BadInput) as refused:
        save_segments(task.id, [Entry(key, "Otra cosa", 0)], fence=task.fence, by=people.translator)

    assert refused.value.field == key


def test_a_translation_takes_its_form_from_the_source_and_its_words_from_the_translator():
    people = make.staff()
    task = make.handed_in(people)
    source, cut = make.current_of(task.article.source), make.current_of(task.edition)

    assert cut.title == "Traducido: River defenders win their case"
    assert cut.slug == "traducido-river-defenders-win-their-case"
    assert (cut.byline, cut.countries) == (source.byline, source.countries)
    assert cut.body.count("<p>") == source.body.count("<p>")
    assert cut.source_revision_id == source.id
    assert cut.created_by == people.translator.id


def test_a_translated_slug_is_used_where_one_was_typed():
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)
    key = next(row.segment.key for row in queries.rows(task) if row.segment.kind == "slug")
    save_segments(
        task.id, [Entry(key, "Defensoras del Río", 0)], fence=task.fence, by=people.translator
    )

    assert actions.hand_in(task.id, by=people.translator).slug == "defensoras-del-rio"
