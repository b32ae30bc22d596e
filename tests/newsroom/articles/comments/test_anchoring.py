"""Where the words of a comment stand after the text was changed."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given

from newsroom.articles.comments.anchoring import AROUND, Anchor, Found, anchored, find, squeezed

TEXT = (
    "The judges read their decision on Friday morning in a full room. The company has to leave"
    " the valley by May. Nobody in the valley believed it at first."
)

words = st.lists(
    st.text(alphabet="abcdeáñ.,", min_size=1, max_size=8), min_size=1, max_size=60
).map(" ".join)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    """Draw a text and a passage of it that begins and ends with a letter."""
    text = draw(words)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    assume(text[start] != " " and text[end - 1] != " ")
    return text, start, end


def anchor(quote: str) -> Anchor:
    start = TEXT.index(quote)
    return anchored(TEXT, start, start + len(quote))


@given(passages())
def test_a_passage_of_an_unchanged_text_is_found_with_its_words(
    drawn: tuple[str, int, int],
) -> None:
    text, start, end = drawn
    made = anchored(text, start, end)

    found = find(made, text)

    assert found is not None
    assert found.exact
    around = text[found.start - len(made.before) : found.end + len(made.after)]
    assert around == f"{made.before}{made.quote}{made.after}"


@given(passages(), words)
def test_what_is_written_far_before_a_passage_moves_it(
    drawn: tuple[str, int, int], more: str
) -> None:
    text, start, end = drawn
    marked = f"{'x' * AROUND} {text}"
    made = anchored(marked, start + AROUND + 1, end + AROUND + 1)
    assume(f"{made.before}{made.quote}{made.after}" not in more)

    found = find(made, f"{more} {marked}")

    assert found is not None
    shift = len(more) + 1 + AROUND + 1
    assert (found.start, found.end) == (start + shift, end + shift)


@given(words, words, words, words)
def test_whatever_the_text_became_a_find_is_a_passage_of_it(
    quote: str, before: str, after: str, text: str
) -> None:
    found = find(Anchor(quote, before[-AROUND:], after[:AROUND]), text)

    assert found is None or 0 <= found.start < found.end <= len(text)
    assert found is None or not found.exact or text[found.start : found.end] == quote


def test_of_equal_words_those_are_meant_that_stand_where_they_stood() -> None:
    second = TEXT.rindex("the valley")
    made = anchored(TEXT, second, second + len("the valley"))
    changed = TEXT.replace("believed it at first", "believed any of it").replace("Nobody", "None")

    found = find(made, changed)

    assert found is not None
    assert found.start == changed.rindex("the valley")


def test_words_that_were_mended_a_little_are_still_meant() -> None:
    made = anchor("The company has to leave the valley by May")
    changed = TEXT.replace("has to leave the valley by May", "must leave the valley by 1 May")

    found = find(made, changed)

    assert found is not None
    assert not found.exact
    assert changed[found.start : found.end].startswith("The company must leave the valley")


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("by May", "Nobody left. It may be, by and by, that May is a month."),
        ("a full room", "Something altogether else was written here instead."),
        ("Friday", ""),
    ],
)
def test_words_that_are_gone_are_not_looked_for_among_others(quote: str, text: str) -> None:
    assert find(anchor(quote), text) is None


def test_short_words_need_what_stood_around_them() -> None:
    text = "A letter came in May. The company has to leave by May. So it did."
    made = anchored(text, text.index("May. The"), text.index("May. The") + 3)

    assert find(made, "On the 1st of May they marched.") is None
    assert find(made, "Long ago, a letter came in May. Then nothing.") == Found(27, 30, exact=True)


def test_a_mark_that_is_none_is_nowhere() -> None:
    assert find(Anchor(""), TEXT) is None


def test_white_space_is_single_spaces() -> None:
    assert squeezed("  one\n two\u00a0 three ") == "one two three"
