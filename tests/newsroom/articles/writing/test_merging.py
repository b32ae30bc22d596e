"""Two texts over one: nothing that anybody added is lost, and what one side changed is taken."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from newsroom.articles.writing.merging import (
    Part,
    Side,
    merge,
    merge_keys,
    merge_one,
    merge_without_base,
)

BLOCKS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=12)


def taken(parts: list[Part]) -> list[str]:
    return [one for part in parts for one in part.taken]


def mirrored(parts: list[Part]) -> list[Part]:
    sides = {Side.MINE: Side.THEIRS, Side.THEIRS: Side.MINE}
    return [Part(sides.get(one.side, one.side), one.base, one.theirs, one.mine) for one in parts]


@given(BLOCKS, BLOCKS, BLOCKS)
def test_the_parts_are_the_three_texts(base: list[str], mine: list[str], theirs: list[str]) -> None:
    parts = merge(base, mine, theirs)

    assert [one for part in parts for one in part.base] == base
    assert [one for part in parts for one in part.mine] == mine
    assert [one for part in parts for one in part.theirs] == theirs


@given(BLOCKS, BLOCKS)
def test_where_one_changed_nothing_the_other_text_is_taken(
    base: list[str], other: list[str]
) -> None:
    assert taken(merge(base, base, other)) == other
    assert taken(merge(base, other, base)) == other
    assert not any(one.side is Side.CLASH for one in merge(base, base, other))


@given(BLOCKS, BLOCKS)
def test_the_same_change_on_both_sides_stands_once(base: list[str], other: list[str]) -> None:
    assert taken(merge(base, other, other)) == other


@given(BLOCKS, BLOCKS, BLOCKS)
def test_it_is_the_same_from_the_other_side(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    assert merge(base, theirs, mine) == mirrored(merge(base, mine, theirs))


@given(BLOCKS, BLOCKS, BLOCKS)
def test_no_block_is_lost_that_either_side_added(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    left = Counter(taken(merge(base, mine, theirs)))

    for text in (mine, theirs):
        added = set(text) - set(base)
        assert all(left[one] for one in added)


@given(BLOCKS, BLOCKS)
def test_without_a_beginning_both_texts_stand_whole(mine: list[str], theirs: list[str]) -> None:
    parts = merge_without_base(mine, theirs)

    assert [one for part in parts for one in part.mine] == mine
    assert [one for part in parts for one in part.theirs] == theirs
    assert not Counter(mine) - Counter(taken(parts))


def test_changes_in_different_places_are_both_taken() -> None:
    parts = merge(["one", "two", "three"], ["ONE", "two", "three"], ["one", "two", "three", "four"])

    assert taken(parts) == ["ONE", "two", "three", "four"]
    assert [one.side for one in parts] == [Side.MINE, Side.NOBODY, Side.NOBODY, Side.THEIRS]


def test_two_changes_of_one_block_are_for_a_person_to_decide() -> None:
    (first, second) = merge(["one", "two"], ["mine", "two"], ["theirs", "two"])

    assert first == Part(Side.CLASH, ("one",), ("mine",), ("theirs",))
    assert second.side is Side.NOBODY


def test_single_values_follow_the_same_rule() -> None:
    assert merge_one("a", "a", "b").taken == ("b",)
    assert merge_one("a", "b", "a").taken == ("b",)
    assert merge_one("a", "b", "c").side is Side.CLASH
    assert merge_one(None, "b", "c").side is Side.CLASH
    assert merge_one(None, "b", "b").side is Side.EQUAL


@given(BLOCKS, BLOCKS, BLOCKS)
def test_of_a_set_additions_stay_and_what_one_took_out_is_out(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    found = set(merge_keys(base, mine, theirs))

    assert found >= (set(mine) | set(theirs)) - set(base)
    assert not found & (set(base) - set(mine))
    assert found == set(merge_keys(base, theirs, mine))
