"""Where an article stands as a whole, in one word: derived for lists, never stored."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles.models import Article
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import db
from newsroom.publishing import freshness
from newsroom.publishing.freshness import Freshness
from newsroom.publishing.models import Correction, Release
from newsroom.publishing.queries import FINISHED
from newsroom.publishing.states import BRINGS_TEXT, ReleaseState


class Phase(enum.StrEnum):
    """One word for an article, both of its languages taken together."""

    DRAFTING = "drafting"
    EDITING = "editing"
    TRANSLATING = "translating"
    READY = "ready"
    SCHEDULED = "scheduled"
    HELD = "held"
    LIVE = "live"
    LIVE_ALONE = "live_alone"
    LIVE_STALE = "live_stale"
    CORRECTING = "correcting"
    WITHDRAWN = "withdrawn"
    RETRACTED = "retracted"
    SPIKED = "spiked"
    FAILED = "failed"


LABELS: dict[Phase, Any] = {
    Phase.DRAFTING: _l("Being written"),
    Phase.EDITING: _l("Being edited"),
    Phase.TRANSLATING: _l("Being translated"),
    Phase.READY: _l("Ready to go out"),
    Phase.SCHEDULED: _l("On the schedule"),
    Phase.HELD: _l("Held back"),
    Phase.LIVE: _l("Live"),
    Phase.LIVE_ALONE: _l("Live in one language"),
    Phase.LIVE_STALE: _l("Live, one language is behind"),
    Phase.CORRECTING: _l("Being corrected"),
    Phase.WITHDRAWN: _l("Withdrawn from readers"),
    Phase.RETRACTED: _l("Taken back for good"),
    Phase.SPIKED: _l("Spiked"),
    Phase.FAILED: _l("Could not be published"),
}

_OF_WORK = {
    EditionState.DRAFT: Phase.DRAFTING,
    EditionState.CHANGES_REQUESTED: Phase.DRAFTING,
    EditionState.SUBMITTED: Phase.EDITING,
    EditionState.IN_REVIEW: Phase.EDITING,
    EditionState.APPROVED: Phase.TRANSLATING,
    EditionState.SPIKED: Phase.SPIKED,
}
"""What an article is that readers know nothing of, by its source text."""

_OF_RELEASE = {
    ReleaseState.FAILED: Phase.FAILED,
    ReleaseState.HELD: Phase.HELD,
    ReleaseState.SCHEDULED: Phase.SCHEDULED,
    ReleaseState.READY: Phase.READY,
    ReleaseState.PUBLISHING: Phase.READY,
}
_STUCK = frozenset({ReleaseState.FAILED, ReleaseState.HELD})
"""Needs a decision more urgently than anything else."""
_BEHIND = frozenset({Freshness.NEEDS_UPDATE, Freshness.TRANSLATION_AHEAD})


@dataclass(frozen=True)
class Facts:
    """All that a phase is derived from."""

    source: EditionState
    public: tuple[PublicState, ...]
    """What readers see of each edition."""
    release: ReleaseState | None = None
    """Of the release that brings texts and is not finished."""
    is_correcting: bool = False
    fresh: Mapping[str, Freshness] = field(default_factory=dict)
    """Of each live edition, by language."""
    languages: int = 2
    """How many languages an article is expected in."""


def of(facts: Facts) -> Phase:
    """Return the phase of an article: what needs a decision first, then what readers see."""
    if PublicState.RETRACTED in facts.public:
        return Phase.RETRACTED
    if facts.is_correcting and facts.release not in _STUCK:
        return Phase.CORRECTING
    if facts.release in _OF_RELEASE:
        return _OF_RELEASE[facts.release]
    return _for_readers(facts) or _OF_WORK[facts.source]


def _for_readers(facts: Facts) -> Phase | None:
    """Return what readers see of an article of which nothing is on its way; None for nothing."""
    live = facts.public.count(PublicState.LIVE)
    if live == 0:
        return Phase.WITHDRAWN if PublicState.WITHDRAWN in facts.public else None
    if live < facts.languages:
        return Phase.LIVE_ALONE
    return Phase.LIVE_STALE if _BEHIND & set(facts.fresh.values()) else Phase.LIVE


def of_many(articles: Sequence[Article], *, languages: int) -> dict[uuid.UUID, Phase]:
    """Return the phases of many articles, in a number of queries that does not grow with them."""
    ids = [one.id for one in articles]
    unfinished = select(Release.article_id, Release.state).where(
        Release.article_id.in_(ids),
        Release.state.not_in(FINISHED),
        Release.kind.in_(BRINGS_TEXT),
    )
    releases = {row.article_id: row.state for row in db.session.execute(unfinished)}
    correcting = set(
        db.session.scalars(
            select(Correction.article_id).where(
                Correction.article_id.in_(ids),
                Correction.closed_at.is_(None),
                Correction.cancelled_at.is_(None),
            )
        )
    )
    fresh = freshness.now_many(articles)
    return {
        one.id: of(
            Facts(
                source=one.source.state,
                public=tuple(edition.public_state for edition in one.editions),
                release=releases.get(one.id),
                is_correcting=one.id in correcting,
                fresh=fresh[one.id],
                languages=languages,
            )
        )
        for one in articles
    }
