"""What has words in the source has words in the translation."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import empty
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = empty.CHECK


@pytest.mark.parametrize(
    ("source", "target"),
    [("The river", "El río"), ("", ""), ("—", ""), ("None", "–"), ("12", "12")],
)
def test_words_for_words_are_right(source, target):
    assert said(CHECK, source, target, EN_ES) == []


@pytest.mark.parametrize("blank", ["", "   ", "\u00a0", "…", "."])
@pytest.mark.parametrize("languages", [EN_ES, ES_EN])
def test_a_sentence_without_words_is_an_error(blank, languages):
    whole = "Un río muy largo"

    assert pointed(CHECK, whole, blank, languages) == [([whole], [])]
    assert CHECK.severity is Severity.ERROR


def test_one_word_is_not_left_out_either():
    assert said(CHECK, "River", " ") == ["The source has words here and the translation has none."]
