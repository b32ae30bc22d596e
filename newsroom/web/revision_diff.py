"""What one text of an edition changes of another one, field by field and paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import kinds, sanitise, topics, word_diff
from newsroom.articles.models import Revision
from newsroom.web import body_text, locale, writing_countries, writing_names
from newsroom.web.reading import reader

_FIELDS = {
    "kind": _l("Kind of text"),
    "title": _l("Title"),
    "standfirst": _l("Standfirst"),
    "slug": _l("Address (slug)"),
    "byline_kind": _l("Whose name is published"),
    "byline": _l("Byline"),
    "dateline": _l("Date of the article"),
    "photo_credit": _l("Photo credit"),
}


NAMES: dict[str, Any] = {
    **_FIELDS,
    "body": _l("Text"),
    "countries": _l("Countries"),
    "topics": _l("Topics"),
}
"""What fields of a text are called for people."""


def fields(
    before: Revision | None, after: Revision
) -> list[tuple[Any, tuple[word_diff.Piece, ...]]]:
    """Return the fields that differ, each by its name and with its changes."""
    changed = []
    for name, label in _FIELDS.items():
        old, new = _text(before, name), _text(after, name)
        if old != new:
            changed.append((label, word_diff.words(old, new)))
    for label, told in _LISTS:
        old, new = told(before) if before else "", told(after)
        if old != new:
            changed.append((label, word_diff.words(old, new)))
    return changed


def passages(before: Revision | None, after: Revision) -> list[word_diff.Passage]:
    """Return the paragraphs that differ."""
    old = body_text.blocks(sanitise.trusted(before.body)) if before else []
    return word_diff.passages(old, body_text.blocks(sanitise.trusted(after.body)))


def _countries(revision: Revision) -> str:
    return writing_countries.shown(revision.countries, locale.language())


def _topics(revision: Revision) -> str:
    return ", ".join(topics.names(revision.topics, locale.language()))


def _named(revision: Revision) -> str:
    """Name those whom the person of this request may see."""
    return "; ".join(one.label for one in writing_names.of_keys(revision.named, reader()))


_LISTS: tuple[tuple[Any, Callable[[Revision], str]], ...] = (
    (_l("Countries"), _countries),
    (_l("Topics"), _topics),
    (_l("People and organisations"), _named),
)


def _text(revision: Revision | None, name: str) -> str:
    if revision is None:
        return ""
    return str(kinds.LABELS[revision.kind] if name == "kind" else getattr(revision, name) or "")
