"""Countries before a title."""

import pytest

from newsroom.imports.countries import recognise, split

LANGUAGES = ("en", "es")


@pytest.mark.parametrize(
    ("title", "codes", "rest"),
    [
        ("Peru | A", ("PE",), "A"),
        ("PERÚ | A", ("PE",), "A"),
        ("Peru, Chile | A", ("PE", "CL"), "A"),
        ("Perú y España | A | B", ("PE", "ES"), "A | B"),
        ("Peru | Chile | Peru | A", ("PE", "CL"), "A"),
        ("Bosnia and Herzegovina, Peru | A", ("BA", "PE"), "A"),
        ("Trinidad & Tobago | A", ("TT",), "A"),
        ("The Netherlands / Türkiye | A", ("NL", "TR"), "A"),
        ("Turkey and the Côte d'Ivoire | A", ("TR", "CI"), "A"),
        ("Myanmar | A", ("MM",), "A"),
        ("DRC | A", ("CD",), "A"),
        ("China | A", ("CN",), "A"),
        ("United Nations | A", (), "United Nations | A"),
        ("Peru and friends | A", (), "Peru and friends | A"),
        ("Interview | Peru", (), "Interview | Peru"),
        ("Peru, " * 40 + "Peru | A", (), "Peru, " * 40 + "Peru | A"),
        ("Peru |", (), "Peru |"),
        ("| A", (), "| A"),
        ("Peru: A", (), "Peru: A"),
    ],
)
def test_only_countries_are_cut_off_a_title(title: str, codes: tuple[str, ...], rest: str) -> None:
    assert split(title, LANGUAGES) == (codes, rest)


def test_countries_are_known_by_the_names_of_the_newsrooms_languages_only() -> None:
    assert recognise("Alemania", ("en",)) == ()
    assert recognise("Alemania", LANGUAGES) == ("DE",)
