"""Read the history, and prove that nobody has rewritten it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from newsroom.database import db
from newsroom.events.actions import NO_WORDS, event_hash, payload_digest
from newsroom.events.models import Chain, Event, EventPayload


def history(article_id: uuid.UUID, *, most: int = 500) -> Sequence[Event]:
    """Return an article's events, newest first."""
    query = select(Event).where(Event.article_id == article_id).order_by(Event.seq.desc())
    return db.session.scalars(query.limit(most)).all()


def payloads_of(article_id: uuid.UUID) -> Sequence[tuple[int, str, Any]]:
    """Return (event, kind, words) of an article's events that have any and were not erased."""
    query = (
        select(Event.id, Event.kind, EventPayload.body)
        .join(EventPayload, EventPayload.event_id == Event.id)
        .where(Event.article_id == article_id, EventPayload.erased_at.is_(None))
    )
    return [(one.id, one.kind, one.body) for one in db.session.execute(query.order_by(Event.id))]


def has_happened(article_id: uuid.UUID, kind: str, subject_id: uuid.UUID) -> bool:
    """Tell whether something was recorded already about one subject of an article."""
    query = select(Event.id).where(
        Event.article_id == article_id, Event.kind == kind, Event.subject_id == subject_id
    )
    return db.session.scalar(query.limit(1)) is not None


def has_ever(kind: str) -> bool:
    """Tell whether something of this kind was ever recorded."""
    return db.session.scalar(select(Event.id).where(Event.kind == kind).limit(1)) is not None


def words_of(event: Event) -> Mapping[str, Any]:
    """Return what an event says beside its columns; nothing where that was erased."""
    return (event.payload.body if event.payload else None) or {}


def newest(article_id: uuid.UUID, *kinds: str) -> Event | None:
    """Return an article's newest event of these kinds."""
    query = select(Event).where(Event.article_id == article_id, Event.kind.in_(kinds))
    return db.session.scalars(query.order_by(Event.seq.desc()).limit(1)).one_or_none()


def chain_faults(chain: str) -> list[str]:
    """Return what is wrong with a chain, one line a fault; empty when it verifies."""
    faults: list[str] = []
    previous, expected_seq = "", 1
    query = select(Event).where(Event.chain == chain).order_by(Event.seq)
    for event in db.session.scalars(query):
        if event.seq != expected_seq:
            faults.append(f"{chain}: event {expected_seq} is missing")
        if event.previous_hash != previous:
            faults.append(f"{chain}: event {event.seq} does not follow the one before it")
        faults.extend(_event_faults(event))
        previous, expected_seq = event.hash, event.seq + 1
    head = db.session.get(Chain, chain)
    if head is not None and (head.hash, head.seq) != (previous, expected_seq - 1):
        faults.append(f"{chain}: its last event is missing")
    return faults


def _event_faults(event: Event) -> list[str]:
    faults = []
    hashed = event_hash(
        event.previous_hash,
        event.kind,
        event.actor_id,
        event.revisions,
        event.at,
        event.payload_digest,
    )
    if hashed != event.hash:
        faults.append(f"{event.chain}: event {event.seq} was changed")
    payload = event.payload
    if payload is None and event.payload_digest != NO_WORDS:
        faults.append(f"{event.chain}: the words of event {event.seq} are missing")
    elif payload is None:
        pass
    elif payload.body is not None and payload.salt is not None:
        if payload_digest(payload.salt, payload.body) != event.payload_digest:
            faults.append(f"{event.chain}: the words of event {event.seq} were changed")
    elif payload.erased_at is None:
        faults.append(f"{event.chain}: the words of event {event.seq} are gone without a record")
    return faults
