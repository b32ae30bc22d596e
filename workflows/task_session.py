"""How a reaction runs: in the application's context, once for all, its delivery marked done."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from celery import Task, shared_task
from flask import Flask
from sqlalchemy import select, update

from newsroom.database import action, db, now
from newsroom.events.models import Delivery, Event
from newsroom.events.queries import words_of
from newsroom.telemetry import in_short

_log = logging.getLogger(__name__)
_STEP = 5_000


class ContextTask(Task):  # type: ignore[type-arg]  # Celery's own class takes none at run time
    """A task that runs inside the newsroom's application context, never in a faked request."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Enter the context, run, and leave no session behind."""
        flask_app: Flask = self.app.flask_app  # type: ignore[attr-defined]  # set by worker.py
        with flask_app.app_context():
            return self.run(*args, **kwargs)


def reaction(
    *, whole: bool, for_all: bool = False
) -> Callable[[Callable[[Event], None]], Task[Any, Any]]:
    """Make a function of an event into a task of a delivery.

    ``whole``: the function and the mark that it is done are one transaction. A function that
    needs several (rendering, mail) is not whole, and has to bear being run again. ``for_all``:
    run once, it does what every delivery of its name wants that waited when it began.
    """

    def made(work: Callable[[Event], None]) -> Task[Any, Any]:
        module = work.__module__.rpartition(".")[2]

        @shared_task(name=f"{module}.{work.__name__}", base=ContextTask)
        def deliver(delivery_id: int) -> None:
            run = action(_deliver) if whole else _deliver
            try:
                run(delivery_id, work, for_all=for_all)
            except Exception as error:
                db.session.rollback()
                _note_failure(delivery_id, error)
                raise

        if for_all:
            FOR_ALL.add(work.__name__)
        return deliver

    return made


FOR_ALL: set[str] = set()
"""Names of the reactions of which one run serves every delivery that waits."""


def _deliver(delivery_id: int, work: Callable[[Event], None], *, for_all: bool) -> None:
    """Run what a delivery asks for, unless it is done; a second runner waits, then sees that."""
    query = select(Delivery).where(Delivery.id == delivery_id)
    delivery = db.session.scalars(query.with_for_update()).one_or_none()
    if delivery is None or delivery.done_at is not None:
        return
    # Read before the work begins: what is recorded later may need another run.
    served = _waiting_for(delivery.reaction) if for_all else [delivery_id]
    work(db.session.get_one(Event, delivery.event_id))
    _mark_done(served)


def _waiting_for(reaction_name: str) -> list[int]:
    query = select(Delivery.id).where(
        Delivery.reaction == reaction_name, Delivery.done_at.is_(None)
    )
    return list(db.session.scalars(query))


@action
def _mark_done(served: Sequence[int]) -> None:
    at = now()
    for start in range(0, len(served), _STEP):
        db.session.execute(
            update(Delivery)
            .where(Delivery.id.in_(served[start : start + _STEP]), Delivery.done_at.is_(None))
            .values(done_at=at, last_error="")
        )


@action
def _note_failure(delivery_id: int, error: Exception) -> None:
    """Remember that it failed, so that it is rung again later and later, and can be looked at."""
    _log.warning("delivery %s failed: %s", delivery_id, type(error).__name__)
    db.session.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id)
        .values(
            attempts=Delivery.attempts + 1,
            last_error=in_short(error),
        )
    )


def event_article(event: Event) -> uuid.UUID:
    """Return the article that an event is about."""
    if event.article_id is None:
        message = f"event {event.id} ({event.kind}) is about no article"
        raise ValueError(message)
    return event.article_id


def event_subject(event: Event) -> uuid.UUID:
    """Return the edition, task or release that an event is about."""
    if event.subject_id is None:
        message = f"event {event.id} ({event.kind}) is about nothing"
        raise ValueError(message)
    return event.subject_id


def event_people(event: Event, name: str) -> Sequence[uuid.UUID]:
    """Return whom an event names, one or several; nobody where its words were erased."""
    named = words_of(event).get(name) or []
    return [uuid.UUID(one) for one in ([named] if isinstance(named, str) else named)]
