"""Quotations keep the words that were said, and nothing else can hide in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.articles import markup, quotations
from newsroom.articles.quotations import Quotation
from newsroom.articles.sanitise import clean_body
from newsroom.articles.segments import rebuild, split
from newsroom.errors import BadInput, BrokenMarks

IN_LINE = '<p>She said <q data-said="No" data-said-in="es">no</q>.</p>'
ALONE = '<blockquote><p data-said="No" data-said-in="es">No.</p></blockquote>'
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
    | st.sampled_from("\"'&<>[]{}\\ "),
    max_size=30,
)


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        (IN_LINE, IN_LINE),
        (ALONE, ALONE),
        ('<q data-said="a\n\t b" data-said-in="es-PE">c</q>', None),
        ('<q data-said-in="quc">a</q>', '<q data-said-in="quc">a</q>'),
    ],
)
def test_a_quotation_is_stored_with_its_original_words(html: str, stored: str | None) -> None:
    assert clean_body(html) == (stored or '<q data-said="a b" data-said-in="es-PE">c</q>')


@pytest.mark.parametrize(
    "html",
    [
        '<p data-said="No" data-said-in="es">{}</p>',
        '<em data-said="No" data-said-in="es">{}</em>',
        '<q data-said-in="es">{}</q>',
        '<q data-said="No">{}</q>',
        '<q data-said=" " data-said-in="es">{}</q>',
        '<q data-said="No" data-said-in="xx">{}</q>',
        '<q data-said="No" data-said-in="und">{}</q>',
        '<q data-said="No" data-said-in=\'es" onclick="x\'>{}</q>',
        '<q data-said="&lt;slot s1&gt;" data-said-in="es">{}</q>',
        '<q data-said="&lt;script&gt;alert(1)&lt;/script&gt;" data-said-in="es">{}</q>',
        '<q translate="no" data-said="No" data-said-in="es">{}</q>',
        '<pre><q data-said="No" data-said-in="es">{}</q></pre>',
        '<p translate="no"><q data-said="No" data-said-in="es">{}</q></p>',
        '<q data-said="No" data-said-in="es">{}<img src="/-/media/a.png" alt="b"></q>',
        '<blockquote data-said="No" data-said-in="es"><p>{}</p></blockquote>',
        '<q data-said-="No" data-said--in="es" data-said-in-="es">{}</q>',
    ],
)
def test_what_could_not_be_restored_is_no_quotation(html: str) -> None:
    stored = clean_body(html.format("words"))

    assert "data-" not in stored
    assert "words" in stored


def test_a_quotation_holds_no_other_one() -> None:
    inner = '<q data-said="b" data-said-in="es">c</q>'

    stored = clean_body(f'<p><q data-said="a" data-said-in="es">{inner}</q></p>')

    assert stored == '<p><q data-said="a" data-said-in="es"><q>c</q></q></p>'


@given(WORDS, WORDS)
def test_every_quotation_comes_apart_and_together_again(said: str, words: str) -> None:
    original, inside = markup.attribute_text(said), markup.encoded(words)
    body = clean_body(
        f'<p>a <q data-said="{original}" data-said-in="es">{inside} <em>b</em></q> c'
        f' <q data-said-in="quc">{inside}</q></p><blockquote><p data-said-in="es"'
        f' data-said="{original}">{inside} <a href="https://a.example/" title="t">d</a></p>'
        "<footer>e</footer></blockquote>"
    )

    cut = split(body)
    texts = {one.slot: (one.text, one.inline_map) for one in cut.segments}

    assert clean_body(body) == body
    assert rebuild(cut.skeleton, texts) == body
    assert all("<" not in one.words for one in quotations.originals(body))


def test_a_quotation_in_a_line_is_a_segment_of_its_own() -> None:
    line, quoted = split(clean_body(IN_LINE)).segments

    assert (line.kind, line.text, line.said) == ("paragraph", 'She said <x id="1"/>.', None)
    assert line.inline_map["1"]["quoted"] == "no"
    assert (quoted.kind, quoted.text) == ("quote", "no")
    assert quoted.said == Quotation("es", "No")


def test_a_paragraph_of_a_quotation_is_its_segment() -> None:
    (quoted,) = split(clean_body(ALONE)).segments

    assert (quoted.kind, quoted.text, quoted.said) == ("quote", "No.", Quotation("es", "No"))


def test_a_line_stays_the_same_text_when_its_quotation_changes() -> None:
    line, quoted = split(clean_body(IN_LINE)).segments
    other_line, other = split(clean_body(IN_LINE.replace('"No"', '"Nunca"'))).segments

    assert line.digest == other_line.digest
    assert quoted.digest != other.digest


def test_a_body_without_the_words_of_a_quotation_is_refused() -> None:
    cut = split(clean_body(IN_LINE))
    line, _ = cut.segments

    with pytest.raises(BrokenMarks):
        rebuild(cut.skeleton, {line.slot: (line.text, line.inline_map)})


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [("xx", "a", "code of a language"), ("es", " ", "after “es:”"), ("es", "<b>", "hold < or >")],
)
def test_what_is_typed_wrong_is_told(language: str, words: str, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        quotations.quoted(language, words)

    assert told in str(refused.value.message)


def test_only_the_language_is_told_of_what_no_edition_can_restore() -> None:
    assert quotations.quoted("quc", "") == {"data-said-in": "quc"}
    assert not Quotation("es", "").restores("es")
    assert Quotation("es", "No").restores("es")
    assert not Quotation("es", "No").restores("en")
