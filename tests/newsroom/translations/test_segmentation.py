"""What a source text's segments keep through edits: keys, marks, translations, all of it undone."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from sqlalchemy.exc import NoResultFound

from newsroom.articles import placeholders
from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.translations import actions, claims, queries, segmentation
from newsroom.translations.models import Skeleton, SourceSegment, TranslationTask
from newsroom.translations.queries import Row
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import TargetStatus
from tests import make

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

LONG = "The judges read their decision on Friday. The company has to leave the valley by May."
OTHER = "Nobody had expected that the hearing would be over before noon on a market day."


def task_for(body: str, people: make.Staff) -> TranslationTask:
    task = make.task_of(make.approved(people, replace(make.STORY, body=body)).article)
    return claims.claim(task.id, by=people.translator)


def rewrite(task: TranslationTask, people: make.Staff, body: str) -> list[Row]:
    make.rewrite(people, task.article, replace(make.STORY, body=body))
    return body_rows(task)


def body_rows(task: TranslationTask) -> list[Row]:
    return [row for row in queries.rows(task) if not row.segment.slot.startswith("field:")]


def say(task: TranslationTask, people: make.Staff, *texts: str) -> None:
    """Translate the body's segments, in their order."""
    rows = [row for row in body_rows(task) if not row.locked]
    entries = [
        Entry(row.segment.key, text, row.version, confirmed=True)
        for row, text in zip(rows, texts, strict=False)
    ]
    save_segments(task.id, entries, fence=task.fence, by=people.translator)


def told(rows: list[Row]) -> list[tuple[str, str, TargetStatus]]:
    return [(row.segment.key, row.text, row.status) for row in rows]


def marks(row: Row) -> dict[str, str]:
    return {number: mark["tag"] for number, mark in row.segment.inline_map.items()}


def test_the_same_marks_have_the_same_ids_after_an_edit():
    people = make.staff()
    task = task_for("<p>The <em>judges</em> read the <strong>decision</strong> aloud.</p>", people)

    (row,) = rewrite(
        task, people, "<p>The <sup>2</sup> judges read the <strong>decision</strong> out.</p>"
    )

    assert row.segment.text == ('The <g id="3">2</g> judges read the <g id="2">decision</g> out.')
    assert marks(row) == {"2": "strong", "3": "sup"}


def test_a_link_whose_address_was_mended_is_the_same_mark():
    people = make.staff()
    task = task_for('<p>See the <a href="https://a.example/1">report of May</a> here.</p>', people)
    before = [row.segment.key for row in body_rows(task)]

    run, link = rewrite(
        task, people, '<p>Read the <a href="https://a.example/2">report of May</a> here.</p>'
    )

    assert run.segment.key == before[0]
    assert marks(run) == {"1": "a"}
    assert link.segment.key != before[1]


def test_marks_that_return_with_their_words_have_the_ids_that_they_had():
    people = make.staff()
    first = "<p>The <em>judges</em> read the <strong>whole decision</strong> aloud.</p>"
    task = task_for(first, people)
    (before,) = body_rows(task)
    say(task, people, 'El <g id="2">fallo</g> <g id="1">x</g>')

    rewrite(task, people, "<p>The judges read the <strong>whole decision</strong> aloud.</p>")
    (after,) = rewrite(task, people, first)

    assert after.segment.text == before.segment.text
    assert after.segment.inline_map == before.segment.inline_map
    assert after.status is TargetStatus.CONFIRMED


def test_another_name_in_a_protected_mark_asks_for_a_second_look():
    people = make.staff()
    task = task_for('<p>Said <span translate="no">Ana Robles</span> on the square.</p>', people)
    say(task, people, 'Dijo <x id="1"/> en la plaza.')

    (row,) = rewrite(
        task, people, '<p>Said <span translate="no">Eva Ruiz</span> on the square.</p>'
    )

    assert (row.status, row.text) == (TargetStatus.FUZZY, 'Dijo <x id="1"/> en la plaza.')


