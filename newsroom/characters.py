"""Which characters may enter the newsroom at all."""

from __future__ import annotations

import re

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput, TooLarge

# NUL is refused by PostgreSQL and cuts strings short in SQLite; a lone surrogate cannot be
# written as UTF-8 by either.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# Tab, line feed and carriage return are white space; every other control is invisible, and
# illegal in the XML of feeds.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile(r"[ \t]*[\n\x0b\f\u2028\u2029]\s*")


def refuse_unstorable(text: str, *, field: str) -> None:
    """Refuse NUL and lone surrogates.

    Raises:
        BadInput: names ``field``.
    """
    if _UNSTORABLE.search(text):
        raise BadInput(_l("The text holds characters that cannot be stored."), field=field)


def refuse_controls(text: str, *, field: str) -> None:
    """Refuse NUL, lone surrogates and every control that is not white space.

    Raises:
        BadInput: names ``field``.
    """
    refuse_unstorable(text, field=field)
    if _CONTROLS.search(text):
        raise BadInput(_l("The text holds invisible control characters."), field=field)


def without_controls(text: str) -> str:
    """Return the text without controls and noncharacters; line ends become line feeds."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(
    text: str, *, limit: int, field: str, required: bool = False, multiline: bool = False
) -> str:
    """Return a plain field as it may be stored: stripped, markup characters kept verbatim.

    ``limit`` counts characters. Line ends become spaces unless ``multiline``.

    Raises:
        BadInput: holds controls or lone surrogates, or is required and empty.
        TooLarge: longer than ``limit``.
    """
    refuse_controls(text, field=field)
    kept = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not multiline:
        kept = _LINE_END.sub(" ", kept).replace("\t", " ")
    if len(kept) > limit:
        raise TooLarge(_l("This is longer than %(limit)s characters.", limit=limit), field=field)
    if required and not kept:
        raise BadInput(_l("This cannot be empty."), field=field)
    return kept
