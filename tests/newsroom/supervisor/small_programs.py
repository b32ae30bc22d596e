"""Two programs that stand in for the web server and the worker, and the supervisor over them."""

import os
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from newsroom.supervisor.__main__ import Supervisor
from newsroom.supervisor.place import occupy
from newsroom.supervisor.programs import Program

HERE = "tests.newsroom.supervisor.small_programs"


class Healthy(BaseHTTPRequestHandler):
    """Says 200 to everything."""

    def do_GET(self) -> None:
        """Answer as a newsroom that people can enter."""
        self.send_response(200)
        self.end_headers()


def web(argv: list[str]) -> None:
    """Serve on the port of ``argv[0]``."""
    HTTPServer(("127.0.0.1", int(argv[0])), Healthy).serve_forever()


def worker(argv: list[str]) -> int:
    """Fork a helper as a server forks its workers, note both ids, and work until told to stop."""
    helper = os.fork()
    if helper == 0:
        time.sleep(60)
        os._exit(0)
    Path(argv[0]).write_text(f"{os.getpid()} {helper}")
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    while not stop.wait(0.05):
        pass
    Path(argv[0]).with_suffix(".stopped").touch()
    os.kill(helper, signal.SIGKILL)
    return 0


def stubborn(argv: list[str]) -> None:
    """Hear no gentle signal."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    Path(argv[0]).write_text(f"{os.getpid()} {os.getpid()}")
    time.sleep(60)


def broken(argv: list[str]) -> int:
    """End at once, saying why."""
    sys.stdout.write(f"cannot start: {argv[0]}\n")
    sys.stdout.flush()
    return 3


def main(data: Path, port: int, name: str) -> int:
    """Supervise ``web`` and the program of that name; ``broken`` stands for both."""
    if occupy(data, patience_s=0.2) is None:
        return 2
    notes = str(data / "notes")
    served = "broken" if name == "broken" else "web"
    watched = (
        Program("web", (f"{HERE}:{served}", str(port)), data / "web.log"),
        Program("worker", (f"{HERE}:{name}", notes), data / "worker.log"),
    )
    return Supervisor(data, "127.0.0.1", port, watched).serve("People can enter.")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
