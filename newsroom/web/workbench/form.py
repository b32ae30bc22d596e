"""What comes back from a translation's page: only the segments that somebody touched."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom import characters
from newsroom.articles import placeholders
from newsroom.errors import BadInput, TooLarge
from newsroom.numbers import whole_number
from newsroom.translations import typed
from newsroom.translations.limits import SEGMENT_LIMIT
from newsroom.translations.queries import Row
from newsroom.translations.saving import Entry
from newsroom.translations.states import Origin
from newsroom.web import ids
from newsroom.web.workbench import seen

TAKEN = frozenset({Origin.COPIED, Origin.MEMORY, Origin.SUGGESTION, Origin.REPEAT})
"""What a page may say of a text that was taken over as it stood; anything else is typed."""


@dataclass
class Sent:
    """A form as it was read: what to save, what was typed, and what cannot be read."""

    entries: list[Entry] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """Everything that was typed, by segment key, to be shown again."""
    ticks: dict[str, bool] = field(default_factory=dict)
    """Which of them were marked as finished."""
    errors: dict[str, Any] = field(default_factory=dict)


def read(rows: Iterable[Row], form: Mapping[str, str]) -> Sent:
    """Read the touched segments of a form; nothing is decided about the others."""
    sent = Sent()
    for row in rows:
        key = row.segment.key
        if not row.locked and f"text.{key}" in form:
            _read_one(row, form, sent)
    return sent


def _read_one(row: Row, form: Mapping[str, str], sent: Sent) -> None:
    key = row.segment.key
    text = seen.unified(form[f"text.{key}"])
    sent.texts[key] = text
    ticked = sent.ticks[key] = f"done.{key}" in form or form.get("valid") == key
    detached = _detached(key, form)
    if form.get(f"keep.{key}") == "theirs":
        return
    if detached is None and not _is_touched(key, text, form, ticked=ticked):
        return
    try:
        stored = typed.read(text, row.segment.inline_map)
    except BadInput as error:
        sent.errors[key] = error.message
        return
    version = seen.version_of(form.get(f"seen.{key}", ""))
    origin = _origin(key, form)
    sent.entries.append(Entry(key, stored, version, ticked, origin, detached))


def read_text(row: Row, typed_text: str) -> str:
    """Return what was typed for a segment in placeholder form.

    Raises:
        BadInput: its marks do not pair, or it can never be stored.
    """
    stored = typed.read(seen.unified(typed_text), row.segment.inline_map)
    if len(stored) > SEGMENT_LIMIT:
        raise TooLarge(_l("This text is too long."), field=row.segment.key)
    characters.refuse_unstorable(stored, field=row.segment.key)
    return stored


def gone(rows: Sequence[Row], form: Mapping[str, str]) -> dict[str, str]:
    """Return touched texts whose segments have left the source text since the page was opened."""
    known = {row.segment.key for row in rows}
    found: dict[str, str] = {}
    for name in form:
        start, _, key = name.partition(".")
        if start != "text" or not key or key in known:
            continue
        text = seen.unified(form[name])
        if text.strip() and _is_touched(key, text, form, ticked=f"done.{key}" in form):
            found[key] = placeholders.from_plain(text)
    return found


def fence(form: Mapping[str, str]) -> int:
    """Return the claim's number that the form was opened under; -1 when it does not say."""
    given = form.get("fence", "")
    return whole_number(given, otherwise=-1)


def source(form: Mapping[str, str]) -> uuid.UUID | None:
    """Return the source revision that the page showed; None when it does not say."""
    return ids.read(form.get("source"))


def _is_touched(key: str, text: str, form: Mapping[str, str], *, ticked: bool) -> bool:
    carried = form.get(f"seen.{key}", "")
    version = seen.version_of(carried)
    return carried != seen.seen(version, text, ticked=ticked)


def _detached(key: str, form: Mapping[str, str]) -> bool | None:
    if form.get("detach") == key:
        return True
    return False if form.get("attach") == key else None


def _origin(key: str, form: Mapping[str, str]) -> Origin:
    given = form.get(f"origin.{key}", "")
    return Origin(given) if given in TAKEN else Origin.TYPED
