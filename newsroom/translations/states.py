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


class Significance(enum.StrEnum):
    """What a person says about a change of the source text."""

    TYPO = "typo"
    """Translations made from the text before may stay as they are."""
    CONTENT = "content"
    """Every changed segment has to be looked at again."""
    LEGAL = "legal"
    """As content, and readers of the other language are told until it is done."""


class Origin(enum.StrEnum):
    """Where the text of one segment came from."""

    TYPED = "typed"
    REPEAT = "repeat"
    """Filled in from an equal segment of the same article."""
    COPIED = "copied"
    """Taken over from the source as it is."""
    MEMORY = "memory"
    EXCHANGE = "exchange"
    """Read from a file that was translated elsewhere."""
    SUGGESTION = "suggestion"
    """Proposed by a reviewer and accepted by the holder."""


class RemarkKind(enum.StrEnum):
    """What somebody says beside a segment."""

    NOTE = "note"
    QUERY = "query"
    """A question to the author; open, it blocks approval."""
    CHANGE = "change"
    """What an editor asks the translator to change."""
    SUGGESTION = "suggestion"
    """A text that an editor proposes; it enters only when the holder accepts it."""


class Verdict(enum.StrEnum):
    """How a remark ended."""

    ANSWERED = "answered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SETTLED = "settled"
