"""A hashtag is copied letter by letter, or is what the newsroom's terms put in its place."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import hashtags
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = hashtags.CHECK


class Terms:
    """Terms that know one hashtag."""

    def twin_of(self, sign: str, language: str) -> str | None:
        return "#EPU28" if (sign, language) == ("#UPR28", "es") else None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("#NiUnaMenos, again", "Otra vez (#NiUnaMenos)"),
        ("#niunamenos", "#NiUnaMenos"),
        ("Case #7", "El caso n.º 7"),
        ("https://example.org/#top", "https://example.org/#top"),
        ("Title {#title}", "Título"),
        ("[When](#when-to-go)", "Cuándo ir"),
    ],
)
def test_the_same_hashtags_are_right(source, target):
    assert said(CHECK, source, target, EN_ES) == []
    assert said(CHECK, target, source, ES_EN) == []


@pytest.mark.parametrize("languages", [EN_ES, ES_EN])
def test_another_hashtag_is_an_error_on_each_side(languages):
    assert said(CHECK, "Join #FreeRosa", "Súmese a #LibertadParaRosa", languages) == [
        "The hashtag #FreeRosa of the source is missing.",
        "The source does not have the hashtag #LibertadParaRosa.",
    ]
    assert pointed(CHECK, "Join #FreeRosa", "Súmese a #LibertadParaRosa", languages) == [
        (["#FreeRosa"], []),
        ([], ["#LibertadParaRosa"]),
    ]
    assert CHECK.severity is Severity.ERROR


def test_the_twin_in_the_terms_may_take_its_place():
    assert said(CHECK, "At #UPR28", "En el #EPU28", terms=Terms()) == []
    assert said(CHECK, "At #UPR28", "En el #UPR28", terms=Terms()) == []
    assert said(CHECK, "At #UPR28", "En el examen", terms=Terms()) == [
        "The hashtag #UPR28, in the other language #EPU28, is missing."
    ]
