"""Redis for tests: one server a session, started from the machine's own program."""

from __future__ import annotations

import atexit
import shutil
import socket
import subprocess
import tempfile
import time
from functools import cache


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


@cache
def redis_url() -> str:
    """Return the URL of a Redis that keeps what it took, started for this session."""
    program = shutil.which("redis-server")
    if program is None:
        raise RuntimeError("redis-server is not installed; .ci/run installs it")
    port, folder = free_port(), tempfile.mkdtemp(prefix="newsroom-redis-")
    arguments = ["--port", str(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""]
    process = subprocess.Popen(
        [program, *arguments, "--appendonly", "yes"], stdout=subprocess.DEVNULL
    )
    atexit.register(process.kill)
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return f"redis://127.0.0.1:{port}/0"
        time.sleep(0.05)
    raise RuntimeError("Redis did not start")
