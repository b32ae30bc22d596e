"""What browsers ask for."""

from __future__ import annotations

import pytest

from newsroom.web.negotiation import coding_for, holds, language_for


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP, BR", "br"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.1", "br"),
        ("*", "br"),
        ("*;q=0", ""),
        ("gzip;q=0, *", "br"),
        ("br;q=0, gzip;q=0, *", ""),
        ("identity", ""),
        ("identity;q=0, gzip;q=0.5", "gzip"),
        ("identity;q=0", ""),
        ("identity, gzip;q=0.5", ""),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("deflate, compress", ""),
        ("br;q=nonsense", ""),
        (";;,,q=;", ""),
        ("gzip," * 400, ""),
    ],
)
def test_the_smallest_variant_that_a_browser_takes_is_sent(header: str, coding: str):
    assert coding_for(header) == coding


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("es", "es"),
        ("es-MX,en;q=0.5", "es"),
        ("en-GB,es;q=0.9", "en"),
        ("ES", "es"),
        ("fr,es;q=0.4", "es"),
        ("en;q=0, fr", "en"),
        ("es;q=0, *", "en"),
        ("en;q=0.2, es;q=0.3", "es"),
        ("fr, *;q=0.1", "en"),
        ("*, es;q=0.5", "es"),
        ("nonsense;;q", "en"),
        ("es," * 400, "en"),
    ],
)
def test_a_reader_is_led_to_the_language_they_like_best(header: str, language: str):
    assert language_for(header, ("en", "es")) == language


def test_a_language_with_a_region_is_found_whole_or_by_its_first_part():
    languages = ("es", "pt-BR", "pt")

    found = [language_for(header, languages) for header in ("pt-br", "pt", "pt-PT", "fr")]

    assert found == ["pt-BR", "pt", "pt-BR", "es"]


@pytest.mark.parametrize(
    ("header", "held"),
    [
        ("", False),
        ('"abc"', True),
        ('W/"abc"', True),
        ('"x", "abc"', True),
        ('"x", W/"abc"', True),
        ("*", True),
        ('"abc-br"', False),
        ('"x"', False),
        ('"abc"' + " " * 1000, False),
    ],
)
def test_what_a_browser_holds_is_recognised(header: str, held: bool):  # noqa: FBT001 — a table
    assert holds(header, '"abc"') is held
