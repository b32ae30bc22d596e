"""What the lists of a tree show, and what they have to."""

from __future__ import annotations

from newsroom.database import db, now
from newsroom.publishing import sitemap
from newsroom.publishing.listing import projection, reading, writing
from newsroom.publishing.listing.places import Kind, Place
from newsroom.publishing.pages import inputs
from newsroom.publishing.site import follow
from newsroom.publishing.site.objects import split_name
from newsroom.publishing.site.tree import SiteTree
from newsroom.settings import current
from tests.newsroom.publishing.listed import render_lists


def tree() -> SiteTree:
    return follow.tree_of(current())


def written() -> dict[str, str]:
    """Bring the lists up to the log; returns paths to object names."""
    follow.rewrite_lists(tree())
    return tree().listed()


def differing(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Return the paths that hold other bytes than before, or came, or went."""
    return {path for path in before | after if before.get(path) != after.get(path)}


def from_nothing() -> dict[str, str]:
    """Make every list as for a tree that shows none."""
    return writing.made_since(-1, tree().objects).changed


def from_values() -> dict[str, bytes]:
    """Make every list from the entries as values; corrections apart."""
    reached = projection.reached()
    found = []
    for code in current().languages:
        place = Place(code, Kind.ALL)
        total = reading.length(place)
        found += reading.entries(place, range(total), total, reached.topics)
    updated = reading.updated()
    db.session.rollback()
    made = render_lists(inputs.site_facts(), found, updated=updated, now=now())
    return {path: content for path, content in made.items() if "/-/corrections/" not in path}


def contents(listed: dict[str, str]) -> dict[str, bytes]:
    """Return the bytes at each path, without those that say what the time is."""
    store = tree().objects
    return without_news({path: store.read(*split_name(name)) for path, name in listed.items()})


def without_news(found: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files without those that say what the time is."""
    news = {sitemap.news_path(code) for code in current().languages}
    return {path: content for path, content in found.items() if path not in news}
