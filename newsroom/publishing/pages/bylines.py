"""Leads from the names that sign an article to what else they have signed."""

from __future__ import annotations

from markupsafe import Markup, escape

from newsroom.publishing import addresses
from newsroom.publishing.pages import authors


def linked(byline: str, language: str) -> Markup:
    """Return a byline whose names lead to their pages in ``language``; nothing else changes."""
    pieces = Markup()
    rest = " ".join(byline.split())
    for name, slug in authors.named(byline):
        before, found, after = rest.partition(name)
        if not found:
            continue
        path = addresses.author_path(language, slug)
        pieces += escape(before) + Markup('<a href="{}" rel="author">{}</a>').format(path, name)
        rest = after
    return pieces + escape(rest)
