"""What readers may read now, as lists show it: asked of the rows that releases change."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, or_, select

from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing.listing import places
from newsroom.publishing.listing.places import Kind, Place
from newsroom.publishing.models import Correction, CorrectionNote, Release
from newsroom.publishing.pages import picture_facts
from newsroom.publishing.pages.values import Picture
from newsroom.publishing.pages.wording import iso
from newsroom.publishing.states import Severity

_LIVE = (
    select(
        Article.id,
        Article.source_language,
        Article.first_public_at,
        Edition.language,
        Revision.id.label("revision_id"),
        Revision.slug,
        Revision.title,
        Revision.standfirst,
        Revision.byline,
        Revision.dateline,
        Revision.countries,
        Revision.topics,
        Release.public_at,
    )
    .join(Edition, Edition.article_id == Article.id)
    .join(Revision, Revision.id == Edition.public_revision_id)
    .join(Release, Release.number == Article.public_number)
    .where(Edition.public_state == PublicState.LIVE)
    .order_by(Article.id, Edition.language)
)
"""Live editions, without the long texts."""
_CORRECTED = (
    select(
        Correction.id,
        Correction.article_id,
        Correction.severity,
        CorrectionNote.language,
        CorrectionNote.note,
        CorrectionNote.published_at,
        CorrectionNote.interim_at,
        Revision.slug,
        Revision.title,
    )
    .join(Correction, Correction.id == CorrectionNote.correction_id)
    .join(
        Edition,
        and_(
            Edition.article_id == Correction.article_id,
            Edition.language == CorrectionNote.language,
        ),
    )
    .join(Revision, Revision.id == Edition.public_revision_id)
    .where(
        or_(CorrectionNote.published_at.is_not(None), CorrectionNote.interim_at.is_not(None)),
        or_(
            Edition.public_state == PublicState.LIVE,
            and_(
                Edition.public_state == PublicState.RETRACTED,
                Correction.severity == Severity.RETRACTION,
            ),
        ),
    )
)
"""Notes that readers of their language are told, and the article that each is about."""


@dataclass(frozen=True)
class Listed:
    """One live edition, as the row of ``Listing`` keeps it."""

    article_id: uuid.UUID
    language: str
    revision_id: uuid.UUID
    slug: str
    is_source: bool
    first_public_at: dt.datetime
    public_at: dt.datetime


@dataclass(frozen=True)
class Placed:
    """One line of one list, as the row of ``ListingPlace`` keeps it beside where it stands."""

    article_id: uuid.UUID
    correction_id: uuid.UUID | None
    name: str
    shown: str


Spot = tuple[Place, str]
"""A list, and what sorts a line in it."""


@dataclass(frozen=True)
class Truth:
    """Everything that lists have to say of some articles."""

    listed: dict[tuple[uuid.UUID, str], Listed]
    """By article and language."""
    placed: dict[Spot, Placed]


def of_articles(article_ids: Collection[uuid.UUID]) -> Truth:
    """Return what lists have to say of these articles, in a few statements."""
    rows = db.session.execute(_LIVE.where(Article.id.in_(article_ids))).all()
    cards = picture_facts.for_lists([row.revision_id for row in rows])
    slugs: dict[uuid.UUID, list[tuple[str, str]]] = {}
    for row in rows:
        slugs.setdefault(row.id, []).append((row.language, row.slug))
    truth = Truth({}, {})
    for row in rows:
        others = [one for one in slugs[row.id] if one[0] != row.language]
        truth.listed[row.id, row.language] = _listed(row)
        truth.placed.update(_placed(row, others, cards.get(row.revision_id)))
    corrected = _CORRECTED.where(Correction.article_id.in_(article_ids))
    truth.placed.update(map(_corrected, db.session.execute(corrected)))
    return truth


def _corrected(row: Any) -> tuple[Spot, Placed]:
    at = row.published_at or row.interim_at
    spot = Place(row.language, Kind.CORRECTIONS), places.sort_of(iso(at), at, row.id.hex)
    shown = _digest(row.severity, row.note, row.slug, row.title)
    return spot, Placed(row.article_id, row.id, "", shown)


def _listed(row: Any) -> Listed:
    return Listed(
        article_id=row.id,
        language=row.language,
        revision_id=row.revision_id,
        slug=row.slug,
        is_source=row.language == row.source_language,
        first_public_at=row.first_public_at,
        public_at=row.public_at,
    )


def _placed(row: Any, others: list[tuple[str, str]], card: Picture | None) -> dict[Spot, Placed]:
    day = row.dateline.isoformat() if row.dateline else iso(row.first_public_at)
    sort = places.sort_of(day, row.first_public_at, row.id.hex)
    # A topic's name is not among it: whoever renames one changes lists, not what is listed.
    shown = _digest(
        row.title,
        row.standfirst,
        row.byline,
        day,
        row.countries,
        row.topics,
        iso(row.first_public_at),
        row.slug,
        row.language == row.source_language,
        others,
        *([one.path for one in card.files] if card else ()),
    )
    found = places.of_edition(
        row.language,
        day=day,
        topics=row.topics,
        countries=row.countries,
        byline=row.byline,
    )
    return {(place, sort): Placed(row.id, None, name, shown) for place, name in found.items()}


def _digest(*told: object) -> str:
    form = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(form.encode()).hexdigest()[:16]
