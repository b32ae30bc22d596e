"""The values that public pages are made from: all of a page's inputs, and nothing else."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

RENDERER_VERSION = "1"
"""Raised whenever the same inputs would give other bytes (templates and catalogues included)."""


@dataclass(frozen=True)
class SiteFacts:
    """What every page says about the newsroom itself."""

    name: str
    public_url: str
    """Without a trailing slash."""
    languages: tuple[str, ...]
    """The first one is the default."""


@dataclass(frozen=True)
class EditionPage:
    """One edition as it goes public."""

    language: str
    slug: str
    title: str
    standfirst: str
    body: str
    """Sanitised HTML."""
    photo_credit: str
    byline: str
    """Empty when it is withheld."""
    translator: str
    """Desk name; empty on the source edition."""
    reviewer: str
    """Desk name of who approved this revision."""
    dateline: str
    """ISO date, or empty."""
    countries: tuple[str, ...]
    """ISO 3166 alpha-2 codes."""
    revision_digest: str
    former_slugs: tuple[str, ...] = ()
    """Slugs that were public before and now lead here."""


@dataclass(frozen=True)
class ReleaseInputs:
    """Everything that the pages of one release depend on."""

    article_id: str
    """The public id: 32 hexadecimal digits."""
    source_language: str
    public_at: str
    """ISO instant of this release."""
    first_public_at: str
    """ISO instant at which the article first went public; equal to ``public_at`` on a first one."""
    editions: tuple[EditionPage, ...]
    """The source edition first."""
    site: SiteFacts
    renderer: str = RENDERER_VERSION

    def digest(self) -> str:
        """Return the SHA-256 of all inputs in one fixed form."""
        form = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(form.encode()).hexdigest()


@dataclass(frozen=True)
class RenderedObject:
    """One file of a release, before it is stored."""

    language: str
    slug: str
    role: str
    """``page`` or ``moved``."""
    content: bytes
    location: str = ""
    """For ``moved``: the path that the old slug leads to."""


@dataclass(frozen=True)
class ListEntry:
    """One live edition as front pages, feeds and sitemaps show it."""

    article_id: str
    language: str
    slug: str
    title: str
    standfirst: str
    byline: str
    dateline: str
    """ISO date, or empty; sorts before ``first_public_at`` where there is one."""
    countries: tuple[str, ...]
    first_public_at: str
    public_at: str
    is_source: bool
    alternates: tuple[tuple[str, str], ...]
    """(language, slug) of the article's other live editions."""
