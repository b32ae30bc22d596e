"""Bodies in a text box come back as they were stored; differences are told word by word."""

from __future__ import annotations

import pytest

from newsroom.articles import word_diff
from newsroom.articles.sanitise import clean_body
from newsroom.errors import TooLarge
from newsroom.web.body import text as body_text
from newsroom.web.body.text import HTML, MARKDOWN, Typed


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>A <em>b</em> <strong>c</strong></p>", "A *b* **c**"),
        ('<p><a href="https://a.example/">b</a></p>', "[b](https://a.example/)"),
        ("<h2>A</h2><p>b</p>", "## A\n\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<p>1. no list</p><p># no heading</p>", "1\\. no list\n\n\\# no heading"),
        (
            "<p>a *b* _c_ d_e [f] &lt;b&gt; &amp;amp;</p>",
            "a \\*b\\* \\_c\\_ d_e \\[f\\] &lt;b> &amp;amp;",
        ),
        ('<p lang="es">Hola</p><p>b</p>', '<p lang="es">Hola</p>\n\nb'),
        ("<p>a<br>b</p><hr>", "a\\\nb\n\n---"),
    ],
)
def test_a_body_is_shown_as_markdown_where_that_says_it_all(html: str, text: str) -> None:
    body = clean_body(html)

    shown = body_text.typed(body)

    assert shown == Typed(text, MARKDOWN)
    assert body_text.typed(body_text.stored(shown)) == shown


@pytest.mark.parametrize(
    "html",
    [
        "<ol><li>a</li></ol><ol><li>b</li></ol>",
        "loose <b>words</b><p>a</p>",
        '<ul><li>a<ul><li>b</li></ul></li></ul><p id="x">c</p>',
        "<blockquote><h2>a</h2></blockquote><pre>a\n\nb</pre><table><tr><td>1</td></tr></table>",
        '<p><em> a</em><img src="/media/a.png" alt="b"> <em lang="es">c</em></p>',
        "<p>a\n\n\nb</p><p>&lt;div&gt; &amp;copy; `c` \\</p>",
    ],
)
def test_whatever_a_body_holds_comes_back_the_same(html: str) -> None:
    body = clean_body(html)

    shown = body_text.typed(body)
    again = body_text.stored(shown)

    assert body_text.blocks(again) == body_text.blocks(body)
    assert body_text.typed(again) == shown


def test_typed_html_is_cleaned_whatever_its_form_says() -> None:
    hostile = "<p onclick=x>a</p><script>b</script>[c](javascript:d)"

    for form in (HTML, MARKDOWN):
        body = body_text.stored(Typed(hostile, form))
        assert "onclick" not in body
        assert "<script" not in body
        assert "href" not in body


def test_a_text_beyond_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLarge):
        body_text.stored(Typed("[" * 500_001, MARKDOWN))


def test_changed_words_are_told_and_unchanged_paragraphs_counted() -> None:
    old = ["One two three four.", "Same.", "Also the same."]
    new = ["One two five four.", "Same.", "Also the same.", "More."]

    found = word_diff.passages(old, new)

    assert [one.skipped for one in found] == [0, 2, 0]
    assert [(piece.kind, piece.text) for piece in found[0].pieces] == [
        ("same", "One two "),
        ("removed", "three"),
        ("added", "five"),
        ("same", " four."),
    ]
    assert [(piece.kind, piece.text) for piece in found[2].pieces] == [("added", "More.")]


@pytest.mark.parametrize(("old", "new"), [("a b c d", "w x y z"), ("a " * 3_000, "b " * 3_000)])
def test_texts_with_little_in_common_are_shown_whole(old: str, new: str) -> None:
    assert [piece.kind for piece in word_diff.words(old, new)] == ["removed", "added"]
