"""Footnotes are numbered by what refers to them, stand at the end, and lose no word."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.articles import footnotes, markup, segments
from newsroom.articles.sanitise import clean_body


def ref(key: str, number: int, place: int = 1) -> str:
    name = key if place == 1 else f"{key}-{place}"
    return f'<sup><a href="#note-{key}" id="noteref-{name}">{number}</a></sup>'


def notes(*items: tuple[str, str]) -> str:
    inside = "".join(f'<li id="note-{key}">{words}</li>\n' for key, words in items)
    return f'<ol class="notes">\n{inside}</ol>'


def test_numbers_and_the_list_follow_the_order_of_the_references() -> None:
    body = clean_body(
        '<p>A<sup><a href="#note-b">7</a></sup> and<sup><a href="#note-a">1</a></sup></p>'
        '<ol class="notes"><li id="note-a">Words of a</li><li id="note-b">Words of b</li></ol>'
    )

    assert body == (
        f"<p>A{ref('b', 1)} and{ref('a', 2)}</p>\n{notes(('b', 'Words of b'), ('a', 'Words of a'))}"
    )


def test_several_references_to_one_note_share_its_number_and_have_names_of_their_own() -> None:
    body = clean_body(
        '<p>A<sup><a href="#note-a">1</a></sup> B<sup><a href="#note-a">1</a></sup>'
        ' C<sup><a href="#note-a-2">2</a></sup></p>'
        '<ol class="notes"><li id="note-a">One</li><li id="note-a-2">Two</li></ol>'
    )

    assert body == (
        f"<p>A{ref('a', 1)} B{ref('a', 1, 2)}"
        ' C<sup><a href="#note-a-2" id="noteref-a-2-2">2</a></sup></p>\n'
        f"{notes(('a', 'One'), ('a-2', 'Two'))}"
    )


@pytest.mark.parametrize(
    "written",
    [
        '<a href="#note-a">1</a>',
        '<a href="#note-a"><sup>[3]</sup></a>',
        '<sup><a href="#note-a"></a></sup>',
        '<sup lang="es"><a href="#note-a" title="x">*</a></sup>',
    ],
)
def test_a_reference_has_one_form_however_it_was_written(written: str) -> None:
    body = clean_body(f'<p>A{written}</p><ol class="notes"><li id="note-a">One</li></ol>')

    assert body == f"<p>A{ref('a', 1)}</p>\n{notes(('a', 'One'))}"


def test_a_link_to_a_note_with_words_of_its_own_stays_a_link() -> None:
    link = '<a href="#note-a">see what the court said</a>'
    body = clean_body(f"<p>A{ref('a', 1)}, {link}</p>{notes(('a', 'One'))}")

    assert link in body


def test_notes_nobody_refers_to_come_last_with_all_their_words() -> None:
    body = clean_body(
        '<ol class="notes"><li id="note-o">Left over</li>beside<li id="NOT OURS">No name</li>'
        f'<li id="note-a">One</li><li></li></ol><p>A{ref("a", 1)}</p>'
    )

    expected = notes(("a", "One"), ("o", "Left over"), ("1", "beside"), ("2", "No name"))
    assert body == f"<p>A{ref('a', 1)}</p>\n{expected}"


def test_a_note_that_a_note_refers_to_follows_those_of_the_text() -> None:
    body = clean_body(
        f"<p>A{ref('a', 1)} B{ref('b', 1)}</p>"
        f"{notes(('c', 'Three'), ('b', 'Two'), ('a', 'One' + ref('c', 1)))}"
    )

    assert body.endswith(notes(("a", "One" + ref("c", 3)), ("b", "Two"), ("c", "Three")))


def test_a_reference_without_a_note_is_the_number_that_was_typed() -> None:
    body = clean_body(f"<p>A{ref('a', 1)} B{ref('gone', 2)}</p>{notes(('a', 'One'))}")

    assert body == f"<p>A{ref('a', 1)} B<sup>2</sup></p>\n{notes(('a', 'One'))}"


@pytest.mark.parametrize(
    "body",
    [
        '<p>A<sup><a href="#note-1" id="noteref-1">4</a></sup></p><p id="note-1">One</p>',
        '<p>A<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">One <a href="#x">b</a></li></ol>',
    ],
)
def test_a_body_of_other_notes_stays_as_it_is(body: str) -> None:
    assert clean_body(body) == body.replace('<a href="#x">b</a>', "b")


def test_ways_back_that_a_page_added_do_not_enter_a_note() -> None:
    body = clean_body(f"<p>A{ref('a', 1)}</p>" + notes(("a", 'One <a href="#noteref-a">↩︎</a>')))

    assert body == f"<p>A{ref('a', 1)}</p>\n{notes(('a', 'One '))}"


def test_references_are_marks_without_words_and_notes_are_segments() -> None:
    body = clean_body(f"<p>A{ref('b', 1)} c</p>{notes(('b', 'One'))}")

    paragraph, note = segments.split(body).segments

    assert (paragraph.text, note.text, note.kind) == ('A<x id="1"/> c', "One", "note")
    assert footnotes.is_mark(paragraph.inline_map["1"])


def test_a_number_that_changed_does_not_make_another_segment() -> None:
    first = clean_body(f"<p>A</p><p>B{ref('b', 1)}</p>{notes(('b', 'One'))}")
    later = clean_body(
        f"<p>A{ref('n', 1)}</p><p>B{ref('b', 2)}</p>{notes(('n', 'New'), ('b', 'One'))}"
    )

    was, now = segments.split(first).segments[1], segments.split(later).segments[1]

    assert (was.text, was.digest, was.inline_map) == (now.text, now.digest, now.inline_map)


def test_a_translation_that_moves_references_has_its_own_order() -> None:
    body = clean_body(
        f"<p>First{ref('a', 1)}, then{ref('b', 2)}</p>{notes(('a', 'One'), ('b', 'Two'))}"
    )
    cut = segments.split(body)
    texts = {one.slot: (one.text, one.inline_map) for one in cut.segments}
    slot, marks = cut.segments[0].slot, cut.segments[0].inline_map

    translated = segments.rebuild(
        cut.skeleton, texts | {slot: ('Luego<x id="2"/>, primero<x id="1"/>', marks)}
    )

    assert translated == (
        f"<p>Luego{ref('b', 1)}, primero{ref('a', 2)}</p>\n{notes(('b', 'Two'), ('a', 'One'))}"
    )


_KEYS = st.sampled_from(["a", "b", "a-2", "1", "zz"])
_LINKS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["<sup>", "", "<em>"]),
    st.builds('<a href="#note{}-{}">{}</a>'.format, st.sampled_from(["", "ref"]), _KEYS, _KEYS),
    st.sampled_from(["</sup>", "", " words"]),
)
_ITEMS = st.builds(
    "<li{}>{}{}</li>".format,
    st.builds(' id="note-{}"'.format, _KEYS) | st.just(""),
    st.sampled_from(["", "words", "<p>words</p>", "<ul><li>x</li></ul>"]),
    _LINKS | st.just(""),
)
_LISTS = st.lists(_ITEMS, max_size=4).map(lambda held: f'<ol class="notes">{"".join(held)}</ol>')
BODIES = st.lists(
    st.one_of(
        _LINKS, _LISTS, _LISTS.map("<blockquote>{}</blockquote>".format), st.just("<p>x</p>")
    ),
    max_size=7,
).map("".join)


@given(BODIES)
def test_settling_again_changes_nothing_and_segments_give_the_body_back(html: str) -> None:
    body = clean_body(html)

    cut = segments.split(body)
    own = {one.slot: (one.text, one.inline_map) for one in cut.segments}

    assert clean_body(body) == body
    assert segments.rebuild(cut.skeleton, own) == body


@given(BODIES)
def test_numbers_count_up_and_every_word_of_a_note_is_kept(html: str) -> None:
    body = clean_body(html)

    assert body.count("words") == html.count("words")
    numbers = [
        int(unescape(markup.text_of(one.children)))
        for one in markup.elements(markup.read(body).children)
        if footnotes.referred(one) and footnotes.are_in(body)
    ]
    keys = footnotes.keys_in(body)
    assert len(set(keys)) == len(keys)
    assert set(numbers) <= set(range(1, len(keys) + 1))
