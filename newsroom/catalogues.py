"""The words of the interface in each language, apart from any request."""

from __future__ import annotations

import gettext
import secrets
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from newsroom import paths

SOURCE_LANGUAGE = "en"
"""The language that the words stand in in the code."""


@lru_cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the words of one language, the same ones for the life of the process.

    Raises:
        LookupError: the newsroom has no words in this language.
    """
    return load(paths.shipped("locales"), language)


def load(locales: Path, language: str) -> gettext.NullTranslations:
    """Read one language's catalogue from a folder.

    A catalogue that was changed after it was compiled is compiled again in memory, since a page
    with yesterday's words would be published as it is.

    Raises:
        LookupError: the folder has no catalogue of this language.
    """
    source = locales / language / "LC_MESSAGES" / "messages.po"
    compiled = source.with_suffix(".mo")
    if compiled.is_file() and not _is_newer(source, compiled):
        with compiled.open("rb") as catalogue:
            return gettext.GNUTranslations(catalogue)
    if source.is_file():
        return gettext.GNUTranslations(BytesIO(_compiled(source)))
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    message = f"There is no catalogue for {language!r} in {locales}."
    raise LookupError(message)


def compile_all(folder: Path) -> list[Path]:
    """Write a ``.mo`` beside each ``.po`` of a locales folder; return what was written."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        # A rename, because a running newsroom may read the old one at this moment.
        draft = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
        draft.write_bytes(_compiled(source))
        draft.replace(target)
        written.append(target)
    return written


def _compiled(source: Path) -> bytes:
    import polib  # start-up time: an installed newsroom reads what was compiled for it

    binary: bytes = polib.pofile(str(source)).to_binary()
    return binary


def _is_newer(one: Path, other: Path) -> bool:
    return one.is_file() and one.stat().st_mtime_ns > other.stat().st_mtime_ns
