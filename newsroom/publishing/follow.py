"""Bring a site tree up to the release log: pages first, then the lists that name them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from sqlalchemy import and_, or_, select

from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import PublicState
from newsroom.database import db, now
from newsroom.errors import NewsroomError
from newsroom.publishing import inputs, lists, queries, release_log
from newsroom.publishing.models import Correction, CorrectionNote, Release
from newsroom.publishing.objects import MissingObject, ObjectStore
from newsroom.publishing.pages import ListEntry, LoggedCorrection
from newsroom.publishing.profiles import about
from newsroom.publishing.profiles import queries as profiles
from newsroom.publishing.site_tree import LogEntry, PathTaken, SiteTree
from newsroom.publishing.states import Severity
from newsroom.publishing.wording import iso
from newsroom.settings import Settings
from newsroom.telemetry import crash_point

_log = logging.getLogger(__name__)
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
        Release.public_at,
    )
    .join(Edition, Edition.article_id == Article.id)
    .join(Revision, Revision.id == Edition.public_revision_id)
    .join(Release, Release.number == Article.public_number)
    .where(Edition.public_state == PublicState.LIVE)
    .order_by(Article.id, Edition.language)
)
"""Every live edition, without the long texts."""
_CORRECTED = (
    select(
        CorrectionNote.language,
        CorrectionNote.note,
        CorrectionNote.published_at,
        CorrectionNote.interim_at,
        Correction.severity,
        Revision.slug,
        Revision.title,
    )
    .join(Correction, Correction.id == CorrectionNote.correction_id)
    .join(
        Edition,
        and_(
            Edition.article_id == Correction.article_id,
            Edition.language == CorrectionNote.language,
        ),
    )
    .join(Revision, Revision.id == Edition.public_revision_id)
    .where(
        or_(CorrectionNote.published_at.is_not(None), CorrectionNote.interim_at.is_not(None)),
        or_(
            Edition.public_state == PublicState.LIVE,
            and_(
                Edition.public_state == PublicState.RETRACTED,
                Correction.severity == Severity.RETRACTION,
            ),
        ),
    )
)
"""Every note that readers of its language are told, and the article that it is about."""


def tree_of(settings: Settings) -> SiteTree:
    """Return the site tree in the newsroom's data folder."""
    return SiteTree(settings.site, ObjectStore(settings.site / "objects"))


def looks_restored(tree: SiteTree) -> bool:
    """Tell whether database and tree were not written together: one of them is a restored copy.

    The tree is ahead of the log, or there is none beside a log that has begun: the first worker
    lays one out before anything is public.
    """
    last = queries.last_number()
    db.session.rollback()
    return tree.applied() > last or (last > 0 and tree.lists_shown() < 0)


def follow_log(tree: SiteTree) -> int:
    """Apply every release that the tree does not show yet; returns the last number applied.

    Pages that go live come first, then the lists, then the pages that are taken away: so no list
    names a page that is not there. Only a safety takedown waits for nothing.

    Raises:
        MissingObject, PathTaken: of what kept the first damaged release out; the others, a
            takedown among them, are applied all the same.
    """
    number, refused = tree.applied(), list[NewsroomError]()
    leaving: dict[str, LogEntry] = {}
    is_behind = True
    while is_behind:
        entries = release_log.after(number, most=_BATCH)
        # What is published from now on is brought here by whoever publishes it.
        is_behind = len(entries) == _BATCH
        number = entries[-1].number if entries else number
        newest = leaving | {one.article_id: one for one in entries}
        leaving = {key: one for key, one in newest.items() if one.takes_away and not one.is_urgent}
        refused += _apply(tree, [one for key, one in newest.items() if key not in leaving])
    if leaving:
        _lists_without(tree)
        refused += _apply(tree, list(leaving.values()))
    if refused:
        raise refused[0]
    tree.record_applied(number)
    return number


def _apply(tree: SiteTree, entries: Sequence[LogEntry]) -> list[NewsroomError]:
    """Apply what can be applied; returns what kept others out."""
    if not entries:
        return []
    try:
        tree.apply_all(entries)
    except (MissingObject, PathTaken):
        return _one_by_one(tree, entries)
    return []


def _lists_without(tree: SiteTree) -> None:
    """Take what is about to leave out of the lists; if that fails, it leaves all the same."""
    try:
        _write_lists(tree, queries.last_number())
    except Exception:  # noqa: BLE001 — whatever it is, what leaves must not wait for it
        db.session.rollback()
        _log.exception("the lists could not be rewritten before pages were taken away")


def _one_by_one(tree: SiteTree, entries: Sequence[LogEntry]) -> list[NewsroomError]:
    refused: list[NewsroomError] = []
    for entry in entries:
        try:
            tree.apply(entry)
        except (MissingObject, PathTaken) as error:
            refused.append(error)
    return refused


def rewrite_lists(tree: SiteTree) -> bool:
    """Write front pages, feeds and sitemaps anew, unless they show the last release already.

    They do not where the theme, or what the newsroom says of itself, changed since. Called a
    thousand times in a second it writes once or twice: the first call writes what all the others
    came for.
    """
    number = queries.last_number()
    shown, made_in = tree.lists_shown(), inputs.list_surroundings()
    if shown > number or (shown == number and tree.lists_made_in() == made_in):
        db.session.rollback()
        return False
    return _write_lists(tree, number, first=follow_log)


def _write_lists(
    tree: SiteTree, number: int, *, first: Callable[[SiteTree], object] | None = None
) -> bool:
    entries, corrections = live_entries(), logged_corrections()
    site, made_in = inputs.site_facts(), inputs.list_surroundings()
    leads, logo = about.links_now(site), profiles.logo_files(site.profile)
    db.session.rollback()
    if first is not None:
        # After the lists' content is read, not before: no list may name a page that is not there.
        first(tree)
    updated = max((entry.public_at for entry in entries), default="")
    pages = logo | lists.render_lists(
        site, entries, updated=updated, now=now(), corrections=corrections, leads=leads
    )
    names = {path: stored_name(tree.objects, path, content) for path, content in pages.items()}
    crash_point("lists.rendered")
    return tree.apply_lists(number, _old_theme(tree) | names, whole=True, made_in=made_in)


def _old_theme(tree: SiteTree) -> dict[str, str]:
    """Return the style sheets and logos that live pages may still name: kept for ever."""
    return tree.listed("-/theme/")


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
            first_public_at=iso(row.first_public_at),
            public_at=iso(row.public_at),
            is_source=row.language == row.source_language,
            alternates=tuple(
                (language, slug) for language, slug in slugs[row.id] if language != row.language
            ),
            source_language=row.source_language,
        )
        for row in rows
    ]


def logged_corrections() -> list[LoggedCorrection]:
    """Return what the corrections logs hold: of live articles, and of retracted ones."""
    return [
        LoggedCorrection(
            language=row.language,
            slug=row.slug,
            title=row.title,
            severity=str(row.severity),
            note=row.note,
            at=iso(row.published_at or row.interim_at),
        )
        for row in db.session.execute(_CORRECTED)
    ]
