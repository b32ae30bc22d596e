"""Plays the log of releases again: what every language of an article has to be by now.

Written a second time on purpose: the oracle must not share a mistake with what it looks at.
"""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsroom.articles.states import PublicState
from newsroom.publishing.states import ReleaseKind
from newsroom.verify.walk import Published

_LEAVES = {
    ReleaseKind.WITHDRAWAL: PublicState.WITHDRAWN,
    ReleaseKind.TAKEDOWN: PublicState.WITHDRAWN,
    ReleaseKind.RETRACTION: PublicState.RETRACTED,
}


@dataclass(frozen=True)
class Shown:
    """What readers see of one language."""

    state: PublicState = PublicState.NEVER
    revision_id: uuid.UUID | None = None

    @property
    def is_live(self) -> bool:
        """Tell whether readers see its text."""
        return self.state is PublicState.LIVE


NEVER = Shown()
Standing = Mapping[str, Shown]


def steps(log: Sequence[Published]) -> Iterator[tuple[Published, Standing, Standing]]:
    """Yield each release with what was public before it and what is after it, by language."""
    before: dict[str, Shown] = {}
    for release in log:
        state = _LEAVES.get(release.kind, PublicState.LIVE)
        moved = {one.language: Shown(state, one.revision_id) for one in release.members}
        after = before | moved
        yield release, before, after
        before = after


def end(log: Sequence[Published]) -> Standing:
    """Return what is public after the whole log, by language."""
    last = deque(steps(log), maxlen=1)
    return last[0][2] if last else {}
