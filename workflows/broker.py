"""Reach the message broker, and make the file broker of a single machine safe."""

from __future__ import annotations

import fcntl
import logging
import time
import uuid
from collections import deque
from contextlib import contextmanager
from pathlib import Path
from queue import Empty
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps, loads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsroom.settings import Settings

logger = logging.getLogger(__name__)

POLL_S = 0.1
"""How often the file broker is looked at; kombu's own 1 s makes a worker do two tasks a second."""
LOOK_UP_S = 0.5
"""How long a worker waits for a message before it sees whether it was told to stop."""
SHARED_PREFETCH = 1
"""Messages a thread holds ready where several workers share a broker: whoever is free takes it."""


class AtomicFilesystemChannel(filesystem.Channel):
    """A file broker whose messages appear whole and are taken by one consumer only.

    kombu creates a message under its final name and writes afterwards, and its reader
    takes no lock: a consumer that polls fast reads half a message and ends the worker.
    Here a message is written in ``control/drafts`` and renamed into the queue folder,
    and taken by a rename too, so that of several consumers exactly one gets it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._listed: dict[str, deque[str]] = {}

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str | None, queue: str) -> None:
        """Note a binding; the table is replaced whole, never rewritten in place."""
        binding = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        if binding not in self.get_table(exchange):
            self._rebind(exchange, binding, keep=True)

    def _delete(
        self, queue: str, exchange: str, routing_key: str, pattern: str, *_: Any, **__: Any
    ) -> None:
        """Remove a queue's messages and its binding."""
        self._purge(queue)
        binding = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        self._rebind(exchange, binding, keep=False)

    def _rebind(self, exchange: str, binding: Any, *, keep: bool) -> None:
        with self._alone():
            others = [one for one in self.get_table(exchange) if one != binding]
            table = [binding, *others] if keep else others
            file = self._exchange_file(exchange)  # type: ignore[attr-defined] # not in the stubs
            self._appear(file, dumps(table))

    def _put(  # type: ignore[override] # the stubs name the argument in two ways
        self, queue: str, message: dict[str, Any], **_: Any
    ) -> None:
        """Put a message into the queue, whole or not at all."""
        # Wall clock, zero-padded: names sort by age, also after the machine was restarted.
        name = f"{time.time_ns():020d}_{uuid.uuid4()}.{queue}.msg"
        self._appear(Path(self.data_folder_out) / name, dumps(message))

    def _get(self, queue: str, timeout: float | None = None) -> dict[str, Any]:  # noqa: ARG002 — kombu's signature
        """Take the oldest message of the queue; waiting is the transport's work.

        Raises:
            Empty: there is none.
        """
        while True:
            name = self._next_name(queue)
            # Same filesystem by construction, so the rename has one winner.
            taken = self._folder("processed_folder") / name
            try:
                (Path(self.data_folder_in) / name).rename(taken)
            except FileNotFoundError:
                continue  # another consumer was quicker
            try:
                message: dict[str, Any] = loads(taken.read_bytes())
            except ValueError:
                # A damaged disk must not end the worker; what it asked for is rung again.
                logger.exception("The message %s cannot be read; it stays in %s", name, taken)
                continue
            if not self.store_processed:
                taken.unlink()
            return message

    def _next_name(self, queue: str) -> str:
        """Return the next file to try; one listing of the folder serves many messages."""
        listed = self._listed.setdefault(queue, deque())
        if not listed:
            ending = f"{queue}.msg"
            names = (one.name for one in Path(self.data_folder_in).iterdir())
            listed.extend(sorted(one for one in names if one.partition(".")[2] == ending))
        if not listed:
            raise Empty
        return listed.popleft()

    def _appear(self, path: Path, text: str) -> None:
        """Write a file elsewhere and rename it, so that it is never seen half-written."""
        # No fsync: after a power cut the record in the database rings again.
        draft = self._folder("control_folder", "drafts") / uuid.uuid4().hex
        try:
            draft.write_text(text, encoding="utf-8")
            draft.rename(path)
        except OSError as error:
            draft.unlink(missing_ok=True)
            message = f"Cannot put {path.name} into {path.parent}"
            raise ChannelError(message) from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self._folder("control_folder") / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _folder(self, option: str, *below: str) -> Path:
        folder = Path(self.transport_options[option]).joinpath(*below)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder


