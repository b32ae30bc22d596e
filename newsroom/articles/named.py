"""The people and organisations that a text is about: names of the glossary, for the desk alone."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.glossary import current
from newsroom.glossary.models import Concept
from newsroom.glossary.states import ConceptKind, ConceptState

KINDS = frozenset({ConceptKind.PERSON, ConceptKind.ORGANISATION})
CHOOSABLE = frozenset({ConceptState.APPROVED, ConceptState.SUGGESTED})


def ids_of(keys: Iterable[str]) -> list[uuid.UUID]:
    """Return keys as ids, in their order; what is no key is left out."""
    found = []
    for key in keys:
        try:
            found.append(uuid.UUID(hex=key))
        except ValueError:
            continue
    return found


def refuse_unknown(keys: Sequence[str], *, besides: Collection[str] = ()) -> None:
    """Refuse names that no text may be given; it keeps those that it bears already, ``besides``.

    Of what is not to be published it says the same as of what there is not.

    Raises:
        BadInput: there is no such person or organisation in the glossary.
    """
    new = [key for key in keys if key not in besides]
    if not choosable(new).issuperset(new):
        message = _l("There is no such person or organisation. Choose among those that are found.")
        raise BadInput(message, field="named")


def choosable(keys: Sequence[str]) -> set[str]:
    """Return those of some names that a text may be given now."""
    if not keys:
        return set()
    query = select(Concept.id).where(
        Concept.id.in_(ids_of(keys)),
        Concept.kind.in_(KINDS),
        Concept.state.in_(CHOOSABLE),
        Concept.secret.is_(False),
    )
    return {one.hex for one in db.session.scalars(query)}


def found_in(text: str, language: str) -> list[str]:
    """Return the keys of the people and organisations that a plain text names, in its order.

    What is not to be published is never among them, under its pseudonym neither.
    """
    glossary = current()
    hidden = {one.id for one in glossary.secrets.known}
    spotted = (one.concept for one in glossary.find(text, language))
    names = (one.id for one in spotted if one.kind in KINDS and one.id not in hidden)
    return [one.hex for one in dict.fromkeys(names)]
