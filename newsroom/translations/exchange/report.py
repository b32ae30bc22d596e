"""What became of every entry of a file that came back."""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import lazy_gettext as _l


class Fate(enum.StrEnum):
    """What became of one entry; the first ones are those that a person should look at."""

    REFUSED = "refused"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"
    FUZZY = "fuzzy"
    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    RETIRED = "retired"


WORDS: dict[Fate, Any] = {
    Fate.REFUSED: _l("refused"),
    Fate.CONFLICT: _l("kept aside"),
    Fate.UNKNOWN: _l("not of this translation"),
    Fate.FUZZY: _l("stored, to be looked at again"),
    Fate.ACCEPTED: _l("accepted"),
    Fate.UNCHANGED: _l("unchanged"),
    Fate.RETIRED: _l("no longer in the article"),
}


@dataclass(frozen=True)
class Outcome:
    """One entry of the file: where it stands, what became of it, and why."""

    line: int
    fate: Fate
    number: int = 0
    """Of its segment on the translator's page; 0 where it has none."""
    label: Any = ""
    """What kind of segment it is, in words."""
    message: Any = ""
    """In the reader's language; empty where the fate says enough."""

    @property
    def fate_label(self) -> Any:
        """What became of it, in words."""
        return WORDS[self.fate]

    @property
    def where(self) -> str:
        """Its segment as the translator's page names it; empty where it has none."""
        return f"{self.number}. {self.label}" if self.number else ""

    def as_json(self) -> dict[str, str | int]:
        """Return what is known of it; nothing of a text that is not the newsroom's own."""
        told: dict[str, str | int] = {"line": self.line, "fate": self.fate.value}
        if self.number:
            told |= {"segment": self.number, "kind": str(self.label)}
        return told | ({"message": str(self.message)} if self.message else {})

    def as_line(self) -> str:
        """Return it as one line for people."""
        parts = (self.where, str(self.fate_label), str(self.message))
        return f"{self.line}: " + " – ".join(part for part in parts if part)


@dataclass(frozen=True)
class Report:
    """The fate of every entry, in the order of the file; or why the file could not be read."""

    outcomes: tuple[Outcome, ...] = ()
    stored: bool = False
    """Whether the texts were taken over; all of them are or none."""
    remarks: tuple[Any, ...] = ()
    """What is to be said of the file as a whole."""
    broken: Any = ""
    """Why it could not be read; empty where it could."""
    broken_line: int = 0

    @cached_property
    def counts(self) -> dict[Fate, int]:
        """How many entries had each fate; their sum is the number of entries in the file."""
        found = Counter(one.fate for one in self.outcomes)
        return {fate: found[fate] for fate in Fate}

    @property
    def counted(self) -> list[tuple[Any, int]]:
        """Return each fate that some entry had, in words, with their number."""
        return [(WORDS[fate], count) for fate, count in self.counts.items() if count]

    @property
    def is_refused(self) -> bool:
        """Tell whether nothing of the file was taken in because something is wrong with it."""
        return bool(self.broken) or self.counts[Fate.REFUSED] > 0

    def of(self, *fates: Fate) -> list[Outcome]:
        """Return the entries that had one of these fates, in the order of the file."""
        return [one for one in self.outcomes if one.fate in fates]

    def as_json(self) -> dict[str, Any]:
        """Return the report for JSON."""
        return {
            "read": len(self.outcomes),
            **{fate.value: count for fate, count in self.counts.items()},
            "stored": self.stored,
            "broken": str(self.broken),
            "broken_line": self.broken_line,
            "remarks": [str(one) for one in self.remarks],
            "entries": [one.as_json() for one in self.outcomes],
        }
