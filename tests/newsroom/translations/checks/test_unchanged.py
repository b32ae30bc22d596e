"""A translation that was kept is doubted where a fact of its source changed, and only there."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import unchanged
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = unchanged.CHECK
WAS = "In May the court heard 12 witnesses from Ayotzinapa."
KEPT = "En mayo, el tribunal oyó a 12 testigos de Ayotzinapa."


@pytest.mark.parametrize(
    ("now", "message", "at"),
    [
        (
            WAS.replace("12", "13"),
            "The source now says “13” instead of “12”, and the translation was not changed.",
            ["13"],
        ),
        (
            WAS.replace("heard", "never heard"),
            "The source now says “never” as well, and the translation was not changed.",
            ["never"],
        ),
        (
            WAS.replace(" from Ayotzinapa", ""),
            "The source no longer says “Ayotzinapa”, and the translation was not changed.",
            [],
        ),
        (
            WAS.replace("Ayotzinapa", "Iguala"),
            (
                "The source now says “Iguala” instead of “Ayotzinapa”, and the translation was not"
                " changed."
            ),
            ["Iguala"],
        ),
    ],
)
def test_a_fact_that_changed_is_named_and_pointed_at(now, message, at):
    assert said(CHECK, now, KEPT, EN_ES, made_from=WAS) == [message]
    assert pointed(CHECK, now, KEPT, EN_ES, made_from=WAS) == [(at, [])]


def test_it_reads_spanish_sources_too():
    was, now = "El juez sí la oyó.", "El juez no la oyó."

    assert said(CHECK, now, "The judge did hear her.", ES_EN, made_from=was) == [
        "The source now says “no” as well, and the translation was not changed."
    ]


def test_several_facts_are_several_findings():
    now = WAS.replace("12", "13").replace("Ayotzinapa", "Iguala")

    assert len(said(CHECK, now, KEPT, made_from=WAS)) == 2


@pytest.mark.parametrize("was", ["", WAS, WAS.replace("the court heard", "the court has heard")])
def test_other_words_or_none_at_all_are_right(was):
    assert said(CHECK, WAS, KEPT, made_from=was) == []


def test_a_reason_excuses_it():
    assert CHECK.severity is Severity.WARNING
