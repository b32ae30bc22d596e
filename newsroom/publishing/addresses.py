"""Where the public pages live, and which pages are each other's versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from newsroom.publishing.pages.values import ListEntry, ReleaseInputs, SiteFacts

X_DEFAULT = "x-default"


@dataclass(frozen=True)
class Alternate:
    """One version of a page: itself, one in another language, or the default one."""

    hreflang: str
    path: str


def article_path(language: str, slug: str) -> str:
    """Return the path of an edition."""
    return f"/{language}/{quote(slug, safe='')}/"


def front_path(language: str) -> str:
    """Return the path of a language's front page."""
    return f"/{language}/"


def archive_path(language: str, month: str) -> str:
    """Return the path of the list of one month, such as ``2026-11``."""
    return f"/{language}/-/archive/{month}/"


def topic_path(language: str, slug: str) -> str:
    """Return the path of the list of a topic."""
    return f"/{language}/-/topics/{slug}/"


def country_path(language: str, code: str) -> str:
    """Return the path of the list of a country, by its ISO 3166 alpha-2 code."""
    return f"/{language}/-/countries/{code.lower()}/"


def author_path(language: str, slug: str) -> str:
    """Return the path of the list of what one name has signed."""
    return f"/{language}/-/authors/{slug}/"


def about_path(language: str) -> str:
    """Return the path of the page about the newsroom."""
    return f"/{language}/-/about/"


def search_path(language: str) -> str:
    """Return the path of a language's search page; the one page that is not made ahead."""
    return f"/{language}/-/search"


def part_path(list_path: str, number: int) -> str:
    """Return the path of one earlier part of a long list, counted from the oldest, from 1 on."""
    return f"{list_path}{number}/"


def feed_path(language: str, form: str = "atom", *, topic: str = "") -> str:
    """Return the path of a language's feed, or of a topic's by its slug.

    ``form`` is ``atom``, ``rss`` or ``json``.
    """
    home = topic_path(language, topic) if topic else f"/{language}/-/"
    return f"{home}feed.{form}"


def opensearch_path(language: str) -> str:
    """Return the path of what tells a browser how to search in a language."""
    return f"/{language}/-/opensearch.xml"


def corrections_path(language: str) -> str:
    """Return the path of a language's corrections log."""
    return f"/{language}/-/corrections/"


def of_release(inputs: ReleaseInputs) -> tuple[Alternate, ...]:
    """Return the versions of an article: every live edition, then the default one."""
    versions = {one.language: one.slug for one in inputs.editions}
    default = inputs.source_language
    return _versions(inputs.site, versions, default if default in versions else "")


def of_entry(site: SiteFacts, entry: ListEntry) -> tuple[Alternate, ...]:
    """Return the versions of a listed article, the entry itself among them."""
    versions = {entry.language: entry.slug, **dict(entry.alternates)}
    source = entry.language if entry.is_source else entry.source_language
    return _versions(site, versions, source if source in versions else "")


def of_lists(languages: Sequence[str], path_in: dict[str, str]) -> tuple[Alternate, ...]:
    """Return the versions of a list page; ``/`` is the default one."""
    found = [Alternate(code, path_in[code]) for code in languages if code in path_in]
    return (*found, Alternate(X_DEFAULT, "/"))


def _versions(site: SiteFacts, slugs: dict[str, str], source: str) -> tuple[Alternate, ...]:
    if not slugs:
        return ()
    order = sorted(slugs, key=lambda code: (_place(site, code), code))
    found = [Alternate(code, article_path(code, slugs[code])) for code in order]
    default = source or order[0]
    return (*found, Alternate(X_DEFAULT, article_path(default, slugs[default])))


def _place(site: SiteFacts, code: str) -> int:
    return site.languages.index(code) if code in site.languages else len(site.languages)
