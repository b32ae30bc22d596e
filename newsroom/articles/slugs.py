"""Slugs: the part of an address that says what an article is about."""

import re
import unicodedata

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput

MAX_LENGTH = 80
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The form of a slug, whatever its length."""
_FALLBACK = "article"
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['\u2019\u02bc`\u00b4]")
# Letters that Unicode does not take apart into a base and an accent.
_WITHOUT_BASE = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ŋ": "n",
        "ħ": "h",
        "ŧ": "t",
    }
)


def slug_from(title: str) -> str:
    """Return a slug for a title: at most 80 characters, cut between words, never empty."""
    folded = _APOSTROPHES.sub("", title).casefold().translate(_WITHOUT_BASE)
    letters = "".join(
        character
        for character in unicodedata.normalize("NFKD", folded)
        if not unicodedata.combining(character)
    )
    slug = _BETWEEN_WORDS.sub("-", letters.casefold()).strip("-")
    if len(slug) > MAX_LENGTH:
        whole, _, _ = slug[: MAX_LENGTH + 1].rpartition("-")
        slug = whole or slug[:MAX_LENGTH]
    return slug or _FALLBACK


def is_slug(text: str) -> bool:
    """Tell whether the text can stand in an address as a slug."""
    return len(text) <= MAX_LENGTH and SLUG.fullmatch(text) is not None


def check_slug(text: str) -> str:
    """Return the slug unchanged when it can stand in an address.

    Raises:
        BadInput: the text is no slug, or longer than 80 characters.
    """
    if not is_slug(text):
        message = _l(
            "A slug has small letters without accents, digits and single hyphens,"
            " %(limit)s characters at most.",
            limit=MAX_LENGTH,
        )
        raise BadInput(message, field="slug")
    return text


def candidates(wanted: str, batch: int) -> list[str]:
    """Return the slug itself, then numbered ones, twenty at a time and never too long."""
    first = (batch - 1) * 20 + 1
    room = MAX_LENGTH - len("-99999")
    stem = wanted if len(wanted) <= room else wanted[: room + 1].rpartition("-")[0]
    numbered = [f"{stem or wanted[:room]}-{number}" for number in range(max(first, 2), first + 20)]
    return [wanted, *numbered] if batch == 1 else numbered
