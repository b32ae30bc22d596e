"""The form of a picture: what is said of it, as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.languages import LANGUAGES
from newsroom.media import actions
from newsroom.media.actions import Said
from newsroom.media.models import Picture
from newsroom.numbers import whole_number
from newsroom.settings import current

LIMITS = {
    "alt": actions.ALT_LIMIT,
    "caption": actions.CAPTION_LIMIT,
    "credit": actions.CREDIT_LIMIT,
}
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
_TOLD: dict[str, Any] = {
    "place": _l("The file told where the picture was taken."),
    "device": _l("The file told with which camera or telephone, or which program, it was made."),
    "names": _l("The file told names: of an author, an owner, a person in the picture."),
    "moment": _l("The file told when the picture was taken."),
    "words": _l("The file held descriptions or comments."),
    "smaller": _l(
        "The file held a smaller or an earlier picture, which can show what was cut off."
    ),
    "origin": _l(
        "The file held a signed record of where the picture comes from and who changed it."
    ),
    "more": _l("The file held other data beside the picture."),
}


@dataclass(frozen=True)
class Typed:
    """What stands in the form."""

    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    credit: str = ""
    decorative: bool = False
    focus: tuple[str, str] = ("50", "50")
    version: int = 0
    errors: Mapping[str, Any] = field(default_factory=dict)

    def said(self) -> Said:
        """Return it as a value; a focus that is no number is refused by the action."""
        x, y = (int(one) if _NUMBER.fullmatch(one) else -1 for one in self.focus)
        return Said(self.words, self.credit, self.decorative, (x, y))

    def refused(self, name: str, message: Any) -> Typed:
        """Return it with what is wrong beside a field."""
        return replace(self, errors={name: message})


def told(kinds: Iterable[str]) -> list[Any]:
    """Say what a file told beside its picture, one sentence each."""
    return [_TOLD[one] for one in kinds]


def of(picture: Picture) -> Typed:
    """Return the form of a picture."""
    said = actions.said_of(picture)
    return Typed(
        words={code: said.words[code] for code in current().languages},
        credit=said.credit,
        decorative=said.decorative,
        focus=(str(said.focus[0]), str(said.focus[1])),
        version=picture.version,
    )


def read(form: Mapping[str, str]) -> Typed:
    """Return what was typed; a language that the form does not ask for stays without words."""
    return Typed(
        words={
            code: (form.get(f"alt_{code}", ""), form.get(f"caption_{code}", ""))
            for code in LANGUAGES
        },
        credit=form.get("credit", ""),
        decorative=bool(form.get("decorative")),
        focus=(form.get("focus_x", "50"), form.get("focus_y", "50")),
        version=whole_number(form.get("version", "")),
    )
