"""The language and the time zone in which a person sees the newsroom."""

from __future__ import annotations

from flask import Flask, g, has_request_context, request, session
from flask_babel import Babel
from flask_security import current_user

from newsroom import paths, settings
from newsroom.languages import LANGUAGES
from newsroom.settings import current
from newsroom.web import lazy_words

_KEPT = "language"


def init_app(app: Flask) -> None:
    """Let Flask-Babel ask here."""
    lazy_words.init_app(app)
    Babel(
        app,
        default_locale="en",
        default_translation_directories=str(paths.shipped("locales")),
        locale_selector=language,
        timezone_selector=time_zone,
    )


def offered() -> tuple[str, ...]:
    """Return the languages that the interface speaks."""
    return tuple(LANGUAGES)


def language() -> str:
    """Return this request's language: the person's, else one asked for, else the browser's."""
    if not has_request_context():
        return current().default_language
    if "language" not in g:
        person = current_user if current_user and current_user.is_authenticated else None
        chosen = person.locale if person else ""
        g.language = chosen if chosen in LANGUAGES else without_person()
    found: str = g.language
    return found


def without_person() -> str:
    """Return the language by the address, the session and the browser alone."""
    asked = request.args.get("lang", "")
    if asked in LANGUAGES:
        if session.get(_KEPT) != asked:
            session[_KEPT] = asked
        return asked
    kept = session.get(_KEPT, "")
    if kept in LANGUAGES:
        return str(kept)
    best = request.accept_languages.best_match(offered())
    return best or current().default_language


def forget_person() -> None:
    """Go on without asking the database who this is, for pages about its absence."""
    g.language = without_person()
    g.time_zone = current().time_zone


def keep(code: str) -> None:
    """Remember a language for the session of somebody who may not be signed in."""
    session[_KEPT] = code
    g.language = code


def time_zone() -> str:
    """Return the person's IANA zone, else the newsroom's."""
    if not has_request_context():
        return current().time_zone
    if "time_zone" not in g:
        person = current_user if current_user and current_user.is_authenticated else None
        g.time_zone = (person.time_zone if person else "") or current().time_zone
    found: str = g.time_zone
    return found


def known_zones() -> list[str]:
    """Return the zones that can be chosen, by name."""
    return sorted(zone for zone in settings.known_zones() if "/" in zone or zone == "UTC")
