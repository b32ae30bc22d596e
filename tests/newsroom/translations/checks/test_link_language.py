"""A link leads to a page in the language of the translation, where somebody gave its address."""

from __future__ import annotations

import pytest

from newsroom.articles.segments import LINK
from newsroom.translations.checks import link_language
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = link_language.CHECK
SAID = "“en” in this address leads to a page in another language: English."


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://un.example/en/a", "https://un.example/en/b"),
        ("https://un.example/a", "https://en.wiki.example/a"),
        ("https://un.example/a", "https://un.example/a?x=1&lang=en"),
        ("https://un.example/a", "https://un.example/en"),
        ("https://un.example/a", "/en/-/feed.atom"),
        ("https://un.example/a", "/en/"),
    ],
)
def test_an_address_that_was_given_in_the_sources_language_is_pointed_at(source, target):
    assert said(CHECK, source, target, EN_ES, kind=LINK) == [SAID]
    assert pointed(CHECK, source, target, EN_ES, kind=LINK) == [([], ["en"])]


def test_it_works_from_spanish_too():
    source, target = "https://onu.example/es/a", "https://onu.example/es/b"

    assert said(CHECK, source, target, ES_EN, kind=LINK) == [
        "“es” in this address leads to a page in another language: español."
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://un.example/en/a", "https://un.example/es/a"),
        ("https://un.example/en/a", "https://un.example/en/a"),
        ("https://un.example/en/a", "http://un.example/en/a"),
        ("https://un.example/a", "https://un.example/energy/en-route"),
        ("https://un.example/a", "https://english.example/a"),
        ("https://un.example/a", "https://en.example"),
        ("https://un.example/a", "/es/-/feed.atom"),
        ("https://un.example/a", "/en/an-article"),
    ],
)
def test_the_right_language_and_an_address_that_was_kept_are_right(source, target):
    assert said(CHECK, source, target, EN_ES, kind=LINK) == []


def test_a_path_of_this_site_in_a_text_is_looked_at():
    source = "See [the report](/en/report) and https://un.example/en/upr."

    assert said(CHECK, source, "Véase [el informe](/en/report).", EN_ES) == [SAID]
    assert said(CHECK, source, "Véase [el informe](/es/report).", EN_ES) == []
    assert said(CHECK, source, "Véase https://un.example/en/upr y/en otro.", EN_ES) == []


def test_a_reason_excuses_it():
    assert CHECK.severity is Severity.WARNING
