"""A number of the source is looked for in every way in which the other language writes it."""

from __future__ import annotations

import pytest

from newsroom.translations import checks
from newsroom.translations.checks import numbers, pair
from newsroom.translations.checks.finding import Severity, Span
from newsroom.translations.checks.pair import Pair, Side

RIGHT = [
    ("1,250 people", "1.250 personas"),
    ("1,250 people", "1 250 personas"),
    ("1,250 people", "1250 personas"),
    ("1,234,567", "1.234.567"),
    ("1,234.56 dollars", "1.234,56 dólares"),
    ("3.5 percent", "3,5 %"),
    ("$2 billion", "2.000 millones de dólares"),
    ("$2 billion", "2 mil millones"),
    ("5.5 million", "5,5 millones"),
    ("at 3 p.m.", "a las 15:00"),
    ("at 3:30 pm", "a las 15.30 h"),
    ("3 people", "tres personas"),
    ("In 2019, 300 people", "En 2019, 300 personas"),
    ("May 5, 2024", "5 de mayo de 2024"),
    ("05/03/2024", "05/03/2024"),
    ("COVID-19", "la COVID-19"),
    ("A 24-year-old", "Una joven de 24 años"),
    ("Article 9.", "El artículo 9."),
    ("the 1980s", "los años 1980"),
    ("nobody", "nadie"),
    ("1.2.3,4 and 1,5,3", "1.2.3,4 y 1,5,3"),
]
WRONG = [
    ("13 people", "31 personas", "13"),
    ("$2 billion", "2 billones", "2 billion"),
    ("in 2019", "en 2091", "2019"),
    ("30 men and 30 women", "30 personas", "30"),
    ("1,250 people", "125 personas", "1,250"),
    ("17 died", "murieron algunas personas", "17"),
]


def looked_at(source: str, target: str) -> list[str]:
    both = pair.of_plain(source, target, languages=("en", "es"))
    return [str(one.message) for one in numbers.CHECK.find(both)]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_a_number_is_found_however_it_is_written(source, target):
    assert looked_at(source, target) == []
    assert looked_at(target, source) == []


@pytest.mark.parametrize(("source", "target", "missing"), WRONG)
def test_a_number_that_is_missing_is_named_and_may_stand_with_a_reason(source, target, missing):
    (found,) = looked_at(source, target)

    assert found == f"The number {missing} of the source is missing."
    assert numbers.CHECK.severity is Severity.WARNING


def test_a_number_that_is_missing_is_pointed_at():
    both = pair.of_plain("Of 13 people", "De 31 personas", languages=("en", "es"))

    (found,) = numbers.CHECK.find(both)

    assert found.source == (Span(3, 5),)


def test_marks_and_their_numbers_are_no_numbers():
    marked = Pair(Side('<g id="1">Friday</g>', "en"), Side('<g id="1">viernes</g>', "es"))

    assert list(numbers.CHECK.find(marked)) == []


def test_only_what_no_reason_excuses_is_an_error():
    words = "Thirty families with 12 bottles measured the river themselves."
    changed, copied = (
        pair.of_plain(words, one, languages=("en", "es"))
        for one in (words.replace("12", "13"), words)
    )

    assert "numbers" in [one.check for one in checks.findings(changed)]
    assert checks.errors(changed) == []
    assert [one.check for one in checks.errors(copied)] == ["untranslated"]
