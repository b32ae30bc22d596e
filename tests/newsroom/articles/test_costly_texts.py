"""Texts that somebody makes to keep the newsroom busy: saving one holds up everybody else."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from newsroom.articles import measures
from newsroom.articles.sanitise import clean_body
from newsroom.articles.writing import merging
from newsroom.imports import markdown

_MANY = 2_000
_SPACE = " " * 20_000
_NOTES = "".join(
    f'<li id="note-{one}">x<a href="#note-{one + 1}">1</a></li>' for one in range(_MANY)
)

COSTLY: dict[str, Callable[[], object]] = {
    "white space in what refers to a note": lambda: clean_body(
        f'<p>a<a href="#note-1">{_SPACE}zz</a></p><ol class="notes"><li id="note-1">x</li></ol>'
    ),
    "notes of one name": lambda: clean_body(
        '<p>a</p><ol class="notes">' + '<li id="note-1">x</li>' * _MANY + "</ol>"
    ),
    "notes that refer to each other": lambda: clean_body(
        f'<p>a</p><ol class="notes">{_NOTES}</ol>'
    ),
    "references to one note": lambda: clean_body(
        "<p>a" + '<a href="#note-1">1</a>' * _MANY + "</p>"
        '<ol class="notes"><li id="note-1">x</li></ol>'
    ),
    "addresses in one word": lambda: markdown.read(
        f"# T\n\nWords.\n\n{'http://a' * 30} !\n\n— Ana (@ana) May 1, 2020", language="en"
    ),
    "full stops": lambda: measures.of_blocks(["." * 20_000 + "x"], "en"),
    "one endless block": lambda: measures.of_blocks(["Ab. " * 20_000], "en"),
    "blocks that are all the same": lambda: merging.merge(
        ["x"] * _MANY, ["y"] * _MANY, ["x", "q"] * (_MANY // 2)
    ),
}


@pytest.mark.parametrize("name", COSTLY)
def test_no_text_takes_longer_than_a_person_waits(name: str) -> None:
    begun = time.process_time()

    COSTLY[name]()

    assert time.process_time() - begun < 5


def test_of_texts_that_repeat_themselves_nothing_is_lost_in_merging() -> None:
    base = ["x"] * 400
    parts = merging.merge(base, [*base, "mine"], ["theirs", *base])

    taken = [block for part in parts for block in part.taken]

    assert {"x", "mine", "theirs"} == set(taken)
    assert taken.count("x") >= len(base)
