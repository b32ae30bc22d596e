"""What programs follow of the lists: feeds of languages and topics, and every sitemap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsroom.publishing import addresses, opensearch, robots, sitemap
from newsroom.publishing.feeds import files as feeds_files
from newsroom.publishing.feeds.contents import FEED_LENGTH
from newsroom.publishing.listing import parts, paths, reading
from newsroom.publishing.listing.places import ABOUT, Kind, Place
from newsroom.publishing.listing.topics import Named
from newsroom.publishing.pages.values import ListEntry, SiteFacts

Lists = Mapping[str, Sequence[tuple[str, int, str]]]
"""(key, length, name) of every list of a kind, by language."""
PAGES = "pages"
"""The kind under which a change of a sitemap of lists is noted; its key is the kind of lists."""


def of_site(site: SiteFacts, topics: Named) -> Iterator[tuple[str, bytes]]:
    """Yield what changes with every release: the feeds of each language."""
    updated = reading.updated()
    for code in site.languages:
        entries = reading.newest_released(code, FEED_LENGTH, topics)
        for form, write in feeds_files.WRITERS.items():
            yield _file(addresses.feed_path(code, form)), write(site, code, entries, updated)
        yield _file(addresses.opensearch_path(code)), opensearch.description(site, code)
    yield robots.PATH, robots.text(site)


def of_topic(
    site: SiteFacts,
    place: Place,
    entries: Sequence[ListEntry],
    languages: Sequence[str],
    topics: Named,
) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds of a topic in one language; ``languages`` are those that have the list."""
    named = {
        code: topics[code][place.key] for code in languages if place.key in topics.get(code, {})
    }
    updated = max(one.public_at for one in entries)
    for form, write in feeds_files.WRITERS.items():
        path = addresses.feed_path(place.language, form, topic=named[place.language].slug)
        yield _file(path), write(site, place.language, entries, updated, named)


def topic_feeds_beside(file: str) -> set[str]:
    """Return the files of the feeds that stand beside the page of a topic."""
    folder = file.removesuffix("index.html")
    return {f"{folder}feed.{form}" for form in feeds_files.WRITERS}


def month(site: SiteFacts, place: Place, number: int, total: int) -> bytes:
    """Render one sitemap of a month."""
    ranks = parts.sitemap_ranks(number, total)
    return b"".join(sitemap.month(site, reading.entries(place, ranks, total, {})))


def lists_file(languages: Sequence[str], language: str, kind: str) -> str:
    """Return the file of the sitemap that names every list of a kind in a language."""
    order = [(about, code) for about in ABOUT for code in languages]
    return sitemap.pages_path(2 + order.index((Kind(kind), language)))


def lists(site: SiteFacts, kind: str, found: Lists, topics: Named) -> Iterator[tuple[str, bytes]]:
    """Yield the sitemaps of all lists of a kind, one a language that has any."""
    where: dict[str, dict[str, str]] = {}
    for code in site.languages:
        for key, _total, _name in found[code]:
            path = paths.of_list(Place(code, kind, key), topics)
            if path:
                where.setdefault(key, {})[code] = path
    for code in site.languages:
        named = [
            sitemap.ListPage(path_in[code], addresses.of_lists(site.languages, path_in), "")
            for path_in in where.values()
            if code in path_in
        ]
        if named:
            # Of more than the protocol lets one file hold, the rest is found by links.
            yield lists_file(site.languages, code, kind), sitemap.pages(site, named)[0]


def fronts(site: SiteFacts) -> tuple[str, bytes]:
    """Return the sitemap of the pages that every newsroom has."""
    versions = [
        {code: addresses.front_path(code) for code in site.languages},
        {code: addresses.corrections_path(code) for code in site.languages},
        *({code: paths.of_index(code, kind) for code in site.languages} for kind in ABOUT),
        {code: addresses.about_path(code) for code, _ in site.profile.about},
    ]
    named = [
        sitemap.ListPage(path, addresses.of_lists(site.languages, one), "")
        for one in versions
        for path in one.values()
    ]
    return sitemap.pages_path(), sitemap.pages(site, named)[0]


def index(site: SiteFacts, found: Mapping[Kind, Lists], topics: Named) -> tuple[str, bytes]:
    """Return the index of all sitemaps."""
    files = [sitemap.pages_path()]
    for kind in ABOUT:
        files += [
            lists_file(site.languages, code, kind)
            for code in site.languages
            if any(paths.of_list(Place(code, kind, one[0]), topics) for one in found[kind][code])
        ]
    files += [
        sitemap.month_path(code, key, number)
        for code in site.languages
        for key, total, _name in found[Kind.MONTH][code]
        for number in parts.sitemaps(total)
    ]
    return sitemap.INDEX, sitemap.index(site, [sitemap.File(one, "") for one in files])


def _file(path: str) -> str:
    return path.removeprefix("/")
