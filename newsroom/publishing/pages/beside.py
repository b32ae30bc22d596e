"""What a page names beside its own text: topics, and other articles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TopicName:
    """A topic as a page in one language names it and links to it."""

    key: str
    """The same in every language."""
    name: str
    slug: str


@dataclass(frozen=True)
class Beside:
    """A live article that a page's own goes on from, or that goes on from it."""

    title: str
    path: str
    language: str
    """Of the title and of what is there; the page's own where that is live."""
