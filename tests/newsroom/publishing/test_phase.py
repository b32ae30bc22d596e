"""Where an article stands as a whole."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from sqlalchemy import event

from newsroom.articles import actions as writing
from newsroom.articles.models import Article
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import db
from newsroom.publishing import actions, corrections, phase, takedowns, taking_back
from newsroom.publishing.freshness import Freshness
from newsroom.publishing.phase import Facts, Phase, Stand
from newsroom.publishing.states import ReleaseState, Severity
from newsroom.translations import actions as translating
from newsroom.translations import claims
from newsroom.translations.states import TaskState
from tests import make
from tests.newsroom.web import updates

NEVER = (PublicState.NEVER, PublicState.NEVER)
LIVE = (PublicState.LIVE, PublicState.LIVE)
ALONE = (PublicState.LIVE, PublicState.NEVER)
APPROVED = EditionState.APPROVED
ASSEMBLING = ReleaseState.ASSEMBLING
BACK = TaskState.CHANGES_REQUESTED
SOON = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(EditionState.DRAFT, NEVER), Phase.DRAFTING),
        (Facts(EditionState.CHANGES_REQUESTED, NEVER), Phase.SENT_BACK),
        (Facts(EditionState.SUBMITTED, NEVER), Phase.SUBMITTED),
        (Facts(EditionState.IN_REVIEW, NEVER), Phase.IN_REVIEW),
        (Facts(EditionState.DRAFT, NEVER, ReleaseState.READY), Phase.DRAFTING),
        (Facts(APPROVED, NEVER), Phase.ASSEMBLING),
        (Facts(APPROVED, NEVER, ASSEMBLING), Phase.ASSEMBLING),
        (Facts(APPROVED, NEVER, ASSEMBLING, tasks=(TaskState.OPEN,)), Phase.UNCLAIMED),
        (Facts(APPROVED, NEVER, ASSEMBLING, tasks=(TaskState.CLAIMED,)), Phase.TRANSLATING),
        (Facts(APPROVED, NEVER, ASSEMBLING, tasks=(BACK,)), Phase.TRANSLATING),
        (Facts(APPROVED, NEVER, ASSEMBLING, tasks=(TaskState.HANDED_IN,)), Phase.TRANSLATED),
        (
            Facts(APPROVED, NEVER, ASSEMBLING, tasks=(TaskState.HANDED_IN, TaskState.OPEN)),
            Phase.UNCLAIMED,
        ),
        (Facts(APPROVED, NEVER, ASSEMBLING, lacks_translation=True), Phase.UNTRANSLATED),
        (
            Facts(APPROVED, NEVER, tasks=(TaskState.OPEN,), lacks_translation=True),
            Phase.UNCLAIMED,
        ),
        (Facts(EditionState.SUBMITTED, NEVER, tasks=(TaskState.CLAIMED,)), Phase.SUBMITTED),
        (Facts(APPROVED, NEVER, is_stopped=True), Phase.STOPPED),
        (Facts(EditionState.SPIKED, NEVER), Phase.SPIKED),
        (Facts(EditionState.SPIKED, NEVER, ReleaseState.HELD), Phase.SPIKED),
        (Facts(APPROVED, NEVER, ReleaseState.READY), Phase.READY),
        (Facts(APPROVED, NEVER, ReleaseState.PUBLISHING), Phase.PUBLISHING),
        (Facts(APPROVED, NEVER, ReleaseState.SCHEDULED), Phase.SCHEDULED),
        (Facts(APPROVED, NEVER, ReleaseState.HELD), Phase.HELD),
        (Facts(APPROVED, NEVER, ReleaseState.FAILED), Phase.FAILED),
        (Facts(APPROVED, LIVE), Phase.LIVE),
        (Facts(EditionState.DRAFT, LIVE), Phase.LIVE),
        (Facts(APPROVED, ALONE), Phase.LIVE_ALONE),
        (Facts(APPROVED, (PublicState.LIVE, PublicState.WITHDRAWN)), Phase.LIVE_ALONE),
        (Facts(APPROVED, LIVE, fresh={"es": Freshness.NEEDS_UPDATE}), Phase.LIVE_STALE),
        (Facts(APPROVED, LIVE, fresh={"es": Freshness.TRANSLATION_AHEAD}), Phase.LIVE_STALE),
        (Facts(APPROVED, LIVE, fresh={"es": Freshness.SOURCE_AHEAD_MINOR}), Phase.LIVE),
        (Facts(APPROVED, LIVE, ReleaseState.READY, is_correcting=True), Phase.CORRECTING),
        (Facts(APPROVED, LIVE, ReleaseState.HELD, is_correcting=True), Phase.HELD),
        (Facts(APPROVED, LIVE, ReleaseState.READY), Phase.LIVE),
        (Facts(APPROVED, (PublicState.WITHDRAWN,) * 2), Phase.WITHDRAWN),
        (Facts(APPROVED, (PublicState.WITHDRAWN,) * 2, is_stopped=True), Phase.WITHDRAWN),
        (Facts(APPROVED, (PublicState.RETRACTED,) * 2, ReleaseState.FAILED), Phase.RETRACTED),
        (Facts(APPROVED, (PublicState.LIVE,), languages=1), Phase.LIVE),
    ],
)
def test_an_article_stands_where_its_facts_say(facts: Facts, expected: Phase) -> None:
    assert phase.of(facts) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(EditionState.SUBMITTED, NEVER), Stand(Phase.SUBMITTED)),
        (Facts(APPROVED, LIVE), Stand(Phase.LIVE)),
        (Facts(EditionState.DRAFT, LIVE), Stand(Phase.LIVE, Phase.DRAFTING)),
        (Facts(EditionState.IN_REVIEW, LIVE), Stand(Phase.LIVE, Phase.IN_REVIEW)),
        (Facts(APPROVED, LIVE, is_newer=True), Stand(Phase.LIVE, Phase.ASSEMBLING)),
        (Facts(APPROVED, LIVE, ReleaseState.READY), Stand(Phase.LIVE, Phase.READY)),
        (
            Facts(APPROVED, LIVE, ReleaseState.SCHEDULED, due_at=SOON),
            Stand(Phase.LIVE, Phase.SCHEDULED, SOON),
        ),
        (Facts(APPROVED, LIVE, ReleaseState.READY, due_at=SOON), Stand(Phase.LIVE, Phase.READY)),
        (
            Facts(APPROVED, LIVE, ASSEMBLING, is_correcting=True, tasks=(TaskState.OPEN,)),
            Stand(Phase.CORRECTING, Phase.UNCLAIMED),
        ),
        (Facts(APPROVED, LIVE, ReleaseState.FAILED), Stand(Phase.FAILED)),
        (
            Facts(EditionState.SUBMITTED, (PublicState.WITHDRAWN,) * 2),
            Stand(Phase.WITHDRAWN, Phase.SUBMITTED),
        ),
        (Facts(APPROVED, (PublicState.RETRACTED,) * 2, is_newer=True), Stand(Phase.RETRACTED)),
        (
            Facts(APPROVED, NEVER, ReleaseState.SCHEDULED, due_at=SOON),
            Stand(Phase.SCHEDULED, None, SOON),
        ),
    ],
)
def test_what_readers_have_and_what_they_get_next_are_told_apart(
    facts: Facts, expected: Stand
) -> None:
    assert phase.stand(facts) == expected


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_a_time_that_an_embargo_moves_later_is_told_as_it_is() -> None:
    people = make.staff()
    release = make.ready(people)
    wall = dt.datetime(2036, 12, 1, 9)  # noqa: DTZ001 — a time on a clock
    actions.schedule(release.id, wall=wall, zone="UTC", by=people.editor_en)
    embargo = dt.datetime(2036, 12, 3, 9, tzinfo=dt.UTC)
    writing.set_embargo(release.article_id, embargo, by=people.editor_en, reason="Agreed.")

    assert _stands() == {release.article_id: Stand(Phase.SCHEDULED, None, embargo)}


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_an_article_is_told_at_each_station_of_its_life() -> None:
    people = make.staff()
    draft = make.draft(people)
    seen = [*_phases().values()]
    writing.submit(draft.id, by=people.author)
    seen += _phases().values()
    writing.take_review(draft.id, by=people.editor_en)
    seen += _phases().values()
    writing.approve(draft.id, make.current_of(draft).id, by=people.editor_en)
    make.react()
    seen += _phases().values()
    task = make.task_of(draft.article)
    claims.claim(task.id, by=people.translator)
    seen += _phases().values()
    make.translate(task, people.translator)
    translating.hand_in(task.id, by=people.translator)
    seen += _phases().values()
    approved = make.current_of(task.edition).id
    translating.approve(task.id, approved, by=people.editor_es)
    make.react()
    seen += _phases().values()
    actions.publish(make.waiting_release(draft.article).id, by=people.editor_en)
    make.react()
    seen += _phases().values()
    taking_back.withdraw(draft.article_id, by=people.editor_en, reason="A mistake.")
    make.react()
    seen += _phases().values()

    assert seen == [
        Phase.DRAFTING,
        Phase.SUBMITTED,
        Phase.IN_REVIEW,
        Phase.UNCLAIMED,
        Phase.TRANSLATING,
        Phase.TRANSLATED,
        Phase.READY,
        Phase.LIVE,
        Phase.WITHDRAWN,
    ]


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_a_correction_on_a_live_article_is_told_with_how_far_it_is() -> None:
    people = make.staff()
    article = make.published(people).article
    notes = {"en": "It was wrong.", "es": "Era falso."}
    corrections.open_correction(
        article.id,
        severity=Severity.CORRECTION,
        scope=["en", "es"],
        notes=notes,
        by=people.editor_en,
    )
    make.react()
    first = _stands()[article.id].phase
    updates.rewrite(people, article.source, replace(make.STORY, body=updates.NEWS))

    assert first is Phase.CORRECTING
    assert _stands()[article.id] == Stand(Phase.CORRECTING, Phase.UNCLAIMED)


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_a_translation_that_was_cancelled_is_not_told_to_be_under_way() -> None:
    people = make.staff()
    task = make.claimed(people)
    translating.cancel(task.id, by=people.editor_es, reason="Not this one.")
    make.react()

    assert _stands() == {task.article_id: Stand(Phase.UNTRANSLATED)}


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_what_was_stopped_for_safety_before_it_was_public_does_not_seem_to_go_on() -> None:
    people = make.staff()
    release = make.ready(people)
    takedowns.take_down(release.article_id, by=people.editor_en)
    make.react()

    assert _stands() == {release.article_id: Stand(Phase.STOPPED)}


def test_every_phase_has_words() -> None:
    assert set(phase.LABELS) == set(Phase)


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_a_language_that_was_left_behind_is_seen() -> None:
    people = make.staff()
    release = updates.gone_ahead(people)

    assert _phases() == {release.article_id: Phase.LIVE_STALE}


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_phases_cost_the_same_for_one_article_and_for_fifty() -> None:
    people = make.staff()
    updates.gone_ahead(people, make.numbered())
    one = _statements()
    updates.gone_ahead(people, make.numbered())
    make.published(people, make.numbered())
    for _ in range(47):
        make.draft(people, make.numbered())

    assert len(_phases()) == 50
    assert _statements() == one


def _phases() -> dict[uuid.UUID, Phase]:
    return {key: one.phase for key, one in _stands().items()}


def _stands() -> dict[uuid.UUID, Stand]:
    articles = db.session.scalars(db.select(Article)).unique().all()
    return phase.of_many(articles, languages=2)


def _statements() -> int:
    """Count what phases ask beside the articles themselves and their texts."""
    db.session.expire_all()
    articles = db.session.scalars(db.select(Article)).unique().all()
    for found in articles:
        for edition in found.editions:
            assert edition.public_revision is None or edition.public_revision.slug
    count = 0

    def _count(*_: object) -> None:
        nonlocal count
        count += 1

    event.listen(db.engine, "before_cursor_execute", _count)
    try:
        phase.of_many(articles, languages=2)
    finally:
        event.remove(db.engine, "before_cursor_execute", _count)
    return count
