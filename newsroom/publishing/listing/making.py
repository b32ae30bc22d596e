"""Make the pages of lists: all of them, or those that changed; never more than a page in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from newsroom.database import db, now
from newsroom.publishing import machine_files, sitemap
from newsroom.publishing.listing import following, pages, parts, paths, reading
from newsroom.publishing.listing.places import ABOUT, Kind, Place
from newsroom.publishing.listing.topics import Named
from newsroom.publishing.pages import not_there, theme
from newsroom.publishing.pages.values import SiteFacts
from newsroom.publishing.profiles import about
from newsroom.publishing.profiles import queries as profiles

NOT_FOUND = "404.html"
GONE = "410.html"
File = tuple[str, bytes]
"""A path below the site, and what stands there."""


def steady(site: SiteFacts, topics: Named) -> Iterator[File]:
    """Yield the pages that nearly every release changes: as many, however much is live."""
    for code in site.languages:
        yield paths.file_of(f"/{code}/"), _front(site, code, topics)
    yield from following.of_site(site, topics)
    found = {kind: _lists(site, kind) for kind in ABOUT}
    for kind, lists in found.items():
        for code in site.languages:
            rows = [pages.row(code, kind, one, topics) for one in lists[code]]
            page = pages.index(site, code, kind, [one for one in rows if one])
            yield paths.file_of(paths.of_index(code, kind)), page
    yield following.index(site, found, topics)
    yield following.fronts(site)
    yield NOT_FOUND, not_there.page(site, not_there.NOT_FOUND)
    yield GONE, not_there.page(site, not_there.GONE)
    yield from about.pages(site, about.links_now(site)).items()
    yield from profiles.logo_files(site.profile).items()
    yield from ((one.path, one.content) for one in theme.files(site.profile))
    yield from timely(site).items()


def timely(site: SiteFacts) -> dict[str, bytes]:
    """Return what grows old though nothing is released: the news, and until when we can be told."""
    at = now()
    since = at - dt.timedelta(hours=sitemap.NEWS_HOURS)
    recent = [one for code in site.languages for one in reading.recent(code, since)]
    return machine_files.timely(site, recent, at)


def of_list(
    site: SiteFacts, kind: str, key: str, totals: Mapping[str, int], topics: Named
) -> Iterator[tuple[str, Iterator[File]]]:
    """Yield every file of a list in every language, and what makes it when it is wanted.

    ``totals`` is how long the list is in each language that has it.
    """
    for code in site.languages:
        place = Place(code, kind, key)
        total = totals.get(code, 0)
        path = paths.of_list(place, topics)
        if path and (total or kind == Kind.CORRECTIONS):
            name = _name(place, topics)
            for part in parts.numbers(total) or [parts.OWN]:
                page = pages.ListPage(site, place, name, part, totals, topics)
                yield paths.file_of(page.path), _page(page, total)
        for number in parts.sitemaps(total) if kind == Kind.MONTH else ():
            file = paths.sitemap(code, key, number)
            yield file, _sitemap(site, place, number, total, file)


def sitemaps_of(site: SiteFacts, kind: str, topics: Named) -> Iterator[File]:
    """Yield the sitemaps that name every list of a kind."""
    return following.lists(site, kind, _lists(site, kind), topics)


def _page(page: pages.ListPage, total: int) -> Iterator[File]:
    """Make one page; the feeds of a topic come with the list's own."""
    ranks = parts.ranks(page.part, total)
    file = paths.file_of(page.path)
    if page.place.kind == Kind.CORRECTIONS:
        yield file, pages.corrections(page, reading.corrections(page.place, ranks, total))
        return
    entries = reading.entries(page.place, ranks, total, page.topics)
    yield file, pages.listing(page, entries)
    if page.place.kind == Kind.TOPIC and page.part == parts.OWN and entries:
        languages = [code for code in page.site.languages if page.totals.get(code)]
        yield from following.of_topic(page.site, page.place, entries, languages, page.topics)


def _sitemap(site: SiteFacts, place: Place, number: int, total: int, file: str) -> Iterator[File]:
    yield file, following.month(site, place, number, total)


def _front(site: SiteFacts, code: str, topics: Named) -> bytes:
    place = Place(code, Kind.ALL)
    total = reading.length(place)
    newest = range(max(0, total - pages.FRONT_PAGE_LENGTH), total)
    entries = reading.entries(place, newest, total, topics)
    months = [key for key, _total, _name in reversed(reading.lists_of(code, Kind.MONTH))]
    return pages.front(site, code, entries, months)


def _lists(site: SiteFacts, kind: str) -> following.Lists:
    return {code: reading.lists_of(code, kind) for code in site.languages}


def _name(place: Place, topics: Named) -> str:
    """Return what a list is called, where its key does not tell."""
    if place.kind == Kind.TOPIC:
        return topics[place.language][place.key].name
    return reading.name_of(place) if place.kind == Kind.AUTHOR else ""


def wanted_of(
    files: Iterator[tuple[str, Iterator[File]]], wanted: Collection[str] | None
) -> Iterator[File]:
    """Yield the files of a list that are wanted, made; None wants all of them."""
    for file, made in files:
        if wanted is None or file in wanted:
            yield from made
            db.session.rollback()  # no transaction is held for long: some lists are
