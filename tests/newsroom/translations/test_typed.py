"""What a person types between the marks of a segment, and what they cannot forge with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.articles import placeholders
from newsroom.errors import BrokenMarks
from newsroom.translations import checks, typed
from newsroom.translations.checks import pair
from newsroom.translations.models import SourceSegment

MAP = {
    "1": {"tag": "a", "attributes": {"href": "https://a.example/"}, "void": False},
    "2": {"tag": "br", "attributes": {}, "void": True},
}
words = st.text(st.sampled_from('ab {}/\\12&<>gx"=é'), max_size=12)


def segment(text: str, kind: str = "paragraph", language: str = "") -> SourceSegment:
    return SourceSegment(
        kind=kind, text=text, inline_map=MAP if "id=" in text else {}, language=language
    )


@given(words, words, words, words)
def test_what_is_shown_and_read_again_is_what_was_stored(before, inside, between, after):
    encoded = [placeholders.from_plain(one) for one in (before, inside, between, after)]
    stored = '{}<g id="1">{}</g>{}<x id="2"/>{}'.format(*encoded)

    assert typed.read(typed.show(stored), MAP) == stored


@given(words)
def test_whatever_is_typed_where_there_are_no_marks_is_words(text):
    stored = typed.read(text, {})

    placeholders.check(stored, {})
    assert typed.read(typed.show(stored), {}) == stored


@pytest.mark.parametrize(
    "forged", ["{3}x{/3}", "{3/}", '<g id="1">x</g>', '<x id="2"/>', "<script>", "&lt;g&gt;"]
)
def test_a_mark_that_the_segment_does_not_have_stays_words(forged):
    stored = typed.read(forged, MAP)

    assert placeholders.plain_text(stored) == forged
    assert "<g" not in stored
    assert "<x" not in stored


@pytest.mark.parametrize("text", ["{1}open", "closed{/1}"])
def test_marks_that_do_not_pair_are_refused(text):
    with pytest.raises(BrokenMarks):
        typed.read(text, MAP)


def test_marks_look_like_braces_and_braces_stay_braces():
    assert typed.show('a <g id="1">b</g> <x id="2"/> {x} {1}') == "a {1}b{/1} {2/} {x} \\{1}"


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("target", "found"),
    [
        ('uno <g id="1">dos</g> tres <x id="2"/>', []),
        ('<x id="2"/> uno <g id="1">dos</g> tres', []),
        ("uno dos tres", ["marks"]),
        ('<g id="1">uno</g> <g id="1">dos</g> <x id="2"/>', ["marks"]),
        ('<g id="9">uno</g>', ["marks"]),
        ('<x id="1"/> <x id="2"/>', ["marks", "empty"]),
    ],
)
def test_every_mark_of_the_source_stands_once(target, found):
    source = segment('one <g id="1">two</g> three <x id="2"/>')

    errors = checks.errors(pair.between(source, target, "es"))
    assert [one.check for one in errors] == found
    assert all(str(one.message) for one in errors)


CREDIT = "Reuters / José Luis González Prieto / Ana Robles"
SENTENCE = "The court has ordered the company to leave."


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        (segment(SENTENCE), SENTENCE, ["untranslated"]),
        (segment(SENTENCE), f" {SENTENCE.upper()} ", ["untranslated"]),
        (segment(SENTENCE), "El tribunal ordenó a la empresa que se fuera.", []),
        (segment("Ana Robles, Lima"), "Ana Robles, Lima", []),
        (segment(CREDIT), CREDIT, []),
        (segment(SENTENCE, kind="code"), SENTENCE, []),
        (segment(SENTENCE, language="es"), SENTENCE, []),
    ],
)
def test_a_sentence_does_not_stay_in_the_language_of_the_source(source, target, found):
    assert [one.check for one in checks.errors(pair.between(source, target, "es"))] == found
