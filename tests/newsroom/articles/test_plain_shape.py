"""A body of plain shape is what both parsers of the sanitiser would leave as it is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.articles import sanitise
from newsroom.articles.plain_shape import is_plain

LETTERS = st.sampled_from(
    ["a", "Ñ", " ", "\n", "“", '"', "'", "=", "`", "/", "-", "!", "#", ";", "\xa0", "\u200b",
     "\u2028", "\ufeff", "\ufb01", "n\u0303", "&amp;", "&lt;", "&gt;", "amp;", "script",
     "style", "--", "]]"]
)  # fmt: skip
TAGS = st.sampled_from(
    ["<p>", "</p>", "<h2>", "</h2>", "<ul>", "</ul>", "<li>", "</li>", "<em>", "</em>", "<strong>",
     "</strong>", "<blockquote>", "</blockquote>", '<a href="https://valley.example/a?b=c#d">',
     "</a>", "<br>", "<hr>", "<code>", "</code>", "<sup>", "</sup>", "<s>", "</s>", "  ", "\t",
     '<a href="/en/x/?a=1&amp;copy=2">', '<a href="mailto:a@b.example?subject=x">',
     '<a href="https://a.example:80/?a=1&amp;lt;b&amp;amp">', "\U0001f30e",
     "\n", "<ol>", "</ol>", "<h3>", "</h3>"]
)  # fmt: skip
HOSTILE = st.sampled_from(
    ["<script>", "<p ", "<br/>", "<P>", "&", "<", ">", "<!--", "-->", "\0", "\r", "\x0b", "\x85",
     "\ufffe", "\U0001f600", "&nbsp;", "&#x3c;", '<a href="javascript:x">', "<a href=''>", "<svg>",
     '<a href="https://a.example/?x=&y">', "<plaintext>", "<table>", "<b>", "<p/>", "</p >"]
)  # fmt: skip


@st.composite
def plain_bodies(draw: st.DrawFn) -> str:
    """Draw bodies of the shape, from the inside out."""
    text = st.lists(LETTERS, max_size=6).map("".join)
    words = st.recursive(
        text | st.just("<br>"),
        lambda inner: st.lists(
            st.one_of(
                text,
                inner.map(lambda one: f"<em>{one}</em>"),
                inner.map(lambda one: f"<strong>{one}</strong>"),
                inner.map(lambda one: f"<code>{one}</code>"),
                inner.map(lambda one: f'<a href="https://valley.example/x?a=1&amp;b">{one}</a>'),
            ),
            max_size=4,
        ).map("".join),
        max_leaves=6,
    )
    block = st.one_of(
        words.map(lambda one: f"<p>{one}</p>"),
        words.map(lambda one: f"<h2>{one}</h2>"),
        st.lists(words, max_size=3).map(
            lambda many: "".join(
                ["<ul>\n", *(f"<li>{one}<p>{one}</p></li>\n" for one in many), "</ul>"]
            )
        ),
        st.lists(words, max_size=3).map(
            lambda many: "<blockquote>" + "".join(f"<p>{one}</p>" for one in many) + "</blockquote>"
        ),
    )
    return "\n".join(draw(st.lists(block, max_size=5)))


@given(plain_bodies())
@settings(max_examples=300)
def test_the_second_parser_changes_nothing_of_a_plain_body(body: str) -> None:
    if is_plain(body):
        assert sanitise._bleached(body) == body


@given(st.lists(st.one_of(LETTERS, TAGS, HOSTILE), max_size=14).map("".join))
@example("<p>a<em>b</p></em>")
@example('<p><a href="https://a.example/">x</a></p>')
@example("<ul>\n<li>a</li>\n</ul>\n<p>b</p>")
@settings(max_examples=1_500)
def test_whatever_passes_as_plain_is_clean_to_both_parsers(body: str) -> None:
    if is_plain(body):
        assert sanitise._bleached(body) == body


@pytest.mark.parametrize(
    "body",
    ["<p>Twelve <em>families</em> walked.</p>\n<h2>What they found</h2>\n<p>Wells &amp; more</p>",
     "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
     '<blockquote>\n<p>We <a href="https://valley.example/">knew</a><br>them.</p>\n</blockquote>'],
)  # fmt: skip
def test_ordinary_bodies_are_plain(body: str) -> None:
    assert is_plain(body)
    assert sanitise.clean_body(body) == body


@pytest.mark.parametrize(
    "body",
    ["<p>a", "a", "<p>\U0001ffff</p>", "<li><li>a</li></li>", "<p><ul></ul></p>",
     "<p>a</em></p>", "<p><p>a</p></p>", "<p>a & b</p>", "<p>a < b</p>", "<p>\0</p>",
     '<p lang="es">a</p>', '<p><a href="javascript:x">a</a></p>', "<p>a\r</p>", "<P>a</P>",
     "<em>a</em>", "<li>a</li>", "<ul>a</ul>", "<p><em>a<em>b</em></em></p>", "<p>&nbsp;</p>",
     "<script>a</script>", "<p><!-- a --></p>", "</p>", "<p>\ufffe</p>", "<p>\x85</p>"],
)  # fmt: skip
def test_anything_else_is_not(body: str) -> None:
    assert not is_plain(body)
