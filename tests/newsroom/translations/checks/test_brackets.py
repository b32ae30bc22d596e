"""Brackets close where they open, and what stood in them is not skipped."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import brackets, brackets_kept
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = brackets.CHECK
RIGHT = [
    ("The UN (since 1945) and others", "La ONU (desde 1945) y otras"),
    ("The UN and others", "La Organización de las Naciones Unidas (ONU) y otras"),
    ("a) land; b) water", "a) tierra; b) agua"),
    ("Land, water", "1) tierra, ii) agua"),
    ("They ask for land and water", "Piden 1) tierra y 2) agua"),
    ("(a) land", "a) tierra"),
    ("“[w]hile we wait”", "«mientras esperamos»"),
    ("(see [3] and {x})", "(véanse [3] y {x})"),
    ("Good :)", "Bien :)"),
    ("the name (or names)", "el (los) nombre(s) y la(s) fecha(s) (o más)"),
    ("the call `f(x`", "la llamada `f(x`"),
    ("The Committee (CAT (sic)) met", "El Comité (CAT (sic)) se reunió"),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_brackets_that_close_are_right(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(
    ("source", "target", "languages", "message", "at"),
    [
        ("He (25) left", "Él (25 se fue", EN_ES, "“(” opens and never closes.", "("),
        ("Él (25) se fue", "He 25) left", ES_EN, "“)” closes what was never opened.", ")"),
        ("He [sic] left", "Él [sic se fue", EN_ES, "“[” opens and never closes.", "["),
        ("a {b} c", "a b} c", EN_ES, "“}” closes what was never opened.", "}"),
        ("two (a (b))", "dos (a (b)", EN_ES, "“(” opens and never closes.", "("),
        ("see (a) and [b]", "ver (a] y [b]", EN_ES, "“(” opens and never closes.", "("),
    ],
)
def test_half_of_a_pair_is_pointed_at(source, target, languages, message, at):
    assert said(CHECK, source, target, languages)[0] == message
    assert pointed(CHECK, source, target, languages)[0] == ([], [at])


def test_what_the_source_lacks_as_well_is_the_authors():
    assert said(CHECK, "He (25 left", "Él (25 se fue") == []
    assert said(CHECK, "He (25 left", "Él 25) se fue") != []


def test_only_a_bracket_that_never_closes_takes_a_reason():
    assert CHECK.severity is Severity.WARNING
    assert brackets_kept.CHECK.severity is Severity.INFO


def test_a_skipped_aside_is_told_quietly():
    fewer = "The translation has fewer passages in brackets than the source."

    assert said(brackets_kept.CHECK, "Aid (food, water) came", "Llegó la ayuda") == [fewer]
    assert pointed(brackets_kept.CHECK, "Aid (food, water) came", "Llegó la ayuda") == [
        (["(food, water)"], [])
    ]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("Aid (food, water) came", "Llegó ayuda (comida, agua)", EN_ES),
        ("The UN came", "Llegó la ONU (Naciones Unidas)", EN_ES),
        ("Los niños(as) y los (las) demás", "The children and the others", ES_EN),
    ],
)
def test_asides_that_are_kept_and_word_endings_are_right(source, target, languages):
    assert said(brackets_kept.CHECK, source, target, languages) == []
