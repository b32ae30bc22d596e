"""Record facts. Every action of the newsroom ends here, inside its own transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from newsroom.database import db, new_id
from newsroom.events.kinds import REACTIONS
from newsroom.events.models import Chain, Delivery, Event, EventPayload

ACCOUNT = "account"
_MOVE = (
    update(Chain.__table__)  # type: ignore[arg-type]  # a Table, which the stubs call a FromClause
    .where(Chain.__table__.c.name == bindparam("chain"))
    .values(seq=bindparam("s"), hash=bindparam("h"))
)


@dataclass(frozen=True)
class Fact:
    """What an event will say. Free text belongs in ``payload``: only a payload can be erased."""

    kind: str
    actor_id: uuid.UUID | None
    article_id: uuid.UUID | None = None
    subject_id: uuid.UUID | None = None
    revisions: Sequence[uuid.UUID] = ()
    payload: Mapping[str, Any] = field(default_factory=dict)

    @property
    def chain(self) -> str:
        """The name of the chain that it belongs to."""
        return f"article:{self.article_id}" if self.article_id else ACCOUNT


def record(
    kind: str,
    *,
    at: dt.datetime,
    actor_id: uuid.UUID | None,
    article_id: uuid.UUID | None = None,
    subject_id: uuid.UUID | None = None,
    revisions: Sequence[uuid.UUID] = (),
    payload: Mapping[str, Any] | None = None,
) -> int:
    """Append one event to its chain with the deliveries that it owes; returns its id.

    The caller holds the article's row lock, so that ``seq`` has no gaps.
    """
    fact = Fact(kind, actor_id, article_id, subject_id, revisions, payload or {})
    return record_many([fact], at=at)[0]


def record_many(
    facts: Sequence[Fact], *, at: dt.datetime, settled: Collection[str] = ()
) -> list[int]:
    """Append many events, each to its own chain, in a fixed number of statements; returns ids.

    Facts of one chain follow each other in the order given. ``settled`` names reactions whose
    work the caller does in this very transaction. Locks as for ``record``.
    """
    if not facts:
        return []
    heads = _locked_heads({fact.chain for fact in facts})
    rows, salts = [], []
    for fact in facts:
        salt = secrets.token_bytes(16)
        row = _row(fact, heads[fact.chain], salt, at)
        heads[fact.chain] = (row["seq"], row["hash"])
        rows.append(row)
        salts.append(salt)
    returning = insert(Event).returning(Event.id, sort_by_parameter_order=True)
    ids = list(db.session.scalars(returning, rows))
    moved = [{"chain": name, "s": seq, "h": hashed} for name, (seq, hashed) in heads.items()]
    db.session.connection().execute(_MOVE, moved)
    bodies = [
        {"event_id": event_id, "salt": salt, "body": dict(fact.payload), "erased_at": None}
        for event_id, salt, fact in zip(ids, salts, facts, strict=True)
    ]
    db.session.execute(insert(EventPayload), bodies)
    _owe(zip(ids, facts, strict=True), dict.fromkeys(settled, at))
    return ids


def _row(fact: Fact, head: tuple[int, str], salt: bytes, at: dt.datetime) -> dict[str, Any]:
    """Return an event's row behind the head of its chain."""
    named = [str(revision) for revision in fact.revisions]
    digest = payload_digest(salt, fact.payload)
    return {
        "public_id": new_id(),
        "chain": fact.chain,
        "seq": head[0] + 1,
        "kind": fact.kind,
        "at": at,
        "actor_id": fact.actor_id,
        "article_id": fact.article_id,
        "subject_id": fact.subject_id,
        "revisions": named,
        "payload_digest": digest,
        "previous_hash": head[1],
        "hash": event_hash(head[1], fact.kind, fact.actor_id, named, at, digest),
    }


def _owe(recorded: Iterable[tuple[int, Fact]], settled: Mapping[str, dt.datetime]) -> None:
    """Write the deliveries that events owe: this is how they get into the queue."""
    rows = [
        {
            "event_id": event_id,
            "reaction": reaction,
            "attempts": 0,
            "last_error": "",
            "done_at": settled.get(reaction),
        }
        for event_id, fact in recorded
        for reaction in REACTIONS[fact.kind]
    ]
    if rows:
        db.session.execute(insert(Delivery), rows)


def _locked_heads(chains: Collection[str]) -> dict[str, tuple[int, str]]:
    """Lock the heads of chains, always in the same order, and begin those that are new."""
    query = (
        select(Chain.name, Chain.seq, Chain.hash)
        .where(Chain.name.in_(chains))
        .order_by(Chain.name)
        .with_for_update()
    )
    heads = {row.name: (row.seq, row.hash) for row in db.session.execute(query)}
    while new := sorted(set(chains) - heads.keys()):
        begun = [{"name": name, "seq": 0, "hash": ""} for name in new]
        try:
            with db.session.begin_nested():
                db.session.execute(insert(Chain), begun)
        except IntegrityError:
            # Of several that begin a chain at once, the others waited here and now find it.
            heads = {row.name: (row.seq, row.hash) for row in db.session.execute(query)}
        else:
            heads |= dict.fromkeys(new, (0, ""))
    return heads


def payload_digest(salt: bytes, payload: Mapping[str, Any]) -> str:
    """Return the digest that stays when a payload is erased; the salt goes with the payload."""
    form = json.dumps(dict(payload), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(salt + form.encode()).hexdigest()


def event_hash(
    previous: str,
    kind: str,
    actor_id: uuid.UUID | None,
    revisions: Sequence[str],
    at: dt.datetime,
    digest: str,
) -> str:
    """Return the chained hash of one event."""
    facts = [previous, kind, str(actor_id or ""), *revisions, _instant(at), digest]
    return hashlib.sha256("\x1f".join(facts).encode()).hexdigest()


def _instant(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def erase_payload(event_id: int, *, at: dt.datetime, actor_id: uuid.UUID, reason: str) -> None:
    """Blank an event's words for good; its digest stays, and the erasure is an event itself."""
    event = db.session.get_one(Event, event_id)
    db.session.execute(
        update(EventPayload)
        .where(EventPayload.event_id == event_id)
        .values(body=None, salt=None, erased_at=at)
    )
    record(
        "payload_erased",
        at=at,
        actor_id=actor_id,
        article_id=event.article_id,
        subject_id=event.subject_id,
        payload={"event": str(event.public_id), "reason": reason},
    )
