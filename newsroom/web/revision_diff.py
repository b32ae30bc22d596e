"""What one text of an edition changes of another one, field by field and paragraph by paragraph."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import sanitise, topics, word_diff
from newsroom.articles.models import Revision
from newsroom.web import body_text, locale

_FIELDS = {
    "title": _l("Title"),
    "standfirst": _l("Standfirst"),
    "slug": _l("Address (slug)"),
    "byline_kind": _l("Whose name is published"),
    "byline": _l("Byline"),
    "dateline": _l("Date of the article"),
    "photo_credit": _l("Photo credit"),
}


def fields(
    before: Revision | None, after: Revision
) -> list[tuple[Any, tuple[word_diff.Piece, ...]]]:
    """Return the fields that differ, each by its name and with its changes."""
    changed = []
    for name, label in _FIELDS.items():
        old, new = _text(before, name), _text(after, name)
        if old != new:
            changed.append((label, word_diff.words(old, new)))
    old, new = " ".join(before.countries if before else []), " ".join(after.countries)
    if old != new:
        changed.append((_l("Countries"), word_diff.words(old, new)))
    old, new = _topics(before), _topics(after)
    if old != new:
        changed.append((_l("Topics"), word_diff.words(old, new)))
    return changed


def passages(before: Revision | None, after: Revision) -> list[word_diff.Passage]:
    """Return the paragraphs that differ."""
    old = body_text.blocks(sanitise.trusted(before.body)) if before else []
    return word_diff.passages(old, body_text.blocks(sanitise.trusted(after.body)))


def _topics(revision: Revision | None) -> str:
    return ", ".join(topics.names(revision.topics, locale.language())) if revision else ""


def _text(revision: Revision | None, name: str) -> str:
    return str(getattr(revision, name) or "") if revision else ""
