"""Why a text was found, shown with its own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsroom.search.passages import LENGTH, marked, passage
from newsroom.search.query import in_language, pieces

RIVER = in_language(pieces("river"), "en")
FILLING = "Nobody knows how long it will last. " * 60


def shown(text: str) -> str:
    parts = passage((text,), RIVER)
    return "".join(f"[{one.text}]" if one.is_marked else one.text for one in parts)


def test_a_passage_is_cut_between_words_and_says_so():
    found = shown(f"{FILLING}Then the river rose. {FILLING}")

    assert found.startswith("… ")
    assert found.endswith(" …")
    assert "Then the [river] rose." in found
    assert len(found) <= LENGTH + 10
    assert all(word in f"{FILLING} … Then the [river] rose." for word in found.split())


def test_the_passage_with_more_of_the_question_is_shown():
    query = in_language(pieces("river company"), "en")
    text = f"The river. {FILLING}A company and its river. {FILLING}The company."

    words = "".join(one.text for one in passage(("", text), query))

    assert "A company and its river." in words


def test_without_a_word_in_them_texts_show_how_they_begin():
    assert shown("It begins like this.") == "It begins like this."


@given(st.text(alphabet="riveRS íáÑ<&\n", max_size=80))
def test_parts_are_the_text(text):
    assert "".join(one.text for one in marked(text, RIVER)) == text
