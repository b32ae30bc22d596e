"""Lines of JSON out of a plain or gzipped file, one at a time, however many there are."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput, TooLarge

MOST_BYTES = 16 * 1024 * 1024
"""Of one line; two bodies of the allowed length stay below it even with every letter escaped."""
_CHUNK = 1024 * 1024
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"


class BrokenOff(BadInput):
    """The file ends in the middle, or is no such file at all."""


@dataclass(frozen=True)
class Line:
    """One line that is not blank: a JSON object, or why it is none."""

    number: int
    value: dict[str, Any]
    refused: BadInput | None = None
    position: int = 0
    """How many bytes of the file have been read."""


def read(path: Path) -> Iterator[Line]:
    """Give the lines of a file, each with its number from 1.

    Raises:
        BrokenOff: the rest of the file cannot be read; every line before it was given.
    """
    with path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        with gzip.open(file) if packed else file as unpacked:
            number = 0
            try:
                while written := _next(unpacked):
                    number += 1
                    line = _read(written.removeprefix(_BOM) if number == 1 else written, number)
                    if line is not None:
                        yield Line(number, line.value, line.refused, file.tell())
            except (EOFError, OSError, zlib.error) as error:
                message = _l("The file cannot be read after line %(number)s.", number=number)
                raise BrokenOff(message, field="file") from error


def _next(file: IO[bytes] | gzip.GzipFile) -> bytes:
    """Return the next line; of one that is too long only as much as shows that it is."""
    written = file.readline(MOST_BYTES + 1)
    if len(written) <= MOST_BYTES or written.endswith(b"\n"):
        return written
    while (rest := file.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass
    return written


def _read(written: bytes, number: int) -> Line | None:
    if len(written) > MOST_BYTES:
        limit = MOST_BYTES // (1024 * 1024)
        message = _l("The line is longer than %(limit)s MB.", limit=limit)
        return Line(number, {}, TooLarge(message))
    if not written.strip():
        return None
    try:
        value = json.loads(written.decode())
    except UnicodeDecodeError:
        return Line(number, {}, BadInput(_l("The line is not UTF-8 text.")))
    except (ValueError, RecursionError):
        return Line(number, {}, BadInput(_l("The line is not JSON.")))
    if not isinstance(value, dict):
        return Line(number, {}, BadInput(_l("The line is not a JSON object.")))
    return Line(number, value)
