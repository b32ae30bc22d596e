"""Prompts of a skeleton that nobody has written into yet."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import markup
from newsroom.articles.models import Edition
from newsroom.people.models import Person

_PROMPT = re.compile(r"\{\s*✎\s*([^{}]*)\}?")
"""The pencil makes it a prompt; a closing brace may have been lost."""


def left_in(edition: Edition) -> list[str]:
    """Return the words of the prompts that the current text still holds, in their order."""
    revision = edition.current_revision
    if revision is None or not _may_hold(revision.title, revision.standfirst, revision.body):
        return []
    body = markup.decoded(markup.text_of(markup.read(revision.body).children))
    texts = (revision.title, revision.standfirst, body)
    return [" ".join(found.split()) for text in texts for found in _PROMPT.findall(text)]


def told(edition: Edition, _by: Person | None) -> Any:
    """Say how many prompts are left; their words are of the text's language, not of the page's."""
    return _l(
        "The text still holds prompts of a template (✎): %(count)s. Write what each asks for, or"
        " delete it.",
        count=len(left_in(edition)),
    )


def _may_hold(*texts: str) -> bool:
    return any("✎" in one for one in texts)
