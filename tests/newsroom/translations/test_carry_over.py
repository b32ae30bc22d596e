import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.translations.carry_over import FIELD_KINDS, Carried, How, Piece, carry, new_key

texts = st.lists(st.sampled_from("abcdefgh"), max_size=14)


def written(digests: list[str]) -> list[Piece]:
    return [Piece("paragraph", digest) for digest in digests]


def keyed(digests: list[str]) -> list[Piece]:
    return [Piece("paragraph", digest, f"key-{number}") for number, digest in enumerate(digests)]


def hows(carried: list[Carried]) -> list[str]:
    return [one.how.value for one in carried]


def keys(carried: list[Carried]) -> list[str]:
    return [one.key for one in carried]


def longest_common(new: list[str], old: list[str]) -> int:
    """Return the length of a longest common subsequence, by the textbook table."""
    row = [0] * (len(old) + 1)
    for one in new:
        before = row[:]
        for at, other in enumerate(old):
            row[at + 1] = before[at] + 1 if one == other else max(row[at], before[at + 1])
    return row[-1]


def test_an_unchanged_text_keeps_every_key():
    assert keys(carry(written(["a", "b"]), keyed(["a", "b"]))) == ["key-0", "key-1"]


def test_an_inserted_paragraph_leaves_the_others_alone():
    carried = carry(written(["a", "x", "b"]), keyed(["a", "b"]))

    assert hows(carried) == ["same", "new", "same"]
    assert [carried[0].key, carried[2].key] == ["key-0", "key-1"]


def test_a_moved_paragraph_keeps_its_key():
    carried = carry(written(["b", "c", "a"]), keyed(["a", "b", "c"]))

    assert hows(carried) == ["same", "same", "moved"]
    assert keys(carried) == ["key-1", "key-2", "key-0"]


def test_a_copied_paragraph_gets_a_key_of_its_own():
    carried = carry(written(["a", "a"]), keyed(["a"]))

    assert sorted(hows(carried)) == ["new", "same"]
    assert len(set(keys(carried))) == 2


def test_a_retired_paragraph_is_revived_when_its_words_return():
    gone = Piece("paragraph", "b", "old", retired=True)

    carried = carry(written(["a", "b", "b"]), [*keyed(["a", "b"]), gone])

    assert carried[1:] == [
        Carried("key-1", How.SAME, Piece("paragraph", "b", "key-1")),
        Carried("old", How.REVIVED, gone),
    ]


def test_fields_match_by_what_they_are():
    old = [
        Piece("title", "t1", "k-title"),
        Piece("slug", "s", "k-slug"),
        Piece("byline", "b", "k-byline", retired=True),
        Piece("photo_credit", "p", "k-credit", retired=True),
        Piece("paragraph", "t2", "k-body"),
    ]
    new = [Piece(kind, digest) for kind, digest in (
        ("title", "t2"), ("slug", "s"), ("byline", "b"), ("photo_credit", "q"),
        ("standfirst", "t1"),
    )]  # fmt: skip

    carried = carry(new, old)

    assert hows(carried) == ["edited", "same", "revived", "edited", "new"]
    assert keys(carried)[:4] == ["k-title", "k-slug", "k-byline", "k-credit"]


def test_a_live_field_goes_before_a_retired_one():
    old = [Piece("title", "a", "gone", retired=True), Piece("title", "b", "live")]

    assert keys(carry([Piece("title", "a")], old)) == ["live"]


def test_a_body_segment_never_takes_the_key_of_a_field():
    carried = carry([Piece("paragraph", "a")], [Piece("title", "a", "k")])

    assert hows(carried) == ["new"]


@given(texts, texts)
def test_keys_are_unique_and_kept_wherever_the_words_are(new, old):
    before = keyed(old)

    carried = carry(written(new), before)

    assert len(set(keys(carried))) == len(new)
    for piece, one in zip(written(new), carried, strict=True):
        assert one.old is None or (one.old.digest, one.old.key) == (piece.digest, one.key)
    for digest in set(new) | set(old):
        kept = sum(1 for one in carried if one.old and one.old.digest == digest)
        assert kept == min(new.count(digest), old.count(digest))


@given(texts, texts)
def test_the_longest_common_subsequence_stays(new, old):
    carried = carry(written(new), keyed(old))
    stayed = [int(one.key.removeprefix("key-")) for one in carried if one.how is How.SAME]

    assert stayed == sorted(stayed)
    assert len(stayed) == longest_common(new, old)


@given(st.lists(st.integers(0, 50), unique=True, max_size=14), st.randoms())
def test_an_edit_undone_returns_every_key(numbers, chance):
    first = keyed([str(number) for number in numbers])
    edited = [str(number) for number in numbers if chance.random() < 0.7] + ["new"]
    chance.shuffle(edited)

    between = carry(written(edited), first)
    live = [Piece("paragraph", digest, one.key) for digest, one in
            zip(edited, between, strict=True)]  # fmt: skip
    taken = {piece.key for piece in live}
    retired = [Piece("paragraph", piece.digest, piece.key, retired=True) for piece in first
               if piece.key not in taken]  # fmt: skip
    back = carry(written([piece.digest for piece in first]), [*live, *retired])

    assert keys(back) == [piece.key for piece in first]


@pytest.mark.parametrize(
    "old",
    [
        [str(number) for number in range(10_000)],
        [str(number % 300) for number in range(10_000)],
        ["x"] * 10_000,
    ],
    ids=["all different", "many repeated", "all equal"],
)
def test_ten_thousand_segments_are_carried_at_once(old):
    new = ["first", *old[:-1], "last"]
    random.Random(7).shuffle(new)
    before = keyed(old)
    began = time.process_time()

    carried = carry(written(new), before)

    assert time.process_time() - began < 2
    assert sum(one.how is How.NEW for one in carried) == 2
    assert len(set(keys(carried))) == len(new)


def test_keys_are_opaque():
    assert len(new_key()) == 16
    assert new_key() != new_key()


def test_the_kinds_of_fields_are_no_kinds_of_blocks():
    assert not FIELD_KINDS & {"paragraph", "heading", "item", "cell", "quote", "caption", "alt"}
