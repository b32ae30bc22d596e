"""Invariant 10: the chains of the history verify, and their only gaps are recorded erasures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from newsroom.database import db
from newsroom.events.actions import NO_WORDS, event_hash, payload_digest
from newsroom.events.models import Chain, Event, EventPayload
from newsroom.verify import advice, tally
from newsroom.verify.violation import Violation

_BATCH = 1_000
_ERASED = "payload_erased"


@dataclass
class _Reading:
    """How far one chain was read."""

    name: str
    seq: int = 0
    hash: str = ""
    erased: set[str] = field(default_factory=set)
    """Public ids of events whose words are gone."""
    recorded: set[str] = field(default_factory=set)
    """Public ids of events whose erasure is an event."""
    unreadable: int = 0
    """Records of erasures that were erased themselves."""


def chains() -> Iterator[Violation]:
    """Yield what is wrong with the chains, all of them read in one pass."""
    tally.expect(db.session.scalar(select(func.count()).select_from(Event)) or 0)
    chain = _Reading("")
    for rows in db.session.execute(_events()).partitions():
        for row in rows:
            if row.chain != chain.name:
                yield from _ended(chain)
                chain = _Reading(row.chain)
            for what in _faults(chain, row):
                yield _violation(row.chain, what)
            chain.seq, chain.hash = row.seq, row.hash
        tally.passed(len(rows))
    yield from _ended(chain)
    yield from _emptied()


def _events() -> Any:
    return (
        select(
            Event.chain,
            Event.seq,
            Event.public_id,
            Event.kind,
            Event.actor_id,
            Event.revisions,
            Event.at,
            Event.payload_digest,
            Event.previous_hash,
            Event.hash,
            EventPayload.event_id,
            EventPayload.salt,
            EventPayload.body,
            EventPayload.erased_at,
        )
        .outerjoin(EventPayload, EventPayload.event_id == Event.id)
        .order_by(Event.chain, Event.seq)
        .execution_options(yield_per=_BATCH)
    )


def _faults(chain: _Reading, row: Any) -> Iterator[str]:
    if row.seq != chain.seq + 1:
        yield _("Event %(seq)s of the history is missing.", seq=chain.seq + 1)
    if row.previous_hash != chain.hash:
        yield _("Event %(seq)s of the history does not follow the one before it.", seq=row.seq)
    hashed = event_hash(
        row.previous_hash, row.kind, row.actor_id, row.revisions, row.at, row.payload_digest
    )
    if hashed != row.hash:
        yield _("Event %(seq)s of the history was changed.", seq=row.seq)
    yield from _words(chain, row)


def _words(chain: _Reading, row: Any) -> Iterator[str]:
    if row.event_id is None:
        if row.payload_digest != NO_WORDS:
            yield _("The words of event %(seq)s of the history are missing.", seq=row.seq)
        return
    if row.body is not None and row.salt is not None:
        if payload_digest(row.salt, row.body) != row.payload_digest:
            yield _("The words of event %(seq)s of the history were changed.", seq=row.seq)
        if row.kind == _ERASED:
            chain.recorded.add(str(row.body.get("event", "")))
    elif row.erased_at is None:
        yield _("The words of event %(seq)s of the history are gone without a record.", seq=row.seq)
    else:
        chain.erased.add(str(row.public_id))
        chain.unreadable += row.kind == _ERASED


def _ended(chain: _Reading) -> Iterator[Violation]:
    """Compare what was read of a chain with its head, and its gaps with the recorded erasures."""
    if not chain.name:
        return
    head = db.session.execute(
        select(Chain.seq, Chain.hash).where(Chain.name == chain.name)
    ).one_or_none()
    if head is None or (head.seq, head.hash) != (chain.seq, chain.hash):
        yield _violation(chain.name, _("The last event of the history is missing."))
    if len(chain.erased - chain.recorded) > chain.unreadable:
        yield _violation(chain.name, _("Words of the history were erased without a record."))


def _emptied() -> Iterator[Violation]:
    """Find chains that have a head, and no event at all."""
    query = select(Chain.name).where(
        Chain.seq > 0, ~select(Event.id).where(Event.chain == Chain.name).exists()
    )
    for name in db.session.scalars(query.execution_options(yield_per=_BATCH)):
        yield _violation(name, _("The last event of the history is missing."))


def _violation(chain: str, what: str) -> Violation:
    article = chain.removeprefix("article:").replace("-", "") if ":" in chain else ""
    return Violation(10, article, what, str(advice.RESTORE))
