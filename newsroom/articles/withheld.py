"""Which fields of a text hold what is not to be published; judged once a text and a glossary."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import inspect, select

from newsroom.articles.models import Edition, Revision
from newsroom.articles.sources import queries as sources
from newsroom.database import db
from newsroom.glossary import Glossary, current, stopping
from newsroom.glossary.secrets import Secret
from newsroom.people.models import Person

FIELDS: dict[str, Any] = {
    "title": _l("Title"),
    "standfirst": _l("Standfirst"),
    "body": _l("Text"),
    "byline": _l("Byline"),
    "photo_credit": _l("Photo credit"),
    "slug": _l("Slug"),
}
"""Everything of a revision that readers get to see in words; alts and captions are in the body."""
Found = tuple[tuple[str, Secret], ...]
"""The name of a field, and what it holds."""
_MOST_JUDGED = 20_000
_judged: dict[int, dict[uuid.UUID, Found]] = {}
"""By version of the glossary and revision: neither ever changes."""


def in_edition(edition: Edition, by: Person | None = None) -> Found:
    """Return what the current text of an edition holds; nothing is read where nothing is secret.

    That is what the glossary forbids, and the names of the article's own private sources.
    """
    glossary = current()
    if edition.current_revision is None:
        return ()
    found = in_revision(edition.current_revision, glossary) if glossary.secrets else ()
    return found + sources.named_in_edition(edition, by)


def in_revision(revision: Revision, glossary: Glossary) -> Found:
    """Return what a text that is at hand holds."""
    if inspect(revision).transient:  # typed and not stored, so nobody asks for it again
        return _found({name: getattr(revision, name) for name in FIELDS}, glossary)
    known = _known(glossary)
    if revision.id not in known:
        known[revision.id] = _found({name: getattr(revision, name) for name in FIELDS}, glossary)
    return known[revision.id]


def in_revisions(ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, Found]:
    """Return what many texts hold, in one statement for all that were not judged yet."""
    glossary = current()
    wanted = {one for one in ids if one is not None}
    if not glossary.secrets or not wanted:
        return {}
    known = _known(glossary)
    unread = wanted - known.keys()
    if unread:
        columns = [getattr(Revision, name) for name in FIELDS]
        query = select(Revision.id, *columns).where(Revision.id.in_(unread))
        for row in db.session.execute(query):
            known[row.id] = _found(dict(zip(FIELDS, row[1:], strict=True)), glossary)
    return {one: known[one] for one in wanted if known.get(one)}


def _known(glossary: Glossary) -> dict[uuid.UUID, Found]:
    """Return what was judged by this glossary; what an older one said is forgotten."""
    known = _judged.get(glossary.number)
    if known is None or len(known) > _MOST_JUDGED:
        _judged.clear()
        known = _judged[glossary.number] = {}
    return known


def _found(words: Mapping[str, str], glossary: Glossary) -> Found:
    return tuple(
        (name, one) for name in FIELDS for one in glossary.secrets.found_in(words[name] or "")
    )


def told(edition: Edition, by: Person | None) -> str:
    """Say which rules stop the current text of an edition, and in which fields."""
    return stopping.told([(str(FIELDS[name]), one) for name, one in in_edition(edition, by)], by)


def first_field(edition: Edition) -> str:
    """Return the field of an edition's current text where the first of it stands."""
    return next((name for name, _ in in_edition(edition)), "")
