"""What the sanitiser took out of an imported body, so that nobody has to find out later."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from newsroom.imports import trees
from newsroom.imports.decisions import Decision

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_MISSED = frozenset(
    [
        "a",
        "img",
        "table",
        "figure",
        "iframe",
        "video",
        "audio",
        "object",
        "embed",
        "form",
        "input",
        "svg",
        "math",
        "details",
    ]
)


def report(before: ET.Element, cleaned: str) -> list[Decision]:
    """Say which links, images, tables and embeds did not come through the sanitiser."""
    after = trees.parse(cleaned)
    lost = []
    for tag in sorted(_MISSED):
        kept = Counter(_described(one) for one in after.iter(tag))
        given = [_described(one) for one in before.iter(tag)]
        if len(given) > kept.total():
            # The sanitiser may write an address in another way: more than is missing may differ.
            differing = list((Counter(given) - kept).elements())
            lost.extend(differing[: len(given) - kept.total()])
    if not lost:
        return []
    message = _l("Some parts cannot stand in an article and were taken out.")
    return [Decision("taken_out", message, "\n".join(lost), warning=True)]


def _described(part: ET.Element) -> str:
    address = part.get("href") or part.get("src") or ""
    return " ".join(word for word in (part.tag, trees.text_of(part)[:60], address) if word)
