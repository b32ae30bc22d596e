"""Everything that programs follow, with its path: feeds, sitemaps, and what tells of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsroom.publishing import addresses, feeds, opensearch, robots, security_txt, sitemap
from newsroom.publishing.feeds_contents import Topic
from newsroom.publishing.pages import ListEntry, SiteFacts, TopicName
from newsroom.publishing.sitemap import File, ListPage


def render(
    site: SiteFacts,
    entries: Sequence[ListEntry],
    *,
    updated: str,
    listed: Iterable[ListPage],
    now: dt.datetime,
) -> dict[str, bytes]:
    """Render all of them; file paths below the site, each with its bytes.

    ``updated`` is the ISO instant of the release that made the lists change, empty as long as
    there is none. ``listed`` are the pages that list articles.
    """
    files = _feeds(site, entries, updated)
    files |= _sitemaps(site, entries, listed)
    files |= {
        _file(addresses.opensearch_path(code)): opensearch.description(site, code)
        for code in site.languages
    }
    files[robots.PATH] = robots.text(site)
    return files | timely(site, entries, now)


def timely(site: SiteFacts, entries: Sequence[ListEntry], now: dt.datetime) -> dict[str, bytes]:
    """Render what grows old though nothing is released.

    The entries of the last ``sitemap.NEWS_HOURS`` are enough. At ``timely_until`` other bytes are
    due, so whoever looks more often finds nothing changed.
    """
    files = {
        sitemap.news_path(code): sitemap.news(site, code, entries, now) for code in site.languages
    }
    told = security_txt.text(site, security_txt.expires(now))
    return files | ({security_txt.PATH: told} if told else {})


def timely_paths(site: SiteFacts) -> tuple[str, ...]:
    """Return every path at which ``timely`` may put a file."""
    return *(sitemap.news_path(code) for code in site.languages), security_txt.PATH


def timely_until(
    site: SiteFacts, entries: Sequence[ListEntry], now: dt.datetime
) -> dt.datetime | None:
    """Return when what ``timely`` renders now has to be made again, or None if it never has."""
    moments = [sitemap.news_changes_at(entries, now)]
    if site.profile.security_contact:
        moments.append(security_txt.changes_at(now))
    return min((one for one in moments if one), default=None)


def _feeds(site: SiteFacts, entries: Sequence[ListEntry], updated: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for form, write in feeds.WRITERS.items():
        for code in site.languages:
            found[_file(addresses.feed_path(code, form))] = write(site, code, entries, updated)
        for topic, about in _topics(entries):
            latest = max(one.public_at for one in about)
            for code, name in topic.items():
                path = _file(addresses.feed_path(code, form, topic=name.slug))
                found[path] = write(site, code, about, latest, topic)
    return found


def _topics(entries: Sequence[ListEntry]) -> list[tuple[Topic, list[ListEntry]]]:
    """Return the topics as each language that has entries of them calls them, and these entries."""
    names: defaultdict[str, dict[str, TopicName]] = defaultdict(dict)
    about: defaultdict[str, list[ListEntry]] = defaultdict(list)
    for entry in entries:
        for topic in entry.topics:
            names[topic.key][entry.language] = topic
            about[topic.key].append(entry)
    return [(names[key], about[key]) for key in sorted(names)]


def _sitemaps(
    site: SiteFacts, entries: Sequence[ListEntry], listed: Iterable[ListPage]
) -> dict[str, bytes]:
    pages = list(listed)
    rendered = {
        sitemap.pages_path(number): (content, max((one.updated for one in pages), default=""))
        for number, content in enumerate(sitemap.pages(site, pages), 1)
    }
    for (code, month), of_month in sorted(_by_month(entries).items()):
        latest = max(one.public_at for one in of_month)
        for number, content in enumerate(sitemap.month(site, of_month), 1):
            rendered[sitemap.month_path(code, month, number)] = content, latest
    index = [File(path, latest) for path, (_, latest) in rendered.items()]
    found = {path: content for path, (content, _) in rendered.items()}
    return found | {sitemap.INDEX: sitemap.index(site, index)}


def _by_month(entries: Sequence[ListEntry]) -> Mapping[tuple[str, str], list[ListEntry]]:
    """Return the entries by language and by the month in which the archive lists them."""
    found: defaultdict[tuple[str, str], list[ListEntry]] = defaultdict(list)
    for one in entries:
        found[one.language, (one.dateline or one.first_public_at)[:7]].append(one)
    return found


def _file(path: str) -> str:
    return path.removeprefix("/")
