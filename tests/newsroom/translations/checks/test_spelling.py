"""A slip of the hand is told where the machine has a dictionary, and a rare word is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsroom.translations.checks import dictionaries, spelling
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = spelling.CHECK
AFFIXES = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n"
WORDS = {
    "es_ES": "la policía detuvo a las personas defensoras en fuga claramente reconocida clara"
    " reconocer numerosos traducciones presente poder oír el tribunal militar de",
    "en_US": "the police arrested people color color's disappeared under an military",
    "en_GB": "the colour of",
}


def _write(folder: Path, words: dict[str, str]) -> None:
    for name, said_words in words.items():
        entries = said_words.split()
        (folder / f"{name}.aff").write_text(AFFIXES, "utf-8")
        lines = "\n".join([str(len(entries)), *entries])
        (folder / f"{name}.dic").write_text(f"{lines}\n", "utf-8")


@pytest.fixture(autouse=True)
def _own_dictionaries(tmp_path, monkeypatch):
    _write(tmp_path, WORDS)
    monkeypatch.setenv("DICPATH", str(tmp_path))
    monkeypatch.setattr(dictionaries, "_FOLDERS", ())
    dictionaries.forget()
    yield
    dictionaries.forget()


@pytest.mark.parametrize(
    ("target", "languages", "word", "meant"),
    [
        ("la policia detuvo", EN_ES, "policia", "policía"),
        ("númerosos en fuga", EN_ES, "númerosos", "numerosos"),
        ("las traduciones", EN_ES, "traduciones", "traducciones"),
        ("el prsente", EN_ES, "prsente", "presente"),
        ("las personas defenzoras", EN_ES, "defenzoras", "defensoras"),
        ("the poilce arrested", ES_EN, "poilce", "police"),
        ("people disapeared", ES_EN, "disapeared", "disappeared"),
    ],
)
def test_a_slip_is_told_with_the_word_that_was_meant(target, languages, word, meant):
    assert said(CHECK, "x", target, languages) == [f"“{word}” is in no dictionary; “{meant}” is."]
    assert pointed(CHECK, "x", target, languages) == [([], [word])]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("x", "la policía detuvo a las personas defensoras", EN_ES),
        ("x", "the color, the colour and the people's", ES_EN),
        ("x", "telemetría fluoropirimidina", EN_ES),
        ("x", "claramente, exmilitar y reconocerlas", EN_ES),
        ("x", "podés querés decís", EN_ES),
        ("x", "Policia POLICIA a23policia policia@a.example #policia", EN_ES),
        ("x", "https://a.example/policia `policia` {{policia}} a_policia", EN_ES),
        ("policia", "la policia", EN_ES),
        ("x", "le dicen «policia» en fuga", EN_ES),
    ],
)
def test_right_words_rare_words_names_and_borrowed_ones_are_not_told(source, target, languages):
    assert said(CHECK, source, target, languages) == []


def test_without_a_dictionary_nothing_is_told(tmp_path):
    for one in tmp_path.glob("es_ES.*"):
        one.unlink()
    dictionaries.forget()

    assert said(CHECK, "x", "la policia detuvo") == []
    assert said(CHECK, "x", "the poilce", ES_EN) != []


def test_without_the_extra_nothing_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "hunspell", None)
    dictionaries.forget()

    assert said(CHECK, "x", "la policia detuvo") == []


def test_the_dictionary_of_another_country_does_when_it_is_the_only_one(tmp_path):
    for one in tmp_path.glob("es_ES.*"):
        one.rename(tmp_path / f"es_MX{one.suffix}")
    dictionaries.forget()

    assert said(CHECK, "x", "la policia detuvo") != []


def test_it_blocks_nothing():
    assert CHECK.severity is Severity.INFO
