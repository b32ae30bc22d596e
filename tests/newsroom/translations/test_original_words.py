"""What was said in the language of a translation stands there in the words that were said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from newsroom.articles import actions as articles
from newsroom.database import db
from newsroom.errors import BadInput, Refused
from newsroom.publishing import minor
from newsroom.translations import (
    acknowledging,
    actions,
    claims,
    coverage,
    editing,
    queries,
    remembered,
    saving,
    significance,
    wording,
)
from newsroom.translations.exchange import outgoing, po
from newsroom.translations.memory.models import MemoryUnit
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry
from newsroom.translations.states import Significance, TargetStatus, TaskState
from tests import make
from tests.newsroom.publishing import asking

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

BODY = (
    '<p>She said <q data-said="no, nunca" data-said-in="es">no, never</q> on Friday.</p>'
    '<blockquote><p data-said="Nos quedamos aquí." data-said-in="es-PE">We are <em>staying</em>.'
    "</p><footer>Rosa</footer></blockquote>"
    '<blockquote><p data-said="Utz" data-said-in="quc">It is well.</p></blockquote>'
)
QUOTED = replace(make.STORY, body=BODY)
CORRECTED = replace(make.STORY, body=BODY.replace("Nos quedamos aquí.", "Aquí nos quedamos."))


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def quotes(task: TranslationTask) -> list[queries.Row]:
    return [row for row in queries.rows(task) if row.segment.said_in]


def test_original_words_are_the_translation_and_nobody_translates_them(people):
    task = make.claimed(people, QUOTED)

    inline, alone, third = quotes(task)

    assert (inline.text, inline.locked, inline.status) == (
        "no, nunca",
        True,
        TargetStatus.CONFIRMED,
    )
    assert (alone.text, alone.locked) == ("Nos quedamos aquí.", True)
    assert (third.text, third.locked, third.status) == ("", False, TargetStatus.EMPTY)


def test_no_text_is_saved_over_original_words(people):
    task = make.claimed(people, QUOTED)
    key = quotes(task)[0].segment.key

    with pytest.raises(BadInput):
        saving.save_segments(
            task.id, [Entry(key, "jamás", 0)], fence=task.fence, by=people.translator
        )


def test_the_translation_carries_the_original_words_exactly(people):
    task = make.handed_in(people, QUOTED)

    body = make.current_of(task.edition).body

    assert ' data-said-in="es">no, nunca</q> on Friday.</p>' in body
    assert '<p data-said="Nos quedamos aquí." data-said-in="es-PE">Nos quedamos aquí.</p>' in body
    assert "<footer>Traducido: Rosa</footer>" in body
    assert '<p data-said="Utz" data-said-in="quc">Traducido: It is well.</p>' in body


def test_corrected_original_words_reach_a_translation_that_is_handed_in(people):
    task = make.handed_in(people, QUOTED)
    before = make.current_of(task.edition).id

    make.rewrite(people, task.article, CORRECTED)

    task = queries.task(task.id)
    revision = make.current_of(task.edition)
    assert task.state is TaskState.HANDED_IN
    assert revision.id != before
    assert ">Aquí nos quedamos.</p>" in revision.body


def test_a_quotation_keeps_its_key_and_its_line_when_its_words_are_corrected(people):
    task = make.claimed(people, QUOTED)
    make.translate(task, people.translator)
    keys = [row.segment.key for row in queries.rows(task)]

    make.rewrite(people, task.article, CORRECTED)

    rows = queries.rows(queries.task(task.id))
    assert [row.segment.key for row in rows] == keys
    assert all(row.status is TargetStatus.CONFIRMED for row in rows if not row.is_optional)


def test_a_quotation_that_gets_its_original_words_is_not_translated_any_more(people):
    plain = replace(
        make.STORY, body=BODY.replace(' data-said="Nos quedamos aquí." data-said-in="es-PE"', "")
    )
    task = make.claimed(people, plain)
    make.translate(task, people.translator)

    make.rewrite(people, task.article, QUOTED)

    row = quotes(queries.task(task.id))[1]
    assert row.target is not None
    assert (row.text, row.status) == ("Nos quedamos aquí.", TargetStatus.CONFIRMED)


def test_other_original_words_are_no_slip_of_the_pen(people):
    article = asking.live(people, QUOTED)
    source = article.source
    articles.save(
        source.id, asking.titled(article, CORRECTED), version=source.version, by=people.author
    )

    with pytest.raises(BadInput) as refused:
        significance.submit(source.id, by=people.author, significance=Significance.TYPO)

    assert "original words" in str(refused.value.message)


def test_other_original_words_are_no_minor_fix(people):
    task = make.handed_in(people, QUOTED)
    old = make.current_of(task.article.source)
    make.rewrite(people, task.article, CORRECTED)
    new = make.current_of(task.article.source)

    assert "quote" in minor.differences(old, new)


def test_nobody_says_that_other_original_words_need_no_change(people):
    article = asking.live(people, QUOTED)
    make.rewrite(people, article, asking.titled(article, CORRECTED))
    spanish = asking.edition_of(article, "es")

    with pytest.raises(Refused) as refused:
        acknowledging.acknowledge(
            spanish.id, make.current_of(article.source).id, by=people.translator
        )

    assert [one.guard for one in refused.value.unmet] == ["original_words"]


def test_a_change_around_the_original_words_may_need_none(people):
    article = asking.live(people, QUOTED)
    changed = replace(QUOTED, body=BODY.replace("on Friday", "last Friday"))
    make.rewrite(people, article, asking.titled(article, changed))
    spanish = asking.edition_of(article, "es")

    revision_id = make.current_of(article.source).id
    acknowledging.acknowledge(spanish.id, revision_id, by=people.translator)

    assert revision_id in queries.acknowledged(spanish.id)


def test_the_memory_learns_no_original_words(people):
    make.published(people, QUOTED)

    learnt = db.session.execute(select(MemoryUnit.source_text, MemoryUnit.target_text)).all()

    texts = {text for pair in learnt for text in pair}
    assert not any("no, never" in one or "nunca" in one for one in texts)
    assert not any("quedamos" in one or "staying" in one for one in texts)
    assert ("It is well.", "Traducido: It is well.") in {tuple(pair) for pair in learnt}


def test_original_words_are_no_work(people):
    edition = make.approved(people, QUOTED)
    task = make.task_of(edition.article)
    work = {row.segment.key for row in queries.rows(task) if not row.locked and not row.is_optional}

    covered = coverage.covered([task])[task.id]
    texts = remembered._texts([task.id])[task.id]

    assert covered.total == len(work)
    assert len(texts) == len(work)
    claims.claim(task.id, by=people.translator)
    make.translate(queries.task(task.id), people.translator)
    assert coverage.covered([task])[task.id].percent == 100


def test_a_file_leaves_original_words_out_and_tells_of_them_beside_their_line(people):
    task = make.claimed(people, QUOTED)

    written = outgoing.file_of(task, po.FORMAT).decode()

    assert "We are" not in written
    assert '#. <x id="1"/>: quotation “no, never” (es: “no, nunca”)' in written
    assert "#. Said in K\u02bciche\u02bc.\n#. The original words: Utz\n" in written


def test_a_mark_tells_which_quotation_it_stands_for(people):
    task = make.claimed(people, QUOTED)
    line = next(row for row in queries.rows(task) if "She said" in row.segment.text)
    [mark] = line.segment.inline_map.values()

    assert str(wording.mark_label(mark)) == "quotation"
    assert wording.mark_detail(mark) == "“no, never” (es: “no, nunca”)"


def test_whoever_edits_the_translation_leaves_its_original_words(people):
    task = make.handed_in(people, QUOTED)
    key = quotes(task)[1].segment.key

    with pytest.raises(BadInput):
        editing.edit(
            task.id,
            [Entry(key, "Aquí seguimos.", 0)],
            revision_id=make.current_of(task.edition).id,
            by=people.editor_es,
        )

    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    assert "Nos quedamos aquí." in make.current_of(queries.task(task.id).edition).body
