"""Invariant 12: every published byte is there, and is the one that was published."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

from flask_babel import gettext as _
from sqlalchemy import func, select

from newsroom.database import db
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.publishing.site import layout as site_layout
from newsroom.publishing.site import list_states, list_tree
from newsroom.publishing.site.layout import Leaf, Manifest
from newsroom.publishing.site.list_tree import TREES, Unreadable
from newsroom.publishing.site.objects import ObjectStore, damaged, split_name, with_twins
from newsroom.settings import current
from newsroom.verify import advice, tally, walk
from newsroom.verify.shown import entries_of
from newsroom.verify.violation import Violation

_BATCH = 1_000
_REMEMBERED = 10_000
"""Digests; the page for what is gone is named by every withdrawal."""


def objects() -> Iterator[Violation]:
    """Yield the objects of published releases that are missing or damaged, twins included."""
    store = ObjectStore(current().site / "objects")
    tally.expect(
        db.session.scalar(
            select(func.count())
            .select_from(ReleaseObject)
            .join(Release, Release.id == ReleaseObject.release_id)
            .where(Release.number.is_not(None))
        )
        or 0
    )
    query = (
        select(Release.article_id, ReleaseObject.digest, ReleaseObject.role, ReleaseObject.location)
        .join(ReleaseObject, ReleaseObject.release_id == Release.id)
        .where(Release.number.is_not(None))
        .order_by(Release.number)
        .execution_options(yield_per=_BATCH)
    )
    seen: OrderedDict[str, None] = OrderedDict()
    for row in db.session.execute(query):
        tally.passed()
        if not row.digest or row.digest in seen:
            continue
        seen[row.digest] = None
        if len(seen) > _REMEMBERED:
            seen.popitem(last=False)
        suffix = site_layout.suffix_of(row.role, row.location)
        for one in with_twins(store.path(row.digest, suffix)):
            if damaged(one, row.digest):
                yield _damaged(one, row.article_id.hex)


def _damaged(path: Path, article: str = "") -> Violation:
    site = current().site
    shown = path.relative_to(site) if path.is_relative_to(site) else path
    return Violation(
        12,
        article,
        _("The file %(path)s is missing or damaged.", path=shown),
        str(advice.RESTORE_OBJECT),
    )


def served() -> Iterator[Violation]:
    """Yield the files of the tree that do not hold the bytes that were published."""
    site = current().site
    store = ObjectStore(site / "objects")
    for ids in walk.batches_of_ids():
        for entry in entries_of(ids):
            folder = site_layout.article_home(site, entry.article_id)
            pages = site_layout.manifest_of(entry)
            yield from _folder(
                store, folder / site_layout.release_folder(entry.number), pages, entry.article_id
            )
    yield from _lists(store, site)


def _lists(store: ObjectStore, site: Path) -> Iterator[Violation]:
    lists = site / "lists"
    state = list_tree.shown(lists)
    found = list_tree.files(lists, state.top) if state else list_states.listed(lists)
    try:
        for path, stored in found:
            leaf = Leaf("page", path, stored)
            yield from _file(store, lists / "current" / path, leaf, "")
    except Unreadable as error:
        yield _damaged(lists / TREES / f"{error}.json")


def _folder(
    store: ObjectStore, folder: Path, manifest: Manifest, article: str
) -> Iterator[Violation]:
    if not folder.is_dir():
        return  # invariant 7 says so
    for leaf in manifest.pages.values():
        if leaf.role != "moved":
            yield from _file(store, folder / leaf.file, leaf, article)


def _file(store: ObjectStore, place: Path, leaf: Leaf, article: str) -> Iterator[Violation]:
    stored = with_twins(store.path(*split_name(leaf.object_name)))
    for name, one in zip(with_twins(place), stored, strict=True):
        if not _is_same(name, one) and damaged(name, leaf.digest):
            yield _damaged(name, article)
        elif not article and damaged(one, leaf.digest):
            yield _damaged(one)


def _is_same(name: Path, stored: Path) -> bool:
    """Tell whether both names are of one file: then ``objects`` has looked at its bytes."""
    try:
        return name.samefile(stored)
    except OSError:
        return False
