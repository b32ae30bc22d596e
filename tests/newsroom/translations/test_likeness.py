"""What an edit did is found by words, and nobody gets another segment's translation."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest

from newsroom.articles.sanitise import clean_body
from newsroom.errors import NewsroomError
from newsroom.translations.carry_over import Carried, How, Piece, carry
from tests.newsroom.articles import bodies
from tests.newsroom.translations.seeded_edits import edited

JUDGES = "The judges read their decision on Friday morning in a full room."
RIVER = "Nobody had counted the springs of the river since the great frost."


def pieces(*texts: str, kind: str = "paragraph") -> list[Piece]:
    return [Piece(kind, text, words=text) for text in texts]


def keyed(*texts: str, kind: str = "paragraph") -> list[Piece]:
    return [Piece(kind, text, f"key-{number}", words=text) for number, text in enumerate(texts)]


def found(carried: list[Carried]) -> list[tuple[str, str]]:
    return [(one.how.value, one.key if one.how is not How.NEW else "") for one in carried]


def test_an_edited_sentence_keeps_its_key():
    changed = JUDGES.replace("Friday", "Monday")

    assert found(carry(pieces(RIVER, changed), keyed(JUDGES, RIVER))) == [
        ("same", "key-1"),
        ("edited", "key-0"),
    ]


def test_between_the_same_neighbours_less_likeness_is_enough():
    changed = "The judges read their long decision on a Monday, in front of nobody."
    old = keyed("a", JUDGES, "b")

    assert found(carry(pieces("a", changed, "b"), old))[1] == ("edited", "key-1")
    assert found(carry(pieces("a", "b", changed), old))[2] == ("new", "")


def test_an_address_is_never_an_edit_of_another_one():
    old = keyed("https://a.example/page/1", kind="link")

    assert found(carry(pieces("https://a.example/page/2", kind="link"), old)) == [("new", "")]


def test_a_description_of_an_image_becomes_no_paragraph():
    assert found(carry(pieces(JUDGES + " Yes."), keyed(JUDGES, kind="alt"))) == [("new", "")]


def test_a_split_leaves_the_key_with_the_larger_part():
    carried = carry(pieces(JUDGES + " It rained.", RIVER), keyed(f"{JUDGES} It rained. {RIVER}"))

    assert [one.how.value for one in carried] == ["edited", "split"]
    assert (carried[0].key, carried[1].old) == ("key-0", carried[0].old)


def test_a_merged_segment_knows_its_parts_whose_keys_rest():
    (one,) = carry(pieces(f"{JUDGES} {RIVER}"), keyed(JUDGES, RIVER))

    assert one.how is How.MERGED
    assert [piece.key for piece in one.parts] == ["key-0", "key-1"]
    assert one.key not in {"key-0", "key-1"}


def test_a_text_of_before_gets_the_very_keys_that_it_had():
    first, second = keyed("x", "y", "x"), [Piece("paragraph", "x", "key-2")]
    texts = [second, first]

    assert [one.key for one in carry(pieces("x", "y", "x"), second, texts)] == [
        "key-0", "key-1", "key-2",
    ]  # fmt: skip


def test_ten_thousand_edited_segments_are_found_at_once():
    chance = random.Random(3)
    words = [f"word{number}" for number in range(3_000)]
    old = [" ".join(chance.sample(words, 12)) for _ in range(10_000)]
    new = [text.rsplit(" ", 1)[0] + " changed" for text in old]
    chance.shuffle(new)
    begun = time.process_time()

    carried = carry(pieces(*new), keyed(*old))

    assert time.process_time() - begun < 10
    assert sum(one.how is How.EDITED for one in carried) > 9_900
    for text, one in zip(new, carried, strict=True):
        assert one.old is None or one.old.words.split()[:11] == text.split()[:11]


@pytest.mark.skipif(not bodies.CORPORA.is_dir(), reason="no corpora here")
@pytest.mark.parametrize("every", [60, pytest.param(3, marks=pytest.mark.corpora)])
def test_real_texts_edited_by_chance_give_nobody_another_ones_translation(every):
    total: Counter[str] = Counter()
    for name, html in bodies.real(every=every):
        if len(html) > 60_000:
            continue
        try:
            body = clean_body(html)
        except NewsroomError:
            continue
        total += edited(body, random.Random(name)).counts()

    assert total["wrong"] == 0
    assert total["kept"] > 4 * total["fuzzy"] > 0