class AtomicFilesystemTransport(filesystem.Transport):
    """kombu's filesystem transport over the safe channel."""

    Channel = AtomicFilesystemChannel

    def drain_events(self, connection: Any, **kwargs: Any) -> None:  # type: ignore[override] # stubs differ
        """Deliver the next message, or give up early enough to hear that work is to end."""
        if kwargs.get("timeout"):
            kwargs["timeout"] = min(kwargs["timeout"], LOOK_UP_S)
        super().drain_events(connection, **kwargs)


def broker_options(settings: Settings, *, poll_s: float = POLL_S) -> dict[str, Any]:
    """Return the Celery settings that reach the broker of ``settings.broker_url``.

    Raises:
        ValueError: the broker is of no kind that the newsroom knows.
    """
    scheme = settings.broker_url.partition("://")[0]
    if scheme == "filesystem":
        return _filesystem(settings, poll_s)
    if scheme in {"redis", "rediss"}:
        return _redis(settings.broker_url)
    if scheme in {"amqp", "amqps"}:
        return {
            "broker_url": settings.broker_url,
            "broker_transport_options": dict(AMQP),
            "worker_prefetch_multiplier": SHARED_PREFETCH,
        }
    message = f"NEWSROOM_BROKER_URL must be filesystem, redis or amqp, not {scheme!r}."
    raise ValueError(message)


def _filesystem(settings: Settings, poll_s: float) -> dict[str, Any]:
    folder = settings.data / "broker"
    for name in ("queue", "processed", "control"):
        (folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "broker_url": "filesystem://localhost/",  # the host is never used, only missed
        "broker_transport": f"{__name__}:{AtomicFilesystemTransport.__name__}",
        "broker_transport_options": {
            "data_folder_in": str(folder / "queue"),
            "data_folder_out": str(folder / "queue"),
            "processed_folder": str(folder / "processed"),
            "control_folder": str(folder / "control"),
            "polling_interval": poll_s,
        },
        # With less, every message waits for the poll after its predecessor's end.
        "worker_prefetch_multiplier": 4,
        # Broadcast replies would pile up as files that nobody takes.
        "worker_enable_remote_control": False,
    }


def _redis(url: str) -> dict[str, Any]:
    """Take ``?visibility_timeout=…`` and its like out of the URL; kombu would not read them."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query)
    given = {name: int(text) for name, text in query if name in REDIS}
    rest = urlencode([(name, text) for name, text in query if name not in REDIS])
    return {
        "broker_url": urlunsplit(parts._replace(query=rest)),
        "broker_transport_options": REDIS | given,
        "worker_prefetch_multiplier": SHARED_PREFETCH,
    }


# Whoever rings tries once more and gives up: left out, kombu sleeps six seconds over a broker that
# refuses at once, and a due release waits with it. The dispatch loop has its own way meanwhile.
GIVE_UP: dict[str, Any] = {"max_retries": 1, "interval_start": 0.05, "interval_step": 0}
REDIS: dict[str, Any] = {
    **GIVE_UP,
    # Longer than the longest task; what a killed worker held comes back after it.
    "visibility_timeout": 300,
    # kombu looks for unacknowledged messages every interval x throttle; left out, every 100 s.
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    # A partition must fail in seconds; the default is to wait for ever.
    "socket_timeout": 10,
    "socket_connect_timeout": 3,
    "socket_keepalive": True,
    "health_check_interval": 10,
    "retry_on_timeout": True,
}
AMQP: dict[str, Any] = {
    **GIVE_UP,
    # A message that the broker did not confirm is not sent; dispatch rings it again.
    "confirm_publish": True,
    # A broker that cannot be reached must be noticed in seconds.
    "connect_timeout": 3,
    "write_timeout": 10,
}
