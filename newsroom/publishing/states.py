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
