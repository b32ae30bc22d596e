"""What one text of an edition changes of another one, field by field and paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import kinds, sanitise, topics, word_diff
from newsroom.articles.models import Revision
from newsroom.web import locale
from newsroom.web.body import text as body_text
from newsroom.web.reading import reader
from newsroom.web.writing import countries as writing_countries
from newsroom.web.writing import names as writing_names

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
    "named": _l("People and organisations"),
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
    for name, told in SETS.items():
        old, new = told(getattr(before, name)) if before else "", told(getattr(after, name))
        if old != new:
            changed.append((NAMES[name], word_diff.words(old, new)))
    return changed


def passages(before: Revision | None, after: Revision) -> list[word_diff.Passage]:
    """Return the paragraphs that differ."""
    old = body_text.blocks(sanitise.trusted(before.body)) if before else []
    return word_diff.passages(old, body_text.blocks(sanitise.trusted(after.body)))


def _countries(codes: Sequence[str]) -> str:
    return writing_countries.shown(codes, locale.language())


def _topics(keys: Sequence[str]) -> str:
    return ", ".join(topics.names(keys, locale.language()))


def _named(keys: Sequence[str]) -> str:
    """Name those whom the person of this request may see."""
    return "; ".join(one.label for one in writing_names.of_keys(keys, reader()))


SETS: Mapping[str, Callable[[Sequence[str]], str]] = {
    "countries": _countries,
    "topics": _topics,
    "named": _named,
}
"""Fields that hold keys, and how people read these."""


def kind_named(kind: str) -> str:
    """Return what a kind of text is called; nothing for what is none."""
    found = kinds.named(kind)
    return str(kinds.LABELS[found]) if found else ""


def _text(revision: Revision | None, name: str) -> str:
    if revision is None:
        return ""
    return kind_named(revision.kind) if name == "kind" else str(getattr(revision, name) or "")
