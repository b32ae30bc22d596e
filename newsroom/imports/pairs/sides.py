"""One side of a pair: what its line says in one language, through the doors of every text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import body_limits, slugs
from newsroom.articles.content import TITLE_LIMIT, Content, cleaned
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.states import BylineKind
from newsroom.characters import plain
from newsroom.errors import BadInput, TooLarge
from newsroom.imports import markdown_html, text_kinds, titles, topic_names, trees
from newsroom.imports.datelines import read_date
from newsroom.imports.pairs.report import DATE_UNREADABLE, KIND, TITLE, TOPIC
from newsroom.imports.topic_names import Vocabulary

_BOM = "\ufeff"
_NAME_LIMIT = 300
_MOST_NAMES = 100


@dataclass(frozen=True)
class Side:
    """One edition as it will be stored, and what was decided about it."""

    content: Content
    slug_given: str
    """As the file writes it; empty where it names none."""
    translators: tuple[str, ...]
    decisions: tuple[tuple[str, str, str], ...]
    """(kind, what the file says, what became of it)."""


def side_of(
    given: Mapping[str, Any],
    languages: tuple[str, ...],
    *,
    language: str = "",
    known: Vocabulary = topic_names.NONE,
) -> Side:
    """Read one side; the body keeps every word, nothing in it is repaired.

    ``known`` are the topics that it can name in its ``language``; approved elsewhere, it keeps
    those that nobody here can choose any more.

    Raises:
        BadInput: names the field that cannot be accepted.
    """
    decisions = []
    title, html = text(given, "title"), _html(given)
    if not html.strip():
        raise BadInput(_l("This cannot be empty."), field="body")
    if not title.strip():
        title, html = _title_inside(html)
        decisions.append((TITLE, "", title))
    written = text(given, "date").strip()
    dateline = _date(written, languages)
    if written and dateline is None:
        decisions.append((DATE_UNREADABLE, written, ""))
    about, left_out = known.recognise(_names(given, "topics"), language, with_retired=True)
    kind, doubts = _kind(given)
    decisions += [*((TOPIC, name, "") for name in left_out), *doubts]
    slug = text(given, "slug").strip()
    content = cleaned(
        Content(
            title=plain(title, limit=TITLE_LIMIT, field="title", required=True),
            body=html,
            standfirst=text(given, "standfirst") or text(given, "description"),
            slug=slugs.slug_from(slug or title),
            byline=", ".join(_names(given, "authors")),
            byline_kind=_byline_kind(given),
            photo_credit=text(given, "photo_credit"),
            dateline=dateline,
            countries=tuple(_names(given, "countries")),
            topics=about,
            kind=kind,
        )
    )
    if not content.body.strip():
        raise BadInput(_l("This cannot be empty."), field="body")
    return Side(content, slug, tuple(_names(given, "translators")), tuple(decisions))


def _kind(given: Mapping[str, Any]) -> tuple[ArticleKind, list[tuple[str, str, str]]]:
    called = plain(text(given, "kind"), limit=_NAME_LIMIT, field="kind")
    kind = text_kinds.recognise(called)
    doubts = [(KIND, called, ArticleKind.NEWS.value)] if called and kind is None else []
    return kind or ArticleKind.NEWS, doubts


def text(given: Mapping[str, Any], field: str) -> str:
    """Return a field as text; one that is missing or null is empty."""
    value = given.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadInput(_l("This has to be text."), field=field)
    return value


def _html(given: Mapping[str, Any]) -> str:
    body = text(given, "body").removeprefix(_BOM)
    form = text(given, "format")
    if form == "html":
        return body
    if form != "markdown":
        message = _l("“%(format)s” is neither “markdown” nor “html”.", format=form[:80])
        raise BadInput(message, field="format")
    if len(body) > body_limits.MAX_CHARACTERS:
        limit = body_limits.MAX_CHARACTERS
        raise TooLarge(
            _l("The text is longer than %(limit)s characters.", limit=limit), field="body"
        )
    return markdown_html.render(body)


def _title_inside(html: str) -> tuple[str, str]:
    """Take the title out of a text whose line names none."""
    body_limits.refuse_costly(html)
    tree = trees.parse(html)
    title = titles.take_heading(tree)
    return title, trees.serialise(tree)


def _date(written: str, languages: tuple[str, ...]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return read_date(written, languages)


def _names(given: Mapping[str, Any], field: str) -> list[str]:
    value = given.get(field) or []
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise BadInput(_l("This has to be a list of texts."), field=field)
    if len(listed) > _MOST_NAMES:
        raise TooLarge(_l("This lists more than %(most)s.", most=_MOST_NAMES), field=field)
    return [name for one in listed if (name := plain(one, limit=_NAME_LIMIT, field=field))]


def _byline_kind(given: Mapping[str, Any]) -> BylineKind:
    kind = text(given, "byline_kind") or BylineKind.REAL
    if kind not in set(BylineKind):
        raise BadInput(_l("This is none of the known values."), field="byline_kind")
    return BylineKind(kind)
