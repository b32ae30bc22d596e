"""Colours of a profile can be read on the grounds that they stand on."""

from __future__ import annotations

import pytest

from newsroom.errors import BadInput
from newsroom.publishing.pages import styling
from newsroom.publishing.profiles import colours


def test_contrast_is_that_of_the_guidelines():
    assert styling.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert styling.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("text", "stored"),
    [("#0D4F5C", "#0d4f5c"), (" 0d4f5c ", "#0d4f5c"), ("#036", "#003366"), ("", ""), ("  ", "")],
)
def test_a_colour_is_stored_in_one_form(text: str, stored: str):
    assert colours.checked(text, field="accent") == stored


@pytest.mark.parametrize("text", ["red", "#12345", "#0d4f5c;}", "url(x)", "#ggg"])
def test_what_is_no_colour_is_refused(text: str):
    with pytest.raises(BadInput, match="#0d4f5c") as refused:
        colours.checked(text, field="accent_dark")

    assert refused.value.field == "accent_dark"


@pytest.mark.parametrize(("text", "field"), [("#86cbd6", "accent"), ("#0d4f5c", "accent_dark")])
def test_a_colour_that_cannot_be_read_is_refused_with_its_contrast(text: str, field: str):
    reached = colours.least_contrast(text, field)

    with pytest.raises(BadInput, match=rf"{int(reached * 10) / 10:.1f} : 1"):
        colours.checked(text, field=field)


def test_the_colours_of_the_theme_can_be_read_themselves():
    for field, colour in colours.OF_THEME.items():
        assert colours.checked(colour, field=field) == colour
