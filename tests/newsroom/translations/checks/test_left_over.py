"""A piece of a sentence that was left as it was is pointed at; a name or a quotation is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.translations.checks import left_over
from newsroom.translations.checks.finding import Severity, Span
from newsroom.translations.checks.pair import Pair, Side
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = left_over.CHECK
RIGHT = [
    ("The minister said that the families waited.", "El ministro dijo que las familias esperaban."),
    (
        "The mothers of the Plaza de Mayo march on Thursdays.",
        "Las madres de la Plaza de Mayo marchan los jueves.",
    ),
    (
        "He works for the Agency for Healthcare Research and Quality.",
        "Trabaja en la Agency for Healthcare Research and Quality.",
    ),
    ("He said “that is not the case”.", "Dijo “that is not the case” en inglés."),
    ("See https://a.example/the_end_of_the_world.", "Vea https://a.example/the_end_of_the_world."),
    ("Write ``from a import b as the best`` first.", "Escriba ``from a import b as the best``."),
    ("Berta Cáceres, 44, La Esperanza", "Berta Cáceres, 44, La Esperanza"),
    ("The Bank of the West and Bank of America", "El Bank of the West y el Bank of America"),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_names_quotations_and_addresses_may_stay(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(
    ("source", "target", "languages", "left"),
    [
        (
            "The minister said that the families will be heard.",
            "El ministro said that the families will be heard.",
            EN_ES,
            "said that the families will be heard",
        ),
        (
            "The ruling of the court was read.",
            "El fallo of the court fue leído.",
            EN_ES,
            "of the court",
        ),
        (
            "Dijo que las familias serán oídas por la comisión.",
            "She said que las familias serán oídas by the commission.",
            ES_EN,
            "que las familias serán oídas",
        ),
        (
            "The police took her. She was not heard of again.",
            "La policía se la llevó. She was never heard of after that.",
            EN_ES,
            "She was never heard of after that",
        ),
    ],
)
def test_what_was_left_is_pointed_at(source, target, languages, left):
    shown = " ".join(left.split()[:6])

    assert said(CHECK, source, target, languages) == [
        f"“{shown}” still stands in the source language."
    ]
    assert pointed(CHECK, source, target, languages) == [([], [left])]


def test_the_whole_of_it_is_told_by_another_check():
    words = "The ruling of the court was read to the families."

    assert said(CHECK, words, words) == []
    assert said(CHECK, words, words.replace(".", "!")) != []


def test_a_passage_in_its_own_language_and_an_address_are_not_looked_at():
    source, target = "the ruling of the court", "fallo: the ruling of the court"

    assert said(CHECK, source, target) != []
    assert said(CHECK, source, target, is_passage=True) == []
    assert said(CHECK, source, target, kind="link") == []


def test_a_title_in_italics_may_stay():
    title = "the story of a girl and of the sea"
    marked = Pair(
        Side(f'He wrote <g id="1">{title}</g> in jail.', "en"),
        Side(f'Escribió <g id="1">{title}</g> en la cárcel.', "es"),
        inline_map={"1": {"tag": "em", "attributes": {}, "void": False}},
    )
    linked = replace(marked, inline_map={"1": {"tag": "a", "attributes": {}, "void": False}})

    assert list(CHECK.find(marked)) == []
    assert [one.target for one in CHECK.find(linked)] == [(Span(9, 43),)]


def test_a_reason_excuses_it():
    assert CHECK.severity is Severity.WARNING
