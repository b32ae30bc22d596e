"""Bring a site tree up to the release log: pages first, then the lists that name them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from sqlalchemy import select

from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.errors import NewsroomError
from newsroom.publishing import commit, inputs, lists, queries
from newsroom.publishing.models import Release
from newsroom.publishing.objects import MissingObject, ObjectStore
from newsroom.publishing.pages import ListEntry
from newsroom.publishing.site_layout import Role
from newsroom.publishing.site_tree import LogEntry, LogObject, PathTaken, SiteTree
from newsroom.settings import Settings
from newsroom.telemetry import crash_point

_BATCH = 500
_LIVE = (
    select(
        Article.id,
        Article.source_language,
        Article.first_public_at,
        Edition.language,
        Revision.slug,
        Revision.title,
        Revision.standfirst,
        Revision.byline,
        Revision.dateline,
        Revision.countries,
    )
    .join(Edition, Edition.article_id == Article.id)
    .join(Revision, Revision.id == Edition.public_revision_id)
    .where(Edition.public_state == PublicState.LIVE)
    .order_by(Article.id, Edition.language)
)
"""Every live edition, without the long texts."""


def tree_of(settings: Settings) -> SiteTree:
    """Return the site tree in the newsroom's data folder."""
    return SiteTree(settings.site, ObjectStore(settings.site / "objects"))


def follow_log(tree: SiteTree) -> int:
    """Apply every release that the tree does not show yet; returns the last number applied."""
    while True:
        releases = queries.published_after(tree.applied(), most=_BATCH)
        entries = log_entries(releases)
        db.session.rollback()  # the tree is written without a transaction being held
        if not entries:
            return tree.applied()
        try:
            tree.apply_all(entries)
        except (MissingObject, PathTaken):
            # One damaged release must not keep the others, a takedown among them, from readers.
            _one_by_one(tree, entries)
            return tree.applied()


def _one_by_one(tree: SiteTree, entries: Sequence[LogEntry]) -> None:
    """Apply what can be applied, then raise what kept the first of the others out."""
    refused: list[NewsroomError] = []
    for entry in entries:
        try:
            tree.apply(entry)
        except (MissingObject, PathTaken) as error:
            refused.append(error)
    if refused:
        raise refused[0]


def log_entries(releases: Sequence[Release]) -> list[LogEntry]:
    """Return published releases as the site tree takes them, in the order of the log."""
    objects: dict[object, list[LogObject]] = {}
    for one in commit.objects_of([release.id for release in releases]):
        placed = LogObject(one.language, one.slug, cast("Role", one.role), one.digest, one.location)
        objects.setdefault(one.release_id, []).append(placed)
    return [
        LogEntry(release.number, release.article_id.hex, tuple(objects.get(release.id, ())))
        for release in releases
        if release.number is not None
    ]


def rewrite_lists(tree: SiteTree) -> bool:
    """Write front pages, feeds and sitemaps anew, unless they show the last release already.

    Called a thousand times in a second it writes once or twice: the first call writes what all
    the others came for.
    """
    number = queries.last_number()
    if tree.lists_shown() >= number:
        db.session.rollback()
        return False
    entries = live_entries()
    # After the lists' content is read, not before: no list may name a page that is not there yet.
    follow_log(tree)
    updated = max((entry.public_at for entry in entries), default="")
    pages = lists.render_lists(inputs.site_facts(), entries, updated=updated)
    names = {path: stored_name(tree.objects, path, content) for path, content in pages.items()}
    crash_point("lists.rendered")
    return tree.apply_lists(number, _old_theme(tree) | names)


def _old_theme(tree: SiteTree) -> dict[str, str]:
    """Return the style sheets that live pages may still name: they are kept for ever."""
    return {path: name for path, name in tree.listed().items() if path.startswith("-/theme/")}


def stored_name(store: ObjectStore, path: str, content: bytes) -> str:
    """Store one list and return its object's name: digest and suffix."""
    suffix = "." + path.rpartition(".")[2]
    return store.put(content, suffix) + suffix


def live_entries() -> list[ListEntry]:
    """Return every live edition as lists show it, with its live counterparts."""
    rows = db.session.execute(_LIVE).all()
    slugs: dict[object, list[tuple[str, str]]] = {}
    for row in rows:
        slugs.setdefault(row.id, []).append((row.language, row.slug))
    last_public = _last_public()
    return [
        ListEntry(
            article_id=row.id.hex,
            language=row.language,
            slug=row.slug,
            title=row.title,
            standfirst=row.standfirst,
            byline=row.byline,
            dateline=row.dateline.isoformat() if row.dateline else "",
            countries=tuple(row.countries),
            first_public_at=inputs.iso(row.first_public_at),
            public_at=last_public[row.id],
            is_source=row.language == row.source_language,
            alternates=tuple(
                (language, slug) for language, slug in slugs[row.id] if language != row.language
            ),
        )
        for row in rows
    ]


def _last_public() -> dict[object, str]:
    """Return when each live article last changed in public."""
    query = select(Release.article_id, Release.public_at).where(Release.number.is_not(None))
    return {
        row.article_id: inputs.iso(row.public_at)
        for row in db.session.execute(query.order_by(Release.number))
        if row.public_at is not None
    }
