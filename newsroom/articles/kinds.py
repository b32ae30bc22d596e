"""The kinds of articles: what each is called, and what programs are told that it is."""

from __future__ import annotations

import enum
from typing import Any

from flask_babel import lazy_gettext as _l


class ArticleKind(enum.StrEnum):
    """What sort of text an article is; readers are told of all but the first."""

    NEWS = "news"
    STATEMENT = "statement"
    REPORT = "report"
    INTERVIEW = "interview"
    EVENT = "event"


LABELS: dict[ArticleKind, Any] = {
    ArticleKind.NEWS: _l("News article"),
    ArticleKind.STATEMENT: _l("Statement"),
    ArticleKind.REPORT: _l("Report"),
    ArticleKind.INTERVIEW: _l("Interview"),
    ArticleKind.EVENT: _l("Event"),
}


def named(kind: str) -> ArticleKind | None:
    """Return the kind of this name; None for anything else."""
    return ArticleKind(kind) if kind in set(ArticleKind) else None
