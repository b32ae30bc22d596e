"""Record facts. Every action of the newsroom ends here, inside its own transaction."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import secrets
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from newsroom.database import db, new_id
from newsroom.events.kinds import REACTIONS
from newsroom.events.models import Chain, Delivery, Event, EventPayload

ACCOUNT = "account"


def record(
    kind: str,
    *,
    at: dt.datetime,
    actor_id: uuid.UUID | None,
    article_id: uuid.UUID | None = None,
    subject_id: uuid.UUID | None = None,
    revisions: Sequence[uuid.UUID] = (),
    payload: dict[str, Any] | None = None,
) -> int:
    """Append one event to its chain with the deliveries that it owes; returns its id.

    The caller holds the article's row lock, so that ``seq`` has no gaps. Free text belongs in
    ``payload`` and nowhere else, because only a payload can be erased.
    """
    chain = f"article:{article_id}" if article_id else ACCOUNT
    head = _locked_head(chain)
    named = [str(revision) for revision in revisions]
    salt = secrets.token_bytes(16)
    digest = payload_digest(salt, payload or {})
    facts = {
        "kind": kind,
        "at": at,
        "actor_id": actor_id,
        "article_id": article_id,
        "subject_id": subject_id,
        "revisions": named,
        "payload_digest": digest,
        "hash": event_hash(head.hash, kind, actor_id, named, at, digest),
    }
    event_id = _append(chain, head, facts)
    db.session.execute(
        insert(EventPayload).values(event_id=event_id, salt=salt, body=payload or {})
    )
    _owe(event_id, REACTIONS[kind])
    return event_id


def _append(chain: str, head: Any, facts: dict[str, Any]) -> int:
    """Add an event behind the head of its chain, and move the head; returns the event's id."""
    place = {"chain": chain, "seq": head.seq + 1, "previous_hash": head.hash}
    event_id: int = db.session.execute(
        insert(Event).values(public_id=new_id(), **place, **facts).returning(Event.id)
    ).scalar_one()
    db.session.execute(
        update(Chain).where(Chain.name == chain).values(seq=head.seq + 1, hash=facts["hash"])
    )
    return event_id


def _owe(event_id: int, reactions: Sequence[str]) -> None:
    """Write the deliveries that an event owes: this is how it gets into the queue."""
    rows = [
        {"event_id": event_id, "reaction": reaction, "attempts": 0, "last_error": ""}
        for reaction in reactions
    ]
    if rows:
        db.session.execute(insert(Delivery), rows)


def _locked_head(chain: str) -> Any:
    query = select(Chain.seq, Chain.hash).where(Chain.name == chain).with_for_update()
    head = db.session.execute(query).one_or_none()
    if head is None:
        # Of several that begin a chain at once, the others wait here and then find it.
        with contextlib.suppress(IntegrityError), db.session.begin_nested():
            db.session.execute(insert(Chain).values(name=chain, seq=0, hash=""))
        head = db.session.execute(query).one()
    return head


def payload_digest(salt: bytes, payload: dict[str, Any]) -> str:
    """Return the digest that stays when a payload is erased; the salt goes with the payload."""
    form = json.dumps(payload, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
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
