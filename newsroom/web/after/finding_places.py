"""Where names were found after a takedown: places with links, for those who may open them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.events import queries as events
from newsroom.people.models import Person
from newsroom.publishing.models import Takedown
from newsroom.translations.models import TranslationTask
from newsroom.web import reading
from newsroom.web.desk import loading as desk_loading
from newsroom.web.desk.items import title_of

KINDS = {
    "translation": _l("Translation in work"),
    "past": _l("An earlier text of a segment"),
    "remark": _l("Said beside a segment"),
    "comment": _l("A comment on the text"),
    "memory": _l("The translation memory"),
    "side_draft": _l("A text kept aside"),
    "writing_draft": _l("A draft that was not saved"),
    "slug": _l("An address"),
    "correction": _l("A note of a correction"),
}

_BESIDE = {"past": "remarks.past", "remark": "remarks.show"}
"""The pages of what stands beside one segment."""


@dataclass(frozen=True)
class Spot:
    """One place, and where it can be looked at."""

    words: Any
    language: str
    href: str
    is_public: bool


@dataclass(frozen=True)
class Found:
    """The places in one article."""

    title: Any
    language: str
    href: str
    spots: Sequence[Spot]

    @property
    def is_public(self) -> bool:
        """Tell whether readers had one of the places before them."""
        return any(one.is_public for one in self.spots)


@dataclass(frozen=True)
class Findings:
    """Everything that a search found; ``closed`` counts articles that the person may not open.

    Among those are what others typed and never saved: each is its owner's alone.
    """

    articles: Sequence[Found]
    closed: int
    files: Sequence[str] = ()
    """Names of files that brought it into the memory."""


def was_searched(takedown: Takedown) -> bool:
    """Tell whether anybody searched for names after this takedown."""
    return events.has_happened(takedown.article_id, "takedown_searched", takedown.id)


def of(findings: Sequence[Mapping[str, Any]], person: Person) -> Findings:
    """Return stored findings by article, those that readers see first, in a few queries."""
    by_article: dict[uuid.UUID, list[Mapping[str, Any]]] = {}
    placeless = [one for one in findings if not one["article_id"]]
    files = sorted({one["detail"] for one in placeless if one["kind"] == "memory"})
    unbegun = sum(one["kind"] == "writing_draft" for one in placeless)
    for one in findings:
        if not one["article_id"]:
            continue
        by_article.setdefault(uuid.UUID(one["article_id"]), []).append(one)
    known = reading.openable(desk_loading.articles(by_article), person)
    tasks = _tasks(known)
    found = [
        _found(known[key], places, tasks) for key, places in by_article.items() if key in known
    ]
    return Findings(
        sorted(found, key=lambda one: not one.is_public),
        len(by_article.keys() - known.keys()) + unbegun,
        files,
    )


def _tasks(known: Mapping[uuid.UUID, Article]) -> dict[uuid.UUID, uuid.UUID]:
    """Return the newest task of each edition."""
    query = (
        select(TranslationTask.edition_id, TranslationTask.id)
        .where(TranslationTask.article_id.in_(list(known)))
        .order_by(TranslationTask.opened_at)
    )
    return {row.edition_id: row.id for row in db.session.execute(query)} if known else {}


def _found(
    article: Article,
    places: Sequence[Mapping[str, Any]],
    tasks: Mapping[uuid.UUID, uuid.UUID],
) -> Found:
    return Found(
        title=title_of(article.source.current_revision),
        language=article.source_language,
        href=url_for("desk.article.show", article_id=article.id),
        spots=_once([_spot(article, one, tasks) for one in places]),
    )


def _once(spots: Sequence[Spot]) -> list[Spot]:
    """Leave out what stands there already: a revision's text is kept whole and in segments."""
    seen: dict[tuple[str, str, str], Spot] = {}
    for one in sorted(spots, key=lambda one: not one.is_public):
        seen.setdefault((str(one.words), one.language, one.href), one)
    return list(seen.values())


def _spot(article: Article, place: Mapping[str, Any], tasks: Mapping[uuid.UUID, uuid.UUID]) -> Spot:
    kind, language = place["kind"], place["language"]
    edition = article.edition(language)
    href = url_for("desk.article.show", article_id=article.id)
    words = KINDS.get(kind, KINDS["side_draft"])
    if kind == "revision" and edition is not None:
        number = int(place["detail"])
        href = url_for("desk.revision.show", edition_id=edition.id, number=number)
        words = _l("Revision %(number)s", number=number)
    elif kind == "comment":
        anchor = f"comment-{place['detail']}"
        href = url_for("desk.comments.show", article_id=article.id, _anchor=anchor)
    elif kind == "correction":
        href = url_for("desk.after.show", article_id=article.id)
    elif edition is not None and kind == "translation" and edition.id in tasks:
        href = url_for("translate.show", task_id=tasks[edition.id])
    elif edition is not None and kind in _BESIDE and edition.id in tasks:
        href = url_for(_BESIDE[kind], task_id=tasks[edition.id], key=place["detail"])
    return Spot(words, language, href, is_public=bool(place["is_public"]))
