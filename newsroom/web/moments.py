"""From a form for a moment to the instant that is meant."""

from __future__ import annotations

import datetime as dt

from newsroom.publishing import wall_time
from newsroom.web.forms import MomentForm


def instant(form: MomentForm) -> dt.datetime:
    """Return the instant of a valid form.

    Raises:
        UnclearTime: the clocks are changed just then.
        BadInput: there is no such zone.
    """
    return wall_time.instant(form.wall(), form.zone.data or "", fold=form.fold())
