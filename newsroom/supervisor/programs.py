"""The programs that make up a running newsroom, and how each of them is started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

WEB_THREADS = 4
"""Requests served at once; each may hold a database connection."""
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 10.0
SETTLED_S = 30.0
"""A program that ran this long has recovered: its next death is a first one again."""
LOG_KEPT_BYTES = 10_000_000


@dataclass
class Program:
    """One child process under the supervisor's care."""

    name: str
    argv: tuple[str, ...]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    next_start_at: float = 0.0
    pause_s: float = field(default=FIRST_PAUSE_S)

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches the supervisor alone."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 — our own programs
                [
                    sys.executable,
                    "-P",
                    "-m",
                    "newsroom.supervisor.child",
                    str(os.getpid()),
                    *self.argv,
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started_at = time.monotonic()

    def died(self) -> bool:
        """Tell whether it ended since it was started, and plan when to start it again."""
        if self.process is None or self.process.poll() is None:
            return False
        now = time.monotonic()
        if now - self.started_at > SETTLED_S:
            self.pause_s = FIRST_PAUSE_S
        self.next_start_at = now + self.pause_s
        self.pause_s = min(self.pause_s * 2, LONGEST_PAUSE_S)
        self.end(signal.SIGKILL)  # what it left in its session
        self.process = None
        return True

    def end(self, signum: signal.Signals) -> None:
        """Send a signal: a gentle one to the program, SIGKILL to all that it started."""
        if self.process is None:
            return
        try:
            if signum == signal.SIGKILL:
                os.killpg(self.process.pid, signum)
            else:
                self.process.send_signal(signum)
        except ProcessLookupError:
            return

    def last_words(self, lines: int = 15) -> str:
        """Return the end of its log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def programs(*, host: str, port: int, data: Path, log_level: str) -> tuple[Program, Program]:
    """Return the web server and the worker of a data folder, not yet started."""
    web = (
        "granian.cli:cli", "newsroom.app:create_app", "--factory",
        "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", "1", "--blocking-threads", str(WEB_THREADS), "--runtime-threads", "1",
        "--no-ws", "--http", "1", "--log-level", log_level.lower(), "--no-access-log",
        "--respawn-failed-workers", "--workers-kill-timeout", "10",
    )  # fmt: skip
    worker = (
        # Threads share one interpreter: two of them cost what one process does. Gossip, mingle
        # and heartbeats talk among many workers, and here is one.
        "worker:app.worker_main", "worker", "--beat", "--schedule", str(data / "run" / "beat"),
        "--pool", "threads", "--concurrency", "2", "--loglevel", log_level,
        "--without-gossip", "--without-mingle", "--without-heartbeat",
    )  # fmt: skip
    return (
        Program("web", web, _log(data, "web")),
        Program("worker", worker, _log(data, "worker")),
    )


def _log(data: Path, name: str) -> Path:
    """Return a program's log file; what grew long is kept once beside it."""
    log = data / "log" / f"{name}.log"
    log.parent.mkdir(mode=0o700, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_KEPT_BYTES:
        log.replace(log.with_suffix(".log.1"))
    return log
