"""Embed codes that somebody pastes into a text: they become quotations, and the person is told."""

from __future__ import annotations

from flask import flash, g, has_request_context
from flask_babel import ngettext

from newsroom.imports.posts import embedded as posts_embedded
from newsroom.languages import LANGUAGES

_KEPT = "posts_kept"


def kept(html: str) -> str:
    """Return typed HTML with its embed codes as quotations; ``tell`` says so later."""
    turned, count = posts_embedded.turned(html, tuple(LANGUAGES))
    if has_request_context():
        g.setdefault(_KEPT, 0)
        setattr(g, _KEPT, max(count, g.get(_KEPT)))
    return turned


def tell() -> None:
    """Say on the next page how many embed codes of the text became quotations."""
    count = g.get(_KEPT, 0)
    if count:
        message = ngettext(
            "A pasted post became a quotation. Please check its author, date and language.",
            "%(num)s pasted posts became quotations. Please check author, date and language.",
            count,
        )
        flash(message, "success")
