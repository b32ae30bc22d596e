"""What a release would bring to readers if it went out now: pages, addresses, links, changes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import url_for

from newsroom.articles import links, word_diff
from newsroom.articles.models import Article, Revision
from newsroom.articles.states import PublicState
from newsroom.database import db, now
from newsroom.publishing import addresses, queries, rules
from newsroom.publishing.addresses import Alternate
from newsroom.publishing.models import Release, ReleaseMember
from newsroom.publishing.pages import inputs, render
from newsroom.publishing.pages.picture_facts import PLACE
from newsroom.publishing.pages.values import EditionPage, Notice, ReleaseInputs, RenderedObject
from newsroom.web import revision_diff


@dataclass(frozen=True)
class LinkCheck:
    """A link from a text to an article of this site."""

    written: str
    """The address as the text means it."""
    path: str
    """Where it would lead; empty where nothing is live there, so that it is undone."""
    hreflang: str
    """The language of what is there, where it is another one than the page's."""


@dataclass(frozen=True)
class PageCheck:
    """One page that the release would leave at its address."""

    language: str
    title: str
    path: str
    is_member: bool
    """Whether the release brings its text, or only makes its page anew."""
    is_new: bool
    """Whether readers find nothing in this language now."""
    old_slugs: tuple[str, ...]
    notices: tuple[Notice, ...]
    inner: tuple[LinkCheck, ...]
    outer: tuple[str, ...]
    fields: Sequence[tuple[Any, tuple[word_diff.Piece, ...]]]
    passages: Sequence[word_diff.Passage]
    """Empty where nothing of the text changes, or nothing is live to compare it with."""


@dataclass(frozen=True)
class Rehearsal:
    """Everything that a release would leave to readers."""

    pages: Sequence[PageCheck]
    alternates: Sequence[Alternate]
    public_url: str
    missing: tuple[str, ...]
    """The languages of the release of which there is no text yet."""


def of(article: Article) -> Rehearsal | None:
    """Return what the article's unfinished release would leave to readers; None without one."""
    release = queries.unfinished_of(article.id)
    if release is None:
        return None
    gathered = _gathered(release)
    members = {one.language for one in _with_text(release)}
    return Rehearsal(
        pages=[_page(article, one, gathered, members) for one in gathered.editions],
        alternates=addresses.of_release(gathered),
        public_url=gathered.site.public_url,
        missing=tuple(one.language for one in release.members if one.language not in members),
    )


def rendered(article: Article, language: str) -> RenderedObject | None:
    """Return the page that the unfinished release would publish in a language.

    Its bytes are the very ones, but for where its pictures come from.
    """
    release = queries.unfinished_of(article.id)
    if release is None:
        return None
    gathered = _gathered(release)
    pages = render.render_release(gathered)
    page = next((one for one in pages if (one.role, one.language) == ("page", language)), None)
    return replace(page, content=_with_pictures(page.content, gathered)) if page else None


def _with_pictures(content: bytes, gathered: ReleaseInputs) -> bytes:
    """Return a page whose pictures come from the desk: their own addresses answer nobody yet."""
    shown = {path for one in gathered.editions for path in one.pictures}
    for name, picture in shown:
        for file in picture.files:
            there = url_for(
                "desk.picture_bytes.public_file",
                picture_id=uuid.UUID(name),
                name=file.path.removeprefix(PLACE),
            )
            content = content.replace(file.path.encode(), there.encode())
    return content


def _gathered(release: Release) -> ReleaseInputs:
    with db.session.no_autoflush:
        return inputs.gather(_as_it_would_be(release))


def _as_it_would_be(release: Release) -> Release:
    """Return the release with the current texts pinned; it belongs to no session and stays so."""
    return Release(
        id=release.id,
        article=release.article,
        kind=release.kind,
        state=release.state,
        policy=release.policy,
        made_at=release.made_at,
        public_at=release.public_at or rules.effective_due(release) or now(),
        correction_id=release.correction_id,
        members=[
            ReleaseMember(
                release_id=release.id,
                language=member.language,
                edition_id=revision.edition_id,
                revision_id=revision.id,
                revision=revision,
            )
            for member in _with_text(release)
            if (revision := _text_of(release, member)) is not None
        ],
    )


def _with_text(release: Release) -> list[ReleaseMember]:
    return [one for one in release.members if _text_of(release, one) is not None]


def _text_of(release: Release, member: ReleaseMember) -> Revision | None:
    edition = release.article.edition(member.language)
    return edition.current_revision if edition else None


def _page(
    article: Article, page: EditionPage, gathered: ReleaseInputs, members: set[str]
) -> PageCheck:
    edition = article.edition(page.language)
    live = edition.public_revision if edition else None
    is_live = edition is not None and edition.public_state is PublicState.LIVE
    new = edition.current_revision if edition and page.language in members else None
    url = gathered.site.public_url
    return PageCheck(
        language=page.language,
        title=page.title,
        path=addresses.article_path(page.language, page.slug),
        is_member=page.language in members,
        is_new=not is_live,
        old_slugs=page.former_slugs,
        notices=page.notices,
        inner=_inner(page, url),
        outer=links.other_links(page.body, url),
        fields=revision_diff.fields(live, new) if new and live else [],
        passages=revision_diff.passages(live, new) if new and live else [],
    )


def _inner(page: EditionPage, public_url: str) -> tuple[LinkCheck, ...]:
    leads = {(one.language, one.slug): one for one in page.links}
    found = []
    for language, slug in links.own_links(page.body, public_url):
        to = leads.get((language, slug))
        written = addresses.article_path(language, slug)
        found.append(LinkCheck(written, to.path if to else "", to.hreflang if to else ""))
    return tuple(found)
