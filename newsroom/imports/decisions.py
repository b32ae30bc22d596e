"""What an importer made of a file, and what it decided on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsroom.articles.kinds import ArticleKind

if TYPE_CHECKING:
    from datetime import date

    from newsroom.articles.sanitise import SafeBody


@dataclass(frozen=True)
class Decision:
    """One thing that an importer did by itself, for a person to agree with or undo."""

    kind: str
    """A stable name for machines."""
    message: Any
    """The same in words, in the reader's language."""
    detail: str = ""
    """What it was done to, as the file has it."""
    warning: bool = False
    """Whether something was lost or is in doubt, so that a person should look."""

    def as_json(self) -> dict[str, str | bool]:
        """Return the decision for JSON, its message in the current language."""
        return {
            "kind": self.kind,
            "message": str(self.message),
            "detail": self.detail,
            "warning": self.warning,
        }


@dataclass(frozen=True)
class ImportedArticle:
    """A file as the newsroom understands it, ready to become a draft."""

    title: str
    standfirst: str
    """Empty when the file names none."""
    body: SafeBody
    dateline: date | None
    countries: tuple[str, ...]
    """ISO 3166 alpha-2 codes, in the order of the title."""
    photo_credit: str
    decisions: tuple[Decision, ...]
    topics: tuple[str, ...] = ()
    """Keys."""
    kind: ArticleKind = ArticleKind.NEWS

    def as_json(self) -> dict[str, Any]:
        """Return everything for JSON, the date as ISO 8601 or ``None``."""
        return {
            "title": self.title,
            "standfirst": self.standfirst,
            "body": str(self.body),
            "dateline": self.dateline.isoformat() if self.dateline else None,
            "countries": list(self.countries),
            "kind": str(self.kind),
            "photo_credit": self.photo_credit,
            "decisions": [decision.as_json() for decision in self.decisions],
        }
