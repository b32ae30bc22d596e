"""Bylines are taken apart only where that is sure."""

from __future__ import annotations

import pytest

from newsroom.publishing.pages.authors import named


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("", []),
        ("Teresa Alvarado", ["Teresa Alvarado"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Ana Ruiz and Luz Marín", ["Ana Ruiz", "Luz Marín"]),
        ("Ana Ruiz y Luz Marín", ["Ana Ruiz", "Luz Marín"]),
        ("Ana Ruiz e Inés Paz", ["Ana Ruiz", "Inés Paz"]),
        ("Ana Ruiz & Luz Marín", ["Ana Ruiz", "Luz Marín"]),
        ("Ana Ruiz, Luz Marín y Joan Roca", ["Ana Ruiz", "Luz Marín", "Joan Roca"]),
        ("Ana Ruiz, Luz Marín, and Joan Roca", ["Ana Ruiz", "Luz Marín", "Joan Roca"]),
        ("Ana Ruiz; Luz Marín", ["Ana Ruiz", "Luz Marín"]),
        ("Ana Ruiz, Lima", ["Ana Ruiz, Lima"]),
        ("Redacción", ["Redacción"]),
        ("La Torcaza", ["La Torcaza"]),
        ("Sandy Ferrand", ["Sandy Ferrand"]),
        ("  Ana \u00a0 Ruiz ", ["Ana Ruiz"]),
        ("Ana Ruiz y Ana Ruíz", ["Ana Ruiz"]),
        ("李 明", []),
        ("A. Иванов", []),
        ("Əli Ruiz", []),
        ("Nguyễn Ánh Łukasz Øst", ["Nguyễn Ánh Łukasz Øst"]),
    ],
)
def test_a_byline_is_as_many_names_as_it_surely_holds(byline: str, names: list[str]):
    assert [name for name, _slug in named(byline)] == names


def test_a_name_has_the_address_that_it_spells():
    assert named("José Ortega y Gasset") == (("José Ortega y Gasset", "jose-ortega-y-gasset"),)
