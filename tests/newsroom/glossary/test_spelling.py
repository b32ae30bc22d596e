"""A name is found however a text writes it, and nothing else is."""

from __future__ import annotations

import pytest

from newsroom.glossary import spelling

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
    pattern = spelling.pattern_of([spelling.folded(name)])

    assert pattern
    assert pattern.search(spelling.folded(text))


@pytest.mark.parametrize(("name", "text"), NOT_FOUND)
def test_another_word_is_no_name(name, text):
    pattern = spelling.pattern_of([spelling.folded(name)])

    assert pattern
    assert not pattern.search(spelling.folded(text))
