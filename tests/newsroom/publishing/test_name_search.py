"""A name is found however it is written, and wherever words are kept."""

from __future__ import annotations

import pytest

from newsroom.errors import BadInput
from newsroom.publishing import name_search
from tests.newsroom.translations.memory import remembered

FOUND = [
    ("José Peña", "JOSE PENA spoke"),
    ("jose pena", "<p>José Peña</p>"),
    ("Ana Robles", "<h2>By Ana Robles</h2><p>The court</p>"),
    ("Ana Robles", "<p>Ana <strong>Rob</strong>les spoke</p>"),
    ("Ana Robles", "<p>Ana\n   Robles</p>"),
    ("Ana Robles", "ana-robles-wins"),
    ("Ana-Robles", "Ana Robles"),
    ("Ana Robles", "Ana\u00a0Robles"),
    ("Ana Robles", "Ana Rob\u00adles"),
    ("Ana Robles", "Ana\u2011Robles"),
    ("Ana Robles", '<a href="https://x.example/ana-robles/">she</a>'),
    ("Smith & Sons", "<p>Smith &amp; Sons</p>"),
    ("Straße", "STRASSE"),
    ("Ana Robles", "file ana_robles Ana Robles.doc"),
]
NOT_FOUND = [
    ("Ana", "Anaconda"),
    ("Ana", "Susana"),
    ("Ana Robles", "<p>Ana</p><p>said that Robles</p>"),
    ("Rio", "priority"),
    ("strong", "<strong>bold</strong>"),
]


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_a_name_is_found(name, text):
    pattern = name_search._pattern([name])

    assert pattern
    assert pattern.search(name_search.folded(text))


@pytest.mark.parametrize(("name", "text"), NOT_FOUND)
def test_another_word_is_no_name(name, text):
    pattern = name_search._pattern([name])

    assert pattern
    assert not pattern.search(name_search.folded(text))


@pytest.mark.usefixtures("app")
def test_the_memory_is_searched_too_whether_an_article_or_a_file_brought_it():
    remembered.put((remembered.WITNESS, "Rosa Quispe pidió protección."))

    places = name_search.search(["rosa quispe"])

    assert places == [name_search.Place("memory", "", "es", "old.tmx")]


def test_nothing_is_searched_for_without_a_name_and_nothing_too_short():
    assert name_search.search(["", "  "]) == []
    with pytest.raises(BadInput):
        name_search.search(["Ana", "Lí"])
