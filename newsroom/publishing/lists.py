"""Front pages, month archives, the pages for what is not there, and what programs follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses, machine_files, not_there, theme
from newsroom.publishing.heads import Head
from newsroom.publishing.pages import ListEntry, LoggedCorrection, SiteFacts
from newsroom.publishing.profiles import about
from newsroom.publishing.sitemap import ListPage

FRONT_PAGE_LENGTH = 30
NOT_FOUND = "404.html"
GONE = "410.html"


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


def render_lists(
    site: SiteFacts,
    entries: Sequence[ListEntry],
    *,
    updated: str,
    now: dt.datetime,
    corrections: Sequence[LoggedCorrection] = (),
    leads: about.Leads = MappingProxyType({}),
) -> dict[str, bytes]:
    """Render everything that lists live editions; file paths below the site, each with its bytes.

    Holds the front pages, month archives, corrections logs, pages about the newsroom, what
    ``machine_files`` renders, ``404.html``, ``410.html`` and the files of the theme. ``updated`` is
    the ISO instant of the release that made the lists change, empty as long as there is none;
    ``now`` decides what is news; the order of the entries does not matter. ``leads`` is what
    ``about.links_now`` returned.
    """
    pages: dict[str, bytes] = {}
    by_language = {code: newest_first(entries, code) for code in site.languages}
    months = {
        code: list(dict.fromkeys(_month(one) for one in listed))
        for code, listed in by_language.items()
    }
    for code, listed in by_language.items():
        pages[_file(addresses.front_path(code))] = _front(site, code, listed, months[code])
        for key in months[code]:
            of_month = [one for one in listed if _month(one) == key]
            page = _archive(site, code, of_month, key, months)
            pages[_file(addresses.archive_path(code, key))] = page
        pages[_file(addresses.corrections_path(code))] = _corrections(site, code, corrections)
    listed_pages = _list_pages(site, entries, updated, corrections)
    pages |= machine_files.render(site, entries, updated=updated, listed=listed_pages, now=now)
    pages |= about.pages(site, leads)
    pages[NOT_FOUND] = not_there.page(site, not_there.NOT_FOUND)
    pages[GONE] = not_there.page(site, not_there.GONE)
    pages |= {one.path: one.content for one in theme.files(site.profile)}
    return pages


def newest_first(entries: Sequence[ListEntry], language: str) -> list[ListEntry]:
    """Return one language's entries by dateline, or by first publication where there is none."""
    listed = (one for one in entries if one.language == language)
    return sorted(
        listed,
        key=lambda one: (_date(one)[:10], one.first_public_at, one.article_id),
        reverse=True,
    )


def _front(site: SiteFacts, code: str, listed: list[ListEntry], months: list[str]) -> bytes:
    fronts = {one: addresses.front_path(one) for one in site.languages}
    head = Head(site.name, "", fronts[code], addresses.of_lists(site.languages, fronts))
    return (
        theme.template("front.html", code)
        .render(
            site=site,
            head=head,
            items=_items(listed[:FRONT_PAGE_LENGTH]),
            years=_years(code, months),
            others=[(LANGUAGES[one], fronts[one]) for one in site.languages if one != code],
        )
        .encode()
    )


def _archive(
    site: SiteFacts, code: str, listed: list[ListEntry], key: str, months: dict[str, list[str]]
) -> bytes:
    """Render one month; the other language's list of the month, else its front page, is linked."""
    same = {one: addresses.archive_path(one, key) for one, keys in months.items() if key in keys}
    head = Head("", "", same[code], addresses.of_lists(site.languages, same))
    return (
        theme.template("archive.html", code)
        .render(
            site=site,
            head=head,
            month=key,
            items=_items(listed),
            years=_years(code, months[code]),
            others=[
                (LANGUAGES[one], same.get(one, addresses.front_path(one)))
                for one in site.languages
                if one != code
            ],
        )
        .encode()
    )


def _corrections(site: SiteFacts, code: str, corrections: Sequence[LoggedCorrection]) -> bytes:
    """Render one language's corrections log, the newest first."""
    logs = {one: addresses.corrections_path(one) for one in site.languages}
    listed = sorted(
        (one for one in corrections if one.language == code),
        key=lambda one: (one.at, one.slug),
        reverse=True,
    )
    return (
        theme.template("corrections.html", code)
        .render(
            site=site,
            head=Head("", "", logs[code], addresses.of_lists(site.languages, logs)),
            corrections=listed,
            others=[(LANGUAGES[one], logs[one]) for one in site.languages if one != code],
        )
        .encode()
    )


def _list_pages(
    site: SiteFacts,
    entries: Sequence[ListEntry],
    updated: str,
    corrections: Sequence[LoggedCorrection],
) -> Iterator[ListPage]:
    """Name every list with its versions and its last change, for the sitemap."""
    fronts = {code: addresses.front_path(code) for code in site.languages}
    yield from _versions_of(site, fronts, dict.fromkeys(fronts, updated))
    logs = {code: addresses.corrections_path(code) for code in site.languages}
    told = {
        code: max((one.at for one in corrections if one.language == code), default="")
        for code in site.languages
    }
    yield from _versions_of(site, logs, told)
    changed: dict[str, dict[str, str]] = {}
    for one in entries:
        latest = changed.setdefault(_month(one), {})
        latest[one.language] = max(one.public_at, latest.get(one.language, ""))
    for key in sorted(changed):
        paths = {code: addresses.archive_path(code, key) for code in changed[key]}
        yield from _versions_of(site, paths, changed[key])


def _versions_of(
    site: SiteFacts, path_in: dict[str, str], updated: Mapping[str, str]
) -> list[ListPage]:
    versions = addresses.of_lists(site.languages, path_in)
    return [
        ListPage(path_in[code], versions, updated[code])
        for code in site.languages
        if code in path_in
    ]


def _items(listed: Sequence[ListEntry]) -> list[Item]:
    return [
        Item(
            entry=one,
            path=addresses.article_path(one.language, one.slug),
            shown_date=_date(one),
            others=tuple(
                (code, addresses.article_path(code, slug)) for code, slug in sorted(one.alternates)
            ),
        )
        for one in listed
    ]


def _years(code: str, months: list[str]) -> list[tuple[str, list[Month]]]:
    return [
        (year, [Month(key, addresses.archive_path(code, key)) for key in keys])
        for year, keys in groupby(months, key=lambda key: key[:4])
    ]


def _date(entry: ListEntry) -> str:
    return entry.dateline or entry.first_public_at


def _month(entry: ListEntry) -> str:
    return _date(entry)[:7]


def _file(path: str) -> str:
    return f"{path.removeprefix('/')}index.html"
