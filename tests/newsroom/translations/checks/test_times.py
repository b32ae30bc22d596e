"""A time of the day is the same on a clock of twelve hours and on one of twenty-four."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import numbers, times
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = times.CHECK
RIGHT = [
    ("at 3 p.m.", "a las 15:00"),
    ("at 3 p.m.", "a las 15 h"),
    ("at 3 p.m.", "a las 3 p. m."),
    ("at 3 p.m.", "a las 3 de la tarde"),
    ("at 3 p.m.", "a las tres de la tarde"),
    ("at 3 p.m.", "a las tres"),
    ("at 3 p.m.", "a las 15 horas"),
    ("at 3:30 pm", "a las 15.30 h"),
    ("at 3:30 pm", "a las 15h30"),
    ("at 3:30 pm", "a las tres y media de la tarde"),
    ("at 8:45 a.m.", "a las nueve menos cuarto de la mañana"),
    ("at 15:30", "a las 3:30 p. m."),
    ("at half past nine", "a las nueve y media"),
    ("at 9 o'clock", "a las 9 en punto"),
    ("at noon", "a mediodía"),
    ("at 12 noon", "a las 12 del mediodía"),
    ("at midnight", "a medianoche"),
    ("at midnight", "a las 00:00"),
    ("at 11 at night", "a las 11 de la noche"),
    ("at 1 in the morning", "a la una de la madrugada"),
    ("at 1200 GMT", "a las 12:00 GMT"),
    ("at 15.00 UTC", "a las 15:00 UTC"),
    ("12:30 a.m.", "00:30"),
    ("24 hours a day", "las 24 horas del día"),
    ("around lunch", "hacia mediodía"),
    ("3 women", "a las 3 mujeres"),
    ("3 of them on the next day", "3 del día siguiente"),
]
WRONG = [
    (
        "at 3 p.m.",
        "a las 3:00 a. m.",
        "“3 p.m.” became “las 3:00 a. m.”.",
        "3 p.m.",
        "las 3:00 a. m.",
    ),
    ("at 3 p.m. sharp", "a las 13:00", "“3 p.m.” became “las 13:00”.", "3 p.m.", "las 13:00"),
    (
        "at 8 in the morning",
        "a las ocho de la noche",
        "“8 in the morning” became “las ocho de la noche”.",
        "8 in the morning",
        "las ocho de la noche",
    ),
    ("at 9:15", "a las 9:45", "“9:15” became “las 9:45”.", "9:15", "las 9:45"),
    (
        "at midnight",
        "a las 12:00 p. m.",
        "“midnight” became “las 12:00 p. m.”.",
        "midnight",
        "las 12:00 p. m.",
    ),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_a_time_is_right_in_all_its_words(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []
    assert said(numbers.CHECK, english, spanish, EN_ES) == []
    assert said(numbers.CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(("english", "spanish", "message", "one", "other"), WRONG)
def test_another_time_is_pointed_at_on_both_sides(english, spanish, message, one, other):
    assert said(CHECK, english, spanish, EN_ES) == [message]
    assert pointed(CHECK, english, spanish, EN_ES) == [([one], [other])]
    assert pointed(CHECK, spanish, english, ES_EN) == [([other], [one])]
    assert said(numbers.CHECK, english, spanish, EN_ES) == []
    assert CHECK.severity is Severity.WARNING


def test_a_time_that_only_one_side_has_is_named():
    assert said(CHECK, "The hearing is at 3 p.m.", "La audiencia es hoy") == [
        "The time “3 p.m.” of the source is missing."
    ]
    assert said(CHECK, "The hearing is today", "La audiencia es a las 15:00") == [
        "The source does not have the time “las 15:00”."
    ]
