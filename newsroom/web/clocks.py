"""One instant on every clock that matters to a decision: the newsroom's, the person's, UTC."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from babel.dates import format_datetime
from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.publishing.wall_time import zone_named
from newsroom.settings import current
from newsroom.web import locale

UTC = "UTC"


@dataclass(frozen=True)
class Clock:
    """What one clock shows."""

    zone: str
    whose: Any
    """Empty where there is nothing to tell apart."""
    at: dt.datetime
    """The instant on this clock."""

    @property
    def words(self) -> str:
        """Day and time, in the language of the page."""
        day = format_datetime(self.at, "EEE d MMM y", locale=locale.language())
        return f"{day}, {self.at:%H:%M}"


def clocks(instant: dt.datetime, planned_in: str = "") -> list[Clock]:
    """Return an instant in the newsroom's zone, in the person's and in UTC, each zone once.

    ``planned_in`` is the zone that somebody chose the moment in; it stands first.
    """
    own = locale.time_zone()
    newsroom = current().time_zone
    whose: dict[str, Any] = {}
    if own != newsroom:
        whose = {newsroom: _l("Newsroom"), own: _l("You")}
    found: dict[str, Clock] = {}
    for zone in (planned_in, newsroom, own, UTC):
        if zone and zone not in found and (local := _local(instant, zone)):
            found[zone] = Clock(zone, whose.get(zone, ""), local)
    return list(found.values())


def _local(instant: dt.datetime, zone: str) -> dt.datetime | None:
    try:
        return instant.astimezone(zone_named(zone))
    except BadInput:  # a name that the machine's list of zones has lost
        return None
