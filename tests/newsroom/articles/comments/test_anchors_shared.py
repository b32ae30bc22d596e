"""The cases of anchors that the scripts of the pages are held to as well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles.comments import words
from newsroom.articles.comments.anchoring import Found, find, squeezed
from newsroom.articles.sanitise import clean_body
from tests.anchors import PLACES, WORDS


@pytest.mark.parametrize("name", PLACES)
def test_words_are_found_where_the_shared_cases_have_them(name: str) -> None:
    case = PLACES[name]
    place = replace(case, text=squeezed(case.text)).place

    found = find(case.anchor, squeezed(case.typed))

    assert found == (place and Found(*place, exact=True))


@pytest.mark.parametrize("name", WORDS)
def test_a_body_reads_as_the_shared_cases_have_it(name: str) -> None:
    case = WORDS[name]
    body = clean_body(case.body)

    read = words.of_body(body)

    assert body == case.body
    assert read == case.words
