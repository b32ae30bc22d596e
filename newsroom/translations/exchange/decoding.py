"""The bytes of an exchanged file as text: how many there may be, and in which characters."""

from __future__ import annotations

import codecs
import re

from flask_babel import lazy_gettext as _l

from newsroom.translations.exchange.sheet import Unreadable

FILE_BYTES = 10 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_HEADER_BYTES = 8_192
_DECLARED = re.compile(rb"charset=([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
# Python knows codecs that unpack or evaluate what they read. These only decode, and they are what
# older programs write in English and Spanish.
_OLDER = frozenset({"iso8859-1", "iso8859-15", "cp1252"})
# Pairs that UTF-8 needs for every accented letter and every typographic quotation mark, and that
# no sentence in an older encoding holds.
_UTF8_PAIR = re.compile(rb"\xc2[\xa0-\xbf]|\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]")


def text_of(data: bytes) -> str:
    """Return a file's text without its byte order mark.

    Raises:
        Unreadable: too large, or not in one known encoding from its beginning to its end.
    """
    if len(data) > FILE_BYTES:
        message = _l("A file may have %(limit)s MB at most.", limit=FILE_BYTES // _MEGABYTE)
        raise Unreadable(message)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return _older_text(data, line=_line_at(data, error.start))


def _older_text(data: bytes, *, line: int) -> str:
    declared = _DECLARED.search(data[:_HEADER_BYTES])
    name = declared[1].decode("ascii") if declared else "UTF-8"
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        codec = ""
    if codec == "utf-8":
        message = _l("This is not UTF-8 text. Save the file in UTF-8 and send it again.")
        raise Unreadable(message, line=line)
    if codec not in _OLDER:
        message = _l(
            "The file says that its characters are “%(name)s”, which cannot be read here."
            " Save it in UTF-8 and send it again.",
            name=name,
        )
        raise Unreadable(message, line=_line_at(data, declared.start()) if declared else 0)
    mixed = _UTF8_PAIR.search(data)
    if mixed:
        message = _l("The file mixes two encodings. Save it in UTF-8 and send it again.")
        raise Unreadable(message, line=_line_at(data, mixed.start()))
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        message = _l("This is not UTF-8 text. Save the file in UTF-8 and send it again.")
        raise Unreadable(message, line=_line_at(data, error.start)) from error


def _line_at(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1
