"""Build a site tree from nothing, or mend one: replay the log from stored objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.errors import NewsroomError
from newsroom.publishing import release_log
from newsroom.publishing.site import check, follow
from newsroom.publishing.site.layout import LogEntry
from newsroom.publishing.site.objects import MissingObject
from newsroom.publishing.site.tree import PathTaken, SiteTree

STREAMED = 500
"""Behind by more releases than this, a tree is quicker brought up by the newest ones alone."""


@dataclass(frozen=True)
class Refused:
    """A release that could not be laid out, and why."""

    number: int
    article_id: str
    error: NewsroomError


@dataclass(frozen=True)
class Built:
    """What became of one batch of articles."""

    articles: int
    refused: tuple[Refused, ...]


def pages(tree: SiteTree) -> Iterator[Built]:
    """Make a tree show each article's newest release, batch by batch; damage is mended.

    What could not be laid out keeps nothing else away. A build that was broken off goes on
    where it was; the tree says how far the log is applied only after the last batch.
    """
    reached, doubtful = 0, 0
    for batch in release_log.newest():
        refused = tuple(_laid_out(tree, batch))
        reached = batch[-1].number
        doubtful = doubtful or min((one.number for one in refused), default=0)
        yield Built(len(batch), refused)
    tree.record_applied(doubtful - 1 if doubtful else reached)


def lists(tree: SiteTree) -> bool:
    """Write a tree's lists unless they are there, whole and of the last release."""
    if next(check.list_differences(tree.root, tree.objects), ""):
        tree.forget_lists()
    return follow.rewrite_lists(tree)


def _laid_out(tree: SiteTree, batch: Sequence[LogEntry]) -> Iterator[Refused]:
    try:
        new = set(tree.apply_all(batch))
    except (MissingObject, PathTaken):
        new = set()  # some of it may be laid out all the same, one by one
    for entry in batch:
        if entry.number in new:
            continue
        try:
            _mend(tree, entry)
        except (MissingObject, PathTaken) as error:
            yield Refused(entry.number, entry.article_id, error)


def _mend(tree: SiteTree, entry: LogEntry) -> None:
    if tree.apply(entry):
        return
    if next(check.article_differences(tree.root, tree.objects, entry), ""):
        tree.mend(entry)
