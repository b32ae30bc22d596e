"""Where an article stands as a whole, in words: derived for lists, never stored."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import and_, select

from newsroom.articles.models import Article
from newsroom.articles.states import EditionState, PairPolicy, PublicState
from newsroom.database import db
from newsroom.publishing import freshness, rules
from newsroom.publishing.freshness import Freshness
from newsroom.publishing.models import Correction, Release
from newsroom.publishing.queries import FINISHED
from newsroom.publishing.states import BRINGS_TEXT, ReleaseState
from newsroom.translations.models import TranslationTask
from newsroom.translations.queries import UNFINISHED
from newsroom.translations.states import TaskState


class Phase(enum.StrEnum):
    """One word for an article, both of its languages taken together."""

    DRAFTING = "drafting"
    SENT_BACK = "sent_back"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    UNTRANSLATED = "untranslated"
    """Approved, and nobody is asked to translate it any more."""
    UNCLAIMED = "unclaimed"
    TRANSLATING = "translating"
    TRANSLATED = "translated"
    ASSEMBLING = "assembling"
    READY = "ready"
    SCHEDULED = "scheduled"
    PUBLISHING = "publishing"
    HELD = "held"
    FAILED = "failed"
    LIVE = "live"
    LIVE_ALONE = "live_alone"
    LIVE_STALE = "live_stale"
    CORRECTING = "correcting"
    WITHDRAWN = "withdrawn"
    RETRACTED = "retracted"
    STOPPED = "stopped"
    """Taken down for somebody's safety before readers had any of it."""
    SPIKED = "spiked"


LABELS: dict[Phase, Any] = {
    Phase.DRAFTING: _l("Being written"),
    Phase.SENT_BACK: _l("Sent back for changes"),
    Phase.SUBMITTED: _l("Waits for an editor"),
    Phase.IN_REVIEW: _l("In review"),
    Phase.UNTRANSLATED: _l("Without a translation"),
    Phase.UNCLAIMED: _l("Waits for a translator"),
    Phase.TRANSLATING: _l("Being translated"),
    Phase.TRANSLATED: _l("Translation waits for approval"),
    Phase.ASSEMBLING: _l("Being put together"),
    Phase.READY: _l("Ready, not scheduled"),
    Phase.SCHEDULED: _l("On the schedule"),
    Phase.PUBLISHING: _l("Goes out now"),
    Phase.HELD: _l("On hold"),
    Phase.FAILED: _l("Could not be published"),
    Phase.LIVE: _l("Live"),
    Phase.LIVE_ALONE: _l("Live in one language"),
    Phase.LIVE_STALE: _l("Live, one language is behind"),
    Phase.CORRECTING: _l("Being corrected"),
    Phase.WITHDRAWN: _l("Withdrawn"),
    Phase.RETRACTED: _l("Retracted"),
    Phase.STOPPED: _l("Stopped before it was public"),
    Phase.SPIKED: _l("Spiked"),
}

OF_SOURCE = {
    EditionState.DRAFT: Phase.DRAFTING,
    EditionState.CHANGES_REQUESTED: Phase.SENT_BACK,
    EditionState.SUBMITTED: Phase.SUBMITTED,
    EditionState.IN_REVIEW: Phase.IN_REVIEW,
    EditionState.SPIKED: Phase.SPIKED,
}
"""How far a source text is that is not approved."""
_OF_TASK = {
    TaskState.OPEN: Phase.UNCLAIMED,
    TaskState.CLAIMED: Phase.TRANSLATING,
    TaskState.CHANGES_REQUESTED: Phase.TRANSLATING,
    TaskState.HANDED_IN: Phase.TRANSLATED,
}
"""How far a translation is; the one that is furthest behind comes first."""
OF_RELEASE = {
    ReleaseState.ASSEMBLING: Phase.ASSEMBLING,
    ReleaseState.READY: Phase.READY,
    ReleaseState.SCHEDULED: Phase.SCHEDULED,
    ReleaseState.PUBLISHING: Phase.PUBLISHING,
    ReleaseState.HELD: Phase.HELD,
    ReleaseState.FAILED: Phase.FAILED,
}
"""How far a release is that is not finished."""
_STUCK = frozenset({ReleaseState.FAILED, ReleaseState.HELD})
"""Needs a decision more urgently than anything else."""
_AGREED = frozenset({ReleaseState.READY, ReleaseState.SCHEDULED})
_BEHIND = frozenset({Freshness.NEEDS_UPDATE, Freshness.TRANSLATION_AHEAD})
_OF_READERS = frozenset(
    {Phase.LIVE, Phase.LIVE_ALONE, Phase.LIVE_STALE, Phase.CORRECTING, Phase.WITHDRAWN}
)
"""Says what readers have, and nothing of a text that they may get next."""


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
    tasks: tuple[TaskState, ...] = ()
    """Of the translations that are neither done nor cancelled."""
    lacks_translation: bool = False
    """Whether a translation that it goes out with is not approved."""
    is_newer: bool = False
    """Whether the source text is another one than readers have, or had."""
    is_stopped: bool = False
    """Whether it was taken down for somebody's safety."""
    due_at: dt.datetime | None = None
    """When a scheduled release goes out."""


