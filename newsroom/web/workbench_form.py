"""What comes back from a translation's page: only the segments that somebody touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.errors import BadInput
from newsroom.translations import typed
from newsroom.translations.queries import Row
from newsroom.translations.saving import Entry
from newsroom.web import workbench


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
        if row.locked or f"text.{key}" not in form:
            continue
        text = workbench.unified(form[f"text.{key}"])
        sent.texts[key] = text
        ticked = sent.ticks[key] = f"done.{key}" in form
        carried = form.get(f"seen.{key}", "")
        version = workbench.version_of(carried)
        untouched = carried == workbench.seen(version, text, ticked=ticked)
        if untouched or form.get(f"keep.{key}") == "theirs":
            continue
        try:
            stored = typed.read(text, row.segment.inline_map)
        except BadInput as error:
            sent.errors[key] = error.message
        else:
            sent.entries.append(Entry(key, stored, version, confirmed=ticked))
    return sent


def fence(form: Mapping[str, str]) -> int:
    """Return the claim's number that the form was opened under; -1 when it does not say."""
    given = form.get("fence", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1  # noqa: PLR2004 — no number is longer
