"""Addresses are copied, or lead to the same page in the other language."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import links
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = links.CHECK
RIGHT = [
    ("See https://example.org/a.", "Véase https://example.org/a, por favor"),
    ("(https://example.org/a_(b))", "«https://example.org/a_(b)»"),
    ("http://example.org/", "https://example.org"),
    ("www.example.org", "https://example.org"),
    ("https://example.org/en/news", "https://example.org/es/news"),
    ("https://example.org/en/stories/river", "https://example.org/es/historias/rio"),
    ("https://example.org/types/river", "https://example.org/espanol/tipos/rio"),
    ("https://en.wikipedia.org/wiki/River", "https://es.wikipedia.org/wiki/R%C3%ADo"),
    ("https://example.org/?lang=en", "https://example.org/?lang=es"),
    ("https://example.org/r%C3%ADo", "https://example.org/río"),
    ("Write to rosa@example.org.", "Escriba a Rosa@example.org"),
    ("Follow @rosa_q!", "Siga a @rosa_q."),
    ("@rosa@social.example", "@rosa@social.example"),
    ("no address", "sin dirección"),
]
WRONG = [
    (
        "See https://example.org/a.",
        "Véase https://example.org/b.",
        "The address https://example.org/a became https://example.org/b.",
        (["https://example.org/a"], ["https://example.org/b"]),
    ),
    (
        "See https://example.org/a",
        "Véase",
        "The address https://example.org/a of the source is missing.",
        (["https://example.org/a"], []),
    ),
    (
        "https://example.org/en/a",
        "https://exemple.org/es/a",
        "The address https://example.org/en/a became https://exemple.org/es/a.",
        (["https://example.org/en/a"], ["https://exemple.org/es/a"]),
    ),
    (
        "Write to rosa@example.org",
        "Escriba a rosa@example.com",
        "The address rosa@example.org became rosa@example.com.",
        (["rosa@example.org"], ["rosa@example.com"]),
    ),
    (
        "Write",
        "Escriba a @rosa",
        "The source does not have the address @rosa.",
        ([], ["@rosa"]),
    ),
    (
        "By @rosa_q and @luz",
        "De @rosa y @luz",
        "The address @rosa_q became @rosa.",
        (["@rosa_q"], ["@rosa"]),
    ),
]


class Terms:
    """Terms that know what one account is called in the other language."""

    def twin_of(self, sign: str, language: str) -> str | None:
        return "@ONU_es" if (sign, language) == ("@UN", "es") else None


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_an_address_or_its_twin_is_right(source, target):
    assert said(CHECK, source, target, EN_ES) == []
    assert said(CHECK, target, source, ES_EN) == []


@pytest.mark.parametrize(("source", "target", "message", "at"), WRONG)
def test_another_address_is_an_error_and_pointed_at(source, target, message, at):
    assert said(CHECK, source, target) == [message]
    assert pointed(CHECK, source, target) == [at]
    assert len(said(CHECK, target, source, ES_EN)) == 1
    assert CHECK.severity is Severity.ERROR


def test_an_account_may_have_a_twin_in_the_terms():
    assert said(CHECK, "Follow @UN", "Siga a @ONU_es", terms=Terms()) == []
    assert said(CHECK, "Follow @UN", "Siga a @UN", terms=Terms()) == []
    assert said(CHECK, "Follow @UN", "Siga a @ONU", terms=Terms()) == [
        "The address @UN became @ONU."
    ]


def test_where_the_text_is_an_address_another_one_is_named_on_purpose():
    assert said(CHECK, "https://example.org/a", "https://example.net/b", kind="link") == []
