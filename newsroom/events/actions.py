"""Record facts. Every action of the newsroom ends here, inside its own transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, insert, update

from newsroom.database import db, new_id
from newsroom.events import heads
from newsroom.events.kinds import REACTIONS
from newsroom.events.models import Event, EventPayload

_EVENT: Table = Event.__table__  # type: ignore[assignment]  # the stubs call it a FromClause
_ADD = insert(_EVENT).returning(_EVENT.c.id, sort_by_parameter_order=True)


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
        return heads.chain_of(self.article_id)


def record(
    kind: str,
    *,
    at: dt.datetime,
    actor_id: uuid.UUID | None,
    article_id: uuid.UUID | None = None,
    subject_id: uuid.UUID | None = None,
    revisions: Sequence[uuid.UUID] = (),
    payload: Mapping[str, Any] | None = None,
    begins: bool = False,
) -> int:
    """Append one event to its chain with the deliveries that it owes; returns its id.

    The caller holds the article's row lock, so that ``seq`` has no gaps. An event that ``begins``
    is the first of an article that nobody else can know yet.
    """
    fact = Fact(kind, actor_id, article_id, subject_id, revisions, payload or {})
    if begins:
        db.session.connection()
        heads.known()[fact.chain] = heads.BEGINNING
    return record_many([fact], at=at)[0]


def record_many(
    facts: Sequence[Fact], *, at: dt.datetime, settled: Collection[str] = ()
) -> list[int]:
    """Append many events, each to its own chain, in a fixed number of statements; returns ids.

    Facts of one chain follow each other in the order given. ``settled`` names reactions whose
    work the caller does in this very transaction. Locks as for ``record``. The heads of the
    chains and the deliveries are moved and made by triggers.
    """
    if not facts:
        return []
    connection = db.session.connection()
    known = heads.known()
    unknown = {fact.chain for fact in facts} - known.keys()
    if unknown:
        known |= heads.locked(unknown)
    done = _as_text(at)
    rows, salts = [], []
    for fact in facts:
        salt = secrets.token_bytes(16) if fact.payload else b""
        row = _row(fact, known[fact.chain], salt, at)
        row["owes"] = {one: done if one in settled else None for one in REACTIONS[fact.kind]}
        known[fact.chain] = (row["seq"], row["hash"])
        rows.append(row)
        salts.append(salt)
    ids = list(connection.scalars(_ADD, rows if len(rows) > 1 else rows[0]))
    bodies = [
        {"event_id": event_id, "salt": salt, "body": dict(fact.payload), "erased_at": None}
        for event_id, salt, fact in zip(ids, salts, facts, strict=True)
        if fact.payload
    ]
    if bodies:
        db.session.execute(insert(EventPayload), bodies)
    return ids


def _row(fact: Fact, head: heads.Head, salt: bytes, at: dt.datetime) -> dict[str, Any]:
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


def _as_text(at: dt.datetime) -> str:
    """Write an instant as both databases read it."""
    return at.astimezone(dt.UTC).isoformat(sep=" ", timespec="microseconds")


def payload_digest(salt: bytes, payload: Mapping[str, Any]) -> str:
    """Return the digest that stays when a payload is erased; the salt goes with the payload."""
    form = json.dumps(dict(payload), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(salt + form.encode()).hexdigest()


NO_WORDS = payload_digest(b"", {})
"""The digest of an event that has no words at all, and so no row for them either."""


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
