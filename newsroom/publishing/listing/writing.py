"""Bring the lists of a site tree up to the log: only those pages are made that changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby, islice

from sqlalchemy import select

from newsroom.database import db, reading
from newsroom.publishing import machine_files, queries
from newsroom.publishing.listing import following, making, marking, projection
from newsroom.publishing.listing.making import File
from newsroom.publishing.listing.models import ListingPage, ListingTotal
from newsroom.publishing.listing.places import ABOUT, Kind
from newsroom.publishing.listing.projection import Reached
from newsroom.publishing.pages import inputs
from newsroom.publishing.pages.values import SiteFacts
from newsroom.publishing.site.objects import ObjectStore
from newsroom.publishing.site.published import PublishedSite
from newsroom.publishing.site.tree import DamagedLists, SiteTree
from newsroom.telemetry import crash_point

_AT_ONCE = 64
"""Files that reach the disk together."""


@dataclass
class Delta:
    """What a tree has to show instead of what it shows."""

    number: int
    is_whole: bool
    """Whether it replaces everything."""
    made_in: str
    """What all of it was made with."""
    changed: dict[str, str] = field(default_factory=dict)
    """Paths below the site, and the objects that stand there now."""
    gone: set[str] = field(default_factory=set)


def write(tree: SiteTree, *, first: Callable[[SiteTree], object] | None = None) -> bool:
    """Make a tree show the lists as of the log's last number; False where it shows them already.

    ``first`` is called once everything that lists name has been read, and before any of it is
    shown: whoever applies the log there has every page in place that a list could name.
    """
    shown = tree.lists_shown()
    delta = made_since(shown, tree.objects, tree.lists_made_in())
    if first is not None:
        first(tree)
    crash_point("lists.rendered")
    if delta.is_whole or tree.lists_shown() >= shown:
        with suppress(DamagedLists):
            return show(tree, delta)
    # The lists were taken away meanwhile: there is nothing that this could be added to.
    return show(tree, made_since(-1, tree.objects))


def renew(tree: SiteTree) -> bool:
    """Make again what grew old since the last release; False where nothing did.

    Lists that do not show the last release are left to whoever writes that one's.
    """
    number, made_in = tree.lists_shown(), tree.lists_made_in()
    with reading():
        site, is_last = inputs.site_facts(), queries.last_number() == number
        files = making.timely(site) if is_last else {}
        db.session.rollback()
    if not files:
        return False
    made = dict(_stored(tree.objects, files.items()))
    read = PublishedSite(tree.root)
    there = {path: read.listed(path) for path in machine_files.timely_paths(site)}
    shown = {path: one.leaf.object_name for path, one in there.items() if one}
    changed = {path: name for path, name in made.items() if shown.get(path) != name}
    gone = shown.keys() - made.keys()
    if not changed and not gone:
        return False
    return tree.apply_lists(number, changed, gone, made_in=made_in, again=True)


def write_again(tree: SiteTree) -> None:
    """Compare what is listed with what is live, mend it, and make every list of a tree again."""
    projection.again()
    delta = made_since(-1, tree.objects)
    tree.forget_lists()
    show(tree, delta)


def show(tree: SiteTree, delta: Delta) -> bool:
    """Show a delta: the one place that knows how a tree takes it."""
    # Style sheets and logos that live pages may still name are kept for ever.
    kept = tree.listed("-/theme/") if delta.is_whole else {}
    return tree.apply_lists(
        delta.number,
        kept | delta.changed,
        delta.gone,
        whole=delta.is_whole,
        made_in=delta.made_in,
    )


def made_since(shown: int, store: ObjectStore, made_in: str = "") -> Delta:
    """Make and store what changed since the number that a tree's lists show; -1 for all.

    Where they were made in another way than they would be today, that is all of it.
    """
    reached = projection.bring_up()
    crash_point("lists.projected")
    with reading():
        site, today = inputs.site_facts(), inputs.list_surroundings()
        is_whole = made_in != today or shown < max(0, reached.whole_since)
        delta = Delta(reached.number, is_whole, today)
        files = (
            _all(site, reached) if delta.is_whole else _changed(site, reached, shown, delta.gone)
        )
        for path, name in _stored(store, files):
            delta.changed[path] = name
        db.session.rollback()
    return delta


def every_file(reached: Reached) -> Iterator[File]:
    """Yield every list, made anew, with its path below the site."""
    yield from _all(inputs.site_facts(), reached)


def _all(site: SiteFacts, reached: Reached) -> Iterator[File]:
    yield from making.steady(site, reached.topics)
    query = select(
        ListingTotal.kind, ListingTotal.key, ListingTotal.language, ListingTotal.total
    ).where(ListingTotal.kind != Kind.ALL)
    rows = db.session.execute(query.order_by(ListingTotal.kind, ListingTotal.key)).all()
    db.session.rollback()
    for (kind, key), of_list in groupby(rows, key=lambda row: (row.kind, row.key)):
        totals = {row.language: row.total for row in of_list}
        files = making.of_list(site, kind, key, totals, reached.topics)
        yield from making.wanted_of(files, None)
    if not any(row.kind == Kind.CORRECTIONS for row in rows):
        files = making.of_list(site, Kind.CORRECTIONS, "", {}, reached.topics)
        yield from making.wanted_of(files, None)
    for kind in ABOUT:
        yield from making.sitemaps_of(site, kind, reached.topics)


def _changed(site: SiteFacts, reached: Reached, shown: int, gone: set[str]) -> Iterator[File]:
    """Yield what changed since a number; what went is added to ``gone``."""
    yield from making.steady(site, reached.topics)
    query = select(ListingPage.kind, ListingPage.key, ListingPage.path)
    rows = db.session.execute(query.where(ListingPage.changed > shown)).all()
    wanted: dict[tuple[str, str], set[str]] = {}
    for kind, key, path in rows:
        wanted.setdefault((kind, key), set()).add(path)
    totals: dict[tuple[str, str], dict[str, int]] = {}
    for place, total in marking.totals(wanted):
        totals.setdefault((place.kind, place.key), {})[place.language] = total
    db.session.rollback()
    for (kind, key), files in wanted.items():
        if kind == following.PAGES:
            made = dict(making.sitemaps_of(site, key, reached.topics))
            gone |= files - made.keys()
            yield from made.items()
            continue
        known = list(making.of_list(site, kind, key, totals.get((kind, key), {}), reached.topics))
        gone |= _with_feeds(kind, files - {file for file, _made in known})
        yield from making.wanted_of(iter(known), files)


def _with_feeds(kind: str, gone: set[str]) -> set[str]:
    if kind != Kind.TOPIC:
        return gone
    return gone | {feed for file in gone for feed in following.topic_feeds_beside(file)}


def _stored(store: ObjectStore, files: Iterable[File]) -> Iterator[tuple[str, str]]:
    """Store files, some at a time; yields each path with the name of its object."""
    waiting = iter(files)
    while batch := list(islice(waiting, _AT_ONCE)):
        by_suffix: dict[str, list[File]] = {}
        for path, content in batch:
            by_suffix.setdefault(f".{path.rpartition('.')[2]}", []).append((path, content))
        for suffix, alike in by_suffix.items():
            digests = store.put_many([content for _path, content in alike], suffix)
            yield from (
                (path, digest + suffix)
                for (path, _content), digest in zip(alike, digests, strict=True)
            )
