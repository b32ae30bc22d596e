"""From a time on the wall to the instant that is meant."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import BadInput
from newsroom.publishing.wall_time import UnclearTime, instant


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", utc(2030, 7, 1, 9, 30)),
        ("Europe/Madrid", utc(2030, 7, 1, 7, 30)),
        ("America/Lima", utc(2030, 7, 1, 14, 30)),
        ("Asia/Kathmandu", utc(2030, 7, 1, 3, 45)),
    ],
)
def test_a_wall_time_is_one_instant(zone, expected):
    assert instant(dt.datetime(2030, 7, 1, 9, 30), zone) == expected  # noqa: DTZ001 — a wall's


@pytest.mark.parametrize("fold", [None, 0, 1])
def test_a_time_that_the_clocks_jump_over_is_refused_with_both_choices(fold):
    with pytest.raises(UnclearTime) as unclear:
        instant(dt.datetime(2030, 3, 31, 2, 30), "Europe/Madrid", fold=fold)  # noqa: DTZ001

    assert unclear.value.choices == (utc(2030, 3, 31, 0, 30), utc(2030, 3, 31, 1, 30))
    assert unclear.value.field == "wall"
    assert "does not exist" in str(unclear.value)


def test_a_time_that_comes_twice_is_refused_until_one_is_chosen():
    wall = dt.datetime(2030, 10, 27, 2, 30)  # noqa: DTZ001 — a wall's

    with pytest.raises(UnclearTime) as unclear:
        instant(wall, "Europe/Madrid")

    first, second = unclear.value.choices
    assert (first, second) == (utc(2030, 10, 27, 0, 30), utc(2030, 10, 27, 1, 30))
    assert instant(wall, "Europe/Madrid", fold=0) == first
    assert instant(wall, "Europe/Madrid", fold=1) == second


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../../etc/passwd", "europe/madrid\x00"])
def test_an_unknown_zone_is_refused(zone):
    with pytest.raises(BadInput) as refused:
        instant(dt.datetime(2030, 7, 1, 9), zone)  # noqa: DTZ001 — a wall's

    assert refused.value.field == "zone"


@pytest.mark.parametrize(
    ("wall", "zone"),
    [(dt.datetime.max, "America/Lima"), (dt.datetime.min, "Asia/Tokyo")],  # noqa: DTZ901
)
def test_a_time_at_the_end_of_the_calendar_is_refused(wall, zone):
    with pytest.raises(BadInput) as refused:
        instant(wall, zone)

    assert refused.value.field == "wall"


@given(
    st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2040, 1, 1)),  # noqa: DTZ001
    st.sampled_from(["UTC", "Europe/Madrid", "America/Santiago", "Australia/Lord_Howe"]),
)
def test_whatever_is_not_refused_comes_back_to_the_same_wall(wall, zone):
    try:
        meant = instant(wall, zone)
    except UnclearTime:
        return

    assert meant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall
