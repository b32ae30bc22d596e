"""A quotation that was said in another language, as it is typed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.articles.sanitise import clean_body
from newsroom.errors import BadInput
from newsroom.web.body import text as body_text
from newsroom.web.body.text import MARKDOWN, Typed

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"))
    | st.sampled_from("\"'&[]{}\\*_`:! "),
    min_size=1,
    max_size=20,
)


def stored(text: str) -> str:
    return body_text.stored(Typed(text, MARKDOWN)).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "She said [we do *not* go]{es: No vamos}.",
            (
                '<p>She said <q data-said="No vamos" data-said-in="es">we do <em>not</em> go</q>'
                ".</p>"
            ),
        ),
        (
            "> [We stay.]{es: Nos quedamos.}",
            (
                '<blockquote>\n<p data-said="Nos quedamos." data-said-in="es">We stay.</p>\n'
                "</blockquote>"
            ),
        ),
        (
            "> [We\n> stay.]{es: Nos\n> quedamos.}\n>\n> Rosa",
            (
                '<blockquote>\n<p data-said="Nos quedamos." data-said-in="es">We\nstay.</p>\n'
                "<p>Rosa</p>\n</blockquote>"
            ),
        ),
        ("[All]{quc:}", '<p><q data-said-in="quc">All</q></p>'),
        ("[a]{es: b \\} \\\\ c}", '<p><q data-said="b } \\ c" data-said-in="es">a</q></p>'),
        ("\\[a\\]{es: b} [c] {es: d}", "<p>[a]{es: b} [c] {es: d}</p>"),
        ("`[a]{es: b}`", "<p><code>[a]{es: b}</code></p>"),
        (
            "> [a]{es: b} and [c]{es: d}",
            (
                '<blockquote>\n<p><q data-said="b" data-said-in="es">a</q> and '
                '<q data-said="d" data-said-in="es">c</q></p>\n</blockquote>'
            ),
        ),
    ],
)
def test_what_is_typed_is_stored_as_a_quotation(text: str, html: str) -> None:
    assert stored(text) == html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            '<p>a <q data-said="b" data-said-in="es-PE">c <strong>d</strong></q></p>',
            "a [c **d**]{es-PE: b}",
        ),
        (
            (
                '<blockquote><p data-said="a" data-said-in="es">b</p><p data-said-in="quc">c</p>'
                "</blockquote>"
            ),
            "> [b]{es: a}\n>\n> [c]{quc:}",
        ),
        ("<p>[a]{es: b}</p>", "\\[a\\]{es: b}"),
    ],
)
def test_a_quotation_is_shown_as_it_is_typed(html: str, text: str) -> None:
    body = clean_body(html)

    shown = body_text.typed(body)

    assert shown == Typed(text, MARKDOWN)
    assert body_text.typed(body_text.stored(shown)) == shown


@given(WORDS, WORDS)
def test_any_words_come_back_the_same(said: str, words: str) -> None:
    quotation = {"data-said": said, "data-said-in": "es"}
    attributes = "".join(f' {name}="{_attribute(value)}"' for name, value in quotation.items())
    body = clean_body(
        f"<p>a <q{attributes}>{_text(words)}</q> b</p>"
        f"<blockquote><p{attributes}>{_text(words)}</p></blockquote>"
    )

    shown = body_text.typed(body)

    assert body_text.typed(body_text.stored(shown)) == shown
    assert body_text.blocks(body_text.stored(shown)) == body_text.blocks(body)


def _text(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _attribute(words: str) -> str:
    return _text(words).replace('"', "&quot;")


@pytest.mark.parametrize(
    "text",
    [
        "[a]{xx: b}",
        "[a]{es: }",
        "[a]{es: <b>}",
        "[a [b]{es: c} d]{es: e}",
        "[a ![b](/-/media/c.png)]{es: d}",
        '<p data-said="a" data-said-in="es">b</p>',
    ],
)
def test_a_quotation_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        stored(text)

    assert refused.value.field == "body"


@pytest.mark.parametrize(
    "text", ["[a]{es: " * 5_000, "[" * 5_000 + "]{", "[a]{es: " + "\\" * 50_000]
)
def test_what_is_never_closed_costs_no_time(text: str) -> None:
    began = time.process_time()

    stored(text)

    assert time.process_time() - began < 5


ROSA = "<footer>Rosa Quispe</footer>"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            f'<blockquote><p data-said="Hola" data-said-in="es"></p>{ROSA}</blockquote>',
            "no words of its own: “Rosa Quispe”",
        ),
        ('<p>a <q data-said="Hola" data-said-in="es"> </q></p>', "no words of its own: “Hola”"),
        ('<blockquote><p data-said-in="quc"></p></blockquote>', "no words of its own: “quc”"),
        (f'<p>a <q data-said="{"b" * 99}" data-said-in="es"></q></p>', f"“{'b' * 60}…”"),
        (
            '<p><q data-said="b" data-said-in="es">a</q><q data-said="b" data-said-in="es"></q>',
            "no words of its own: “b”",
        ),
        ('<p><q data-said-in="es">We stay</q></p>', "“We stay” lacks its original words"),
        ('<p data-said="a" data-said-in="es">Two <b>words</b></p>', "here: “Two words”"),
    ],
)
def test_a_refusal_says_which_quotation_it_is_and_names_no_element(
    text: str, complaint: str
) -> None:
    with pytest.raises(BadInput) as refused:
        body_text.stored(Typed(text, "html"))

    assert complaint in str(refused.value.message)
    assert "<" not in str(refused.value.message)