@dataclass(frozen=True)
class Stand:
    """Where an article stands: what it is now, and how far a text is that readers wait for."""

    phase: Phase
    newer: Phase | None = None
    """How far a text is that readers do not have, where they have or had another one."""
    due_at: dt.datetime | None = None
    """When it goes out by itself, where that is agreed."""


def stand(facts: Facts) -> Stand:
    """Return where an article stands."""
    phase = of(facts)
    newer = _on_its_way(facts) if phase in _OF_READERS else None
    return Stand(phase, newer, facts.due_at if Phase.SCHEDULED in {phase, newer} else None)


def of(facts: Facts) -> Phase:
    """Return the phase of an article: what needs a decision first, then what readers see."""
    if PublicState.RETRACTED in facts.public:
        return Phase.RETRACTED
    is_spiked = facts.source is EditionState.SPIKED
    if facts.release is not None and facts.release in _STUCK and not is_spiked:
        return OF_RELEASE[facts.release]
    if facts.is_correcting:
        return Phase.CORRECTING
    unseen = Phase.STOPPED if facts.is_stopped else _on_its_way(facts)
    return _for_readers(facts) or unseen or Phase.ASSEMBLING


def _on_its_way(facts: Facts) -> Phase | None:
    """Return how far a text is that readers do not have; None where there is none."""
    if facts.release is ReleaseState.PUBLISHING:
        return Phase.PUBLISHING
    if facts.source in OF_SOURCE:
        return OF_SOURCE[facts.source]
    if facts.release is not None and facts.release in _AGREED:
        return OF_RELEASE[facts.release]
    behind = next((phase for state, phase in _OF_TASK.items() if state in facts.tasks), None)
    if behind is not None:
        return behind
    if not facts.is_newer and facts.release is None:
        return None
    return Phase.UNTRANSLATED if facts.lacks_translation else Phase.ASSEMBLING


def _for_readers(facts: Facts) -> Phase | None:
    """Return what readers see of an article of which nothing is on its way; None for nothing."""
    live = facts.public.count(PublicState.LIVE)
    if live == 0:
        return Phase.WITHDRAWN if PublicState.WITHDRAWN in facts.public else None
    if live < facts.languages:
        return Phase.LIVE_ALONE
    return Phase.LIVE_STALE if _BEHIND & set(facts.fresh.values()) else Phase.LIVE


def of_many(articles: Sequence[Article], *, languages: int) -> dict[uuid.UUID, Stand]:
    """Return where many articles stand, in a number of queries that does not grow with them."""
    fresh = freshness.now_many(articles)
    told = _looked_up([one.id for one in articles])
    return {
        one.id: stand(_facts(one, told.get(one.id, []), fresh[one.id], languages))
        for one in articles
    }


def _looked_up(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Any]]:
    """Ask for the release, the correction and the translations under way, by article.

    An article has one release and one correction at most, so there is a row a translation.
    """
    brings = and_(
        Release.article_id == Article.id,
        Release.state.not_in(FINISHED),
        Release.kind.in_(BRINGS_TEXT),
    )
    corrects = and_(
        Correction.article_id == Article.id,
        Correction.closed_at.is_(None),
        Correction.cancelled_at.is_(None),
    )
    translates = and_(
        TranslationTask.article_id == Article.id, TranslationTask.state.in_(UNFINISHED)
    )
    query = (
        select(
            Article.id,
            Release.state.label("release"),
            Release.due_at,
            Correction.id.label("correction"),
            TranslationTask.state.label("task"),
        )
        .outerjoin(Release, brings)
        .outerjoin(Correction, corrects)
        .outerjoin(TranslationTask, translates)
        .where(Article.id.in_(ids))
    )
    found: dict[uuid.UUID, list[Any]] = {}
    for row in db.session.execute(query) if ids else ():
        found.setdefault(row.id, []).append(row)
    return found


def _facts(
    article: Article, rows: Sequence[Any], fresh: Mapping[str, Freshness], languages: int
) -> Facts:
    source, first = article.source, next(iter(rows), None)
    approved = sum(one.state is EditionState.APPROVED for one in article.editions)
    return Facts(
        source=source.state,
        public=tuple(one.public_state for one in article.editions),
        release=first.release if first else None,
        is_correcting=first is not None and first.correction is not None,
        fresh=fresh,
        languages=languages,
        tasks=tuple(row.task for row in rows if row.task is not None),
        lacks_translation=article.pair_policy is not PairPolicy.SINGLE and approved < languages,
        is_newer=source.public_revision_id != source.current_revision_id,
        is_stopped=article.taken_down_at is not None,
        due_at=rules.later_of(first.due_at, article.embargo_until) if first else None,
    )
