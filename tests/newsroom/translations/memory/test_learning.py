"""What the memory remembers of the newsroom's own articles, and whom it tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.states import PublicState
from newsroom.database import db, now
from newsroom.publishing import actions as releasing
from newsroom.publishing import takedowns, taking_back
from newsroom.translations import actions, claims, memory, queries
from newsroom.translations.memory import Context, merging
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit
from newsroom.translations.saving import Entry, save_segments
from tests import make, rows
from tests.newsroom.translations.memory.remembered import indexed, put, texts

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

HEADING = "What the court said"
ANSWER = make.translated_words(HEADING)


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def seen(text: str = HEADING, **more) -> list[str]:
    """Return what another article is told about a text."""
    found = memory.lookup(text, source="en", target="es", **more)
    db.session.rollback()
    return [one.target_text for one in found]


def test_an_approved_translation_is_remembered_with_where_it_comes_from(people):
    release = make.published(people)
    [match] = memory.lookup(HEADING, source="en", target="es")

    task = make.task_of(release.article)
    assert (match.score, match.target_text) == (100, ANSWER)
    assert match.origin.article_id == release.article_id
    assert match.origin.edition_id == task.edition_id
    assert match.origin.revision_id == task.edition.current_revision_id
    assert match.origin.person_id == people.translator.id
    assert match.key in {row.segment.key for row in queries.rows(task)}


def test_nothing_is_remembered_before_it_is_approved(people):
    make.handed_in(people)

    assert texts() == set()


def test_no_slug_is_remembered(people):
    release = make.published(people)

    slugs = {one.current_revision.slug for one in release.article.editions if one.current_revision}
    assert slugs.isdisjoint({source for source, _ in texts()})


def test_learning_twice_changes_nothing(people):
    task = make.task_of(make.published(people).article)
    before = rows.snapshot()

    memory.learn(task.id)

    assert rows.snapshot() == before


def test_an_approved_pair_that_nobody_may_read_yet_is_shown_to_its_own_article_only(people):
    release = make.ready(people)

    assert seen() == []
    assert seen(article_id=release.article_id) == [ANSWER]
    assert memory.coverage([HEADING], source="en", target="es") == [0]
    assert memory.concordance(HEADING, source="en", target="es") == []


def test_it_is_shown_elsewhere_once_the_pair_is_public(people):
    release = make.ready(people)
    releasing.publish(release.id, by=people.editor_es)
    make.react()

    assert seen() == [ANSWER]
    assert memory.coverage([HEADING], source="en", target="es") == [100]
    assert len(memory.concordance(HEADING, source="en", target="es")) == 1


def test_a_withdrawn_article_is_shown_nowhere_else(people):
    release = make.published(people)
    taking_back.withdraw(release.article_id, by=people.duty, reason="Wrong.")
    make.react()

    assert seen() == []
    assert seen(article_id=release.article_id) == [ANSWER]


def test_a_retracted_article_is_shown_nowhere_else(people):
    release = make.published(people)
    for edition in release.article.editions:
        edition.public_state = PublicState.RETRACTED
    db.session.commit()

    assert seen() == []


def test_a_text_that_was_taken_down_is_shown_nowhere_else_from_that_moment(people):
    release = make.published(people)

    takedowns.take_down(release.article_id, by=people.editor_en)

    assert seen() == []


def test_a_redacted_text_is_shown_nowhere_else(people):
    release = make.published(people)
    revision = make.current_of(release.article.source)
    db.session.execute(
        db.update(type(revision))
        .where(type(revision).id == revision.id)
        .values(redacted_at=now(), title="", standfirst="", body="", byline="", photo_credit="")
    )
    db.session.commit()

    assert seen() == []


def test_a_newer_text_waits_for_readers_before_others_see_it_and_the_old_one_is_gone(people):
    article = make.published(people).article
    changed = replace(make.STORY, body="<h2>What the judges decided</h2><p>It is over now.</p>")
    release = make.updated(people, article, changed)

    assert seen() == []
    assert seen("What the judges decided") == []

    releasing.publish(release.id, by=people.editor_es)
    make.react()

    assert seen("What the judges decided") == [make.translated_words("What the judges decided")]


def test_what_did_not_change_stays_visible_while_an_update_is_prepared(people):
    article = make.published(people).article
    make.updated(people, article, replace(make.STORY, standfirst="Another summary of it all."))

    assert seen() == [ANSWER]


def test_an_older_task_that_comes_late_brings_nothing_back(people):
    article = make.published(people).article
    first = make.task_of(article)
    make.updated(people, article, replace(make.STORY, body="<p>All of it is new.</p>"))
    before = rows.snapshot()

    memory.learn(first.id)

    assert rows.snapshot() == before


def test_text_that_was_saved_after_the_approval_is_not_remembered(people):
    release = make.ready(people)
    task = make.task_of(release.article)
    for unit in db.session.scalars(db.select(MemoryUnit)):
        db.session.delete(unit)
    target = queries.rows(task)[0].target
    assert target is not None
    target.text, target.updated_at = "Saved later", now() + dt.timedelta(seconds=5)
    db.session.commit()

    memory.learn(task.id)

    answers = {answer for _, answer in texts()}
    assert "Saved later" not in answers
    assert ANSWER in answers


def test_sentences_of_a_paragraph_are_remembered_on_their_own(people):
    first, second = "The river is clean again.", "The people can fish in it."
    edition = make.approved(people, replace(make.STORY, body=f"<p>{first} {second}</p>"))
    task = claims.claim(make.task_of(edition.article).id, by=people.translator)
    entries = [
        Entry(row.segment.key, f"El río está limpio. {row.segment.kind} y más.", 0, confirmed=True)
        for row in queries.rows(task)
        if row.segment.kind != "slug"
    ]
    save_segments(task.id, entries, fence=task.fence, by=people.translator)
    actions.hand_in(task.id, by=people.translator)
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    make.react()

    [match] = memory.lookup(first, source="en", target="es", article_id=edition.article_id)

    assert (match.score, match.target_text) == (97, "El río está limpio.")
    assert match.is_sentence is True


def test_the_same_segment_is_known_by_its_key(people):
    article = make.published(people).article
    [row] = [one for one in queries.rows(make.task_of(article)) if one.segment.text == HEADING]
    context = Context(row.segment.key)

    [match] = memory.lookup(HEADING, source="en", target="es", context=context)

    assert match.score == 102


def test_an_article_is_purged_from_the_memory_and_its_index(people):
    release = make.published(people)
    put(("Something else entirely", "Otra cosa del todo"))
    merging.merge()
    assert len(indexed()) > 1

    count = memory.forget_article(release.article_id, by=people.editor_es)

    assert count > 0
    assert texts() == {("Something else entirely", "Otra cosa del todo")}
    kept = db.session.scalars(db.select(MemoryUnit.id)).one()
    assert indexed() == {kept}
    assert seen(article_id=release.article_id) == []


def test_a_person_is_purged_from_the_memory(people):
    make.published(people)

    assert memory.forget_person(people.editor_es.id, by=people.editor_es) == 0
    assert memory.forget_person(people.translator.id, by=people.editor_es) > 0
    assert texts() == set()
    assert db.session.scalars(db.select(MemoryOrigin)).all() == []


def test_an_article_that_was_never_submitted_leaves_no_trace(people):
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    make.react()

    assert texts() == set()
