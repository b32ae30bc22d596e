"""Whom a source text names, for those who translate it: terms that are found like all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.articles import named
from newsroom.articles.models import Revision
from newsroom.database import db
from newsroom.glossary import Glossary, Term, current, queries

_READ = "suggested names of a text"


@dataclass(frozen=True)
class Whom:
    """A person or an organisation that a text is about."""

    term: Term
    is_suggested: bool
    """Whether no editor has decided on the name yet."""


def of(revision: Revision) -> list[Whom]:
    """Return whom a text names, in its order; nobody who is not to be published, by no name.

    What the glossary has is at hand; only suggestions have to be asked for.
    """
    if not revision.named:
        return []
    wanted = named.ids_of(revision.named)
    known = current()
    hidden = {one.id for one in known.secrets.known}
    there = {one.id: one for one in known.terms if one.id in wanted and one.id not in hidden}
    suggested = {one.id: one for one in _suggested(revision)}
    return [
        Whom(found, one in suggested)
        for one in wanted
        if (found := there.get(one) or suggested.get(one)) is not None
    ]


def glossary_for(revision: Revision) -> Glossary:
    """Return the glossary with the names that were suggested for a text beside it."""
    return current().besides(_suggested(revision))


def _suggested(revision: Revision) -> Sequence[Term]:
    """Return names that nobody has decided on yet; asked for once in a transaction."""
    if not revision.named:
        return ()
    known, session = current(), db.session()
    decided = {one.id for one in known.terms} | {one.id for one in known.secrets.known}
    left = [one for one in named.ids_of(revision.named) if one not in decided]
    if not left:
        return ()
    asked = (session.get_transaction(), known.number, revision.id)
    kept = session.info.get(_READ)
    if kept is None or kept[0] != asked:
        kept = session.info[_READ] = (asked, queries.suggested(left))
    terms: Sequence[Term] = kept[1]
    return terms
