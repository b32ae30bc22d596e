"""Which slugs are free in a language, and which one an edition would get; never whose one is."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import select

from newsroom.articles import queries, slugs
from newsroom.articles.models import SlugReservation
from newsroom.database import db
from newsroom.errors import Busy

_MOST_BATCHES = 1_000


@dataclass(frozen=True)
class Offer:
    """What an edition would get that asks for a slug."""

    wanted: str
    slug: str
    former: tuple[str, ...] = ()
    """Of its slugs that were ever public, those that would lead to this one."""

    @property
    def is_taken(self) -> bool:
        """Tell whether another article has the wanted one."""
        return self.slug != self.wanted


def offer(language: str, wanted: str, edition_id: uuid.UUID | None) -> Offer:
    """Return what an edition would get for ``wanted``, which is a slug; it reserves nothing."""
    former = queries.public_slugs([edition_id]).get(edition_id, ()) if edition_id else ()
    slug = next(free(language, wanted, besides=edition_id))
    return Offer(wanted, slug, tuple(one for one in former if one != slug))


def free(language: str, wanted: str, *, besides: uuid.UUID | None) -> Iterator[str]:
    """Yield the slugs that an edition, ``besides``, may have for a wanted one, the nearest first.

    Raises:
        Busy: there are so many that none was found.
    """
    for batch in range(1, _MOST_BATCHES):
        candidates = slugs.candidates(wanted, batch)
        taken = _taken(language, candidates, besides)
        yield from (one for one in candidates if one not in taken)
    raise Busy


def _taken(language: str, among: Collection[str], besides: uuid.UUID | None) -> set[str]:
    """Return which of these slugs another edition than ``besides`` has."""
    query = select(SlugReservation.slug).where(
        SlugReservation.language == language, SlugReservation.slug.in_(among)
    )
    if besides is not None:
        query = query.where(SlugReservation.edition_id != besides)
    return set(db.session.scalars(query))