def test_every_part_of_a_split_begins_with_what_was_translated():
    people = make.staff()
    first, second = LONG.split(". ", 1)
    task = task_for(f"<p>{LONG}</p><p>{OTHER}</p>", people)
    say(task, people, "Todo entero.", "Nadie.")
    before = told(body_rows(task))

    rows = rewrite(task, people, f"<p>{first}.</p><p>{second}</p><p>{OTHER}</p>")

    assert [(row.text, row.status) for row in rows] == [
        ("Todo entero.", TargetStatus.FUZZY),
        ("Todo entero.", TargetStatus.FUZZY),
        ("Nadie.", TargetStatus.CONFIRMED),
    ]
    assert before[0][0] in {row.segment.key for row in rows[:2]}
    assert told(rewrite(task, people, f"<p>{LONG}</p><p>{OTHER}</p>")) == before


def test_a_merged_segment_begins_with_the_translations_of_its_parts():
    people = make.staff()
    apart = f"<p>{LONG} <em>So</em> it is.</p><p>{OTHER} <em>So</em> be <strong>it</strong>.</p>"
    task = task_for(apart, people)
    say(task, people, 'Uno <g id="1">a</g>.', 'Dos <g id="1">b</g> <g id="2">c</g>.')
    before = told(body_rows(task))

    (row,) = rewrite(
        task,
        people,
        f"<p>{LONG} <em>So</em> it is. {OTHER} <em>So</em> be <strong>it</strong>.</p>",
    )

    assert row.text == 'Uno <g id="1">a</g>. Dos <g id="2">b</g> <g id="3">c</g>.'
    assert row.status is TargetStatus.FUZZY
    placeholders.check(row.text, row.segment.inline_map)
    assert told(rewrite(task, people, apart)) == before


