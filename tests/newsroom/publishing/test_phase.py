"""Where an article stands as a whole."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import event

from newsroom.articles.models import Article
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import db
from newsroom.publishing import phase
from newsroom.publishing.freshness import Freshness
from newsroom.publishing.phase import Facts, Phase
from newsroom.publishing.states import ReleaseState
from tests import make
from tests.newsroom.web import updates

NEVER = (PublicState.NEVER, PublicState.NEVER)
LIVE = (PublicState.LIVE, PublicState.LIVE)
ALONE = (PublicState.LIVE, PublicState.NEVER)
APPROVED = EditionState.APPROVED


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(EditionState.DRAFT, NEVER), Phase.DRAFTING),
        (Facts(EditionState.CHANGES_REQUESTED, NEVER), Phase.DRAFTING),
        (Facts(EditionState.SUBMITTED, NEVER), Phase.EDITING),
        (Facts(EditionState.IN_REVIEW, NEVER), Phase.EDITING),
        (Facts(APPROVED, NEVER, ReleaseState.ASSEMBLING), Phase.TRANSLATING),
        (Facts(EditionState.SPIKED, NEVER), Phase.SPIKED),
        (Facts(APPROVED, NEVER, ReleaseState.READY), Phase.READY),
        (Facts(APPROVED, NEVER, ReleaseState.PUBLISHING), Phase.READY),
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
        (Facts(APPROVED, (PublicState.WITHDRAWN,) * 2), Phase.WITHDRAWN),
        (Facts(APPROVED, (PublicState.RETRACTED,) * 2, ReleaseState.FAILED), Phase.RETRACTED),
        (Facts(APPROVED, (PublicState.LIVE,), languages=1), Phase.LIVE),
    ],
)
def test_an_article_stands_where_its_facts_say(facts: Facts, expected: Phase) -> None:
    assert phase.of(facts) is expected


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
