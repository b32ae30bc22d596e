"""Colours that a newsroom chooses: written in one form, and readable on what they stand on."""

from __future__ import annotations

import re

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.publishing.pages import styling

GROUNDS = {
    field: tuple(styling.token(ground, dark=dark) for ground in ("paper", "sheet"))
    for field, dark in (("accent", False), ("accent_dark", True))
}
"""What each colour of a profile has to be read on: pages, and boxes on them."""
OF_THEME = {
    "accent": styling.token("accent"),
    "accent_dark": styling.token("accent", dark=True),
}
"""The theme's own, for a newsroom that chooses none."""
LEAST_CONTRAST = 4.5
"""Of text against its ground: WCAG 2.2, success criterion 1.4.3, level AA."""
_COLOUR = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def checked(text: str, *, field: str) -> str:
    """Return a colour as ``#rrggbb``, or an empty text for an empty one.

    ``field`` is ``accent`` or ``accent_dark``, and says which grounds it stands on.

    Raises:
        BadInput: it is none, or cannot be read on its ground.
    """
    colour = written(text)
    if not colour and text.strip():
        message = _l("Write a colour as # and six digits, such as #0d4f5c.")
        raise BadInput(message, field=field)
    if colour and (reached := least_contrast(colour, field)) < LEAST_CONTRAST:
        message = _l(
            "The contrast of this colour is %(reached)s : 1. Text needs %(needed)s : 1 to be"
            " readable; choose a darker colour for light pages, a lighter one for dark pages.",
            # Cut and not rounded: 4.46 is not enough and must not read as 4.5.
            reached=f"{int(reached * 10) / 10:.1f}",
            needed=LEAST_CONTRAST,
        )
        raise BadInput(message, field=field)
    return colour


def written(text: str) -> str:
    """Return a colour as ``#rrggbb``, whichever way it was typed; an empty text if it is none."""
    found = _COLOUR.fullmatch(text.strip())
    if not found:
        return ""
    digits = found[1].lower()
    return "#" + (digits if len(digits) > len("abc") else "".join(2 * one for one in digits))


def least_contrast(colour: str, field: str) -> float:
    """Return the contrast of ``#rrggbb`` on the ground where it is read worst, from 1 to 21."""
    return min(styling.contrast(colour, ground) for ground in GROUNDS[field])
