"""What the release log says that readers see, worked out from its kinds and members alone."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from newsroom.articles.models import Revision
from newsroom.articles.states import PairPolicy, PublicState
from newsroom.database import db
from newsroom.publishing.models import Release
from newsroom.publishing.states import BRINGS_TEXT, ReleaseKind
from tests.journeys.any_order.world import LANGUAGES

AWAY = {
    ReleaseKind.WITHDRAWAL: PublicState.WITHDRAWN,
    ReleaseKind.TAKEDOWN: PublicState.WITHDRAWN,
    ReleaseKind.RETRACTION: PublicState.RETRACTED,
}


@dataclass(frozen=True)
class Shown:
    """One language of an article as readers see it from a number of the log on."""

    state: PublicState = PublicState.NEVER
    revision: Revision | None = None
    slugs: frozenset[str] = frozenset()
    """Every slug that it was ever live at."""


@dataclass
class Told:
    """An article through the log: what each number made of each language."""

    at: dict[int, Mapping[str, Shown]] = field(default_factory=dict)
    alone_by: PairPolicy | None = None
    """The policy under which its first language went public."""
    taken_down: bool = False
    """Whether it ever was: then no list was waited for."""

    def shown(self, number: int) -> Mapping[str, Shown]:
        """Return what readers see after a number; 0 is before everything."""
        return self.at.get(number, dict.fromkeys(LANGUAGES, Shown()))


def replay() -> dict[uuid.UUID, Told]:
    """Go through the log from its beginning; raises AssertionError where no log may be so."""
    found: dict[uuid.UUID, Told] = {}
    query = select(Release).where(Release.number.is_not(None)).order_by(Release.number)
    releases = db.session.scalars(query).all()
    assert [one.number for one in releases] == list(range(1, len(releases) + 1))
    for release in releases:
        assert release.number is not None
        told = found.setdefault(release.article_id, Told())
        before = told.shown(max(told.at, default=0))
        after = dict(before)
        for member in release.members:
            after[member.language] = _after(release, before[member.language], member.revision)
        told.at[release.number] = after
        told.taken_down |= release.kind is ReleaseKind.TAKEDOWN
        _check(release, told, before, after)
    return found


def _after(release: Release, before: Shown, revision: Revision | None) -> Shown:
    state = AWAY.get(release.kind, PublicState.LIVE)
    assert revision is not None
    if state is not PublicState.LIVE:
        return Shown(state, revision, before.slugs)
    # Nothing ever comes back without a reinstatement, and what was retracted never does.
    returns = before.state in {PublicState.WITHDRAWN, PublicState.RETRACTED}
    assert not returns or release.kind is ReleaseKind.REINSTATEMENT
    assert before.state is not PublicState.RETRACTED
    return Shown(state, revision, before.slugs | {revision.slug})


def _check(
    release: Release, told: Told, before: Mapping[str, Shown], after: Mapping[str, Shown]
) -> None:
    """Hold one release to the pair: one language alone only where somebody decided so."""
    live = {code for code, one in after.items() if one.state is PublicState.LIVE}
    was_live = {code for code, one in before.items() if one.state is PublicState.LIVE}
    if release.kind in BRINGS_TEXT and not was_live and live:
        told.alone_by = release.policy if len(live) == 1 else None
    if len(live) == 1:
        [other] = set(LANGUAGES) - live
        decided = told.alone_by in {PairPolicy.SINGLE, PairPolicy.SOURCE_FIRST}
        assert after[other].state is PublicState.WITHDRAWN or decided, (
            f"release {release.number} left {live} alone"
        )
    if release.kind is ReleaseKind.RETRACTION:
        assert not live
