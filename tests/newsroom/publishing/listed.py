"""Every list of some entries, made from values alone: a second opinion on those from rows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from newsroom.publishing import addresses, machine_files, opensearch, robots
from newsroom.publishing import sitemap as sitemaps
from newsroom.publishing.feeds import files as feeds_files
from newsroom.publishing.listing import following, pages, parts, paths, places
from newsroom.publishing.listing.making import GONE, NOT_FOUND
from newsroom.publishing.listing.places import ABOUT, Kind, Place
from newsroom.publishing.listing.topics import Named
from newsroom.publishing.pages import not_there, theme
from newsroom.publishing.pages.values import ListEntry, LoggedCorrection, SiteFacts
from newsroom.publishing.profiles import about

Lines = dict[Place, list[ListEntry]]
"""Every list, its newest entry first."""


def render_lists(
    site: SiteFacts,
    entries: Sequence[ListEntry],
    *,
    updated: str,
    now: dt.datetime,
    corrections: Sequence[LoggedCorrection] = (),
) -> dict[str, bytes]:
    """Render everything that lists these entries, by path below the site."""
    lines, spelt = _lines(entries)
    topics = _topics(entries)
    found = dict(_fixed(site, entries, updated, now))
    for code in site.languages:
        newest = lines.get(Place(code, Kind.ALL), [])
        months = sorted({one.key for one in lines if _is_of(one, code, Kind.MONTH)}, reverse=True)
        front = pages.front(site, code, newest[: pages.FRONT_PAGE_LENGTH], months)
        found[f"{code}/index.html"] = front
        for kind in ABOUT:
            told = [
                pages.row(code, kind, (one.key, len(lines[one]), spelt.get(one, "")), topics)
                for one in lines
                if _is_of(one, code, kind)
            ]
            page = pages.index(site, code, kind, [one for one in told if one])
            found[paths.file_of(paths.of_index(code, kind))] = page
        found |= _log(site, code, corrections, topics)
    for place, listed in lines.items():
        if place.kind in ABOUT:
            found |= _list(site, place, listed, lines, spelt.get(place, ""), topics)
    return found | dict(_maps(site, lines, topics))


def _lines(entries: Sequence[ListEntry]) -> tuple[Lines, dict[Place, str]]:
    found: defaultdict[Place, list[tuple[str, ListEntry, str]]] = defaultdict(list)
    for one in entries:
        day = (one.dateline or one.first_public_at)[:10]
        sort = places.sort_of(day, dt.datetime.fromisoformat(one.first_public_at), one.article_id)
        for place, name in places.of_edition(
            one.language,
            day=day,
            topics=[topic.key for topic in one.topics],
            countries=list(one.countries),
            byline=one.byline,
        ).items():
            found[place].append((sort, one, name))
    ordered = {
        place: sorted(lines, key=lambda line: line[0], reverse=True)
        for place, lines in found.items()
    }
    return (
        {place: [line[1] for line in lines] for place, lines in ordered.items()},
        {place: lines[0][2] for place, lines in ordered.items()},
    )


def _topics(entries: Sequence[ListEntry]) -> Named:
    return {
        code: {topic.key: topic for one in entries if one.language == code for topic in one.topics}
        for code in {one.language for one in entries}
    }


def _is_of(place: Place, language: str, kind: str) -> bool:
    return (place.language, place.kind) == (language, kind)


def _list(
    site: SiteFacts, place: Place, listed: list[ListEntry], lines: Lines, name: str, topics: Named
) -> dict[str, bytes]:
    totals = {
        one.language: len(found)
        for one, found in lines.items()
        if (one.kind, one.key) == (place.kind, place.key)
    }
    if place.kind == Kind.TOPIC:
        name = topics[place.language][place.key].name
    oldest_first, found = listed[::-1], {}
    for part in parts.numbers(len(listed)):
        page = pages.ListPage(site, place, name, part, totals, topics)
        shown = [oldest_first[rank] for rank in parts.ranks(part, len(listed))][::-1]
        found[paths.file_of(page.path)] = pages.listing(page, shown)
        if place.kind == Kind.TOPIC and part == parts.OWN:
            languages = [code for code in site.languages if totals.get(code)]
            found |= dict(following.of_topic(site, place, shown, languages, topics))
    for number in parts.sitemaps(len(listed)) if place.kind == Kind.MONTH else ():
        ranks = parts.sitemap_ranks(number, len(listed))
        [content] = sitemaps.month(site, [oldest_first[rank] for rank in ranks])
        found[paths.sitemap(place.language, place.key, number)] = content
    return found


def _log(
    site: SiteFacts, code: str, corrections: Sequence[LoggedCorrection], topics: Named
) -> dict[str, bytes]:
    told = sorted((one for one in corrections if one.language == code), key=lambda one: one.at)
    totals = {one: sum(it.language == one for it in corrections) for one in site.languages}
    found = {}
    for part in parts.numbers(len(told)) or [parts.OWN]:
        page = pages.ListPage(site, Place(code, Kind.CORRECTIONS), "", part, totals, topics)
        shown = [told[rank] for rank in parts.ranks(part, len(told))][::-1]
        found[paths.file_of(page.path)] = pages.corrections(page, shown)
    return found


def _fixed(
    site: SiteFacts, entries: Sequence[ListEntry], updated: str, now: dt.datetime
) -> Iterator[tuple[str, bytes]]:
    for code in site.languages:
        for form, write in feeds_files.WRITERS.items():
            path = addresses.feed_path(code, form).removeprefix("/")
            yield path, write(site, code, entries, updated)
        path = addresses.opensearch_path(code).removeprefix("/")
        yield path, opensearch.description(site, code)
    yield robots.PATH, robots.text(site)
    yield NOT_FOUND, not_there.page(site, not_there.NOT_FOUND)
    yield GONE, not_there.page(site, not_there.GONE)
    yield from about.pages(site, {}).items()
    yield from ((one.path, one.content) for one in theme.files(site.profile))
    yield from machine_files.timely(site, entries, now).items()


def _maps(site: SiteFacts, lines: Lines, topics: Named) -> Iterator[tuple[str, bytes]]:
    found = {
        kind: {
            code: sorted((one.key, len(lines[one]), "") for one in lines if _is_of(one, code, kind))
            for code in site.languages
        }
        for kind in ABOUT
    }
    for kind, lists in found.items():
        yield from following.lists(site, kind, lists, topics)
    yield following.fronts(site)
    yield following.index(site, found, topics)
