"""Every guard says where what is missing is mended, or why there is no such place."""

from __future__ import annotations

from typing import Any

import pytest

from newsroom.articles import withheld
from newsroom.articles.steps import EDITION_STEPS
from newsroom.lifecycle import Guard
from newsroom.publishing.steps import RELEASE_STEPS
from newsroom.publishing.steps_after import AFTER_STEPS
from newsroom.translations.steps import TASK_STEPS
from newsroom.web import mending

STEPS = (*EDITION_STEPS, *TASK_STEPS, *RELEASE_STEPS, *AFTER_STEPS)
GUARDS = {f"{step.name}-{guard.name}": guard for step in STEPS for guard in step.guards}
ASKED: dict[Any, frozenset[str]] = {withheld.first_field: mending.FIELDS}
"""Functions that name a place, and all that they can name."""


@pytest.mark.parametrize("guard", GUARDS.values(), ids=GUARDS)
def test_a_guard_names_a_place_or_says_why_there_is_none(guard: Guard[Any]) -> None:
    assert bool(guard.where) != bool(guard.nowhere)
    named = ASKED[guard.where] if callable(guard.where) else {guard.where} - {""}
    assert named <= mending.PLACES
