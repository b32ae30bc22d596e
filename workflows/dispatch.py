"""Turn waiting deliveries into Celery tasks, and send out what is due: one loop of its own."""

from __future__ import annotations

import datetime as dt
import logging
import math
import threading
import uuid
from typing import Any

from celery import bootsteps
from flask import Flask
from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.exc import DBAPIError

from newsroom.database import action, db, now, reading
from newsroom.events.models import Delivery
from newsroom.publishing import commit, correction_windows, going_out, queries
from newsroom.publishing.site import follow
from newsroom.settings import current
from workflows import feeding
from workflows.reactions import REACTIONS, RELEASE_REACTIONS

_log = logging.getLogger(__name__)

BATCH = 200
RING_AGAIN_S = 30
"""How long a reaction that was sent may take before it is rung again; doubles with each failure."""
RING_LATEST_S = 3_600
_DOUBLINGS = math.ceil(math.log2(RING_LATEST_S / RING_AGAIN_S))
BROKER_PAUSE_S = 5
"""How long the broker is left alone after it did not answer."""
TROUBLE_PAUSE_S = 1
CORRECTIONS_PAUSE_S = 2
"""How often the windows of corrections are looked at; they are an hour long."""


class Dispatcher:
    """The loop's memory: whether it has just started, and since when the broker is away."""

    def __init__(self) -> None:
        self._fresh = True
        self._broker_back_at: dt.datetime | None = None
        self._look_at_corrections: dt.datetime | None = None

    def turn(self) -> int:
        """Do one round: send out what is due, ring what waits; returns how many it handled."""
        if self._fresh:
            # A webhook that was set just now begins here, not behind the next release.
            feeding.wake()
            _catch_up()
        sent_out = self._send_out_due()
        at = now()
        self._let_corrections_go(at)
        if sent_out == queries.DUE_AT_ONCE:
            return sent_out  # more are due: nothing else comes before them
        away = self._broker_back_at is not None and at < self._broker_back_at
        owed = _is_owed(at, fresh=self._fresh)
        waiting = self._waiting(owed, only_releases=away)
        self._fresh = False
        if not waiting:
            return 0
        taken = _take(waiting, owed, at)
        if away:
            self._without_broker(taken)
        else:
            self._ring(taken, at)
        return len(taken)

    def _send_out_due(self) -> int:
        with reading():
            ids = list(queries.due(now()))
            db.session.rollback()
        if ids:
            _send_out(ids)
        return len(ids)

    def _let_corrections_go(self, at: dt.datetime) -> None:
        """Send out what is corrected where the window for its pair is over."""
        if self._look_at_corrections is not None and at < self._look_at_corrections:
            return
        self._look_at_corrections = at + dt.timedelta(seconds=CORRECTIONS_PAUSE_S)
        with reading():
            ids = list(correction_windows.over(at))
            db.session.rollback()
        for correction_id in ids:
            try:
                correction_windows.let_go_when_over(correction_id)
            except Exception:  # noqa: BLE001 — whatever it is, the next one must not wait
                db.session.rollback()
                _log.exception("correction %s cannot go out", correction_id)

    def _waiting(self, owed: ColumnElement[bool], *, only_releases: bool) -> list[int]:
        """Return the deliveries to ring: never sent, or sent and not done for too long.

        After a start everything undone is rung, since nobody knows what died with whom. While
        the broker is away only what brings a pair to readers is looked at.
        """
        with reading():
            query = select(Delivery.id).where(
                Delivery.done_at.is_(None),
                owed,
                *([Delivery.reaction.in_(RELEASE_REACTIONS)] if only_releases else []),
            )
            ids = list(db.session.scalars(query.order_by(Delivery.id).limit(BATCH)))
            db.session.rollback()
        return ids

    def _ring(self, taken: list[tuple[int, str]], at: dt.datetime) -> None:
        for place, (delivery_id, reaction) in enumerate(taken):
            try:
                REACTIONS[reaction].apply_async((delivery_id,), retry=False)
            except Exception as error:  # noqa: BLE001 — each broker has its own errors
                _log.warning("the broker does not answer: %s", type(error).__name__)
                self._broker_back_at = at + dt.timedelta(seconds=BROKER_PAUSE_S)
                self._without_broker(taken[place:])
                return
        self._broker_back_at = None

    def _without_broker(self, taken: list[tuple[int, str]]) -> None:
        """Run what brings a pair to readers here and now; the rest waits for the broker."""
        for delivery_id, reaction in taken:
            if reaction not in RELEASE_REACTIONS:
                continue
            try:
                REACTIONS[reaction].run(delivery_id)
            except Exception:  # noqa: BLE001 — whatever it is, the next one must not wait
                db.session.rollback()
                _log.exception("delivery %s failed", delivery_id)
        _give_back([one for one, reaction in taken if reaction not in RELEASE_REACTIONS])


