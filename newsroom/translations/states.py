"""The states of a translation task, and of the text of one segment."""

import enum


class TaskState(enum.StrEnum):
    """Who holds the work order."""

    OPEN = "open"
    CLAIMED = "claimed"
    HANDED_IN = "handed_in"
    CHANGES_REQUESTED = "changes_requested"
    DONE = "done"
    CANCELLED = "cancelled"


class TargetStatus(enum.StrEnum):
    """How far the translation of one segment is."""

    EMPTY = "empty"
    DRAFT = "draft"
    FUZZY = "fuzzy"
    """Translated from an earlier source text; somebody has to look."""
    CONFIRMED = "confirmed"
