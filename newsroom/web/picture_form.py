"""The form of a picture: what is said of it, as it was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.languages import LANGUAGES
from newsroom.media import actions
from newsroom.media.actions import Said
from newsroom.media.models import Picture
from newsroom.settings import current

LIMITS = {
    "alt": actions.ALT_LIMIT,
    "caption": actions.CAPTION_LIMIT,
    "credit": actions.CREDIT_LIMIT,
}
FOCUSES: tuple[tuple[str, Any], ...] = (
    ("0 0", _l("top left")),
    ("50 0", _l("top")),
    ("100 0", _l("top right")),
    ("0 50", _l("left")),
    ("50 50", _l("middle")),
    ("100 50", _l("right")),
    ("0 100", _l("bottom left")),
    ("50 100", _l("bottom")),
    ("100 100", _l("bottom right")),
)
_TOLD: dict[str, Any] = {
    "place": _l("The file told where the picture was taken."),
    "device": _l("The file told with which camera or telephone, or which program, it was made."),
    "names": _l("The file told names: of an author, an owner, a person in the picture."),
    "moment": _l("The file told when the picture was taken."),
    "words": _l("The file held descriptions or comments."),
    "smaller": _l(
        "The file held a smaller or an earlier picture, which can show what was cut off."
    ),
    "more": _l("The file held other data beside the picture."),
}


@dataclass(frozen=True)
class Typed:
    """What stands in the form."""

    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    credit: str = ""
    decorative: bool = False
    focus: str = "50 50"
    version: int = 0
    errors: Mapping[str, Any] = field(default_factory=dict)

    def said(self) -> Said:
        """Return it as a value; a focus that is none of the choices is the middle."""
        known = {value for value, _ in FOCUSES}
        x, y = (self.focus if self.focus in known else "50 50").split()
        return Said(self.words, self.credit, self.decorative, (int(x), int(y)))

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
        focus="{} {}".format(*said.focus),
        version=picture.version,
    )


def read(form: Mapping[str, str]) -> Typed:
    """Return what was typed; a language that the form does not ask for stays without words."""
    version = form.get("version", "")
    return Typed(
        words={
            code: (form.get(f"alt_{code}", ""), form.get(f"caption_{code}", ""))
            for code in LANGUAGES
        },
        credit=form.get("credit", ""),
        decorative=bool(form.get("decorative")),
        focus=form.get("focus", ""),
        version=int(version) if version.isdecimal() else 0,
    )
