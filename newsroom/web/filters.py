"""What templates say of instants, states and languages."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Any

from flask import Flask
from flask_babel import format_date, format_datetime

from newsroom.events.kinds import LABELS
from newsroom.events.models import Event
from newsroom.events.queries import words_of
from newsroom.languages import LANGUAGES
from newsroom.lifecycle import label_of
from newsroom.web.field_names import field_name

TONES = {
    "good": {"approved", "done", "published", "live", "ready"},
    "info": {
        "submitted",
        "in_review",
        "claimed",
        "handed_in",
        "scheduled",
        "publishing",
        "suggested",
    },
    "warn": {"changes_requested", "held", "fuzzy"},
    "bad": {"failed", "spiked", "retracted", "withdrawn", "declined"},
}


def init_app(app: Flask) -> None:
    """Hang the filters into the templates."""
    app.jinja_env.filters.update(
        moment=moment,
        day=day,
        zone=zone,
        state_label=label_of,
        state_tone=state_tone,
        event_label=event_label,
        event_reason=event_reason,
        language_name=language_name,
        field_name=field_name,
    )


def moment(instant: dt.datetime) -> str:
    """Return day and time in the person's zone and language."""
    date = format_datetime(instant, "d MMM y")
    return f"{date}, {format_datetime(instant, 'HH:mm')}"


def day(instant: dt.datetime | dt.date) -> str:
    """Return the day in the person's language; an instant's day in the person's zone."""
    if isinstance(instant, dt.datetime):
        return str(format_datetime(instant, "d MMM y"))
    return str(format_date(instant, "long"))


def zone(instant: dt.datetime) -> str:
    """Return the short name that the person's zone has at an instant."""
    return str(format_datetime(instant, "z"))


def state_tone(state: enum.StrEnum | str | None) -> str:
    """Return the colour of a state's badge: good, info, warn, bad or plain."""
    name = "" if state is None else str(state)
    return next((tone for tone, states in TONES.items() if name in states), "plain")


def event_label(kind: str) -> Any:
    """Return what happened, in words that follow a name."""
    return LABELS[kind]


def event_reason(event: Event) -> str:
    """Return why somebody did something, as they gave it; empty where they did not."""
    words = words_of(event)
    return str(words.get("reason") or words.get("note") or "")


def language_name(code: str) -> str:
    """Return a language's own name."""
    return LANGUAGES[code].name
