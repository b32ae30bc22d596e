import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.articles import placeholders
from newsroom.articles.placeholders import Part, Token
from newsroom.errors import BadInput, BrokenMarks

LINK = {"tag": "a", "attributes": {"href": "/en/"}, "void": False}
BREAK = {"tag": "br", "attributes": {}, "void": True}
NAME = {"tag": "span", "attributes": {"translate": "no"}, "void": True, "inner": "Ana <em>V</em>"}
IMAGE = {"tag": "img", "attributes": {"src": "/-/media/a.png", "alt": "<slot s2>"}, "void": True}

words = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="<>&\n\t "),
)


def test_segment_text_is_cut_into_its_tokens():
    text = 'See <g id="1">R&amp;D &lt;b&gt;</g><x id="2"/>'

    assert placeholders.parse(text) == (
        Token(Part.TEXT, "See "),
        Token(Part.OPEN, "1"),
        Token(Part.TEXT, "R&D <b>"),
        Token(Part.CLOSE, "1"),
        Token(Part.ALONE, "2"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a < b", "“< b” is not a mark"),
        ("a > b", "not a mark"),
        ("a & b", "not a mark"),
        ("&nbsp;", "not a mark"),
        ("<b>a</b>", "not a mark"),
        ('<g id="0">a</g>', "not a mark"),
        ("<g id='1'>a</g>", "not a mark"),
        ('<x id="1">', "not a mark"),
        ('<g id="1">a', "1 is never closed"),
        ("a</g>", "never opened"),
    ],
)
def test_anything_but_words_and_marks_is_refused(text, message):
    with pytest.raises(BrokenMarks, match=message) as broken:
        placeholders.parse(text)

    assert broken.value.field == "text"


@pytest.mark.parametrize("text", ["a\x00", "a\x02", "a\ud800", "a\x85"])
def test_controls_are_refused_in_segment_text(text):
    with pytest.raises(BadInput):
        placeholders.parse(text)


def test_marks_may_stand_in_another_order():
    placeholders.check('<x id="2"/>a <g id="1">b</g>', {"1": LINK, "2": BREAK})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('<g id="1">a</g><x id="2"/><x id="3"/>', "3 does not belong"),
        ('<g id="1">a</g><g id="1">b</g><x id="2"/>', r"1 \(a\) stands here more than once"),
        ('<x id="1"/><x id="2"/>', r"1 \(a\) has the wrong form"),
        ('<g id="1">a</g><g id="2">b</g>', r"2 \(br\) has the wrong form"),
        ('<g id="1">a</g>', r"2 \(br\) is missing"),
        ("", r"1 \(a\) is missing"),
    ],
)
def test_a_broken_mark_is_named(text, message):
    with pytest.raises(BrokenMarks, match=message):
        placeholders.check(text, {"1": LINK, "2": BREAK})


def test_marks_become_their_elements():
    text = 'a &lt;<g id="1">b<x id="2"/></g> <x id="3"/>'

    html = placeholders.expand(text, {"1": LINK, "2": BREAK, "3": NAME})

    assert html == ('a &lt;<a href="/en/">b<br></a> <span translate="no">Ana <em>V</em></span>')


def test_words_of_an_attribute_come_from_their_own_segment():
    inline_map = {"1": IMAGE}

    assert placeholders.expand('<x id="1"/>', inline_map, {"s2": 'A "b" &lt; c'}) == (
        '<img src="/-/media/a.png" alt="A &quot;b&quot; &lt; c">'
    )
    assert placeholders.expand('<x id="1"/>', inline_map) == '<img src="/-/media/a.png" alt="">'


def test_an_unknown_mark_is_never_expanded():
    with pytest.raises(BrokenMarks, match="9 does not belong"):
        placeholders.expand('<x id="9"/>', {})


def test_words_without_marks():
    assert placeholders.plain_text('a <g id="1">&amp;lt; b</g><x id="2"/>') == "a &lt; b"


@given(words)
def test_a_plain_field_and_its_segment_text_say_the_same(text):
    assert placeholders.plain_text(placeholders.from_plain(text)) == text


@given(words)
def test_whatever_is_typed_becomes_segment_text_without_marks_of_its_own(text):
    written = placeholders.from_typed(text)

    assert placeholders.parse(written) == placeholders.parse(placeholders.from_typed(written))


def test_typed_marks_stay_marks():
    typed = 'R&D <g id="1">a < b</g><x id="2"/> &amp; <b>'

    assert placeholders.from_typed(typed) == (
        'R&amp;D <g id="1">a &lt; b</g><x id="2"/> &amp; &lt;b&gt;'
    )


def test_equal_words_have_one_digest():
    spelled = 'Red\u00a0 nin\u0303o \n<g id="1">a</g>'
    again = ' Red ni\u00f1o <g id="1">a</g> '

    assert placeholders.normal(spelled) == placeholders.normal(again)
    assert placeholders.digest(spelled) == placeholders.digest(again)
    assert len(placeholders.digest(spelled)) == 64


def test_words_that_look_like_marks_are_not_taken_for_marks():
    assert placeholders.digest('<x id="1"/>') != placeholders.digest(
        placeholders.from_plain('<x id="1"/>')
    )
    assert placeholders.digest('<g id="1">2</g>') != placeholders.digest('<g id="12"></g>')


@given(words)
def test_the_normal_form_is_composed_and_folded(text):
    form = placeholders.normal(placeholders.from_plain(text))

    assert unicodedata.is_normalized("NFC", form)
    assert form == " ".join(form.split())
