"""The words of a body, and a proposed wording that takes the place of some."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.articles.comments import words as comments_words
from newsroom.articles.comments.anchoring import Anchor, anchored
from newsroom.articles.sanitise import clean_body
from tests.newsroom.articles import bodies

BODY = clean_body(
    "<p>The judges read it on <strong>Friday</strong> morning.</p>"
    "<h2>What the court said</h2><ul><li>One &amp; two</li><li>Three</li></ul>"
    "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
)


def test_the_words_of_blocks_stand_apart() -> None:
    expected = "The judges read it on Friday morning. What the court said One & two Three a b"

    assert comments_words.of_body(BODY) == expected


@pytest.mark.parametrize(
    ("quote", "proposed", "expected"),
    [
        ("morning", "evening", ("morning", "evening")),
        ("Friday", "Monday", ("<strong>Friday", "<strong>Monday")),
        ("on Friday morning", "at dawn", ("on <strong>Friday</strong> morning", "at dawn")),
        ("One & two", "<b> & c", ("One &amp; two", "&lt;b&gt; &amp; c")),
        ("said One & two", "x", ("said</h2><ul><li>One &amp; two</li>", "x</h2><ul>")),
        ("a", "c", ("<td>a", "<td>c")),
    ],
)
def test_a_wording_takes_the_place_of_the_words(
    quote: str, proposed: str, expected: tuple[str, str]
) -> None:
    text = comments_words.of_body(BODY)
    place = text.rindex(quote)
    made = anchored(text, place, place + len(quote))

    replaced = comments_words.replaced(BODY, made, proposed)

    assert replaced == BODY.replace(*expected)


def test_a_wording_keeps_the_footnotes_of_the_words_that_it_replaces() -> None:
    body = clean_body(
        '<p>They left<sup><a href="#note-a">1</a></sup> at night<sup><a href="#note-b">2</a></sup>.'
        '</p><ol class="notes"><li id="note-a">A witness.</li><li id="note-b">A log.</li></ol>'
    )
    text = comments_words.of_body(body)
    made = anchored(text, text.index("They"), text.index("."))

    replaced = comments_words.replaced(body, made, "They were gone by dawn")

    assert replaced is not None
    line, notes = replaced.split("\n", 1)
    assert line.startswith("<p>They were gone by dawn<sup>")
    assert re.findall(r'href="#(note-\w)"', line) == ["note-a", "note-b"]
    assert "A witness." in notes
    assert "A log." in notes


def test_words_that_are_not_there_are_not_replaced() -> None:
    assert comments_words.replaced(BODY, Anchor("Nobody said this"), "x") is None
    assert comments_words.reworded("A title", Anchor("Nobody said this"), "x") is None


def test_words_of_a_plain_field_are_replaced() -> None:
    made = anchored("A long  title".replace("  ", " "), 2, 6)

    assert comments_words.reworded("A long  title", made, "short") == "A short title"


@given(bodies.written(), st.data())
def test_any_passage_of_any_body_can_be_replaced(html: str, data: st.DataObject) -> None:
    body = clean_body(html)
    text = comments_words.of_body(body)
    words = [one for one in text.split() if len(one) > 3]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    place = text.index(word)
    made = anchored(text, place, place + len(word))

    replaced = comments_words.replaced(body, made, "Zumbayllu")

    assert replaced is not None
    assert comments_words.of_body(replaced) == f"{text[:place]}Zumbayllu{text[place + len(word) :]}"
