"""The states and kinds of a release."""

import enum


class ReleaseState(enum.StrEnum):
    """How far a release is on its way to readers."""

    ASSEMBLING = "assembling"
    READY = "ready"
    SCHEDULED = "scheduled"
    HELD = "held"
    PUBLISHING = "publishing"
    PUBLISHED = "published"
    FAILED = "failed"
    CANCELLED = "cancelled"


class ReleaseKind(enum.StrEnum):
    """What a release does to what is public."""

    FIRST = "first"
    UPDATE = "update"
    MINOR_FIX = "minor_fix"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    TAKEDOWN = "takedown"
    RETRACTION = "retraction"
    REINSTATEMENT = "reinstatement"
    REFRESH = "refresh"


BRINGS_TEXT = frozenset(
    {ReleaseKind.FIRST, ReleaseKind.UPDATE, ReleaseKind.MINOR_FIX, ReleaseKind.CORRECTION}
)
"""Kinds that are put together by people before they go out; an article has one at a time."""

TAKES_AWAY = frozenset({ReleaseKind.WITHDRAWAL, ReleaseKind.TAKEDOWN, ReleaseKind.RETRACTION})
"""Kinds that nothing may hold up."""


class Severity(enum.StrEnum):
    """How grave a correction is."""

    CLARIFICATION = "clarification"
    CORRECTION = "correction"
    SERIOUS = "serious"
    RETRACTION = "retraction"
    """The whole article is taken back."""


class ReviewOutcome(enum.StrEnum):
    """What the review of a safety takedown came to."""

    STAYS_AWAY = "stays_away"
    MAY_RETURN = "may_return"
