"""What follows for targets: each is fed by a thread of its own, so that none waits for another."""

from __future__ import annotations

import logging
import threading

from flask import Flask, current_app

from newsroom.database import db
from newsroom.events.models import Event
from newsroom.publishing import targets
from newsroom.publishing.targets import feeding
from newsroom.publishing.targets.target import Target
from newsroom.settings import current
from workflows.task_session import reaction

_log = logging.getLogger(__name__)


class Feeders:
    """The threads of this process: at most one for each target, and only while there is work.

    A target is a network that may hang. It must never hold up a thread that carries releases to
    readers, nor another target; so whoever wakes a feeder does not wait for it. What a feeder
    that died with its process owed stands in the target's own row, and the next one does it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: set[str] = set()
        self._threads: dict[str, threading.Thread] = {}

    def wake(self, flask_app: Flask, target: Target) -> None:
        """Have a target fed soon; if it is being fed, once more after that."""
        with self._lock:
            self._asked.add(target.name)
            if target.name in self._threads:
                return
            thread = threading.Thread(
                target=self._run, args=(flask_app, target), name=f"feed {target.name}", daemon=True
            )
            self._threads[target.name] = thread
        thread.start()

    def wait(self, timeout_s: float) -> bool:
        """Wait until nothing is fed any more; returns whether that came about."""
        with self._lock:
            threads = list(self._threads.values())
        for thread in threads:
            thread.join(timeout_s)
        return not any(thread.is_alive() for thread in threads)

    def _run(self, flask_app: Flask, target: Target) -> None:
        while self._is_asked(target.name):
            with flask_app.app_context():
                try:
                    feeding.feed(target)
                except Exception as error:  # noqa: BLE001 — a thread has nobody to raise it to
                    db.session.rollback()
                    # A target's own failures are in its row; this is ours, and the next minute's.
                    _log.warning("%s could not be fed: %s", target.name, feeding.short(error))

    def _is_asked(self, name: str) -> bool:
        with self._lock:
            if name not in self._asked:
                del self._threads[name]
                return False
            self._asked.discard(name)
            return True


FEEDERS = Feeders()


def wake() -> None:
    """Have every target fed that the settings name; returns at once."""
    flask_app: Flask = current_app._get_current_object()  # type: ignore[attr-defined] # noqa: SLF001 — Flask's own way to hand it to a thread
    for target in targets.configured(current()):
        FEEDERS.wake(flask_app, target)


@reaction(whole=False, for_all=True)
def feed_targets(_event: Event) -> None:
    """Wake the feeders: a release is public."""
    wake()
