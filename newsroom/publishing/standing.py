"""What readers will see of each edition once a release is public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.articles.models import Edition, Revision
from newsroom.articles.states import PairPolicy, PublicState
from newsroom.publishing.models import Release, ReleaseMember
from newsroom.publishing.states import BRINGS_TEXT, ReleaseKind

_AFTER: dict[ReleaseKind, PublicState] = {
    ReleaseKind.WITHDRAWAL: PublicState.WITHDRAWN,
    ReleaseKind.TAKEDOWN: PublicState.WITHDRAWN,
    ReleaseKind.RETRACTION: PublicState.RETRACTED,
}
"""Where a release leaves its members; every other kind leaves them live."""
_ALONE = {PairPolicy.SOURCE_FIRST: "urgent", PairPolicy.SINGLE: "one_language"}
"""By how the languages go public now; where both are expected again nothing is said."""


@dataclass(frozen=True)
class Standing:
    """One edition as a release leaves it."""

    edition: Edition
    state: PublicState
    revision: Revision | None
    is_member: bool
    """Whether the release itself says so, or merely lets it be."""

    @property
    def is_live(self) -> bool:
        """Tell whether readers see its text."""
        return self.state is PublicState.LIVE and self.revision is not None

    @property
    def changes(self) -> bool:
        """Tell whether the release changes what readers see of it."""
        now = (self.edition.public_state, self.edition.public_revision_id)
        return now != (self.state, self.revision.id if self.revision else None)


def after(release: Release) -> tuple[Standing, ...]:
    """Return every edition of the article as the release leaves it, the source first."""
    members = {member.language: member for member in release.members}
    article = release.article
    editions = sorted(
        article.editions,
        key=lambda one: (one.language != article.source_language, one.language),
    )
    return tuple(_of(one, members.get(one.language), release.kind) for one in editions)


def _of(edition: Edition, member: ReleaseMember | None, kind: ReleaseKind) -> Standing:
    if member is None:
        return Standing(edition, edition.public_state, edition.public_revision, is_member=False)
    return Standing(edition, _AFTER.get(kind, PublicState.LIVE), member.revision, is_member=True)


def alone_reason(
    release: Release, standings: Sequence[Standing], languages: tuple[str, ...]
) -> str:
    """Return why readers have one language only: empty, ``urgent`` or ``one_language``.

    What brings texts goes by the policy that it was put together under, all else by today's.

    Of a language that was taken away nothing is said here, and never what an editor gave as the
    reason: those words are the newsroom's own.
    """
    live = [one for one in standings if one.is_live]
    away = any(one.state not in {PublicState.LIVE, PublicState.NEVER} for one in standings)
    if len(live) != 1 or away or len(languages) == 1:
        return ""
    brings_text = release.kind in BRINGS_TEXT
    return _ALONE.get(release.policy if brings_text else release.article.pair_policy, "")
