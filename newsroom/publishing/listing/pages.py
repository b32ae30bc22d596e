"""Render what readers see of lists: front pages, lists, their indexes, the corrections logs."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsroom.languages import LANGUAGES, Language
from newsroom.publishing import addresses
from newsroom.publishing.listing import parts, paths
from newsroom.publishing.listing.places import Kind, Place
from newsroom.publishing.listing.topics import Named
from newsroom.publishing.pages import theme, wording
from newsroom.publishing.pages.heads import Head
from newsroom.publishing.pages.values import ListEntry, LoggedCorrection, SiteFacts

FRONT_PAGE_LENGTH = 30


@dataclass(frozen=True)
class Item:
    """One entry as a list shows it."""

    entry: ListEntry
    path: str
    shown_date: str
    """ISO date or instant."""
    others: tuple[tuple[str, str], ...]
    """(language, path) of the article's other live editions."""


@dataclass(frozen=True)
class Month:
    """One month of the archive."""

    key: str
    """Such as ``2026-11``."""
    path: str


@dataclass(frozen=True)
class Row:
    """One list as its index names it."""

    name: str
    path: str
    total: int


@dataclass(frozen=True)
class ListPage:
    """One page of one list, and where it leads."""

    site: SiteFacts
    place: Place
    name: str
    """Of the topic or author; empty for what is named by its key."""
    part: int
    totals: Mapping[str, int]
    """How long the list is in every language that has it."""
    topics: Named

    @property
    def path(self) -> str:
        """Its address."""
        return self._path_in(self.place.language, self.part)

    @property
    def head(self) -> Head:
        """What it tells machines; the versions of a part are the parts of the same number."""
        languages = [
            code for code in self.site.languages if self.part in parts.numbers(self._total(code))
        ]
        found = {code: self._path_in(code, self.part) for code in languages}
        versions = {code: path for code, path in found.items() if path}
        return Head("", "", self.path, addresses.of_lists(self.site.languages, versions))

    @property
    def others(self) -> list[tuple[Language, str]]:
        """The same part in other languages, else the list itself, else their front pages."""
        return [
            (LANGUAGES[code], self._twin(code) or addresses.front_path(code))
            for code in self.site.languages
            if code != self.place.language
        ]

    @property
    def newer(self) -> str:
        """The page with what came next, or empty."""
        return self._neighbour(parts.newer)

    @property
    def older(self) -> str:
        """The page with what came before, or empty."""
        return self._neighbour(parts.older)

    def context(self) -> dict[str, object]:
        """Return what templates of lists are given."""
        names = ("site", "head", "others", "name", "part", "newer", "older")
        told = {name: getattr(self, name) for name in names}
        return told | {"kind": self.place.kind, "key": self.place.key}

    def _total(self, language: str) -> int:
        least = 1 if self.place.kind == Kind.CORRECTIONS else 0  # an empty log says so
        return max(least, self.totals.get(language, 0))

    def _twin(self, language: str) -> str:
        numbers = parts.numbers(self._total(language))
        part = self.part if self.part in numbers else parts.OWN
        return self._path_in(language, part) if numbers else ""

    def _path_in(self, language: str, part: int) -> str:
        place = Place(language, self.place.kind, self.place.key)
        path = paths.of_list(place, self.topics)
        return paths.of_part(path, part) if path else ""

    def _neighbour(self, step: object) -> str:
        number = step(self.part, self._total(self.place.language))  # type: ignore[operator] # parts.newer or older
        return "" if number is None else self._path_in(self.place.language, number)


def front(site: SiteFacts, code: str, entries: Sequence[ListEntry], months: Sequence[str]) -> bytes:
    """Render a front page of the newest entries; ``months`` are all that have any, newest first."""
    fronts = {one: addresses.front_path(one) for one in site.languages}
    template = theme.template("front.html", code)
    return template.render(
        site=site,
        head=Head(site.name, "", fronts[code], addresses.of_lists(site.languages, fronts)),
        items=items(entries),
        years=_years(code, months),
        others=[(LANGUAGES[one], fronts[one]) for one in site.languages if one != code],
    ).encode()


def listing(page: ListPage, entries: Sequence[ListEntry]) -> bytes:
    """Render one page of a list of articles."""
    template = theme.template("listing.html", page.place.language)
    index = paths.of_index(page.place.language, page.place.kind)
    return template.render(**page.context(), items=items(entries), index=index).encode()


def corrections(page: ListPage, logged: Sequence[LoggedCorrection]) -> bytes:
    """Render one page of a corrections log."""
    template = theme.template("corrections.html", page.place.language)
    return template.render(**page.context(), corrections=logged).encode()


def index(site: SiteFacts, code: str, kind: Kind, rows: Sequence[Row]) -> bytes:
    """Render the page that names every list of a kind; months by year, all others by name."""
    found = {one: paths.of_index(one, kind) for one in site.languages}
    if kind == Kind.MONTH:
        months = sorted(rows, key=lambda one: one.name, reverse=True)
        groups = [
            (year, list(of_year)) for year, of_year in groupby(months, key=lambda one: one.name[:4])
        ]
    else:
        groups = [("", sorted(rows, key=lambda one: (_folded(one.name), one.path)))]
    return (
        theme.template("listing_index.html", code)
        .render(
            site=site,
            head=Head("", "", found[code], addresses.of_lists(site.languages, found)),
            kind=kind,
            groups=[one for one in groups if one[1]],
            others=[(LANGUAGES[one], found[one]) for one in site.languages if one != code],
        )
        .encode()
    )


def row(language: str, kind: Kind, told: tuple[str, int, str], topics: Named) -> Row | None:
    """Return the line of an index for a list's key, length and name; None for one without pages."""
    key, total, name = told
    path = paths.of_list(Place(language, kind, key), topics)
    if kind == Kind.TOPIC:
        topic = topics.get(language, {}).get(key)
        name = topic.name if topic else ""
    elif kind == Kind.COUNTRY:
        name = wording.country(key, language)
    elif kind == Kind.MONTH:
        name = key
    return Row(name, path, total) if path else None


def items(entries: Sequence[ListEntry]) -> list[Item]:
    """Return entries as lists show them."""
    return [
        Item(
            entry=one,
            path=addresses.article_path(one.language, one.slug),
            shown_date=one.dateline or one.first_public_at,
            others=tuple(
                (code, addresses.article_path(code, slug)) for code, slug in sorted(one.alternates)
            ),
        )
        for one in entries
    ]


def _years(code: str, months: Sequence[str]) -> list[tuple[str, list[Month]]]:
    return [
        (year, [Month(key, addresses.archive_path(code, key)) for key in keys])
        for year, keys in groupby(months, key=lambda key: key[:4])
    ]


def _folded(name: str) -> str:
    """Return a name as people look it up: without accents, whatever its capitals."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))
