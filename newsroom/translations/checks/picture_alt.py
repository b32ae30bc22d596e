"""A picture has a description, as a hint to whoever may add one."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find a picture among the words whose source says nothing of what it shows."""
    for mark in pair.inline_map.values():
        if mark.get("tag") == "img" and not mark.get("attributes", {}).get("alt", "").strip():
            yield Found(_l("The picture in this segment has no description, in the source either."))
            return


CHECK = Check(
    "picture_alt",
    Severity.INFO,
    _l("Picture without a description"),
    _l(
        "Whoever cannot see the picture learns nothing of it. Ask the author for a description, or"
        " whether the picture is only an ornament."
    ),
    _find,
)
