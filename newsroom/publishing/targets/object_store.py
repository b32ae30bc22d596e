"""The target that is an object store: one conditional PUT makes both languages public there.

``articles/<id>/current.json`` names the release and the object behind every path of an article;
``lists/current.json`` does the same for front pages and feeds. Whoever resolves paths through them
sees both languages of a release or neither. A bucket that is served without such a layer shows
objects one by one, so the target calls itself not synchronous.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsroom.articles.slugs import is_slug
from newsroom.database import db, reading
from newsroom.errors import NewsroomError
from newsroom.publishing import release_log
from newsroom.publishing.site import follow
from newsroom.publishing.site import layout as site_layout
from newsroom.publishing.site.layout import Leaf, LogEntry, Manifest
from newsroom.publishing.site.objects import MissingObject, ObjectStore
from newsroom.publishing.site.tree import PathTaken, SiteTree
from newsroom.publishing.targets.target import Target
from newsroom.settings import Settings

if TYPE_CHECKING:
    from newsroom.publishing.targets.bucket import Bucket

_log = logging.getLogger(__name__)

LISTS = "lists"
BATCH = 50
"""Few enough that a batch is done well before its feeder counts as dead."""
AT_ONCE = 8
"""Requests are waits: eight of them at once take the time of one."""
_TAKEN_AWAY = {"gone", "notice"}


@dataclass(frozen=True)
class Resolved:
    """What a path answers: of one release, whole."""

    number: int
    leaf: Leaf
    body: bytes
    """Empty for ``moved``."""


def resolve(bucket: Bucket, path: str) -> Resolved | None:
    """Return what a public path (``/en/slug/``, ``/en/``, ``/sitemap.xml``) answers, or None."""
    key = path.removeprefix("/")
    language, _, slug = key.removesuffix("/").partition("/")
    is_article = key == f"{language}/{slug}/" and is_slug(slug)
    is_picture = key.startswith(site_layout.MEDIA)
    article_id = bucket.owner(key) if is_article or is_picture else ""
    manifest = bucket.shown(f"articles/{article_id}" if article_id else LISTS)
    leaf = manifest.pages.get(key) if manifest else None
    if manifest is None or leaf is None:
        return None
    body = bucket.read(leaf.object_name) if leaf.object_name else b""
    return Resolved(manifest.number, leaf, body)


@dataclass(frozen=True)
class ObjectStoreTarget:
    """The published pages in a bucket, for readers elsewhere."""

    url: str
    tree: SiteTree
    """The newsroom's own, whose objects and lists are taken over."""
    synchronous: bool = False

    @property
    def name(self) -> str:
        """Its address, in which no key can be."""
        return f"object store {self.url}"

    def begins_after(self, last_number: int) -> int:  # noqa: ARG002 — the signature is the target's
        """Begin at the beginning: a new bucket gets everything."""
        return 0

    def bucket(self) -> Bucket:
        """Open the bucket."""
        from newsroom.publishing.targets import bucket  # only where there is one: it costs memory

        return bucket.Bucket(bucket.BucketAddress.of(self.url))

    def feed(self, after: int, reached: Callable[[int], None]) -> None:
        """Pages that go live first, then the lists, then pages that are taken away.

        Raises:
            MissingObject, PathTaken: some article cannot be shown; all others are.
        """
        bucket = self.bucket()
        refused: list[NewsroomError] = []
        lists = self._lists()
        for batch in release_log.newest(after=after, most=BATCH):
            leaving = [one for one in batch if _takes_away(one)]
            refused += _shown(bucket, self.tree.objects, [e for e in batch if e not in leaving])
            if leaving and not refused and len(batch) < BATCH:
                _show_lists(bucket, self.tree.objects, lists)
            refused += _shown(bucket, self.tree.objects, leaving)
            after = after if refused else batch[-1].number
            reached(after)
        if refused:
            raise refused[0]
        _show_lists(bucket, self.tree.objects, lists)

    def _lists(self) -> Manifest | None:
        """Return the newest lists there are; they name no page that the log does not have."""
        with reading():
            try:
                follow.rewrite_lists(self.tree)
            except (MissingObject, PathTaken, OSError):
                # The trouble is the tree's; what goes to the bucket does not wait for it.
                _log.warning("the newsroom's own tree has trouble of its own")
            db.session.rollback()
        return self.tree.lists_as_one()


def _takes_away(entry: LogEntry) -> bool:
    return any(one.role in _TAKEN_AWAY for one in entry.objects)


def _shown(
    bucket: Bucket, store: ObjectStore, entries: Sequence[LogEntry]
) -> Iterator[NewsroomError]:
    """Show articles, several at a time; yields what is wrong with single ones."""
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        for done in [pool.submit(_show, bucket, store, entry) for entry in entries]:
            try:
                done.result()
            except (MissingObject, PathTaken) as error:
                yield error
    finally:
        # A store that does not answer would be asked again for every one that waits.
        pool.shutdown(cancel_futures=True)


def _show(bucket: Bucket, store: ObjectStore, entry: LogEntry) -> None:
    home = f"articles/{entry.article_id}"
    shown = bucket.shown(home)
    if shown is not None and shown.number >= entry.number:
        return
    for name in {one.object_name for one in entry.objects if one.object_name}:
        bucket.take(store, name)
    for one in entry.objects:
        try:
            _claim(bucket, one.key, entry.article_id)
        except PathTaken:
            if one.role != "media":  # several articles may show one picture
                raise
    bucket.advance(home, site_layout.manifest_of(entry))


def _claim(bucket: Bucket, path: str, article_id: str) -> None:
    """Let a path lead to an article; it answers nothing before the article's own pointer does."""
    if bucket.claim(path, article_id):
        return
    owner = bucket.owner(path)
    shown = bucket.shown(f"articles/{owner}")
    live = shown is not None and path in shown.pages
    if live or not bucket.claim(path, article_id, instead_of=owner):
        raise PathTaken


def _show_lists(bucket: Bucket, store: ObjectStore, lists: Manifest | None) -> None:
    shown = bucket.shown(LISTS)
    # Of one number there may be others: what the newsroom says of itself changed since.
    if lists is None or (shown is not None and (shown.number > lists.number or shown == lists)):
        return
    there = {leaf.object_name for leaf in shown.pages.values()} if shown else set()
    names = {leaf.object_name for leaf in lists.pages.values()} - there
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(bucket.take, store, name) for name in names]:
            done.result()
    bucket.advance(LISTS, lists, again=True)


def configured(settings: Settings) -> list[Target]:
    """Return the object store that the settings name."""
    url = settings.object_store_url
    return [ObjectStoreTarget(url, follow.tree_of(settings))] if url else []
