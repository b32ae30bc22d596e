"""Addresses for many editions at once: the wanted one, or the first free one after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from newsroom.articles import slugs
from newsroom.articles.models import SlugReservation
from newsroom.database import db
from newsroom.errors import Busy

_MOST_ROUNDS = 5_000


@dataclass
class SlugChoice:
    """Chooses addresses that nobody has; remembers how far the numbers of each one are used up.

    Files can ask for the same address a thousand times, and nobody is told whose it is.
    """

    _round: dict[tuple[str, str], int] = field(default_factory=dict)

    def choose(self, wanted: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
        """Return an address for each edition of each pair, by language, all different."""
        pairs = list(wanted)
        taken = _taken({item for one in pairs for item in one.items()})
        return [
            {language: self._free(language, slug, taken) for language, slug in one.items()}
            for one in pairs
        ]

    def _free(self, language: str, slug: str, taken: set[tuple[str, str]]) -> str:
        if (language, slug) not in taken:
            taken.add((language, slug))
            return slug
        for number in range(self._round.get((language, slug), 1), _MOST_ROUNDS):
            candidates = [(language, one) for one in slugs.candidates(slug, number)]
            taken |= _taken(set(candidates) - taken)
            free = next((one for one in candidates if one not in taken), None)
            if free is not None:
                taken.add(free)
                self._round[language, slug] = number
                return free[1]
        raise Busy


def _taken(wanted: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return which of these (language, slug) belong to an edition already."""
    taken: set[tuple[str, str]] = set()
    for language in {language for language, _ in wanted}:
        query = select(SlugReservation.slug).where(
            SlugReservation.language == language,
            SlugReservation.slug.in_([slug for one, slug in wanted if one == language]),
        )
        taken |= {(language, slug) for slug in db.session.scalars(query)}
    return taken
