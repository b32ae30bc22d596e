"""Which version of the glossary holds: asked once a transaction, and read only where it is new."""

from __future__ import annotations

import secrets as chance
import weakref
from typing import Any

from sqlalchemy import Engine, ScalarSelect, insert, select, update

from newsroom.database import db
from newsroom.glossary import queries
from newsroom.glossary.matching import Glossary
from newsroom.glossary.models import GlossaryVersion

_KNOWN = "version of the glossary"
_ONLY = 1
_MOST = 2**31
_read: weakref.WeakKeyDictionary[Engine, Glossary] = weakref.WeakKeyDictionary()


def current() -> Glossary:
    """Return the newsroom's approved terms, compiled.

    They are kept in the process. One small statement a transaction tells whether they are old;
    where an article was locked, that statement has told it already.
    """
    number = _number()
    kept = _read.get(db.engine)
    if kept is None or kept.number != number:
        kept = _read[db.engine] = queries.compiled_now(number)
    return kept


def column() -> ScalarSelect[Any]:
    """Return the version as a column for a statement that is made anyway; see ``heard``."""
    return select(GlossaryVersion.number).where(GlossaryVersion.id == _ONLY).scalar_subquery()


def heard(number: int | None) -> None:
    """Note the version that a statement of this transaction told."""
    session = db.session()
    session.info[_KNOWN] = (session.get_transaction(), number or 0)


def _number() -> int:
    session = db.session()
    kept = session.info.get(_KNOWN)
    if kept is None or kept[0] is None or kept[0] is not session.get_transaction():
        heard(db.session.scalar(select(GlossaryVersion.number).where(GlossaryVersion.id == _ONLY)))
        kept = session.info[_KNOWN]
    number: int = kept[1]
    return number


def lock() -> None:
    """Take the glossary's lock: whoever changes it does so alone."""
    db.session.execute(
        select(GlossaryVersion.id).where(GlossaryVersion.id == _ONLY).with_for_update()
    )


def move() -> None:
    """Say that the glossary is another one from the end of this transaction on."""
    number = 1 + chance.randbelow(_MOST - 1)
    changed = update(GlossaryVersion).where(GlossaryVersion.id == _ONLY).values(number=number)
    if db.session.connection().execute(changed).rowcount == 0:
        db.session.execute(insert(GlossaryVersion).values(id=_ONLY, number=number))
    db.session.flush()
    heard(number)
