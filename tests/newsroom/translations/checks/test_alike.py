"""Two ways of translating the same words are told, quietly."""

from __future__ import annotations

from newsroom.translations.checks import alike
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, said

CHECK = alike.CHECK


def test_another_translation_of_the_same_words_is_named():
    assert said(CHECK, "Next steps", "Pasos siguientes", EN_ES, alike=("Próximos pasos",)) == [
        "Elsewhere in this text the same words are “Próximos pasos”."
    ]
    assert said(CHECK, "Próximos pasos", "Next steps", ES_EN, alike=("What comes next",)) == [
        "Elsewhere in this text the same words are “What comes next”."
    ]


def test_the_same_translation_is_right_however_it_is_spaced_or_capitalised():
    same = ("próximos  pasos", "Próximos pasos ", "")

    assert said(CHECK, "Next steps", "Próximos pasos", alike=same) == []
    assert said(CHECK, "Next steps", "Próximos pasos") == []


def test_a_long_one_is_cut_short():
    (message,) = said(CHECK, "Next", "Pasos", alike=("palabra " * 40,))

    assert message.endswith("…”.")
    assert len(message) < 120


def test_it_blocks_nothing():
    assert CHECK.severity is Severity.INFO
