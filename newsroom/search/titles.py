"""Find articles by the words of their titles, while somebody is still typing the last of these."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, false, select

from newsroom.articles.models import Article, Edition, Revision, SlugReservation
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.search import finding, near, query
from newsroom.search.matching import TITLE
from newsroom.search.models import SearchEntry
from newsroom.search.query import Query
from newsroom.search.tokens import flat

MOST_READ = 1_000
"""Texts that are not public and are looked through, the newest ones."""
_MOST_BEGUN = 60
_WORD = re.compile(r"[^\W_]+")
_TITLED = (
    Edition.id,
    Edition.article_id,
    Edition.language,
    Edition.public_state,
    Revision.title,
    Revision.slug,
)


@dataclass(frozen=True)
class Titled:
    """An edition that was found."""

    article_id: uuid.UUID
    language: str
    title: str
    slug: str
    is_live: bool


def live(typed: str, languages: Sequence[str], *, most: int) -> list[Titled]:
    """Return what readers have now whose title has the words, the newest of each language first.

    The last word may be a beginning. Takes two statements a language (on PostgreSQL three to six)
    and one more for the titles.
    """
    entries = [one for language in languages for one in _entries(typed, language, most)]
    if not entries:
        return []
    wanted = (
        select(SearchEntry.id.label("entry"), *_TITLED)
        .join(Edition, Edition.id == SearchEntry.edition_id)
        .join(Revision, Revision.id == Edition.public_revision_id)
        .where(SearchEntry.id.in_(entries), Edition.public_state == PublicState.LIVE)
    )
    rows = {row.entry: row for row in db.session.execute(wanted)}
    return [_titled(rows[one]) for one in entries if one in rows]


def unpublished(typed: str, languages: Sequence[str], person: Person, *, most: int) -> list[Titled]:
    """Return what readers do not have, and this person may open, whose title has the words.

    Of everything that an editor may open, or an author has written, the newest is looked through.
    """
    words = _folded(typed)
    if not words:
        return []
    wanted = _openable(person).where(Edition.language.in_(languages))
    rows = db.session.execute(wanted.order_by(Article.created_at.desc()).limit(MOST_READ))
    found = [_titled(row) for row in rows if _has(row.title, words)]
    return sorted(found, key=lambda one: languages.index(one.language))[:most]


def at_address(language: str, slug: str, person: Person) -> list[Titled]:
    """Return the article at an address of this site, today's or an earlier one of its own."""
    held = (SlugReservation.language == language, SlugReservation.slug == slug)
    of_slug = select(SlugReservation.edition_id).where(*held)
    public = (
        select(*_TITLED)
        .join(Revision, Revision.id == Edition.public_revision_id)
        .where(Edition.id.in_(of_slug), Edition.public_state == PublicState.LIVE)
    )
    row = db.session.execute(public).first()
    row = row or db.session.execute(_openable(person).where(Edition.id.in_(of_slug))).first()
    return [_titled(row)] if row else []


def _entries(typed: str, language: str, most: int) -> tuple[int, ...]:
    words = _WORD.findall(typed)
    try:
        asked = query.in_language([query.Piece(one) for one in words], language)
    except BadInput:
        return ()  # nothing, or only words that stand in every title
    *whole, last = asked.terms
    stems = [form[0] for form in last.forms]
    begun = near.begun(flat(words[-1]), language, _MOST_BEGUN)
    forms = tuple(dict.fromkeys([*stems, *(one.stem for one in begun)]))
    widened = [*whole, replace(last, forms=tuple((one,) for one in forms))]
    facts = [[f"{TITLE}{form[0]}" for form in one.forms] for one in widened]
    return finding.newest(Query(language, tuple(widened)), facts, most=most)


def _openable(person: Person) -> Select[*tuple[Any, ...]]:
    """Ask for current texts that are not live; of those, whatever the person works on."""
    wanted: Select[*tuple[Any, ...]] = (
        select(*_TITLED)
        .join(Revision, Revision.id == Edition.current_revision_id)
        .join(Article, Article.id == Edition.article_id)
        .where(
            Edition.public_state.in_([PublicState.NEVER, PublicState.WITHDRAWN]),
            Edition.state != EditionState.SPIKED,
            Article.taken_down_at.is_(None),
            Revision.redacted_at.is_(None),
        )
    )
    if rights.is_any_editor(person):
        return wanted
    if not rights.is_author(person):
        return wanted.where(false())
    owned = select(Edition.article_id).where(Edition.owner_id == person.id)
    return wanted.where(Edition.article_id.in_(owned))


def _titled(row: Any) -> Titled:
    is_live = row.public_state is PublicState.LIVE
    return Titled(row.article_id, row.language, row.title, row.slug, is_live)


def _folded(text: str) -> list[str]:
    return [flat(word) for word in _WORD.findall(text)]


def _has(title: str, words: Sequence[str]) -> bool:
    there = _folded(title)
    return all(any(one.startswith(word) for one in there) for word in words)
