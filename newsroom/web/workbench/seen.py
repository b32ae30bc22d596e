"""What a form carries of each segment, so that an untouched one is left alone."""

from __future__ import annotations

import hashlib

from newsroom.numbers import whole_number

_TICKED = "1"


def seen(version: int, shown: str, *, ticked: bool) -> str:
    """Return what a form carries to tell later whether a segment was touched."""
    digest = hashlib.sha256(unified(shown).encode()).hexdigest()[:16]
    return f"{version}.{_TICKED if ticked else ''}.{digest}"


def version_of(carried: str) -> int:
    """Return the version that a form was opened with; 0 when it does not say."""
    version = carried.partition(".")[0]
    return whole_number(version)


def unified(text: str) -> str:
    """Return typed text with the line ends that we keep."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
