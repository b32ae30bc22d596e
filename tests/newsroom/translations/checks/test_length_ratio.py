"""A translation is about as long as its source, as the two languages go."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import length_ratio
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, said

CHECK = length_ratio.CHECK
ENGLISH = (
    "Families who live below the dam say that nobody warned them before the gates were opened."
)
SPANISH = (
    "Las familias que viven aguas abajo de la represa dicen que nadie les avisó antes de que se"
    " abrieran las compuertas."
)


def test_spanish_may_be_longer_and_english_shorter():
    assert said(CHECK, ENGLISH, SPANISH, EN_ES) == []
    assert said(CHECK, SPANISH, ENGLISH, ES_EN) == []


@pytest.mark.parametrize(
    ("source", "target", "languages", "message"),
    [
        (
            ENGLISH,
            "Las familias dicen que nadie les avisó.",
            EN_ES,
            "The translation is 44 % as long as the source: is a part missing?",
        ),
        (
            ENGLISH,
            SPANISH + SPANISH,
            EN_ES,
            "The translation is 258 % as long as the source: was something added?",
        ),
        (
            SPANISH,
            "Families say that nobody warned them.",
            ES_EN,
            "The translation is 32 % as long as the source: is a part missing?",
        ),
        (
            SPANISH,
            ENGLISH + SPANISH,
            ES_EN,
            "The translation is 177 % as long as the source: was something added?",
        ),
    ],
)
def test_a_text_that_lost_or_gained_a_sentence_is_found(source, target, languages, message):
    assert said(CHECK, source, target, languages) == [message]
    assert CHECK.severity is Severity.WARNING


@pytest.mark.parametrize("kind", ["code", "link", "alt"])
def test_only_sentences_are_measured(kind):
    assert said(CHECK, ENGLISH, "Familias", kind=kind) == []


def test_a_short_text_may_change_its_length_freely():
    assert said(CHECK, "Rain", "Llueve a cántaros desde hace días") == []
    assert said(CHECK, ENGLISH, "") == []
