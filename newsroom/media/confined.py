"""Has pictures decoded in a process of its own: what breaks there breaks nothing here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom import confinement
from newsroom.errors import BadInput, TooLarge
from newsroom.media import limits
from newsroom.media.rendition import Rendition

_FIELD = "file"
_REFUSALS: dict[str, Any] = {
    "format": _l(
        "This is no picture that can be read here. Send a JPEG, PNG, WebP or GIF; a phone that"
        " makes HEIC pictures can be set to “most compatible”, or shares them as JPEG."
    ),
    "damaged": _l("This picture is damaged: it cannot be read to its end."),
    "costly": _l("This picture cannot be read within the limits of memory and time."),
}


@dataclass(frozen=True)
class Rebuilt:
    """A picture of nothing but pixels, and what its file told beside them."""

    master: bytes
    width: int
    height: int
    told: tuple[str, ...]
    """Kinds, see ``told.KINDS``."""


def rebuild(content: bytes) -> Rebuilt:
    """Return a picture file rebuilt from its pixels; takes about a second.

    Raises:
        TooLarge: more than 12 MB, or more than 40 megapixels.
        BadInput: it cannot be read.
    """
    if len(content) > limits.FILE_BYTES:
        raise TooLarge(_l("A picture may have 12 MB at most."), field=_FIELD)
    [(facts, master)] = _asked(content, "rebuild")
    return Rebuilt(master, facts["width"], facts["height"], tuple(facts["told"]))


@dataclass(frozen=True)
class Logo:
    """A PNG of nothing but pixels, some of them transparent."""

    content: bytes
    width: int
    height: int


def logo(content: bytes, most: int) -> Logo:
    """Return a small picture file rebuilt from its pixels, transparent where it was.

    Raises:
        TooLarge: either side has more than ``most`` pixels.
        BadInput: it cannot be read.
    """
    [(facts, made)] = _asked(content, "logo", str(most))
    return Logo(made, facts["width"], facts["height"])


def renditions(master: bytes, focus: tuple[float, float]) -> list[Rendition]:
    """Return every size that readers get of a picture; takes some seconds.

    Raises:
        BadInput: the master cannot be read.
    """
    made = _asked(master, "sizes", *(str(one) for one in focus))
    return [Rendition(**facts, content=content) for facts, content in made]


def _asked(content: bytes, *arguments: str) -> Sequence[tuple[dict[str, Any], bytes]]:
    try:
        answer = confinement.ask("newsroom.media.child", arguments, content, limits.CHILD)
    except confinement.Exhausted:
        raise BadInput(_REFUSALS["costly"], field=_FIELD) from None
    line, _, rest = answer.partition(b"\n")
    said = json.loads(line)
    if said["facts"] and "refused" in said["facts"][0]:
        raise _refusal(said["facts"][0]["refused"])
    made, at = [], 0
    for facts, length in zip(said["facts"], said["lengths"], strict=True):
        made.append((facts, rest[at : at + length]))
        at += length
    return made


def _refusal(word: str) -> BadInput:
    if word == "pixels":
        return TooLarge(_l("A picture may have 40 megapixels at most."), field=_FIELD)
    return BadInput(_REFUSALS[word], field=_FIELD)
