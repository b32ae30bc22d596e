"""Front pages, month archives, the pages for what is not there, and what robots read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses, feeds, not_there, sitemap, theme
from newsroom.publishing.heads import Head
from newsroom.publishing.pages import ListEntry, LoggedCorrection, SiteFacts

FRONT_PAGE_LENGTH = 30
NOT_FOUND = "404.html"
GONE = "410.html"
ROBOTS = "robots.txt"
_STAFF_AREAS = ("/desk/", "/account/", "/admin/", "/api/")


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
    corrections: Sequence[LoggedCorrection] = (),
) -> dict[str, bytes]:
    """Render everything that lists live editions; file paths below the site, each with its bytes.

    Holds the front pages, month archives, corrections logs, feeds, sitemaps, ``404.html``,
    ``410.html``, ``robots.txt`` and the files of the theme. ``updated`` is the ISO instant of the
    release that made the lists change, empty as long as there is none; the order of the entries
    does not matter.
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
        feed = feeds.atom(site, code, entries, updated)
        pages[addresses.feed_path(code).removeprefix("/")] = feed
    pages |= sitemap.render_sitemaps(site, entries, updated=updated)
    pages[NOT_FOUND] = not_there.page(site, not_there.NOT_FOUND)
    pages[GONE] = not_there.page(site, not_there.GONE)
    pages[ROBOTS] = _robots(site)
    pages |= {one.path: one.content for one in theme.files()}
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


def _robots(site: SiteFacts) -> bytes:
    lines = ["User-agent: *", *(f"Disallow: {area}" for area in _STAFF_AREAS)]
    return "\n".join([*lines, "", f"Sitemap: {site.public_url}/{sitemap.INDEX}", ""]).encode()


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
