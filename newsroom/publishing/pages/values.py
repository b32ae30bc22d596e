"""The values that public pages are made from: all of a page's inputs, and nothing else."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from newsroom.publishing.pages.beside import Beside, TopicName

RENDERER_VERSION = "3"
"""Raised whenever the same inputs would give other bytes (templates and catalogues included)."""


@dataclass(frozen=True)
class MenuItem:
    """One entry of a menu, in every language that has it."""

    labels: tuple[tuple[str, str], ...]
    """(language, words)."""
    paths: tuple[tuple[str, str], ...]
    """(language, path or absolute https address)."""


@dataclass(frozen=True)
class Profile:
    """What a newsroom says about itself and how it wants to look; each text by language."""

    taglines: tuple[tuple[str, str], ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    """(language, sanitised HTML) of the page about the newsroom."""
    accent: str = ""
    """Colour of links and rules on light paper as ``#rrggbb``; empty: the theme's own."""
    accent_dark: str = ""
    """The same on dark paper."""
    logo: str = ""
    """Path of the logo on the site (``/-/media/…``); empty: the name is set as text."""
    logo_size: tuple[int, int] = (0, 0)
    """Width and height in CSS pixels."""
    main_menu: tuple[MenuItem, ...] = ()
    foot_menu: tuple[MenuItem, ...] = ()
    contact: str = ""
    """Where readers write to: a ``mailto:`` or https address."""
    security_contact: str = ""
    """Where a flaw is reported to, for ``/.well-known/security.txt``."""


@dataclass(frozen=True)
class SiteFacts:
    """What every page says about the newsroom itself."""

    name: str
    public_url: str
    """Without a trailing slash."""
    languages: tuple[str, ...]
    """The first one is the default."""
    profile: Profile = Profile()


@dataclass(frozen=True)
class Notice:
    """Something that readers are told above or below a text."""

    kind: str
    """``corrected``, ``correcting`` (this text is still to be corrected), ``corrected_elsewhere``
    or ``updating`` (the other language is newer)."""
    language: str
    """The language whose text it is about."""
    at: str = ""
    """ISO instant since when it holds; empty where that says nothing."""
    severity: str = ""
    note: str = ""
    """In the page's own language."""


@dataclass(frozen=True)
class Link:
    """Where a link of a body to an article of this site leads now."""

    language: str
    slug: str
    """Language and slug as they stand in the body."""
    path: str
    hreflang: str = ""
    """Set where it leads to another language than the page's."""


@dataclass(frozen=True)
class PictureFile:
    """One size of a picture in one format."""

    path: str
    """On the site: ``/-/media/<hash>.<suffix>``."""
    width: int
    """Pixels."""
    media_type: str
    """``image/avif``, ``image/webp`` or ``image/jpeg``."""
    digest: str = ""
    """SHA-256 of its bytes, of which the path holds the beginning."""


@dataclass(frozen=True)
class Picture:
    """A picture in one language: its files, from narrow to wide, and its words."""

    width: int
    height: int
    """Pixels of the widest file."""
    files: tuple[PictureFile, ...]
    alt: str
    caption: str = ""
    credit: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    """What must stay in sight when it is cropped: parts of width and height, from the top left."""
    on_cards: bool = True
    """Whether it may stand beside a link that somebody shares elsewhere."""


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
    """Empty when it is withheld, or when nobody is named."""
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
    is_withheld: bool = False
    """Whether a name is withheld; an imported text may name nobody at all."""
    notices: tuple[Notice, ...] = ()
    links: tuple[Link, ...] = ()
    """A link to an article of this site that is not among these leads nowhere and is undone."""
    topics: tuple[TopicName, ...] = ()
    pictures: tuple[tuple[str, Picture], ...] = ()
    """(its id as it stands in the body, the picture); one that is not among these is left out."""
    card: Picture | None = None
    """The first of its pictures, cut to the shape of lists."""
    alone_reason: str = ""
    """Why readers have no other language: empty, ``urgent`` or ``one_language``."""
    kind: str = "news"
    follows: tuple[Beside, ...] = ()
    followed_by: tuple[Beside, ...] = ()


WORDS = frozenset(
    {
        "title",
        "standfirst",
        "body",
        "photo_credit",
        "byline",
        "is_withheld",
        "dateline",
        "countries",
        "kind",
    }
)
"""What the digest of a revision covers."""


@dataclass(frozen=True)
class RetractedPage:
    """What stands at an edition's address after the article was retracted."""

    language: str
    slug: str
    title: str
    at: str
    """ISO instant of the retraction."""
    revision_digest: str
    notes: tuple[tuple[str, str], ...]
    """(language, words), in the newsroom's order of languages."""
    former_slugs: tuple[str, ...] = ()


@dataclass(frozen=True)
class GonePaths:
    """Addresses of an edition that was taken away, the present one and all former ones."""

    language: str
    slugs: tuple[str, ...]


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
    """What is live from this release on, the source edition first."""
    site: SiteFacts
    renderer: str = RENDERER_VERSION
    retracted: tuple[RetractedPage, ...] = ()
    gone: tuple[GonePaths, ...] = ()

    def digest(self) -> str:
        """Return the SHA-256 of all inputs in one fixed form.

        The words of a text are left out: the digest of its revision stands for them.
        """
        form = json.dumps(
            _form(self), default=_form, sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        return hashlib.sha256(form.encode()).hexdigest()


_LATER: dict[str, Any] = {
    "profile": Profile(),
    "topics": (),
    "pictures": (),
    "card": None,
    "on_cards": True,
    "alone_reason": "",
    "follows": (),
    "followed_by": (),
}
"""Fields that came later, and what they hold while they say nothing: then no digest knows them."""


def _form(value: Any) -> dict[str, Any]:
    return {
        name: one
        for name, one in vars(value).items()
        if name not in WORDS and not (name in _LATER and one == _LATER[name])
    }


@dataclass(frozen=True)
class RenderedObject:
    """One file of a release, before it is stored."""

    language: str
    slug: str
    role: str
    """``page``, ``notice``, ``gone`` or ``moved``."""
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
    topics: tuple[TopicName, ...] = ()
    picture: Picture | None = None
    """The first one of its text."""
    source_language: str = ""
    """Of the article; its edition may not be live."""


@dataclass(frozen=True)
class LoggedCorrection:
    """One line of the public corrections log of a language."""

    language: str
    slug: str
    title: str
    severity: str
    note: str
    at: str
    """ISO instant since when readers of this language are told."""
