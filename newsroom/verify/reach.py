"""Invariant 3: nothing that is not public can be reached by an address or found in a list."""

from __future__ import annotations

import itertools
import os
import re
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from flask_babel import gettext as _
from sqlalchemy import select, tuple_

from newsroom.articles.models import Article, Edition, Revision, SlugReservation
from newsroom.articles.slugs import SLUG
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.languages import LANGUAGES
from newsroom.publishing.listing import audit
from newsroom.publishing.site import disk, list_states
from newsroom.publishing.site import layout as site_layout
from newsroom.settings import current
from newsroom.verify import advice, tally
from newsroom.verify.violation import Violation

T = TypeVar("T")
_CHUNK = 500
_NAMED = re.compile(
    rf'(?:href="|"url":"|<loc>|<id>|<link>)[^"<>?#]*?/({"|".join(LANGUAGES)})/'
    rf'({SLUG.pattern})/(?=["<?#])'.encode()
)
"""An address of an article in a list, a feed or a sitemap."""


def addresses() -> Iterator[Violation]:
    """Yield the addresses in the tree that no release ever made public."""
    public = current().site / "public"
    # Pictures bear no language; that no stray one is reached, ``newsroom site verify`` says.
    for language in (one for one in _names(public) if one != site_layout.MEDIA_LANGUAGE):
        for slugs in _chunks(_names(public / language)):
            known = _ever_public(language, slugs)
            for slug in slugs:
                said = site_layout.article_in(disk.pointed_to(public / language / slug))
                if known.get(slug) != said:
                    yield _never_public(said if slug in known else "", f"/{language}/{slug}/")
            tally.passed(len(slugs))
    yield from _folders()


def _never_public(article: str, path: str) -> Violation:
    return Violation(
        3,
        article,
        _("The address %(path)s leads into the tree, but was never public.", path=path),
        str(advice.REBUILD),
    )


def _folders() -> Iterator[Violation]:
    """Find folders in the tree of articles that no release ever made public."""
    for names in _chunks(_names(current().site / "articles")):
        ids = {name: _uuid(name) for name in names}
        query = select(Article.id).where(
            Article.id.in_([one for one in ids.values() if one]), Article.public_number.is_not(None)
        )
        known = set(db.session.scalars(query))
        for name, article_id in ids.items():
            if article_id not in known:
                yield Violation(
                    3,
                    name if article_id else "",
                    _("The tree holds pages of %(name)s, which was never public.", name=name),
                    str(advice.REBUILD),
                )
        tally.passed(len(names))


def lists() -> Iterator[Violation]:
    """Yield what front pages, archives, feeds and sitemaps name that readers may not read."""
    folder = current().site / "lists"
    for file, _stored in list_states.listed(folder):
        retracted_too = "/-/corrections/" in file
        for named in _chunks(_named_in(folder / "current" / file)):
            allowed = _readable(named, retracted_too=retracted_too)
            for language, slug in named:
                if (language, slug) not in allowed:
                    yield Violation(
                        3,
                        "",
                        _(
                            "The list %(file)s names %(path)s, which is not live.",
                            file=file,
                            path=f"/{language}/{slug}/",
                        ),
                        str(advice.LET_REFRESH),
                    )
        tally.passed()


def listing() -> Iterator[Violation]:
    """Yield what the rows that lists are made from have otherwise than it is live."""
    for article, sentence in audit.differences():
        yield Violation(3, article, sentence, str(advice.LIST_AGAIN))
    tally.passed()


def _named_in(path: Path) -> Iterator[tuple[str, str]]:
    try:
        content = path.read_bytes()
    except OSError:
        return
    seen: set[tuple[str, str]] = set()
    for match in _NAMED.finditer(content):
        named = (match[1].decode(), match[2].decode())
        if named not in seen:
            seen.add(named)
            yield named


def _readable(named: Iterable[tuple[str, str]], *, retracted_too: bool) -> set[tuple[str, str]]:
    """Return those addresses at which a live edition stands now."""
    states = [PublicState.LIVE, *([PublicState.RETRACTED] if retracted_too else [])]
    query = (
        select(SlugReservation.language, SlugReservation.slug)
        .join(Edition, Edition.id == SlugReservation.edition_id)
        .join(Revision, Revision.id == Edition.public_revision_id)
        .where(
            tuple_(SlugReservation.language, SlugReservation.slug).in_(list(named)),
            Edition.public_state.in_(states),
            Revision.slug == SlugReservation.slug,
        )
    )
    return {(row.language, row.slug) for row in db.session.execute(query)}


def _ever_public(language: str, slugs: Iterable[str]) -> dict[str, str]:
    """Return the public id of the article that each slug belongs to, if it ever was public."""
    query = (
        select(SlugReservation.slug, Edition.article_id)
        .join(Edition, Edition.id == SlugReservation.edition_id)
        .where(
            SlugReservation.language == language,
            SlugReservation.slug.in_(list(slugs)),
            SlugReservation.ever_public.is_(True),
        )
    )
    return {row.slug: row.article_id.hex for row in db.session.execute(query)}


def _names(folder: Path) -> Iterator[str]:
    """Yield what a folder holds, without its drafts."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        yield from (one.name for one in entries if not one.name.endswith(".new"))


def _chunks(things: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(things)
    while chunk := list(itertools.islice(iterator, _CHUNK)):
        yield chunk


def _uuid(name: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(hex=name)
    except ValueError:
        return None
