"""A word or a space that stands twice by accident is pointed at, one that is meant is not."""

from __future__ import annotations

import pytest

from newsroom.articles import placeholders
from newsroom.translations.checks import repeated, spaces
from newsroom.translations.checks.finding import Severity
from newsroom.translations.checks.pair import Pair, Side
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = repeated.CHECK
RIGHT = [
    ("They had had enough that that year.", "Estaban muy muy hartas."),
    ("No, no: they said no.", "No, no: dijeron que no."),
    ("from A to Z", "de la A a la Z"),
    ("in Bora Bora with Duran Duran", "en Bora Bora con Duran Duran"),
    ("grades from A to E", "notas de A a E"),
    ("of the kernel kernel.perf", "del kernel kernel.perf"),
    ("the well-known symbol Symbol", "el conocido símbolo Symbol"),
    ("10 10 and 5 5", "10 10 y 5 5"),
    ("“Run run”, they sang.", "«Corre corre», cantaban."),
    ("the end-end of it, of.of", "el fin-fin de eso, de.de"),
    ("What it is is not clear.", "No está claro qué es."),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_doubles_that_are_meant_are_right(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(
    ("source", "target", "languages", "word", "at"),
    [
        ("the law of the land", "la ley de de la tierra", EN_ES, "de", "de de"),
        ("la ley de la tierra", "the law of the the land", ES_EN, "the", "the the"),
        ("The law stands.", "La la ley rige.", EN_ES, "la", "La la"),
        ("It starts today", "Se crea a a partir de hoy", EN_ES, "a", "a a"),
        ("the last week", "la última última semana", EN_ES, "última", "última última"),
    ],
)
def test_a_doubled_word_is_pointed_at(source, target, languages, word, at):
    assert said(CHECK, source, target, languages) == [f"“{word}” stands twice in a row."]
    assert pointed(CHECK, source, target, languages) == [([], [at])]


def test_two_spaces_are_told_quietly():
    assert said(spaces.CHECK, "the law now", "la  ley ya") == ["There are two spaces in a row."]
    assert pointed(spaces.CHECK, "the law now", "la  ley ya") == [([], ["  "])]
    assert said(spaces.CHECK, "the  law now", "la  ley ya") == []
    assert spaces.CHECK.severity is Severity.INFO
    assert CHECK.severity is Severity.WARNING


def test_the_spaces_around_a_picture_are_one_each():
    source, target = (Side(f'{one} <x id="1"/> x', "es") for one in ("", "a"))

    assert placeholders.plain_text(target.marked) == "a  x"
    assert list(spaces.CHECK.find(Pair(source, target))) == []
