"""A picture is described in the language of the text."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import alt, picture_alt
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, said

CHECK = alt.CHECK
COPIED = "This description still stands in the source language."


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("Two women hold a banner", "Two women hold a banner", EN_ES),
        ("Dos mujeres llevan un cartel", "Dos mujeres llevan un cartel", ES_EN),
        ("A map of Guatemala", "a map of Guatemala ", EN_ES),
    ],
)
def test_a_description_that_was_copied_is_found(source, target, languages):
    assert said(CHECK, source, target, languages, kind="alt") == [COPIED]
    assert said(CHECK, source, target, languages, kind="paragraph") == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Two women hold a banner", "Dos mujeres llevan un cartel"),
        ("Berta Cáceres", "Berta Cáceres"),
        ("Logo: ACNUDH 2024", "Logo: ACNUDH 2024"),
        ("", ""),
    ],
)
def test_a_description_in_words_of_its_own_and_a_name_are_right(source, target):
    assert said(CHECK, source, target, kind="alt") == []


def test_the_name_of_a_file_describes_nothing():
    assert said(CHECK, "Two women hold a banner", "IMG_2031.JPG", kind="alt") == [
        "“IMG_2031.JPG” is the name of a file, not a description."
    ]


def test_a_reason_excuses_it():
    assert CHECK.severity is Severity.WARNING


@pytest.mark.parametrize(("alt_text", "count"), [("", 1), (" ", 1), ("<slot s2>", 0)])
def test_a_picture_among_words_without_a_description_is_told_quietly(alt_text, count):
    marks = {"1": {"tag": "img", "attributes": {"src": "/a.png", "alt": alt_text}, "void": True}}

    assert len(said(picture_alt.CHECK, "a", "b", inline_map=marks)) == count
    assert said(picture_alt.CHECK, "a", "b", inline_map={"1": {"tag": "em"}}) == []
    assert picture_alt.CHECK.severity is Severity.INFO
