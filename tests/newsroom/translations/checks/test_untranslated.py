"""A sentence is translated; what is cited or named stays as it is."""

from __future__ import annotations

import pytest

from newsroom.translations.checks.finding import Severity
from newsroom.translations.checks.untranslated import CHECK
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, said

COPIED = [
    "The court has ordered the company to leave the valley.",
    "THE COURT HAS ORDERED THE COMPANY TO LEAVE THE VALLEY.",
    "The Inter-American Court has ordered the company to leave the valley of San Lázaro.",
    "La jueza ordenó a la empresa que se fuera del valle.",
]
KEPT = [
    "Reuters / José Luis González Prieto / Ana Robles",
    "National Institute for the Defence of Rivers and Wetlands, Lima, Peru",
    "Wandera A, Oduya N, et al.: What the fish of a poisoned lake told its people. 2021.",
    "Wandera, A., What the fish of a poisoned lake told its people, 2nd edition",
    "What the fish of a poisoned lake told its people, ISBN 978-0-00-000000-2",
]


@pytest.mark.parametrize("text", COPIED)
def test_a_sentence_that_was_copied_is_an_error(text):
    assert len(said(CHECK, text, f" {text.upper()} ", EN_ES)) == 1
    assert len(said(CHECK, text, text, ES_EN)) == 1
    assert CHECK.severity is Severity.ERROR


@pytest.mark.parametrize("text", KEPT)
def test_what_is_cited_or_named_stays(text):
    assert said(CHECK, text, text, EN_ES) == []
