"""What the desk's templates say of texts, countries and time that passes."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterable
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, url_for
from flask_babel import format_time, format_timedelta
from markupsafe import Markup

from newsroom.articles import placeholders, sanitise, topics
from newsroom.articles.urls import OWN_PICTURE
from newsroom.errors import BadInput
from newsroom.publishing import failures
from newsroom.publishing.pages import said_in
from newsroom.publishing.wall_time import zone_named
from newsroom.translations import typed, wording
from newsroom.web import locale
from newsroom.web.clocks import clocks
from newsroom.web.desk.items import title_of
from newsroom.web.releases import words as releases_words
from newsroom.web.workbench.marks import bits
from newsroom.web.writing import countries

_NOTE = re.compile(r'( id="| href="#)(?=note(?:ref)?-)')
"""What notes and their references are called by, see ``articles.footnotes``."""
_OWN_PICTURE = re.compile(f'src="{OWN_PICTURE.pattern}"')


def hang_into(bp: Blueprint) -> None:
    """Give every template these filters."""
    filters: dict[str, Callable[..., Any]] = {
        "stored_body": stored_body,
        "title_of": title_of,
        "words_of": placeholders.plain_text,
        "as_typed": typed.show,
        "bits_of": bits,
        "country": country,
        "topics": topic_names,
        "tongue": tongue,
        "ago": ago,
        "clock": clock,
        "failure_words": failure_words,
        "on_wall": on_wall,
        "clocks": clocks,
        "exact_instant": exact_instant,
        "kind_label": releases_words.kind_label,
        "policy_label": releases_words.policy_label,
        "notice_label": releases_words.notice_label,
        "phase_label": releases_words.phase_label,
        "phase_tone": releases_words.phase_tone,
    }
    for name, made in filters.items():
        bp.add_app_template_filter(made, name)


def stored_body(body: str, language: str = "", apart: str = "") -> Markup:
    """Show a body of our own database as HTML: the one text that templates do not escape.

    In ``language`` it tells what in it is a translation, and of which words. Where a page shows
    two texts, ``apart`` is put before the names of the second one's notes.
    """
    told = said_in.shown(body, language, at_desk=True) if language else body
    told = _OWN_PICTURE.sub(_at_desk, told)
    told = _NOTE.sub(rf"\1{apart}-", told) if apart else told
    return Markup(sanitise.trusted(told))  # noqa: S704 — cleaned when it was stored


def _at_desk(found: re.Match[str]) -> str:
    """Return where the desk has a picture from, which may not be public."""
    return f'src="{url_for("desk.picture_bytes.preview", picture_id=uuid.UUID(found[1]))}"'


def country(code: str) -> str:
    """Return a country's name in the language of the page, or its code."""
    return countries.name_alone(code, locale.language())


def topic_names(keys: Iterable[str]) -> str:
    """Return what topics are called in the language of the page."""
    return ", ".join(topics.names(keys, locale.language()))


def tongue(code: str) -> str:
    """Return the name of a passage's language in the language of the page, or its code."""
    return wording.tongue(code)


def ago(instant: dt.datetime) -> str:
    """Return how long ago an instant was, or in how long it will be, in words."""
    return str(format_timedelta(instant - dt.datetime.now(dt.UTC), add_direction=True))


def failure_words(failure: str) -> str:
    """Return why a release failed, in the language of the page."""
    return " ".join(str(one) for one in failures.words_of(failure))


def clock(instant: dt.datetime) -> str:
    """Return the time of day in the person's zone."""
    return str(format_time(instant, "HH:mm"))


def on_wall(instant: dt.datetime, zone: str) -> dt.datetime:
    """Return an instant as the clocks of a zone show it, with which of two equal times it is."""
    try:
        tz = zone_named(zone)
    except BadInput:
        tz = ZoneInfo("UTC")
    return instant.astimezone(tz)


def exact_instant(instant: dt.datetime) -> str:
    """Return an instant to the second, in UTC, as the log keeps it."""
    return f"{instant.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S} UTC"