def shuffled(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Return paragraphs edited by chance: moved, changed, deleted, doubled, added, merged."""
    edited = [one for one in paragraphs if chance.random() < 0.8] or paragraphs[:1]
    for at, one in enumerate(edited):
        if chance.random() < 0.3:
            edited[at] = one.replace(" the ", " that ", 1) + " Indeed."
    if chance.random() < 0.5:
        edited.append(chance.choice(edited))
    if chance.random() < 0.5:
        chance.shuffle(edited)
    if len(edited) > 1 and chance.random() < 0.5:
        edited[:2] = [" ".join(edited[:2])]
    return edited


@pytest.mark.parametrize("seed", range(6))
def test_undoing_every_edit_brings_everything_back(seed):
    people = make.staff()
    chance = random.Random(seed)
    texts = [
        LONG,
        OTHER,
        LONG,
        "Short one.",
        "In the <em>end</em> the <b>rain</b> came over us all.",
    ]
    chance.shuffle(texts)
    body = "".join(f"<p>{one}</p>" for one in texts)
    task = task_for(body, people)
    say(task, people, *(row.segment.text.replace("the", "el") for row in body_rows(task)))
    before = told(body_rows(task))
    stored = {key: (one.text, one.version) for key, one in queries.targets(task.edition_id).items()}

    edited = texts
    for _ in range(2):
        edited = shuffled(edited, chance)
        rewrite(task, people, "".join(f"<p>{one}</p>" for one in edited))
    after = rewrite(task, people, body)

    assert told(after) == before
    kept = queries.targets(task.edition_id)
    assert {key: (kept[key].text, kept[key].version) for key in stored} == stored


def test_a_passage_in_a_third_language_is_copied_unless_the_author_put_it_into_other_words():
    people = make.staff()
    task = task_for(
        f'<p>{LONG}</p><p lang="quc">Are ri qatinamit.</p><p lang="en-GB">Stay.</p>'
        '<blockquote lang="quc"><p lang="en" data-said="Utz." data-said-in="quc">It is well.</p>'
        "</blockquote>",
        people,
    )
    _, foreign, own, said = body_rows(task)

    assert (foreign.locked, foreign.text) == (True, "Are ri qatinamit.")
    assert (own.locked, own.text) == (False, "")
    assert (said.locked, said.text) == (False, "")


def test_a_passage_in_the_language_of_the_translation_is_copied_and_locked():
    people = make.staff()
    task = task_for(
        f'<p>{LONG}</p><blockquote lang="es-PE"><p>No nos vamos a ir.</p></blockquote>', people
    )
    passage = body_rows(task)[1]

    assert (passage.locked, passage.text) == (True, "No nos vamos a ir.")
    entry = Entry(passage.segment.key, "Sí nos vamos.", 0)
    with pytest.raises(BadInput, match="locked"):
        save_segments(task.id, [entry], fence=task.fence, by=people.translator)
    assert task.words == len(f"{make.STORY.title} {make.STORY.standfirst} {LONG}".split()) + len(
        make.STORY.photo_credit.split()
    )


def handed_in_body(task: TranslationTask, people: make.Staff) -> str:
    make.translate(task, people.translator)
    return actions.hand_in(task.id, by=people.translator).body


def test_a_link_leads_where_the_translator_says_and_else_where_it_led():
    people = make.staff()
    task = task_for(
        '<p>See <a href="https://a.example/en">this</a> and <a href="https://b.example/">that</a>.'
        "</p>",
        people,
    )
    _, first, _ = body_rows(task)
    entry = Entry(first.segment.key, "https://a.example/es", 0, confirmed=True)
    save_segments(task.id, [entry], fence=task.fence, by=people.translator)

    body = handed_in_body(task, people)

    assert 'href="https://a.example/es"' in body
    assert 'href="https://b.example/"' in body


def test_an_address_that_was_given_for_another_one_is_not_used():
    people = make.staff()
    task = task_for('<p>See <a href="https://a.example/en">this</a> report.</p>', people)
    link = body_rows(task)[1]
    entry = Entry(link.segment.key, "https://a.example/es", 0, confirmed=True)
    save_segments(task.id, [entry], fence=task.fence, by=people.translator)
    db.session.execute(
        db.update(SourceSegment)
        .where(SourceSegment.key == link.segment.key)
        .values(digest="another", text="https://a.example/new")
    )
    db.session.commit()

    assert 'href="https://a.example/new"' in handed_in_body(task, people)


def test_what_no_link_can_lead_to_is_refused_in_words():
    people = make.staff()
    task = task_for('<p>See <a href="https://a.example/en">this</a> report.</p>', people)
    link = body_rows(task)[1]

    entry = Entry(link.segment.key, "javascript:alert(1)", 0)
    with pytest.raises(BadInput, match="address") as refused:
        save_segments(task.id, [entry], fence=task.fence, by=people.translator)

    assert refused.value.field == link.segment.key


def test_the_slug_of_a_translation_is_proposed_from_its_title_unless_one_is_given():
    people = make.staff()
    task = task_for(f"<p>{LONG}</p>", people)
    rows = {row.segment.kind: row for row in queries.rows(task)}
    title = Entry(rows["title"].segment.key, "La Niña defendió el río", 0, confirmed=True)
    save_segments(task.id, [title], fence=task.fence, by=people.translator)

    proposed = segmentation.assemble(task.source_revision, queries.rows(task)).slug
    slug = Entry(rows["slug"].segment.key, "El río", 0, confirmed=True)
    save_segments(task.id, [slug], fence=task.fence, by=people.translator)

    assert proposed == "la-nina-defendio-el-rio"
    assert segmentation.assemble(task.source_revision, queries.rows(task)).slug == "el-rio"


def test_a_text_whose_skeleton_is_missing_is_broken_and_not_called_erased():
    task = make.claimed(make.staff())
    assert queries.skeleton(task.source_revision_id)
    db.session.execute(db.delete(Skeleton))

    with pytest.raises(NoResultFound):
        queries.skeleton(task.source_revision_id)
