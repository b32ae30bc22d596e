"""The stories of the demonstration, told twice by people, raise no alarm in either direction."""

from __future__ import annotations

from functools import cache

import pytest

from newsroom.demo.texts import STORIES
from newsroom.demo.translating import _by_slot
from newsroom.translations.checks import CHECKS
from newsroom.translations.checks.finding import Severity
from newsroom.translations.checks.pair import Pair, Side

# Marks need the map of a stored segment; a passage stands in its own language on purpose.
JUDGED = [
    one
    for one in CHECKS
    if one.severity is not Severity.INFO and one.name not in {"marks", "untranslated", "left_over"}
]


@cache
def pairs(source: str, target: str) -> tuple[Pair, ...]:
    found = []
    for story in STORIES:
        translated = _by_slot(story, target)
        for slot, words in _by_slot(story, source).items():
            found.append(Pair(Side(words, source), Side(translated[slot], target)))
    return tuple(found)


@pytest.mark.parametrize("languages", [("en", "es"), ("es", "en")])
@pytest.mark.parametrize("check", JUDGED, ids=lambda check: check.name)
def test_what_people_wrote_in_both_languages_is_right(check, languages):
    told = [str(found.message) for both in pairs(*languages) for found in check.find(both)]

    assert told == []
