"""Where chains end. Asked of the database once in a transaction, which holds their locks."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from newsroom.database import db
from newsroom.events.models import Chain

Head = tuple[int, str]
"""The number and the hash of a chain's last event."""
ACCOUNT = "account"
BEGINNING: Head = (0, "")
_KNOWN = "heads of chains"


def chain_of(article_id: uuid.UUID | None) -> str:
    """Return the name of an article's chain, or of the one for people."""
    return f"article:{article_id}" if article_id else ACCOUNT


def known() -> dict[str, Head]:
    """Return the heads that this transaction knows; whoever moves one writes it in here.

    Inside a savepoint nothing is counted on: it may be taken back.
    """
    session = db.session()
    transaction = session.get_transaction()
    if session.in_nested_transaction():
        session.info.pop(_KNOWN, None)
        return {}
    kept = session.info.get(_KNOWN)
    if kept is None or kept[0] is not transaction:
        kept = session.info[_KNOWN] = (transaction, {})
    heads: dict[str, Head] = kept[1]
    return heads


def locked(chains: Collection[str]) -> dict[str, Head]:
    """Lock the heads of chains, always in the same order, and begin those that are new."""
    query = (
        select(Chain.name, Chain.seq, Chain.hash)
        .where(Chain.name.in_(chains))
        .order_by(Chain.name)
        .with_for_update()
    )
    heads: dict[str, Head] = {row.name: (row.seq, row.hash) for row in db.session.execute(query)}
    while new := sorted(set(chains) - heads.keys()):
        begun = [{"name": name, "seq": 0, "hash": ""} for name in new]
        try:
            with db.session.begin_nested():
                db.session.execute(insert(Chain), begun)
        except IntegrityError:
            # Of several that begin a chain at once, the others waited here and now find it.
            heads = {row.name: (row.seq, row.hash) for row in db.session.execute(query)}
        else:
            heads |= dict.fromkeys(new, BEGINNING)
    return heads
