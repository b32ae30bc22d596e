"""Quotation marks come in pairs and in one style, and speech stays speech."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import quotes
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = quotes.CHECK
RIGHT = [
    ("“We are here,” she said.", "«Estamos aquí», dijo."),
    ("“We are here,” she said.", "“Estamos aquí”, dijo."),
    ('"We are here," she said.', '"Estamos aquí", dijo.'),
    ("“We are not going to leave,” she said.", "—No nos vamos a ir de aquí —dijo."),
    ("‘We are not going to leave,’ she said.", "«No nos vamos a ir de aquí», dijo."),
    ("“He said ‘no more’ twice,” she said.", "«Dijo “basta” dos veces», dijo ella."),
    ("The farmers' market isn't open; it's Peter's.", "El mercado no abre; es de Pedro."),
    ("“We,” she said, “are not going to leave.”", "«No —dijo— nos vamos a ir de aquí»."),
    ("the so-called “hackers” left", "los llamados hackers se fueron"),
    ("“The words go on in the next paragraph.", "«Las palabras siguen en otro párrafo."),
    ("”And they end here.”", "»Y acaban aquí»."),
    ('a 12" record and a 7" one', 'un disco de 12" y otro de 7"'),
    ('a 12" record', "un disco de 12 pulgadas"),
    ("“The Wretched of the Earth Today” sold out", "The Wretched of the Earth Today se agotó"),
    ("Nobody knows.", "Nadie lo sabe."),
]
MIXED = "Two styles of quotation marks stand side by side: « » and “ ”."


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_each_language_quotes_in_its_own_way(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(
    ("source", "target", "languages", "message", "at"),
    [
        (
            "“We are here,” she said.",
            "«Estamos aquí, dijo.",
            EN_ES,
            "The quotation mark « opens and never closes.",
            "«",
        ),
        (
            "«Estamos aquí», dijo.",
            "We are here,” she said.",
            ES_EN,
            "The quotation mark ” closes what was never opened.",
            "”",
        ),
        (
            "«Estamos aquí», dijo.",
            '"We are here, she said.',
            ES_EN,
            'The quotation mark " lacks its other half.',
            '"',
        ),
        (
            "“We are here,” she said.",
            "«Estamos aquí”, dijo.",
            EN_ES,
            "The quotation mark « opens and never closes.",
            "«",
        ),
    ],
)
def test_half_of_a_pair_is_pointed_at(source, target, languages, message, at):
    found = said(CHECK, source, target, languages)

    assert message in found
    assert pointed(CHECK, source, target, languages)[found.index(message)] == ([], [at])


def test_two_styles_do_not_stand_side_by_side():
    source, target = "“Yes,” and “no,” and “no.”", "«Sí», y “no”, y «no»."

    assert said(CHECK, source, target) == [MIXED]
    assert pointed(CHECK, source, target) == [([], ["“no”"])]


def test_a_passage_that_stands_as_it_is_in_the_source_keeps_its_style():
    french = "The law («informatique et libertés») says “no”."
    spanish = "La ley («informatique et libertés») dice “no”."

    assert said(CHECK, french, spanish) == []


def test_speech_that_is_quoted_no_more_is_pointed_at_in_the_source():
    source = "“We are not going to leave this place,” she said."
    target = "Dijo que no se van a ir de este lugar."

    assert said(CHECK, source, target) == [
        "These words are quoted in the source and not in the translation."
    ]
    assert pointed(CHECK, source, target) == [(["“We are not going to leave this place,”"], [])]


def test_a_term_that_lost_its_marks_is_pointed_at():
    source = "The law defines neither “terrorism” nor “public order.”"
    target = "La ley no define «terrorismo» ni orden público."

    assert said(CHECK, source, target) == [
        "Fewer words are quoted in the translation than in the source."
    ]
    assert pointed(CHECK, source, target) == [
        (["“terrorism”", "“public order.”"], ["«terrorismo»"])
    ]
    assert said(CHECK, source, "La ley no define «terrorismo» ni «orden público».") == []


def test_nobody_is_quoted_who_was_not():
    source = "She said that they are not going to leave."
    target = "«Nosotras no nos vamos a ir», dijo."

    assert said(CHECK, source, target) == [
        "These words are quoted in the translation and not in the source."
    ]
    assert pointed(CHECK, source, target) == [([], ["«Nosotras no nos vamos a ir»"])]


def test_a_reason_excuses_it():
    assert CHECK.severity is Severity.WARNING
