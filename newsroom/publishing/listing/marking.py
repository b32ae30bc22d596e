"""Which pages of which lists a change touches; noted, so that every tree can find its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Table, func, select, tuple_
from sqlalchemy.orm import aliased

from newsroom.database import db
from newsroom.publishing.listing import following, parts, paths, storing
from newsroom.publishing.listing.models import ListingPage, ListingPlace, ListingTotal
from newsroom.publishing.listing.places import ABOUT, Kind, Place, Touched
from newsroom.publishing.listing.topics import Named
from newsroom.settings import current

_PAGE: Table = ListingPage.__table__  # type: ignore[assignment] # SQLAlchemy says FromClause
_FEW = 20
"""Lines of one list that are looked for one by one; of more, all its pages are made again."""
_CHUNK = 500


Lengths = Mapping[Place, tuple[int, int]]
"""How long each list was and is now."""


def note(touched: Mapping[Place, Touched], lengths: Lengths, topics: Named, number: int) -> None:
    """Note every page that differs now, as changed with a number of the log."""
    rows = {
        file: (place.kind, place.key)
        for place, found in touched.items()
        if paths.has_pages(place.kind)
        for file in _files(place, found, lengths[place], topics)
    }
    rows |= _of_other_languages(lengths, topics)
    rows |= _sitemaps(
        place.kind for place, (before, after) in lengths.items() if (before == 0) != (after == 0)
    )
    _write(rows, number)


def _files(place: Place, found: Touched, length: tuple[int, int], topics: Named) -> set[str]:
    before, after = length
    numbers: set[int] = set()
    maps: set[int] = set()
    moved = found.came | found.went | ({""} if found.is_renamed else set())
    if moved:
        rank = after - _at_or_above(place, min(moved))
        numbers |= parts.from_rank(rank, before, after)
        maps |= set(range(parts.sitemap_at(rank), parts.sitemap_at(max(before, after) - 1) + 1))
    if len(found.changed) > _FEW:
        numbers |= set(parts.numbers(after))
    else:
        numbers |= {parts.part_at(one, after) for one in _ranks(place, found.changed, after)}
    if found.renewed and place.kind == Kind.TOPIC:
        numbers.add(parts.OWN)  # beside it stand the feeds, which tell when a page was made
    files = paths.files_of(place, numbers, topics)
    if place.kind != Kind.MONTH:
        return files
    said = found.changed | found.renewed
    if len(said) > _FEW:
        maps |= set(parts.sitemaps(after))
    else:
        maps |= {parts.sitemap_at(one) for one in _ranks(place, said, after)}
    return files | {paths.sitemap(place.language, place.key, one) for one in maps}


def _ranks(place: Place, sorts: Iterable[str], total: int) -> list[int]:
    """Return how many lines are older than each of these."""
    return [total - _at_or_above(place, one) for one in sorts]


def _at_or_above(place: Place, sort: str) -> int:
    """Count the newer end of a list: what changes is near it as a rule."""
    query = select(func.count()).where(
        ListingPlace.language == place.language,
        ListingPlace.kind == place.kind,
        ListingPlace.key == place.key,
        ListingPlace.sort >= sort,
    )
    return db.session.scalar(query) or 0


def _of_other_languages(lengths: Lengths, topics: Named) -> dict[str, tuple[str, str]]:
    """Return the pages that lead to a list or a part which came or went in another language."""
    other: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
    for place, (before, after) in lengths.items():
        if paths.has_pages(place.kind) and parts.numbers(before) != parts.numbers(after):
            other.setdefault((place.kind, place.key), []).append((place.language, before, after))
    rows: dict[str, tuple[str, str]] = {}
    for place, total in totals(other):
        known = set(parts.numbers(total))
        for language, before, after in other[place.kind, place.key]:
            if language != place.language:
                numbers = known & _leading(before, after, known)
                files = paths.files_of(place, numbers, topics)
                rows |= dict.fromkeys(files, (place.kind, place.key))
    return rows


def _leading(before: int, after: int, known: set[int]) -> set[int]:
    """Return the pages that lead to something which another language has only now, or no more."""
    if (before == 0) != (after == 0):
        return known
    return set(parts.numbers(before)) ^ set(parts.numbers(after))


def note_lists(places: Iterable[Place], topics: Named, number: int) -> None:
    """Note every page of some lists, as they are now."""
    wanted = set(places)
    rows = {
        file: (place.kind, place.key)
        for place, total in totals({(one.kind, one.key) for one in wanted})
        if place in wanted
        for file in paths.files_of(place, parts.numbers(total), topics)
    }
    _write(rows | _sitemaps([Kind.TOPIC]), number)


def _sitemaps(kinds: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the sitemaps that name all lists of these kinds."""
    languages = current().languages
    return {
        following.lists_file(languages, code, kind): (following.PAGES, str(kind))
        for kind in set(kinds) & set(ABOUT)
        for code in languages
    }


def totals(keys: Iterable[tuple[str, str]]) -> Iterator[tuple[Place, int]]:
    """Yield the lists of these kinds and keys in every language, and how long each is."""
    wanted = list(keys)
    for start in range(0, len(wanted), _CHUNK):
        query = select(
            ListingTotal.language, ListingTotal.kind, ListingTotal.key, ListingTotal.total
        ).where(tuple_(ListingTotal.kind, ListingTotal.key).in_(wanted[start : start + _CHUNK]))
        for language, kind, key, total in db.session.execute(query).all():
            yield Place(language, kind, key), total


def beside(topic_keys: Iterable[str]) -> set[Place]:
    """Return every list that holds an article of one of these topics, theirs among them."""
    own, other = aliased(ListingPlace), aliased(ListingPlace)
    query = (
        select(other.language, other.kind, other.key)
        .join(own, (own.article_id == other.article_id) & (own.language == other.language))
        .where(own.kind == Kind.TOPIC, own.key.in_(list(topic_keys)))
        .distinct()
    )
    found = {Place(*row) for row in db.session.execute(query)}
    return {one for one in found if paths.has_pages(one.kind)}


def _write(rows: Mapping[str, tuple[str, str]], number: int) -> None:
    storing.put_over(
        _PAGE,
        [
            {"path": path, "kind": kind, "key": key, "changed": number}
            for path, (kind, key) in sorted(rows.items())
        ],
    )
