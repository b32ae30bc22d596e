"""Real worker processes for tests, started and killed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from newsroom.database import db, reading

ROOT = Path(__file__).parents[1]
PATIENCE_S = 40.0
CRASH_POINTS = (
    "publish.rendering",
    "publish.prepared",
    "publish.before_commit",
    "publish.committed",
    "apply.linked",
    "apply.before_flip",
    "apply.after_flip",
    "apply.recorded",
    "lists.projected",
    "lists.rendered",
    "lists.linked",
    "lists.after_flip",
)
"""Every place where ``NEWSROOM_CRASH_AT`` can end what leads to readers, in its order."""
IMPORT_CRASH_POINTS = ("import.before_commit", "import.stored")
"""Those of an import, which the journey of a killed import walks."""


@contextlib.contextmanager
def worker(
    environment: Mapping[str, str], *, crash_at: str = ""
) -> Iterator[subprocess.Popen[bytes]]:
    """Run one Celery worker on a newsroom; it never outlives the block."""
    log = Path(environment["NEWSROOM_DATA"]) / "worker-test.log"
    extra = {"NEWSROOM_CRASH_AT": crash_at} if crash_at else {}
    command = [sys.executable, "-m", "celery", "-A", "worker", "worker", "-P", "threads"]
    options = ["-c", "2", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*command, *options, "--loglevel", "INFO"],
            cwd=ROOT,
            env=os.environ | dict(environment) | extra,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until(seen: Callable[[], bool], *, patience_s: float = PATIENCE_S) -> float:
    """Wait for something to come about; returns how many seconds it took.

    Each look is a transaction of its own that only reads, so that it never holds a worker up.
    """
    begun = time.monotonic()
    while time.monotonic() - begun < patience_s:
        with reading():
            found = seen()
            db.session.remove()
        if found:
            return time.monotonic() - begun
        time.sleep(0.02)
    message = f"nothing came about within {patience_s} s"
    raise AssertionError(message)
