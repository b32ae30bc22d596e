"""A passage in a third language is no business of checks that read words."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import (
    acronyms,
    dates,
    empty,
    hashtags,
    length_limit,
    length_ratio,
    links,
    names,
    negation,
    numbers,
    scale,
    times,
)
from tests.newsroom.translations.checks.looking import said

CHECKED = (acronyms, dates, hashtags, length_limit, length_ratio, links, names, negation, numbers)


@pytest.mark.parametrize("check", [*CHECKED, empty, scale, times])
@pytest.mark.parametrize("languages", [("fr", "es"), ("qu", "en")])
def test_a_third_language_is_left_alone(check, languages):
    assert said(check.CHECK, "Le 5 mai, deux milliards", "El 5 de mayo, dos", languages) == []
