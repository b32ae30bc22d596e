"""Where what is missing is mended: the names that guards give, as addresses."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from flask import url_for

from newsroom.articles import withheld
from newsroom.errors import Unmet
from newsroom.translations.models import TranslationTask

FIELDS = frozenset({*withheld.FIELDS, "picture_in_text"})
"""Fields of the writing page and places in its text, by the ids that they have there."""
_OF_ARTICLE = {
    "article": "",
    "embargo": "embargo",
    "policy": "policy",
    "release": "release",
    "source": "steps",
}
"""Parts of an article's page."""
_OF_TASK: dict[str, Callable[[uuid.UUID], str]] = {
    "unfinished": lambda task: url_for("translate.show", task_id=task, show="unfinished"),
    "checks": lambda task: url_for("translate.show", task_id=task, show="all", _anchor="work"),
    "review_checks": lambda task: url_for("review.show", task_id=task, _anchor="stops"),
    "review_parity": lambda task: url_for("review.show", task_id=task, _anchor="parity"),
    "review_wishes": lambda task: url_for("review.show", task_id=task, _anchor="wishes"),
}
_PAGES: dict[str, str] = {
    "after": "desk.after.show",
    "comments": "desk.comments.show",
}
"""Pages of an article that are apart from its own."""
_LISTS: dict[str, str] = {"translations": "translate.index", "pictures": "desk.pictures.index"}
"""Pages that are of no one article."""
PLACES = frozenset({*FIELDS, *_OF_ARTICLE, *_OF_TASK, *_PAGES, *_LISTS, "queries"})
"""Every name that a guard may give."""


def address(where: str, subject: Any) -> str:
    """Return where something is mended on what a step was to be taken on; empty for nowhere."""
    if where in _LISTS:
        return url_for(_LISTS[where])
    if where in _OF_TASK and isinstance(subject, TranslationTask):
        return _OF_TASK[where](subject.id)
    article_id = _article_of(subject)
    if article_id is None or where not in PLACES:
        return f"#{where}" if where in FIELDS else ""
    if where in FIELDS:
        return url_for("desk.writing.edit", article_id=article_id, _anchor=where)
    if where in _PAGES:
        return url_for(_PAGES[where], article_id=article_id)
    part = _OF_ARTICLE.get(where, where)
    return url_for("desk.article.show", article_id=article_id, _anchor=part or None)


def links(unmet: Sequence[Unmet], subject: Any) -> dict[str, str]:
    """Return where each of what is missing is mended, by the name of its guard."""
    found = {one.guard: address(one.where, subject) for one in unmet}
    return {guard: href for guard, href in found.items() if href}


def as_values(unmet: Sequence[Unmet], subject: Any) -> list[dict[str, str | None]]:
    """Return what is missing as programs get it, in the words that people read."""
    return [
        {
            "name": one.guard,
            "message": str(one.message),
            "whose_move": str(one.whose_move),
            "where": address(one.where, subject) or None,
        }
        for one in unmet
    ]


def _article_of(subject: Any) -> uuid.UUID | None:
    """Return the article of an edition, a task, a release, or a release that nobody began."""
    known: uuid.UUID | None = getattr(subject, "article_id", None)
    if known is None and hasattr(subject, "article"):
        known = getattr(subject.article, "id", None)
    return known
