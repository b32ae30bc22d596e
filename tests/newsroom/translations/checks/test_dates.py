"""Weekday, month and day are the same, whatever the order in which they are written."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import dates, numbers
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = dates.CHECK
RIGHT = [
    ("Monday, May 5, 2024", "el lunes 5 de mayo de 2024"),
    ("on Fridays", "los viernes"),
    ("Saturday and Sunday", "sábado y domingo"),
    ("in September 2019", "en setiembre de 2019"),
    ("on 1 January", "el 1.º de enero"),
    ("May 5–7, 2024", "del 5 al 7 de mayo de 2024"),
    ("March 1 and 2", "el 1 y el 2 de marzo"),
    ("March 5, 2024", "05/03/2024"),
    ("May 3, 2024", "03/05/2024"),
    ("05/03/2024", "03/05/2024"),
    ("25/03/2024", "25/03/2024"),
    ("2024-03-05", "5 de marzo de 2024"),
    ("Fri 10 Jun", "viernes 10 de junio"),
    ("Nov. 3", "3 de noviembre"),
    ("They may march in protest", "Puede que marchen en protesta"),
    ("The March for Life", "La Marcha por la Vida"),
    ("April told June", "April le dijo a June"),
    ("The Mothers of the Plaza de Mayo", "Las Madres de Plaza de Mayo"),
    ("Plácido Domingo sang", "Cantó Plácido Domingo"),
    ("version 3.8.12", "la versión 3.8.12"),
    ("Black Friday", "el Black Friday"),
    ("9/11", "el 11 de septiembre"),
]
WRONG = [
    ("on Tuesday", "el jueves", "“Tuesday” became “jueves”.", (["Tuesday"], ["jueves"])),
    ("in June 2020", "en julio de 2020", "“June” became “julio”.", (["June"], ["julio"])),
    (
        "May 5, 2024",
        "el 6 de mayo de 2024",
        "“May 5” is not “6 de mayo”.",
        (["May 5"], ["6 de mayo"]),
    ),
    (
        "May 3, 2024",
        "05/03/2024",
        "“May 3” is not “05/03/2024”.",
        (["May 3"], ["05/03/2024"]),
    ),
    (
        "05/03/2024",
        "05/03/2024",
        "“05/03/2024” is not “05/03/2024”.",
        (["05/03/2024"], ["05/03/2024"]),
    ),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_the_same_day_is_right_however_it_is_written(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []
    assert said(numbers.CHECK, english, spanish, EN_ES) == []
    assert said(numbers.CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(("english", "spanish", "message", "at"), WRONG)
def test_another_day_is_told_once_and_pointed_at(english, spanish, message, at):
    assert said(CHECK, english, spanish, EN_ES) == [message]
    assert pointed(CHECK, english, spanish, EN_ES) == [at]
    assert pointed(CHECK, spanish, english, ES_EN) == [at[::-1]]
    assert said(numbers.CHECK, english, spanish, EN_ES) == []
    assert CHECK.severity is Severity.WARNING


def test_a_day_that_only_one_side_has_is_named():
    assert said(CHECK, "They met on Monday", "Se reunieron") == [
        "“Monday” of the source is missing."
    ]
    assert said(CHECK, "They met", "Se reunieron en abril") == ["The source does not have “abril”."]
