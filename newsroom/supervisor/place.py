"""The data folder's sign on the door: who serves it, and where."""

from __future__ import annotations

import fcntl
import json
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Running:
    """The newsroom that serves a data folder now."""

    pid: int
    url: str
    ready: bool = True
    public_url: str = ""
    """Where readers reach it, which its pages name; empty where nobody said."""


def occupy(data: Path, *, patience_s: float = 1.0) -> int | None:
    """Take the data folder for this process until it ends; None when another one holds it.

    The lock lives in the kernel: however a supervisor ends, its folder is free again.
    """
    run = data / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    lock = os.open(run / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    until = time.monotonic() + patience_s
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # Somebody who merely asks holds it for an instant.
            if time.monotonic() < until:
                time.sleep(0.05)
                continue
            os.close(lock)
            return None
        withdraw(data)  # what a killed one left would be believed again
        return lock


def occupied(data: Path) -> bool:
    """Tell whether a supervisor holds the data folder."""
    try:
        lock = os.open(data / "run" / "lock", os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def announce(data: Path, here: Running) -> None:
    """Write who serves the data folder, for its owner's eyes only."""
    draft = data / "run" / f".up-{os.getpid()}"
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(asdict(here)))
    draft.replace(data / "run" / "up.json")


def withdraw(data: Path) -> None:
    """Take down what ``announce`` wrote."""
    (data / "run" / "up.json").unlink(missing_ok=True)


def announced(data: Path) -> Running | None:
    """Return who serves the data folder, ready or about to be; None when nobody does."""
    if not occupied(data):
        return None
    with suppress(OSError, ValueError, TypeError):
        return Running(**json.loads((data / "run" / "up.json").read_text()))
    return None
