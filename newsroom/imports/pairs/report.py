"""What an import of pairs did: counts, and everything that a person should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l

REFUSED = "refused"
DIFFERS = "differs"
NOT_LIVE = "not_live"
SLUG = "slug"
TITLE = "title"
DATE_UNREADABLE = "date_unreadable"
TOPIC = "topic_left_out"
KIND = "kind_unknown"

WORDS: dict[str, Any] = {
    REFUSED: _l("refused"),
    DIFFERS: _l("differs from what is stored; not overwritten"),
    NOT_LIVE: _l("stored, but not public"),
    SLUG: _l("another address"),
    TITLE: _l("title taken from the text"),
    DATE_UNREADABLE: _l("date not readable"),
    TOPIC: _l("topic left out: not known, or one too many"),
    KIND: _l("kind of text not known; taken in as news"),
}


@dataclass(frozen=True)
class Remark:
    """One thing that happened to one line, for a person to look at."""

    kind: str
    line: int
    id: str = ""
    language: str = ""
    field: str = ""
    message: Any = ""
    """In the reader's language."""
    was: str = ""
    """What the file says."""
    now: str = ""
    """What the newsroom made of it."""

    def as_json(self) -> dict[str, str | int]:
        """Return what is known of it, without its kind."""
        told = {
            "id": self.id,
            "language": self.language,
            "field": self.field,
            "message": str(self.message),
            "from": self.was,
            "to": self.now,
        }
        return {"line": self.line} | {name: text for name, text in told.items() if text}

    def as_line(self) -> str:
        """Return it as one line for people."""
        where = " ".join(part for part in (self.id, self.language, self.field) if part)
        what = str(self.message) or " → ".join(part for part in (self.was, self.now) if part)
        return f"{self.line}: {where}: {WORDS[self.kind]}" + (f" – {what}" if what else "")


@dataclass
class Report:
    """The counts and remarks of one import, filled while it runs."""

    counts: Counter[str] = field(default_factory=Counter)
    """``read``, ``stored``, ``unchanged``, ``differs``, ``refused``, ``live``, ``not_live``;
    ``dates``, ``dates_from_source``, ``dates_unreadable``."""
    remarks: list[Remark] = field(default_factory=list)
    broken_off: Any = ""
    """Why the file could not be read to its end; empty where it was."""

    def note(self, remarks: Iterable[Remark]) -> None:
        """Keep remarks and count those that a line can end in."""
        for one in remarks:
            self.remarks.append(one)
            if one.kind in {REFUSED, DIFFERS, NOT_LIVE}:
                self.counts[one.kind] += 1
            elif one.kind == DATE_UNREADABLE:
                self.counts["dates_unreadable"] += 1

    def as_json(self) -> dict[str, Any]:
        """Return the report for JSON."""
        counts = ("read", "stored", "unchanged", DIFFERS, REFUSED, "live", NOT_LIVE)
        return {
            **{name: self.counts[name] for name in counts},
            "datelines": {
                "read": self.counts["dates"],
                "from_source": self.counts["dates_from_source"],
                "unreadable": self.counts["dates_unreadable"],
            },
            "broken_off": str(self.broken_off),
            "remarks": {
                kind: [one.as_json() for one in self.remarks if one.kind == kind] for kind in WORDS
            },
        }
