"""A long list is cut into pages that stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.publishing.listing import parts


@given(st.integers(0, 2_000))
def test_every_entry_is_on_one_page_and_each_page_knows_it(total: int):
    shown = [rank for part in parts.numbers(total) for rank in parts.ranks(part, total)]

    assert sorted(shown) == list(range(total))
    assert all(
        parts.part_at(rank, total) == part
        for part in parts.numbers(total)
        for rank in parts.ranks(part, total)
    )


@given(st.integers(1, 2_000))
def test_one_walks_from_the_newest_page_to_the_oldest_and_back(total: int):
    walked = [parts.OWN]
    while (older := parts.older(walked[-1], total)) is not None:
        walked.append(older)

    assert walked == [parts.OWN, *range(parts.count(total), 0, -1)]
    assert [parts.newer(one, total) for one in walked] == [None, *walked[:-1]]


@given(st.integers(1, 1_000), st.integers(1, 1_000), st.integers(0, 1_000))
def test_a_page_that_is_not_named_as_changed_shows_the_same(before: int, after: int, rank: int):
    rank = min(rank, before, after)
    changed = parts.from_rank(rank, before, after)

    for part in {*parts.numbers(before), *parts.numbers(after)} - changed:
        assert parts.ranks(part, before) == parts.ranks(part, after)
        assert parts.ranks(part, before).stop <= rank
        assert parts.newer(part, before) == parts.newer(part, after)


@pytest.mark.parametrize(
    ("total", "addresses"), [(0, 0), (1, 0), (99, 0), (100, 1), (149, 1), (150, 2)]
)
def test_the_newest_full_part_stands_on_the_lists_own_page(total: int, addresses: int):
    assert parts.count(total) == addresses
    own = parts.ranks(parts.OWN, total)
    assert total < parts.LENGTH or parts.LENGTH <= len(own) < 2 * parts.LENGTH
