"""Bring a site tree up to the release log: pages first, then the lists that name them."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from newsroom.database import db
from newsroom.errors import NewsroomError
from newsroom.publishing import queries, release_log
from newsroom.publishing.listing import writing
from newsroom.publishing.pages import inputs
from newsroom.publishing.site.objects import MissingObject, ObjectStore
from newsroom.publishing.site.tree import LogEntry, PathTaken, SiteTree
from newsroom.settings import Settings

_log = logging.getLogger(__name__)
_BATCH = 500


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
        writing.write(tree)
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
    """Write front pages, lists, feeds and sitemaps anew, unless they show the last release already.

    They do not where the theme, or what the newsroom says of itself, changed since. Called a
    thousand times in a second it writes once or twice: the first call writes what all the others
    came for.
    """
    number = queries.last_number()
    number = queries.last_number()
    shown, made_in = tree.lists_shown(), inputs.list_surroundings()
    db.session.rollback()
    if shown > number or (shown == number and tree.lists_made_in() == made_in):
        return False
    # After the lists' content is read, not before: no list may name a page that is not there.
    return writing.write(tree, first=follow_log)
