"""What ends with a stop ends with one in the other language, wherever that puts it."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import end_punctuation
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = end_punctuation.CHECK
RIGHT = [
    ("The court ruled on Friday.", "El tribunal falló el viernes."),
    ("She said “they never came back.”", "Dijo: «nunca volvieron»."),
    ("They left (nobody knows when).", "Se fueron (nadie sabe cuándo)."),
    ("(They left and nobody knows when.)", "(Se fueron y nadie sabe cuándo)."),
    ("They waited for years...", "Esperaron durante años…"),
    ("What did the court say?", "¿Qué dijo el tribunal?"),
    ("What a long day that was!", "Qué día tan largo fue."),
    ("The court of last appeal", "El tribunal de última instancia"),
    ("These were their four demands:", "Estas eran sus cuatro demandas:"),
    ("The whole room is empty; ", "Toda la sala está vacía;"),
    ("Yes.", "Sí"),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_the_same_kind_of_end_is_right(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(
    ("source", "target", "languages", "message", "at"),
    [
        (
            "The court ruled on Friday.",
            "El tribunal falló el viernes",
            EN_ES,
            "The source ends with “.”, the translation with no sign.",
            ([(".")], ["s"]),
        ),
        (
            "Dijo: «nunca volvieron a casa».",
            "She said “they never came home”",
            ES_EN,
            "The source ends with “.”, the translation with no sign.",
            (["."], ["”"]),
        ),
        (
            "These were their four demands:",
            "Estas eran sus cuatro demandas.",
            EN_ES,
            "The source ends with “:”, the translation with “.”.",
            ([":"], ["."]),
        ),
        (
            "They waited for many years...",
            "Esperaron durante muchos años.",
            EN_ES,
            "The source ends with “…”, the translation with “.”.",
            (["..."], ["."]),
        ),
    ],
)
def test_another_end_is_pointed_at_on_both_sides(source, target, languages, message, at):
    assert said(CHECK, source, target, languages) == [message]
    assert pointed(CHECK, source, target, languages) == [at]


def test_a_stop_that_only_the_author_forgot_is_right():
    assert said(CHECK, "The court ruled on Friday", "El tribunal falló el viernes.") == []


def test_headings_and_items_follow_the_habit_of_the_house():
    assert said(CHECK, "The court has ruled.", "El tribunal falló ya", kind="item") == []


def test_a_reason_excuses_it():
    assert CHECK.severity is Severity.WARNING
