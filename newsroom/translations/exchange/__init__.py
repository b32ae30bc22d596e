"""Files in which a translation travels to other programs and back: one format a file."""

from __future__ import annotations

from newsroom.translations.exchange import po
from newsroom.translations.exchange.sheet import Format

FORMATS: tuple[Format, ...] = (po.FORMAT,)


def by_name(name: str) -> Format | None:
    """Return the format of a name such as ``po``, or None."""
    return next((one for one in FORMATS if one.name == name), None)


def for_file(name: str) -> Format:
    """Return the format that a file's name ends in; the first one where it says nothing."""
    return by_name(name.rpartition(".")[2].lower()) or FORMATS[0]
