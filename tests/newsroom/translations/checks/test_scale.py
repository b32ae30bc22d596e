"""A billion is mil millones and never a billón."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import numbers, scale
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = scale.CHECK
RIGHT = [
    ("$2 billion", "2.000 millones de dólares"),
    ("$2 billion", "2 mil millones de dólares"),
    ("$2bn", "dos mil millones de dólares"),
    ("two billion people", "2000 millones de personas"),
    ("1.5 trillion euros", "1,5 billones de euros"),
    ("$3.2 billion", "3200 millones de dólares"),
    ("a billion", "mil millones"),
    ("billions of dollars", "miles de millones de dólares"),
    ("trillions", "billones"),
    ("2 million", "2 millones"),
    ("5 million 300 thousand", "5 millones 300 mil"),
    ("the billionaire", "el multimillonario"),
    ("two to three billion", "entre dos y tres mil millones"),
    ("a thousand billion", "un billón"),
]
WRONG = [
    (
        "It cost $2 billion",
        "Costó 2 billones de dólares",
        "“2 billion” is not “2 billones”: a billion is mil millones, a trillion is un billón.",
        (["2 billion"], ["2 billones"]),
    ),
    (
        "worth billions",
        "que vale billones",
        "“billions” is not “billones”: a billion is mil millones, a trillion is un billón.",
        (["billions"], ["billones"]),
    ),
    (
        "2 million people",
        "2 mil personas",
        "“2 million” is not “2 mil”.",
        (["2 million"], ["2 mil"]),
    ),
    (
        "$3 billion",
        "3 millones de dólares",
        "“3 billion” is not “3 millones”.",
        (["3 billion"], ["3 millones"]),
    ),
    (
        "two trillion",
        "dos trillones",
        "“two trillion” is not “dos trillones”.",
        (["two trillion"], ["dos trillones"]),
    ),
    ("4 million", "4", "“4 million” is not “4”.", (["4 million"], ["4"])),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_the_same_amount_is_right_in_all_its_words(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []
    assert said(numbers.CHECK, english, spanish, EN_ES) == []
    assert said(numbers.CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(("english", "spanish", "message", "at"), WRONG)
def test_another_amount_is_told_once_and_pointed_at(english, spanish, message, at):
    assert said(CHECK, english, spanish, EN_ES) == [message]
    assert pointed(CHECK, english, spanish, EN_ES) == [at]
    assert pointed(CHECK, spanish, english, ES_EN) == [at[::-1]]
    assert said(numbers.CHECK, english, spanish, EN_ES) == []
    assert CHECK.severity is Severity.WARNING
