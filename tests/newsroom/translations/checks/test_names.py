"""A person keeps every letter and every accent of their name."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import names
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = names.CHECK
RIGHT = [
    ("Rosa Quispe and Inés Valdivia spoke", "Hablaron Rosa Quispe e Inés Valdivia"),
    ("in Mexico, Peru and Panama", "en México, Perú y Panamá"),
    ("in London, Geneva and New York", "en Londres, Ginebra y Nueva York"),
    ("the United States and Los Angeles", "los Estados Unidos y Los Ángeles"),
    ("Mount Vinson", "el Monte Vinson"),
    ("Saudi Arabia", "Arabia Saudí"),
    ("the National Cancer Institute", "el Instituto Nacional del Cáncer"),
    ("the Central Missouri University", "la Universidad Central Misuri"),
    ("Pope Francis arrived", "Llegó el papa Francisco"),
    ("Presenting Open Data", "Presentar Open Data"),
    ("Berta Cáceres's mother", "La madre de Berta Cáceres"),
    ("the Unicode Bidirectional Algorithm", "el Algoritmo Unicode Bidireccional"),
    ("the Sri Lankan coast", "la costa de Sri Lanka"),
    ("the All Blacks", "los All Black"),
    ("with Professor Serge Hercberg", "con el Profesor Serge Hercberg"),
]
WRONG = [
    ("Berta Cáceres was killed", "Mataron a Berta Caceres", "Cáceres", "Caceres"),
    ("said José Muñoz", "dijo Jose Muñoz", "José", "Jose"),
    ("the murder of Muñoz", "el asesinato de Munoz", "Muñoz", "Munoz"),
    ("the lawyer Leticia Hidalgo", "la abogada Leticia Hildago", "Hidalgo", "Hildago"),
    ("the doctor Larry Nassar", "el doctor Larry Nassa", "Nassar", "Nassa"),
    ("the group Global Witness", "el grupo Global Wittness", "Witness", "Wittness"),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_names_and_places_of_either_language_are_right(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(("source", "target", "name", "other"), WRONG)
def test_a_name_with_another_letter_is_pointed_at_on_both_sides(source, target, name, other):
    assert said(CHECK, source, target) == [f"The name “{name}” became “{other}”."]
    assert pointed(CHECK, source, target) == [([name], [other])]
    assert CHECK.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("source", "target", "name", "other"),
    [
        (
            "Hablaron con Cristina Fernández",
            "They met Cristina Fernandez",
            "Fernández",
            "Fernandez",
        ),
        ("según Velásquez", "according to Velasquez", "Velásquez", "Velasquez"),
        ("El abogado Raúl Soto", "The lawyer Raul Soto", "Raúl", "Raul"),
        ("la abogada Leticia Hidalgo", "the lawyer Leticia Hildago", "Hidalgo", "Hildago"),
    ],
)
def test_english_loses_no_letter_of_a_name_either(source, target, name, other):
    assert said(CHECK, source, target, ES_EN) == [f"The name “{name}” became “{other}”."]
    assert pointed(CHECK, source, target, ES_EN) == [([name], [other])]


def test_an_accent_that_the_source_lacks_may_be_given_back():
    assert said(CHECK, "Raul Martinez left", "Raúl Martínez se fue") == []


def test_a_name_is_told_once():
    assert len(said(CHECK, "Rosa Ávila, says Rosa Ávila", "Rosa Avila, dice Rosa Avila")) == 1
