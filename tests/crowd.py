"""Many people at once: threads that share an application and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import Flask

from newsroom.database import db

PATIENCE_S = 60


def at_once(app: Flask, count: int, work: Callable[[int], Any]) -> list[Any]:
    """Run ``work`` in so many threads, each in a context of its own, begun together.

    Returns what each returned, or the error that it raised.
    """
    db.session.rollback()  # a transaction of ours would keep all of them waiting
    begin = threading.Barrier(count)

    def one(number: int) -> Any:
        with app.app_context():
            begin.wait(PATIENCE_S)
            try:
                return work(number)
            except Exception as error:  # noqa: BLE001 — whatever it is, the test looks at it
                return error
            finally:
                db.session.remove()

    with ThreadPoolExecutor(count) as pool:
        outcomes = list(pool.map(one, range(count)))
    db.session.expire_all()
    return outcomes
