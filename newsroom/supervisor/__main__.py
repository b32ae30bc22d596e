"""The process that stays: it starts the programs, starts the dead again, and hands signals on."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
import time
from pathlib import Path

from newsroom.supervisor import ANNOUNCEMENT
from newsroom.supervisor.child import die_with
from newsroom.supervisor.place import Running, announce, occupy, withdraw
from newsroom.supervisor.programs import Program, programs

WATCHED = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
HEALTH = "/-/health"
LOOK_S = 0.1
"""How often a starting web server is asked whether it answers."""
GRACE_S = 25.0
"""How long a warm stop may take: the longest task is shorter."""
SERVED, REFUSED, FAILED = 0, 2, 1


class Supervisor:
    """Watch over the programs of one data folder, from start to stop."""

    def __init__(self, data: Path, host: str, port: int, watched: tuple[Program, ...]) -> None:
        self.data = data
        self.host = host
        self.port = port
        self.watched = watched
        self.ready = False
        self.stop_by: float | None = None

    @property
    def url(self) -> str:
        """Where a person on this machine reaches the newsroom."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104
        return f"http://{host}:{self.port}"

    def serve(self, announcement: str) -> int:
        """Keep the programs running until told to stop; return the exit status."""
        signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
        self._announce()
        for program in self.watched:
            program.start()
        try:
            while self._alive():
                self._wait()
                failed = self._look_after()
                if failed is not None:
                    return self._give_up(failed)
                if not self.ready and self.stop_by is None and self._answers():
                    self._open(announcement)
        finally:
            self._end_all(signal.SIGKILL)
            withdraw(self.data)
        return SERVED

    def _alive(self) -> bool:
        return self.stop_by is None or any(one.process is not None for one in self.watched)

    def _wait(self) -> None:
        """Sleep until a signal comes or something is due; costs nothing while all is well."""
        moment = self._next_moment()
        if moment is None:
            came = signal.sigwaitinfo(WATCHED).si_signo
        else:
            info = signal.sigtimedwait(WATCHED, max(0.0, moment - time.monotonic()))
            came = info.si_signo if info else signal.SIGCHLD
        if came != signal.SIGCHLD:
            self._told_to_stop()

    def _next_moment(self) -> float | None:
        """Return when the supervisor must act of itself, None when only a signal can call it."""
        moments = [one.next_start_at for one in self.watched if one.process is None]
        if self.stop_by is not None:
            moments = [self.stop_by]
        elif not self.ready:
            moments.append(time.monotonic() + LOOK_S)
        return min(moments, default=None)

    def _told_to_stop(self) -> None:
        """End warmly when told the first time, at once when told again."""
        if self.stop_by is None:
            self.stop_by = time.monotonic() + GRACE_S
            # Nobody is sent to a newsroom that is about to close.
            self.ready = False
            self._announce()
            self._end_all(signal.SIGTERM)
        else:
            self.stop_by = time.monotonic()

    def _look_after(self) -> Program | None:
        """Start the dead again; return a program that fails before the newsroom ever opened."""
        for program in self.watched:
            if program.died():
                if self.stop_by is not None:
                    continue
                status = f"{program.name} ended; its log is {program.log}"
                print(status, file=sys.stderr, flush=True)
                if not self.ready:
                    return program
            due = program.process is None and program.next_start_at <= time.monotonic()
            if due and self.stop_by is None:
                program.start()
        if self.stop_by is not None and time.monotonic() >= self.stop_by:
            self._end_all(signal.SIGKILL)
        return None

    def _give_up(self, failed: Program) -> int:
        print(failed.last_words(), file=sys.stderr, flush=True)
        return FAILED

    def _answers(self) -> bool:
        """Ask the web server whether people can enter (a client library would cost memory)."""
        request = f"GET {HEALTH} HTTP/1.0\r\nHost: {self.url.partition('//')[2]}\r\n\r\n"
        address = (self.url.partition("//")[2].rpartition(":")[0].strip("[]"), self.port)
        try:
            with socket.create_connection(address, timeout=5) as connection:
                connection.sendall(request.encode())
                status = connection.recv(64).split(maxsplit=2)
        except OSError:
            return False
        return status[1:2] == [b"200"]

    def _open(self, announcement: str) -> None:
        self.ready = True
        self._announce()
        if announcement:
            print(announcement, flush=True)

    def _announce(self) -> None:
        public_url = os.environ.get("NEWSROOM_PUBLIC_URL", "")
        here = Running(os.getpid(), self.url, ready=self.ready, public_url=public_url)
        announce(self.data, here)

    def _end_all(self, signum: signal.Signals) -> None:
        for program in self.watched:
            program.end(signum)


def main() -> int:
    """Serve one data folder in the foreground."""
    parser = argparse.ArgumentParser(prog="newsroom.supervisor", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--log-level", default="INFO")
    parser.add_argument("--held", type=int, help="the open lock of the folder, taken before")
    parser.add_argument("--with-parent", type=int, help="end with the process of this id")
    if len(sys.argv) == 1:
        return _read_settings_and_come_back()
    given = parser.parse_args()
    # Taken out, for neither the programs nor their environment need the log-ins that it may hold.
    announcement = os.environ.pop(ANNOUNCEMENT, "")
    if given.with_parent:
        die_with(given.with_parent, signal.SIGTERM)
    # The programs inherit nothing: subprocess closes what it was not told to pass on.
    if given.held is None and occupy(given.data) is None:
        print(f"A newsroom already runs on {given.data}.", file=sys.stderr)
        return REFUSED
    watched = programs(host=given.host, port=given.port, data=given.data, log_level=given.log_level)
    return Supervisor(given.data, given.host, given.port, watched).serve(announcement)


def _read_settings_and_come_back() -> int:
    """Take the command line from the environment's settings, and begin again without their weight.

    Reading settings imports a good part of Flask, which this process is to live without.
    """
    from newsroom import settings, supervisor  # see above
    from newsroom.errors import NewsroomError  # as above

    try:
        supervisor.become(settings.load())
    except NewsroomError as error:
        print(error, file=sys.stderr)
        return REFUSED


if __name__ == "__main__":
    sys.exit(main())
