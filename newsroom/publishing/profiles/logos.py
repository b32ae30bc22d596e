"""Logos: files made anew from their pixels, so that nothing else of an upload is published."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput, TooLarge
from newsroom.media import confined
from newsroom.publishing.pages.values import Profile

MOST_BYTES = 1024 * 1024
MOST_PIXELS = 2_000
"""Of either side."""
BOX = (240, 64)
"""What a logo is shown in, in CSS pixels; a smaller one keeps its size."""
_PATH = re.compile(r"/-/theme/logo\.([0-9a-f]{64})\.png")


@dataclass(frozen=True)
class Logo:
    """A logo as it may be published."""

    file: bytes
    """A PNG."""
    width: int
    height: int

    @property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.file).hexdigest()


def taken(file: bytes) -> Logo:
    """Return a logo made of an upload's pixels; no other part of the file comes along.

    Raises:
        BadInput: nothing that can be read, or too large; the field is ``logo``.
    """
    if len(file) > MOST_BYTES:
        raise TooLarge(_l("A logo has at most 1 MB."), field="logo")
    try:
        made = confined.logo(file, MOST_PIXELS)
    except TooLarge:
        message = _l("A logo has at most %(limit)s pixels on either side.", limit=MOST_PIXELS)
        raise TooLarge(message, field="logo") from None
    except BadInput:
        message = _l("This is no PNG, WebP or JPEG file that can be read.")
        raise BadInput(message, field="logo") from None
    return Logo(made.content, made.width, made.height)


def path_of(digest: str) -> str:
    """Return the path at which pages name a logo."""
    return f"/-/theme/logo.{digest}.png"


def digest_in(path: str) -> str:
    """Return the digest in such a path; empty where it is none."""
    found = _PATH.fullmatch(path)
    return found[1] if found else ""


def shown_size(width: int, height: int) -> tuple[int, int]:
    """Return how large a logo of so many pixels is shown, in CSS pixels."""
    scale = min(1.0, BOX[0] / width, BOX[1] / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def named_by(profile: Profile) -> str:
    """Return the digest of a profile's logo; empty where it has none."""
    return digest_in(profile.logo)
