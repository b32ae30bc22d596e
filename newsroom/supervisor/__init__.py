"""Start the web server and the worker, watch over them, and find the ones that run already."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from newsroom.supervisor.place import Running, announced, occupied

# Nothing of Flask is imported at the top: the supervisor itself is this package, it stays for as
# long as the newsroom is up, and it should cost little.
if TYPE_CHECKING:
    from newsroom.settings import Settings

__all__ = ["Running", "become", "free_port", "port_is_free", "running", "started"]

START_TIMEOUT_S = 60.0
PORT_PATIENCE_S = 3.0
"""After a kill, the port of the previous newsroom takes a moment to come free."""
STOP_TIMEOUT_S = 30.0


def running(settings: Settings, *, timeout_s: float = 0.0) -> Running | None:
    """Return the newsroom that serves this data folder now, or None.

    One that is still starting is waited for, for at most ``timeout_s``.
    """
    until = time.monotonic() + timeout_s
    while True:
        here = announced(settings.data)
        if here is not None and here.ready:
            return here
        if not occupied(settings.data) or time.monotonic() >= until:
            return None
        time.sleep(0.05)


def become(settings: Settings, *, announcement: str = "") -> NoReturn:
    """Replace this process by the supervisor; it prints the announcement once people can enter.

    Raises:
        NewsroomError: this data folder is served already, or the port is taken.
    """
    _make_sure_of_room(settings)
    sys.stdout.flush()
    argv = _command(settings, announcement=announcement)
    os.execve(argv[0], argv, _environment(settings))  # noqa: S606 — our own interpreter


@contextmanager
def started(settings: Settings, *, timeout_s: float = START_TIMEOUT_S) -> Iterator[Running]:
    """Run a newsroom on this data folder while the block lasts; it never outlives this process.

    Raises:
        NewsroomError: this data folder is served already, the port is taken, or it did not start.
    """
    from newsroom.errors import NewsroomError  # see the top

    _make_sure_of_room(settings)
    argv = _command(settings, announcement="", parent=os.getpid())
    process = subprocess.Popen(  # noqa: S603 — our own interpreter
        argv, env=_environment(settings), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + timeout_s
        while (here := running(settings)) is None or here.pid != process.pid:
            if process.poll() is not None or time.monotonic() > until:
                raise NewsroomError(_did_not_start(settings))
            time.sleep(0.05)
        yield here
    finally:
        process.terminate()
        try:
            process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()  # its children end with it
            process.wait()


def port_is_free(host: str, port: int, *, patience_s: float = PORT_PATIENCE_S) -> bool:
    """Tell whether a server could listen there, now or within the patience."""
    until = time.monotonic() + patience_s
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    while True:
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((host, port))
            except OSError:
                if time.monotonic() >= until:
                    return False
            else:
                return True
        time.sleep(0.1)


def free_port(host: str = "127.0.0.1") -> int:
    """Return a port on which nobody listens at this moment."""
    with socket.socket() as trial:
        trial.bind((host, 0))
        port: int = trial.getsockname()[1]
        return port


def _make_sure_of_room(settings: Settings) -> None:
    from flask_babel import gettext as _  # see the top

    from newsroom.errors import NewsroomError  # see the top

    if occupied(settings.data):
        message = _("A newsroom already runs on the folder %(folder)s.", folder=settings.data)
        raise NewsroomError(message)
    host, port = _address(settings)
    if not port_is_free(host, port):
        message = _(
            "Port %(port)s is taken by another program. Choose a free one, for example with "
            "NEWSROOM_LISTEN=%(host)s:%(other)s.",
            port=port,
            host=host,
            other=free_port(),
        )
        raise NewsroomError(message)


def _did_not_start(settings: Settings) -> str:
    from flask_babel import gettext as _  # see the top

    log = settings.data / "log"
    return str(_("The newsroom did not start. See the files in %(folder)s.", folder=log))


def _address(settings: Settings) -> tuple[str, int]:
    host, _, port = settings.listen.rpartition(":")
    return host.strip("[]"), int(port)


def _command(settings: Settings, *, announcement: str, parent: int | None = None) -> list[str]:
    host, port = _address(settings)
    argv = [sys.executable, "-P", "-m", "newsroom.supervisor"]
    argv += ["--data", str(settings.data), "--host", host, "--port", str(port)]
    argv += ["--log-level", settings.log_level, "--announcement", announcement]
    return argv if parent is None else [*argv, "--with-parent", str(parent)]


def _environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which every program reads the same settings."""
    here = {
        "NEWSROOM_DATA": str(settings.data),
        "NEWSROOM_LISTEN": settings.listen,
        "NEWSROOM_PUBLIC_URL": settings.public_url,
        # glibc gives each thread a heap of its own; two are enough and save some 10 MB a process.
        "MALLOC_ARENA_MAX": os.environ.get("MALLOC_ARENA_MAX", "2"),
    }
    source = Path(__file__).parents[2]
    if (source / "pyproject.toml").is_file():
        # worker.py lies beside the packages; a wheel puts it where Python looks anyway.
        path = os.environ.get("PYTHONPATH", "")
        here["PYTHONPATH"] = os.pathsep.join(filter(None, (str(source), path)))
    return os.environ | here
