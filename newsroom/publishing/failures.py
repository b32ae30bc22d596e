"""Why a release failed: kept as names, said in words to whoever looks, in their language."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.errors import Refused
from newsroom.publishing.steps import COMMIT

PINNED = _l("A text was changed after the release was made ready.")
ACTOR = _l("Who sent this release out no longer has the right to publish it.")
INPUTS = "inputs"

_WORDS: dict[str, Any] = {
    **{guard.name: guard.message for guard in COMMIT.guards},
    "pinned": PINNED,
    "actor": ACTOR,
    INPUTS: _l("What the pages show kept changing while they were made."),
}


def names_of(refused: Refused) -> str:
    """Return the names of the guards that were not met, as a release keeps them."""
    return " ".join(one.guard for one in refused.unmet)


def words_of(failure: str) -> list[Any]:
    """Return what a release keeps as sentences; an unknown name is a technical error's."""
    return [
        _WORDS.get(name) or _l("A technical error stopped it: %(name)s.", name=name)
        for name in failure.split()
    ]
