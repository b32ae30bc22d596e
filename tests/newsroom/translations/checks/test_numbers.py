"""A number is looked for in every way in which the other language writes it."""

from __future__ import annotations

import pytest

from newsroom.translations import checks
from newsroom.translations.checks import numbers, pair
from newsroom.translations.checks.finding import Severity
from newsroom.translations.checks.pair import Pair, Side
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = numbers.CHECK
RIGHT = [
    ("1,250 people", "1.250 personas"),
    ("1,250 people", "1\u00a0250 personas"),
    ("1,250 people", "1250 personas"),
    ("1,234,567", "1.234.567"),
    ("1,234.56 dollars", "1.234,56 dólares"),
    ("3.5 percent", "3,5 %"),
    ("3.5%", "el 3,5 por ciento"),
    ("100 percent", "el cien por cien"),
    ("P = .003", "P = 0,003"),
    ("5.5 million", "5,5 millones"),
    ("5.5 million", "cinco millones y medio"),
    ("half a million", "medio millón"),
    ("half a million", "500 000"),
    ("half of them", "la mitad"),
    ("50 percent of them", "la mitad de ellas"),
    ("three-quarters", "tres cuartas partes"),
    ("two and a half years", "dos años y medio"),
    ("2.5 years", "dos años y medio"),
    ("a dozen families", "12 familias"),
    ("four dozen", "48"),
    ("half a dozen", "media docena"),
    ("30 years", "tres décadas"),
    ("twice", "2 veces"),
    ("both sisters", "las dos hermanas"),
    ("two weeks", "quince días"),
    ("3 people", "tres personas"),
    ("nineteen", "diecinueve"),
    ("twenty-one days", "veintiún días"),
    ("twenty-five", "25"),
    ("thirty-one thousand two hundred", "31.200"),
    ("two hundred and fifty thousand", "doscientos cincuenta mil"),
    ("between two hundred and three hundred", "entre doscientos y trescientos"),
    ("nineteen ninety-five", "1995"),
    ("3,200 people", "3 mil 200 personas"),
    ("In 2019, 300 people", "En 2019, 300 personas"),
    ("COVID-19", "la COVID-19"),
    ("the G20", "el G-20"),
    ("A 24-year-old", "Una joven de 24 años"),
    ("Article 9.", "El artículo 9."),
    ("the 21st session", "el 21.º periodo de sesiones"),
    ("the 21st session", "la vigésima primera sesión"),
    ("the 3rd", "el tercero"),
    ("the first two hundred", "las doscientas primeras"),
    ("the 21st century", "el siglo XXI"),
    ("the 19th and 20th centuries", "los siglos XIX y XX"),
    ("World War II", "la Segunda Guerra Mundial"),
    ("Benedict XVI", "Benedicto XVI"),
    ("the 1980s", "los años 1980"),
    ("the 1980s", "los años ochenta"),
    ("the 1980s", "los años 80"),
    ("the nineties", "los noventa"),
    ("in '68", "en 1968"),
    ("in 1968", "en mayo del 68"),
    ("2019–20", "2019-2020"),
    ("2 to 3 million", "de 2 millones a 3 millones"),
    ("won 2–1", "ganó 2 a 1"),
    ("+52 55 1234 5678", "+52 (55) 1234-5678"),
    ("4x100", "4 \u00d7 100"),
    ("nobody", "nadie"),
    ("At once", "Enseguida"),
    ("1.2.3,4 and 1,5,3", "1.2.3,4 y 1,5,3"),
]
WRONG = [
    ("13 people", "31 personas", "The number 13 of the source became 31.", (["13"], ["31"])),
    ("in 2019", "en 2091", "The number 2019 of the source became 2091.", (["2019"], ["2091"])),
    (
        "30 men and 30 women",
        "30 personas",
        "The number 30 of the source is missing.",
        (["30"], []),
    ),
    (
        "1,250 people",
        "125 personas",
        "The number 1,250 of the source became 125.",
        (["1,250"], ["125"]),
    ),
    ("17 died", "algunas murieron", "The number 17 of the source is missing.", (["17"], [])),
    ("some died", "17 murieron", "The source does not have the number 17.", ([], ["17"])),
    (
        "twenty-five died",
        "treinta y cinco murieron",
        "The number twenty-five of the source became treinta y cinco.",
        (["twenty-five"], ["treinta y cinco"]),
    ),
    (
        "the 18th century",
        "el siglo XIX",
        "The number 18th of the source became XIX.",
        (["18th"], ["XIX"]),
    ),
    ("3.5 percent", "35 %", "The number 3.5 of the source became 35.", (["3.5"], ["35"])),
    (
        "the 1980s",
        "los años noventa",
        "The number 1980s of the source became noventa.",
        (["1980s"], ["noventa"]),
    ),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_a_number_is_found_however_it_is_written(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(("english", "spanish", "message", "at"), WRONG)
def test_another_number_is_named_and_pointed_at(english, spanish, message, at):
    assert said(CHECK, english, spanish, EN_ES) == [message]
    assert pointed(CHECK, english, spanish, EN_ES) == [at]
    assert pointed(CHECK, spanish, english, ES_EN) == [at[::-1]]
    assert CHECK.severity is Severity.WARNING


def test_figures_of_an_address_are_no_numbers():
    assert said(CHECK, "See https://example.org/2019", "Véase el sitio") == []


def test_a_number_that_stays_in_a_passage_of_the_other_language_is_there():
    assert said(CHECK, "She read “Twelve Families”", "Leyó «Twelve Families»") == []


def test_marks_and_their_numbers_are_no_numbers():
    marked = Pair(Side('<g id="1">Friday</g>', "en"), Side('<g id="1">viernes</g>', "es"))

    assert list(CHECK.find(marked)) == []


def test_only_what_no_reason_excuses_is_an_error():
    words = "Thirty families with 12 bottles measured the river themselves."
    changed, copied = (
        pair.of_plain(words, one, languages=("en", "es"))
        for one in (words.replace("12", "13"), words)
    )

    assert "numbers" in [one.check for one in checks.findings(changed)]
    assert checks.errors(changed) == []
    assert [one.check for one in checks.errors(copied)] == ["untranslated"]
