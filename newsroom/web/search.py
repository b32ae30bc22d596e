"""Readers' search: a plain form and what it finds, without script, cookie or trace."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from zoneinfo import ZoneInfo

from flask import Blueprint, current_app, g, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from werkzeug.exceptions import TooManyRequests

from newsroom.database import db, now
from newsroom.errors import BadInput, NotFound
from newsroom.languages import LANGUAGES
from newsroom.numbers import whole_number
from newsroom.publishing import addresses
from newsroom.publishing.pages import inputs, theme
from newsroom.publishing.pages.values import SiteFacts
from newsroom.search import answering, choices, query
from newsroom.search.answering import MOST_PAGES, Answer, Asked
from newsroom.search.choices import Choices
from newsroom.search.finding import Filters
from newsroom.settings import current
from newsroom.web import error_pages, frame, headers
from newsroom.web.policy import PUBLIC, access

bp = Blueprint("search", __name__)
_ADDRESS = re.compile(r"/[^/]+/-/search/?")
_NAMES = ("q", "topic", "country", "from", "to")
_RESTS_S = 60
_SAID = "search_site"


def without_cookies(app: WSGIApplication) -> WSGIApplication:
    """Keep from the search who is asking: no cookie reaches it, so none is renewed by it."""

    def ask(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if _ADDRESS.fullmatch(environ.get("PATH_INFO", "")):
            environ.pop("HTTP_COOKIE", None)
        return app(environ, start_response)

    return ask


@bp.get("/<language>/-/search")
@access(get=PUBLIC)
def page(language: str) -> ResponseReturnValue:
    """Show the form, and below it what was found."""
    _speak(language)
    g.choices = choices.of_language(language)
    if not query.tidy(request.args.get("q", "")):
        return _shown(200)
    asked = _asked(language, g.choices)
    today = now().astimezone(ZoneInfo(current().time_zone)).date()
    found = answering.answer(asked, current().languages, today=today)
    db.session.rollback()
    if asked.page > max(found.pages, 1):
        raise BadInput(_l("There are not that many pages."), field="page")
    return _shown(200, answer=found)


@bp.get("/<language>/-/search/")
@access(get=PUBLIC)
def with_slash(language: str) -> ResponseReturnValue:
    """Lead to the address without the last slash."""
    _speak(language)
    there = addresses.search_path(language)
    asked = request.query_string.decode("ascii", "replace")
    return redirect(f"{there}?{asked}" if asked else there, 308)


@bp.errorhandler(BadInput)
def of_input(error: BadInput) -> ResponseReturnValue:
    """Say what cannot be searched for; what was typed stays in the form."""
    db.session.rollback()
    return _shown(422, problem=error.message)


@bp.errorhandler(429)
def of_haste(_error: TooManyRequests) -> ResponseReturnValue:
    """Ask somebody, or their machine, to wait."""
    wait = max(1, round(current_app.extensions["limiter_reset"]() - time.time()))
    words = _l("Those were many searches in a short time. Please wait a minute, then try again.")
    return _shown(429, {"Retry-After": str(wait)}, problem=words)


@bp.errorhandler(DBAPIError)
@bp.errorhandler(PoolExhausted)
def of_database(error: Exception) -> ResponseReturnValue:
    """Say that the search rests; the pages themselves need no database."""
    current_app.logger.error("search: %s", type(error).__name__)
    words = _l(
        "The search is resting. Please try again in a minute; every article is where it was."
    )
    return _shown(503, {"Retry-After": str(_RESTS_S)}, problem=words)


def _speak(language: str) -> None:
    """Answer in the language of the address: whoever asks is nobody in particular."""
    frame.use_headers(headers.public_headers())
    if language not in current().languages:
        raise NotFound
    g.language = language
    g.time_zone = current().time_zone


def _asked(language: str, known: Choices) -> Asked:
    given = request.args
    topic = given.get("topic", "")
    chosen = known.topic(topic, language) if topic else None
    if topic and chosen is None:
        raise BadInput(_l("This topic is not known."), field="topic")
    country = given.get("country", "").upper()
    if country and country not in {code for code, _ in known.countries}:
        raise BadInput(_l("No article is about this country."), field="country")
    first, last = _day("from"), _day("to")
    if first and last and first > last:
        raise BadInput(_l("The first day comes after the last one."), field="from")
    filters = Filters(chosen.key if chosen else "", country, first, last)
    return Asked(given.get("q", ""), language, filters, _page())


def _day(name: str) -> dt.date | None:
    typed = request.args.get(name, "").strip()
    if not typed:
        return None
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        raise BadInput(_l("Please write a day as 2026-11-30."), field=name) from None


def _page() -> int:
    typed = request.args.get("page", "1") or "1"
    number = whole_number(typed, digits=4)
    if not 1 <= number <= MOST_PAGES:
        raise BadInput(_l("There are not that many pages."), field="page")
    return number


def _shown(
    status: int,
    more: dict[str, str] | None = None,
    *,
    answer: Answer | None = None,
    problem: Any = None,
) -> ResponseReturnValue:
    """Render the page; it is kept nowhere, for it tells what somebody looked for."""
    language = str((request.view_args or {}).get("language"))
    if language not in current().languages:  # what a handler raises is handled by nobody
        return error_pages.of_newsroom(NotFound())
    _speak(language)
    known: Choices = g.get("choices", Choices())
    typed = {name: request.args.get(name, "") for name in _NAMES}
    others = [(LANGUAGES[one], one) for one in current().languages if one != language]
    body = theme.template("search.html", language).render(
        site=_site(is_away=status == HTTPStatus.SERVICE_UNAVAILABLE),
        here=addresses.search_path(language),
        typed=typed,
        choices=known,
        answer=answer,
        problem=str(problem) if problem else "",
        most=query.LONGEST,
        others=[(spoken, _path(typed, known, language, one)) for spoken, one in others],
        instead=_path(typed | {"q": answer.instead}, known, language, language) if answer else "",
        pages=_pages(typed, answer, language),
    )
    sent = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex", **(more or {})}
    return body, status, {"Content-Type": "text/html; charset=utf-8", **sent}


def _site(*, is_away: bool) -> SiteFacts:
    """Return what the newsroom says of itself; what it said last, when nobody can be asked."""
    said = current_app.extensions
    if not is_away:
        said[_SAID] = inputs.site_facts()
    known = current()
    return said.get(_SAID) or SiteFacts(known.name, known.public_url, known.languages)


def _path(typed: dict[str, str], known: Choices, language: str, other: str, page: int = 1) -> str:
    """Return the address of the same search, in this language or in another one."""
    asked = dict(typed)
    topic = known.topic(typed["topic"], language)
    if other != language:
        asked["topic"] = topic.slug(other) if topic else ""
    pairs = {name: value for name, value in asked.items() if value}
    if page > 1:
        pairs["page"] = str(page)
    there = addresses.search_path(other)
    return f"{there}?{urlencode(pairs)}" if pairs else there


def _pages(typed: dict[str, str], answer: Answer | None, language: str) -> dict[str, str]:
    """Return the addresses of the page before this one and of the next."""
    if answer is None:
        return {}
    found = {"previous": answer.page - 1, "next": answer.page + 1}
    return {
        name: _path(typed, Choices(), language, language, number)
        for name, number in found.items()
        if 1 <= number <= answer.pages
    }
