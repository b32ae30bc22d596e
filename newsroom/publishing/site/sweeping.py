"""Removes objects that no release names and nothing shows: renderings nobody needs any more."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from newsroom.database import db, reading
from newsroom.publishing.models import ReleaseObject
from newsroom.publishing.pages import theme
from newsroom.publishing.site import disk, follow, layout, list_tree
from newsroom.publishing.site.list_states import ListStates
from newsroom.publishing.site.objects import split_name
from newsroom.publishing.site.tree import SiteTree

DAY_S = 86_400
"""An object is stored before its release says so, and is looked for as soon: what was stored or
shown within a day stays."""
_MARK = "swept"


def sweep_daily(tree: SiteTree) -> bool:
    """Sweep a tree's store unless that was done within a day; tell whether it was.

    Beside a restored or a foreign database nothing goes: what it does not name may be wanted yet.
    """
    mark = tree.objects.root / _MARK
    if not tree.objects.root.is_dir() or _is_fresh(mark) or follow.looks_restored(tree):
        return False
    sweep(tree)
    disk.write(mark, b"")
    return True


def _is_fresh(mark: Path) -> bool:
    return mark.exists() and time.time() - mark.stat().st_mtime < DAY_S


def sweep(tree: SiteTree, *, untouched_s: int = DAY_S) -> int:
    """Remove what nothing names, shows or has touched for so long; return how many files went.

    Files of themes stay: pages name them that were made long ago.
    """
    since = time.time() - untouched_s
    named = _named_by_releases() | _named_by_lists(tree.root / "lists")
    gone = 0
    for path in _stored(tree.objects.root):
        digest, suffix = split_name(path.name)
        if digest in named or suffix.removesuffix(".gz").removesuffix(".br") in theme.STEMS:
            continue
        if _lies_idle(path, since):
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _stored(store: Path) -> Iterator[Path]:
    """Yield the files of a store, an object before its twins: where it is, they are."""
    for shelf in sorted(store.glob("??")):
        yield from sorted(shelf.iterdir())


def _lies_idle(path: Path, since: float) -> bool:
    """Tell whether no folder links to a file and none has since: linking changes its ``ctime``."""
    try:
        known = path.stat()
    except FileNotFoundError:
        return False
    return known.st_nlink == 1 and known.st_ctime <= since


def _named_by_releases() -> set[str]:
    with reading():
        query = select(ReleaseObject.digest).distinct().execution_options(yield_per=10_000)
        found = set(db.session.scalars(query))
        db.session.rollback()
    return found


def _named_by_lists(lists: Path) -> set[str]:
    """Return the digests that any state of the lists names, shown or not yet cleared away."""
    found: set[str] = set()
    for one in (lists / list_tree.TREES).glob("*.json"):
        try:
            held = list_tree.directory(lists, one.stem)
        except list_tree.Unreadable:
            continue  # cleared away just now, or damaged: links still hold what it shows
        found |= {split_name(stored)[0] for stored in held.files.values()}
    return found


def drop_earlier(tree: SiteTree, article_id: str) -> None:
    """Remove every folder of an article but the one that it shows, and lists from before that."""
    home = layout.article_home(tree.root, article_id)
    with disk.held(tree.root / "lock"):
        shown = disk.pointed_to(home / "current")
        for one in home.iterdir() if shown else ():
            if layout.number_in(one.name) and one.name != shown:
                disk.clear_folder(one)
        ListStates(tree.root / "lists", tree.objects).drop_before(layout.number_in(shown))
