"""Ask for the lines of lists: a page of them at a time, however long the list is."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, func, select

from newsroom.articles.models import Edition, Revision
from newsroom.database import db
from newsroom.publishing import sitemap
from newsroom.publishing.listing.models import Listing, ListingPlace, ListingTotal
from newsroom.publishing.listing.places import Place
from newsroom.publishing.listing.topics import Named
from newsroom.publishing.models import Correction, CorrectionNote
from newsroom.publishing.pages import picture_facts
from newsroom.publishing.pages.values import ListEntry, LoggedCorrection
from newsroom.publishing.pages.wording import iso

_SHOWN = (
    Listing.article_id,
    Listing.language,
    Listing.revision_id,
    Listing.slug,
    Listing.is_source,
    Listing.first_public_at,
    Listing.public_at,
    Revision.title,
    Revision.standfirst,
    Revision.byline,
    Revision.dateline,
    Revision.countries,
    Revision.topics,
)


def entries(place: Place, ranks: range, total: int, topics: Named) -> list[ListEntry]:
    """Return the entries of a list with these numbers, counted from the oldest; newest first."""
    page = _page(place, ranks, total).subquery()
    query = (
        select(*_SHOWN)
        .join(
            page,
            and_(Listing.article_id == page.c.article_id, Listing.language == place.language),
        )
        .join(Revision, Revision.id == Listing.revision_id)
        .order_by(page.c.sort.desc())
    )
    return _entries(db.session.execute(query).all(), topics)


def newest_released(language: str, most: int, topics: Named) -> list[ListEntry]:
    """Return the entries of a language that were released last, the last one first."""
    newest = (
        select(Listing.article_id)
        .where(Listing.language == language)
        .order_by(Listing.public_at.desc(), Listing.article_id.desc())
        .limit(most)
        .subquery()
    )
    query = (
        select(*_SHOWN)
        .join(newest, newest.c.article_id == Listing.article_id)
        .join(Revision, Revision.id == Listing.revision_id)
        .where(Listing.language == language)
        .order_by(Listing.public_at.desc(), Listing.article_id.desc())
    )
    return _entries(db.session.execute(query).all(), topics)


def recent(language: str, since: dt.datetime) -> list[ListEntry]:
    """Return the entries of a language that went public after an instant."""
    query = (
        select(*_SHOWN)
        .join(Revision, Revision.id == Listing.revision_id)
        .where(Listing.language == language, Listing.first_public_at > since)
        .order_by(Listing.first_public_at.desc(), Listing.article_id.desc())
        .limit(sitemap.NEWS_URLS)
    )
    return _entries(db.session.execute(query).all(), {})


def corrections(place: Place, ranks: range, total: int) -> list[LoggedCorrection]:
    """Return the lines of a corrections log with these numbers; newest first."""
    page = _page(place, ranks, total).subquery()
    is_its_edition = and_(
        Edition.article_id == Correction.article_id, Edition.language == CorrectionNote.language
    )
    query = (
        select(CorrectionNote, Correction.severity, Revision.slug, Revision.title)
        .join(page, page.c.correction_id == CorrectionNote.correction_id)
        .join(Correction, Correction.id == CorrectionNote.correction_id)
        .join(Edition, is_its_edition)
        .join(Revision, Revision.id == Edition.public_revision_id)
        .where(CorrectionNote.language == place.language)
        .order_by(page.c.sort.desc())
    )
    return [
        LoggedCorrection(
            language=place.language,
            slug=row.slug,
            title=row.title,
            severity=str(row.severity),
            note=row.CorrectionNote.note,
            at=iso(row.CorrectionNote.published_at or row.CorrectionNote.interim_at),
        )
        for row in db.session.execute(query)
    ]


def updated() -> str:
    """Return the instant of the last release that is listed; empty where nothing is."""
    last = db.session.scalar(select(func.max(Listing.public_at)))
    return iso(last) if last else ""


def lists_of(language: str, kind: str) -> list[tuple[str, int, str]]:
    """Return (key, length, name) of every list of a kind, by key."""
    query = (
        select(ListingTotal.key, ListingTotal.total, ListingTotal.name)
        .where(ListingTotal.language == language, ListingTotal.kind == kind)
        .order_by(ListingTotal.key)
    )
    return [(row.key, row.total, row.name) for row in db.session.execute(query)]


def name_of(place: Place) -> str:
    """Return what the lines of an author's list call the author."""
    row = db.session.get(ListingTotal, (place.kind, place.key, place.language))
    return row.name if row else ""


def length(place: Place) -> int:
    """Return how long a list is."""
    row = db.session.get(ListingTotal, (place.kind, place.key, place.language))
    return row.total if row else 0


def _page(place: Place, ranks: range, total: int) -> Select[uuid.UUID, uuid.UUID | None, str]:
    """Return the query for these lines, counted from whichever end is nearer."""
    lines = select(ListingPlace.article_id, ListingPlace.correction_id, ListingPlace.sort).where(
        ListingPlace.language == place.language,
        ListingPlace.kind == place.kind,
        ListingPlace.key == place.key,
    )
    newer = max(0, total - ranks.stop)
    if newer < ranks.start:
        lines = lines.order_by(ListingPlace.sort.desc()).offset(newer)
    else:
        lines = lines.order_by(ListingPlace.sort).offset(ranks.start)
    return lines.limit(len(ranks))


def _entries(rows: Sequence[Any], topics: Named) -> list[ListEntry]:
    editions = _editions([row.article_id for row in rows])
    pictures = picture_facts.for_lists([row.revision_id for row in rows])
    return [
        ListEntry(
            article_id=row.article_id.hex,
            language=row.language,
            slug=row.slug,
            title=row.title,
            standfirst=row.standfirst,
            byline=row.byline,
            dateline=row.dateline.isoformat() if row.dateline else "",
            countries=tuple(row.countries),
            first_public_at=iso(row.first_public_at),
            public_at=iso(row.public_at),
            is_source=row.is_source,
            alternates=tuple(
                (code, slug)
                for code, slug, _is_source in editions[row.article_id]
                if code != row.language
            ),
            source_language=next(
                (code for code, _slug, is_source in editions[row.article_id] if is_source), ""
            ),
            topics=tuple(
                named[key]
                for named in (topics.get(row.language, {}),)
                for key in row.topics
                if key in named
            ),
            picture=pictures.get(row.revision_id),
        )
        for row in rows
    ]


def _editions(article_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[tuple[str, str, bool]]]:
    """Return (language, slug, whether it is the source) of every live edition of these articles."""
    query = (
        select(Listing.article_id, Listing.language, Listing.slug, Listing.is_source)
        .where(Listing.article_id.in_(article_ids))
        .order_by(Listing.language)
    )
    found: dict[uuid.UUID, list[tuple[str, str, bool]]] = {one: [] for one in article_ids}
    for row in db.session.execute(query):
        found[row.article_id].append((row.language, row.slug, row.is_source))
    return found
