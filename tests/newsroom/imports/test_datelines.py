"""Dates as people write them."""

from datetime import date

import pytest

from newsroom.imports.datelines import read_date

LANGUAGES = ("en", "es")


@pytest.mark.parametrize(
    "text",
    [
        "08.11.2017", "8. 11. 2017", "08/11/2017", "08-11-2017", "2017-11-08", "2017/11/8",
        "2017-11-08T10:00:00Z", "2017-11-08 10:00:00 +0000", "8 November 2017",
        "8th of November 2017", "Nov 8, 2017", "November 8th, 2017", "8 de noviembre de 2017",
        "8 de noviembre del 2017", "miércoles, 8 de noviembre de 2017", "8 nov. 2017",
        "Wednesday 8 November 2017", "8:42 PM - 8 Nov 2017", "8:42 p. m. · 8 nov. 2017",
        "Published on 8 November 2017", "Fecha: 08/11/2017", "November 8, 2017 at 9:15 am",
        "2017 November 8", "8-Nov-2017", " *8 November 2017.* ", "El 8 de noviembre de 2017",
    ],
)  # fmt: skip
def test_one_day_is_read_in_every_form(text: str) -> None:
    assert read_date(text, LANGUAGES) == date(2017, 11, 8)


@pytest.mark.parametrize(
    "text",
    [
        "", "31.02.2017", "8.11.1017", "8.11.17", "13.13.2017", "8 Brumaire 2017", "2017",
        "In Lima on 8 November 2017", "8 November 2017 in Lima", "x" * 61,
    ],
)  # fmt: skip
def test_anything_more_or_less_than_a_date_is_none(text: str) -> None:
    assert read_date(text, LANGUAGES) is None


def test_two_numbers_are_day_first_unless_only_the_other_order_exists() -> None:
    assert read_date("11/08/2017", LANGUAGES) == date(2017, 8, 11)
    assert read_date("11/23/2017", LANGUAGES) == date(2017, 11, 23)
