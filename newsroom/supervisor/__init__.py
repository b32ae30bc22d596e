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

from newsroom.supervisor.place import Running, announced, occupied, occupy

# Nothing of Flask is imported at the top: the supervisor itself is this package, it stays for as
# long as the newsroom is up, and it should cost little.
if TYPE_CHECKING:
    from newsroom.settings import Settings

__all__ = [
    "Running",
    "become",
    "free_port",
    "hold",
    "need_port",
    "port_is_free",
    "running",
    "started",
]

ANNOUNCEMENT = "NEWSROOM_ANNOUNCEMENT"
"""What the supervisor prints once people can enter; everybody could read a command line."""
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


def hold(settings: Settings) -> int:
    """Take the data folder before anything runs on it; give the result to whom it is to serve.

    Raises:
        NewsroomError: this data folder is served already.
    """
    held = occupy(settings.data)
    if held is None:
        _say_that_it_runs(settings)
    return held


def become(settings: Settings, *, held: int | None = None, announcement: str = "") -> NoReturn:
    """Replace this process by the supervisor; it prints the announcement once people can enter.

    ``held`` is what ``hold`` returned, where the folder is taken already.

    Raises:
        NewsroomError: this data folder is served already, or the port is taken.
    """
    _make_sure_of_room(settings, held)
    sys.stdout.flush()
    argv = _command(settings, held=held)
    if held is not None:
        os.set_inheritable(held, True)  # noqa: FBT003 — the signature is Python's
    environment = _environment(settings) | {ANNOUNCEMENT: announcement}
    os.execve(argv[0], argv, environment)  # noqa: S606 — our own interpreter


@contextmanager
def started(
    settings: Settings, *, held: int | None = None, timeout_s: float = START_TIMEOUT_S
) -> Iterator[Running]:
    """Run a newsroom on this data folder while the block lasts; it never outlives this process.

    ``held`` is what ``hold`` returned, where the folder is taken already; it is let go.

    Raises:
        NewsroomError: this data folder is served already, the port is taken, or it did not start.
    """
    from newsroom.errors import NewsroomError  # see the top

    _make_sure_of_room(settings, held)
    process = subprocess.Popen(  # noqa: S603 — our own interpreter
        _command(settings, held=held, parent=os.getpid()),
        env=_environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=() if held is None else (held,),
    )
    if held is not None:
        os.close(held)  # it is the supervisor's now
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


def _say_that_it_runs(settings: Settings) -> NoReturn:
    from flask_babel import gettext as _  # see the top

    from newsroom.errors import NewsroomError  # see the top

    message = _("A newsroom already runs on the folder %(folder)s.", folder=settings.data)
    raise NewsroomError(message)


def _make_sure_of_room(settings: Settings, held: int | None) -> None:
    if held is None and occupied(settings.data):
        _say_that_it_runs(settings)
    need_port(settings)


def need_port(settings: Settings) -> None:
    """Make sure that the web server can listen where the settings say.

    Raises:
        NewsroomError: the port is taken; names a free one.
    """
    from flask_babel import gettext as _  # see the top

    from newsroom.errors import NewsroomError  # see the top

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


def _command(
    settings: Settings, *, held: int | None = None, parent: int | None = None
) -> list[str]:
    host, port = _address(settings)
    argv = [sys.executable, "-P", "-m", "newsroom.supervisor"]
    argv += ["--data", str(settings.data), "--host", host, "--port", str(port)]
    argv += ["--log-level", settings.log_level]
    argv += [] if held is None else ["--held", str(held)]
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