def _catch_up() -> None:
    """Bring the site tree up to the log, as after a crash, a restore or the very first start."""
    tree = follow.tree_of(current())
    if follow.looks_restored(tree):
        held = going_out.hold_restored()
        _log.warning("this is a restored copy; %s scheduled releases are on hold", held)
    try:
        follow.follow_log(tree)
        follow.rewrite_lists(tree)
    except DBAPIError:
        raise
    except Exception:  # noqa: BLE001 — see below
        # A damaged object or a full disk must not keep everything else from going out.
        db.session.rollback()
        _log.exception("the site tree could not be brought up to the log")


def _is_owed(at: dt.datetime, *, fresh: bool) -> ColumnElement[bool]:
    """Return the condition under which a delivery is to be rung.

    The query asks it, so that failures that wait for their time do not fill a batch.
    """
    again = [
        and_(
            Delivery.attempts >= attempts,
            Delivery.sent_at <= at - dt.timedelta(seconds=RING_LATEST_S),
        )
        if RING_AGAIN_S * 2**attempts >= RING_LATEST_S
        else and_(
            Delivery.attempts == attempts,
            Delivery.sent_at <= at - dt.timedelta(seconds=RING_AGAIN_S * 2**attempts),
        )
        for attempts in range(_DOUBLINGS + 1)
    ]
    died = and_(Delivery.attempts == 0, Delivery.sent_at <= at)
    return or_(Delivery.sent_at.is_(None), *again, *([died] if fresh else []))


def _send_out(release_ids: list[uuid.UUID]) -> None:
    """Send out what is due, all of it together; those in trouble keep no other from its time.

    What was rendered ahead is made public right here. The rest, and whatever fails, is carried
    out by the reaction that each release owes.
    """
    try:
        tree = follow.tree_of(current())
        if commit.send_out(release_ids, tree.objects):
            follow.follow_log(tree)
    except DBAPIError:
        raise
    except Exception:  # noqa: BLE001 — see above
        db.session.rollback()
        _log.exception("%s releases are due and did not go out together", len(release_ids))
        for release_id in release_ids:
            _send_out_alone(release_id)


def _send_out_alone(release_id: uuid.UUID) -> None:
    try:
        going_out.go_when_due(release_id)
    except Exception:  # noqa: BLE001 — whatever it is, the next one must not wait
        db.session.rollback()
        _log.exception("release %s is due and cannot go out", release_id)


@action
def _take(waiting: list[int], owed: ColumnElement[bool], at: dt.datetime) -> list[tuple[int, str]]:
    """Mark deliveries as sent before they are: of two dispatchers, one takes each.

    ``owed`` is asked again under the lock: another may have taken them since they were found.
    """
    query = (
        select(Delivery.id, Delivery.reaction)
        .where(Delivery.id.in_(waiting), Delivery.done_at.is_(None), owed)
        .order_by(Delivery.id)
        .with_for_update(skip_locked=True)
    )
    taken = [(row.id, row.reaction) for row in db.session.execute(query)]
    if taken:
        ids = [one for one, _ in taken]
        db.session.execute(update(Delivery).where(Delivery.id.in_(ids)).values(sent_at=at))
    return taken


@action
def _give_back(ids: list[int]) -> None:
    """Unmark what could not be sent, so that it goes as soon as the broker is back."""
    if ids:
        db.session.execute(
            update(Delivery)
            .where(Delivery.id.in_(ids), Delivery.done_at.is_(None))
            .values(sent_at=None)
        )


def run(flask_app: Flask, stop: threading.Event) -> None:
    """Turn until told to stop; trouble with the database is waited out."""
    dispatcher = Dispatcher()
    with flask_app.app_context():
        interval = current().dispatch_interval_s
    while not stop.is_set():
        pause = interval
        with flask_app.app_context():
            try:
                pause = 0 if dispatcher.turn() else interval
            except DBAPIError as error:
                _log.warning("the database does not answer: %s", type(error).__name__)
                pause = TROUBLE_PAUSE_S
            except Exception:  # noqa: BLE001 — the loop never ends by itself
                _log.exception("a dispatch round failed")
                pause = TROUBLE_PAUSE_S
        stop.wait(pause)


class DispatchStep(bootsteps.StartStopStep):
    """Runs the loop as a thread of the worker, from before it looks for its broker."""

    def __init__(self, worker: Any, **kwargs: Any) -> None:
        super().__init__(worker, **kwargs)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, parent: Any) -> None:
        """Begin to dispatch."""
        flask_app: Flask = parent.app.flask_app
        self._thread = threading.Thread(
            target=run, args=(flask_app, self._stop), name="dispatch", daemon=True
        )
        self._thread.start()

    def stop(self, parent: Any) -> None:  # noqa: ARG002 — the signature is Celery's
        """Finish the round and stop."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    terminate = stop
