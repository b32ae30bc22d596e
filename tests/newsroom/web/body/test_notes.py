"""Footnotes and speakers as a person types them, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given

from newsroom.articles.sanitise import clean_body
from newsroom.errors import BadInput
from newsroom.web.body import text as body_text
from newsroom.web.body.text import HTML, MARKDOWN, Typed
from tests.newsroom.articles.test_footnotes import BODIES, notes, ref


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "A[^law] and B[^1].\n\n[^law]: Article *4*.\n\n[^1]: The ruling.",
            f"<p>A{ref('law', 1)} and B{ref('1', 2)}.</p>"
            + notes(("law", "Article <em>4</em>."), ("1", "The ruling.")),
        ),
        (
            "A[^a]\n\n[^a]: First.\n\n    Second.",
            f"<p>A{ref('a', 1)}</p>\n{notes(('a', '<p>First.</p><p>Second.</p>'))}",
        ),
        (
            "> We stay.\n>\n> — Rosa Quispe, *farmer*",
            "<blockquote><p>We stay.</p><footer>Rosa Quispe, <em>farmer</em></footer></blockquote>",
        ),
        (
            "> [A]{quc: K}\n>\n> — B",
            '<blockquote><p data-said="K" data-said-in="quc">A</p><footer>B</footer></blockquote>',
        ),
        (
            "> A\n>\n> &mdash; not a speaker but the last words\n",
            "<blockquote><p>A</p><p>— not a speaker but the last words</p></blockquote>",
        ),
    ],
)
def test_what_is_typed_is_stored_and_shown_again(text: str, html: str) -> None:
    body = body_text.stored(Typed(text, MARKDOWN))

    assert _without_blanks(body) == _without_blanks(html)
    assert body_text.typed(body) == Typed(text.strip(), MARKDOWN)


def test_a_speaker_may_stand_right_under_the_words() -> None:
    body = body_text.stored(Typed("> We stay.\n> — Rosa Quispe", MARKDOWN))

    assert _without_blanks(body) == (
        "<blockquote><p>We stay.</p><footer>Rosa Quispe</footer></blockquote>"
    )


def test_words_with_a_dash_and_nothing_before_them_are_words() -> None:
    body = body_text.stored(Typed("> — Rosa Quispe", MARKDOWN))

    assert _without_blanks(body) == "<blockquote><p>— Rosa Quispe</p></blockquote>"


def test_notes_stand_at_the_end_wherever_they_were_typed() -> None:
    body = body_text.stored(Typed("A[^a]\n\n[^a]: One\n[^b]: Two\n\nB[^b]", MARKDOWN))

    assert _without_blanks(body) == _without_blanks(
        f"<p>A{ref('a', 1)}</p><p>B{ref('b', 2)}</p>{notes(('a', 'One'), ('b', 'Two'))}"
    )


@pytest.mark.parametrize(
    ("text", "form", "named"),
    [
        ("A[^law]", MARKDOWN, "law"),
        ("[^1]: One\n\n[^1]: Another", MARKDOWN, "1"),
        ("A[^ñandú]\n\n[^ñandú]: One", MARKDOWN, "ñandú"),
        (f"<p>A{ref('gone', 1)}</p>{notes(('a', 'One'))}", HTML, "gone"),
    ],
)
def test_a_note_that_cannot_be_told_is_named(text: str, form: str, named: str) -> None:
    with pytest.raises(BadInput) as refused:
        body_text.stored(Typed(text, form))

    assert refused.value.field == "body"
    assert named in str(refused.value)


def test_brackets_that_are_no_note_stay_words() -> None:
    body = clean_body("<p>The class [^a-z] and [^1]: too</p>")

    assert body_text.stored(body_text.typed(body)) == "<p>The class [^a-z] and [^1]: too</p>\n"


@given(BODIES)
def test_a_body_with_notes_comes_back_the_same(html: str) -> None:
    body = clean_body(html)

    again = body_text.stored(body_text.typed(body))

    assert body_text.typed(again) == body_text.typed(body)
    assert _without_blanks(again) == _without_blanks(body)


def _without_blanks(html: str) -> str:
    return html.replace("\n", "")
