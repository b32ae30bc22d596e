"""From the time on a newsroom's wall to the one instant that is meant."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.settings import known_zones


class UnclearTime(BadInput):
    """A local time that does not exist or exists twice; carries the two instants to choose from."""

    def __init__(self, message: object, choices: tuple[dt.datetime, dt.datetime]) -> None:
        super().__init__(message, field="wall")
        self.choices = choices


def zone_named(name: str) -> ZoneInfo:
    """Return an IANA zone.

    Raises:
        BadInput: there is no such zone.
    """
    if name not in known_zones():
        raise BadInput(_l("“%(zone)s” is not a time zone.", zone=name), field="zone")
    return ZoneInfo(name)


def instant(wall: dt.datetime, zone: str, *, fold: int | None = None) -> dt.datetime:
    """Return the UTC instant of a local time without an offset.

    ``fold`` says which one is meant where the clocks are set back (0 the first, 1 the second).

    Raises:
        UnclearTime: the clocks are changed just then; carries both choices, in UTC.
        BadInput: there is no such zone, or the year lies at the end of the calendar.
    """
    tz = zone_named(zone)
    try:
        first = wall.replace(tzinfo=tz, fold=0).astimezone(dt.UTC)
        second = wall.replace(tzinfo=tz, fold=1).astimezone(dt.UTC)
    except OverflowError:
        raise BadInput(_l("This time cannot be planned."), field="wall") from None
    if first == second:
        return first
    if first > second:
        message = _l("The clocks go forward just then, so this time does not exist.")
        raise UnclearTime(message, (second, first))
    if fold is None:
        message = _l("The clocks go back just then, so this time comes twice. Choose one.")
        raise UnclearTime(message, (first, second))
    return second if fold else first
