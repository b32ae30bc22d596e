"""A field is not longer than the place where it is shown."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import length_limit
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = length_limit.CHECK


@pytest.mark.parametrize(("target", "limit"), [("El río", 6), ("El río", 0), ("", 6)])
def test_a_text_that_fits_is_right(target, limit):
    assert said(CHECK, "The river", target, limit=limit) == []


@pytest.mark.parametrize("languages", [EN_ES, ES_EN])
def test_what_stands_behind_the_limit_is_pointed_at(languages):
    assert said(CHECK, "a", "El río crece", languages, limit=6) == [
        "This field takes 6 characters and the text has 12."
    ]
    assert pointed(CHECK, "a", "El río crece", languages, limit=6) == [([], [" crece"])]
    assert CHECK.severity is Severity.ERROR
