"""What a feed holds, whatever its format: the newest entries, their versions, their subjects."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses
from newsroom.publishing.pages import theme, wording
from newsroom.publishing.pages.beside import TopicName
from newsroom.publishing.pages.values import ListEntry, Picture, SiteFacts
from newsroom.publishing.xml_words import xml_text

FEED_LENGTH = 50
NEVER = "1970-01-01T00:00:00+00:00"
"""The date of a feed that never held anything: formats want one."""
_PICTURE_WIDTH = 1200
"""Pixels; more than any feed reader shows."""
_READ_EVERYWHERE = ("image/jpeg", "image/png", "image/webp", "image/avif")
"""Formats of pictures, those first that every feed reader can show."""

Topic = Mapping[str, TopicName]
"""A topic as each language calls it; a language without it has no feed of it."""


@dataclass(frozen=True)
class Version:
    """The same list in another language: its page, and its feed in the same format."""

    language: str
    page: str
    feed: str


@dataclass(frozen=True)
class Subject:
    """What an entry is about: a country or a topic."""

    scheme: str
    """Address of what it is one of: tells a country from a topic."""
    term: str
    """The same in every language."""
    name: str


@dataclass(frozen=True)
class Illustration:
    """One file of a picture, and its words."""

    url: str
    media_type: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True)
class Item:
    """One entry of a feed; every address is whole and every word can stand in XML."""

    id: str
    """Kept whatever becomes of title and slug."""
    url: str
    title: str
    summary: str
    """Plain text, or empty."""
    authors: tuple[str, ...]
    """Who signed it; empty where nobody is named."""
    published: str
    """ISO instant at which the article first went public."""
    updated: str
    """ISO instant of its last release."""
    versions: tuple[tuple[str, str], ...]
    """(language, address), its own first."""
    subjects: tuple[Subject, ...]
    picture: Illustration | None


@dataclass(frozen=True)
class Feed:
    """One feed; every address is whole and every word can stand in XML."""

    language: str
    name: str
    """Of the newsroom."""
    title: str
    subtitle: str
    home: str
    """The front page in the feed's language."""
    page: str
    """The list that the feed follows."""
    own: str
    updated: str
    """ISO instant."""
    versions: tuple[Version, ...]
    icon: str
    logo: str
    """Empty where the newsroom has none."""
    logo_size: tuple[int, int]
    items: tuple[Item, ...]


def contents(
    site: SiteFacts,
    language: str,
    entries: Sequence[ListEntry],
    updated: str,
    *,
    form: str,
    topic: Topic | None = None,
) -> Feed:
    """Return what a language's feed holds, or a topic's in this language, the last released first.

    Entries of other languages and other topics are passed over. ``updated`` is an ISO instant,
    empty as long as nothing was ever public.

    Raises:
        KeyError: the topic has no name in this language.
    """
    name, profile = xml_text(site.name), site.profile
    one = topic[language] if topic else None
    return Feed(
        language=language,
        name=name,
        title=f"{xml_text(one.name)} · {name}" if one else name,
        subtitle=xml_text(dict(profile.taglines).get(language, "")),
        home=site.public_url + addresses.front_path(language),
        page=site.public_url + _page(language, one),
        own=site.public_url + _feed(language, form, one),
        updated=wording.exact(updated or NEVER),
        versions=_versions(site, language, form, topic),
        icon=f"{site.public_url}/{_icon()}",
        logo=site.public_url + profile.logo if profile.logo else "",
        logo_size=profile.logo_size,
        items=tuple(_item(site, entry) for entry in _newest(entries, language, one)),
    )


def entry_id(article_id: str, language: str) -> str:
    """Return the id that an edition keeps in every feed."""
    return uuid.uuid5(uuid.UUID(article_id), language).urn


def _newest(
    entries: Sequence[ListEntry], language: str, topic: TopicName | None
) -> list[ListEntry]:
    listed = [
        one
        for one in entries
        if one.language == language
        and (topic is None or topic.key in {each.key for each in one.topics})
    ]
    listed.sort(key=lambda one: (one.public_at, one.article_id), reverse=True)
    return listed[:FEED_LENGTH]


def _page(language: str, topic: TopicName | None) -> str:
    if topic is None:
        return addresses.front_path(language)
    return addresses.topic_path(language, topic.slug)


def _feed(language: str, form: str, topic: TopicName | None) -> str:
    return addresses.feed_path(language, form, topic=topic.slug if topic else "")


def _versions(
    site: SiteFacts, language: str, form: str, topic: Topic | None
) -> tuple[Version, ...]:
    others = [code for code in site.languages if code != language and (not topic or code in topic)]
    named = {code: topic[code] if topic else None for code in others}
    return tuple(
        Version(
            code,
            site.public_url + _page(code, named[code]),
            site.public_url + _feed(code, form, named[code]),
        )
        for code in others
    )


def _icon() -> str:
    return next(one.path for one in theme.files() if one.path.endswith(".svg"))


def _item(site: SiteFacts, entry: ListEntry) -> Item:
    versions = tuple(
        (code, site.public_url + addresses.article_path(code, slug))
        for code, slug in [(entry.language, entry.slug), *entry.alternates]
        if code in LANGUAGES
    )
    return Item(
        id=entry_id(entry.article_id, entry.language),
        url=versions[0][1],
        title=xml_text(entry.title),
        summary=xml_text(entry.standfirst),
        authors=_authors(entry),
        published=wording.exact(entry.first_public_at),
        updated=wording.exact(entry.public_at),
        versions=versions,
        subjects=_subjects(site, entry),
        picture=_illustration(site, entry.picture) if entry.picture else None,
    )


def _authors(entry: ListEntry) -> tuple[str, ...]:
    name = xml_text(entry.byline)
    return (name,) if name else ()


def _subjects(site: SiteFacts, entry: ListEntry) -> tuple[Subject, ...]:
    below = f"{site.public_url}/{entry.language}/-"
    countries = (
        Subject(
            f"{below}/countries/",
            xml_text(code),
            xml_text(wording.country(code, entry.language)),
        )
        for code in entry.countries
    )
    topics = (
        Subject(f"{below}/topics/", xml_text(one.key), xml_text(one.name)) for one in entry.topics
    )
    return (*topics, *countries)


def _illustration(site: SiteFacts, picture: Picture) -> Illustration | None:
    """Return the file that most feed readers can show and that is not wider than they need."""
    for media_type in _READ_EVERYWHERE:
        files = sorted(
            (one for one in picture.files if one.media_type == media_type),
            key=lambda one: one.width,
        )
        if files:
            fitting = [one for one in files if one.width <= _PICTURE_WIDTH]
            file = fitting[-1] if fitting else files[0]
            return Illustration(
                url=site.public_url + file.path,
                media_type=file.media_type,
                width=file.width,
                height=round(picture.height * file.width / picture.width),
                alt=xml_text(picture.alt),
                credit=xml_text(picture.credit),
            )
    return None
