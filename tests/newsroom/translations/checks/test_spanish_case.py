"""Spanish has small letters where English has capitals, but for names."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import headline_case, spanish_case
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = spanish_case.CHECK
HEADLINES = headline_case.CHECK
RIGHT = [
    ("On Friday, 7 November, they met.", "El viernes 7 de noviembre se reunieron."),
    ("The Mothers of the Plaza de Mayo", "Las Madres de la Plaza de Mayo"),
    ("On Good Friday and Ash Wednesday", "El Viernes Santo y el Miércoles de Ceniza"),
    ("He lives on 9 de Julio Avenue.", "Vive en la Avenida 9 de Julio."),
    ("the 26th of July Movement", "el Movimiento 26 de Julio"),
    ("Friday was long. Spanish is easy.", "Viernes largo. Español fácil."),
    ("said Julio, who met Julio Cortázar", "dijo Julio, que conoció a Julio Cortázar"),
    ("in Santo Domingo with Abril", "en Santo Domingo con Abril"),
    ("the European Court", "el Tribunal Europeo de Derechos Humanos"),
    ("the Royal Spanish Academy", "la Real Academia Española"),
    ("the Organization of American States", "la Organización de los Estados Americanos"),
    ("from Argentina and China", "desde Argentina y China"),
    ("She asked: “Spanish or English?”", "Preguntó: «¿Español o inglés?»."),
    ("in El Español, a daily", "en El Español, un diario"),
    ("ENGLISH • FRENCH • Spanish", "INGLÉS • FRANCÉS • Español"),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_names_and_beginnings_keep_their_capitals(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(
    ("english", "spanish", "words"),
    [
        ("On Friday, November 7, 2025", "El Viernes 7 de Noviembre de 2025", "Viernes Noviembre"),
        ("since December", "desde Diciembre", "Diciembre"),
        ("on July 9", "el 9 de Julio, dijo", "Julio"),
        ("on Sunday at noon", "este Domingo al mediodía", "Domingo"),
        ("It is in Spanish and English.", "Está en Español y en Inglés.", "Español Inglés"),
        ("Colombian and Mexican judges", "los jueces Colombianos y Mexicanas", "Colombianos"),
        ("the French police", "la policía Francesa", "Francesa"),
    ],
)
def test_a_capital_in_the_middle_of_a_sentence_is_pointed_at(english, spanish, words):
    found = said(CHECK, english, spanish)
    first = words.split()

    assert found[: len(first)] == [
        f"Spanish writes “{word.lower()}” in small letters." for word in first
    ]
    assert pointed(CHECK, english, spanish)[: len(first)] == [([], [word]) for word in first]


def test_english_keeps_its_capitals():
    assert said(CHECK, "el viernes en inglés", "on Friday in English", ES_EN) == []
    assert said(HEADLINES, "Corte ordena", "Court Orders Release Of All", ES_EN, kind="title") == []


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Court Orders Release of Prisoners", "La Corte Ordena Liberar A Los Presos"),
        ("Government Denies Role in Massacre", "Gobierno Niega Responsabilidad En Masacre"),
        (
            "New Reports Show Grave Errors at All Levels",
            "Nuevos Informes Muestran Graves Errores Médicos Todavía Impunes",
        ),
    ],
)
def test_a_headline_with_english_capitals_is_pointed_at_once(english, spanish):
    assert said(HEADLINES, english, spanish, kind="title") == [
        "Only the first word and names have a capital in a Spanish headline."
    ]
    assert said(HEADLINES, english, spanish, kind="paragraph") == []


def test_months_of_such_a_headline_are_not_told_one_by_one():
    spanish = "Gobierno Niega Los Hechos De Mayo En Nuevo Informe"

    assert said(CHECK, "Government Denies the Facts of May", spanish, kind="title") == []


@pytest.mark.parametrize(
    "spanish",
    [
        "La Corte ordena liberar a los presos políticos",
        "La Corte Interamericana de Derechos Humanos condena a Guatemala",
        "Comisión Interamericana de Derechos Humanos",
        "Programa de las Naciones Unidas para el Medio Ambiente",
        "Berta Cáceres: Seis Años",
        "OHCHR Y CIDH",
    ],
)
def test_a_headline_of_names_is_right(spanish):
    assert said(HEADLINES, "The Court Speaks of It All", spanish, kind="title") == []


def test_a_reason_excuses_it():
    assert CHECK.severity is Severity.WARNING
    assert HEADLINES.severity is Severity.WARNING
