"""Reads every page of a tree once through the layer that serves them; a process of its own.

``python -m bench.reading_pages FOLDER PAGES`` prints its memory as it goes, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsroom.web.readers import ReadersSite

LOOKS = 10


def main(folder: Path, pages: int) -> None:
    """Ask for both languages of every article."""
    site = ReadersSite(_nothing, folder, ("en", "es"))
    held: dict[int, float] = {}
    begun = time.monotonic()
    for number in range(pages):
        language = ("en", "es")[number % 2]
        _ask(site, f"/{language}/page-{number // 2}/")
        if (number + 1) % (pages // LOOKS) == 0:
            held[number + 1] = rss_mb()
    print(json.dumps({"rss_mb": held, "per_second": pages / (time.monotonic() - begun)}))


def _ask(site: ReadersSite, path: str) -> None:
    def start_response(status: str, *_: Any) -> Any:
        if status != "200 OK":
            message = f"{path}: {status}"
            raise RuntimeError(message)

    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_ACCEPT_ENCODING": "gzip"}
    for _ in site(environ, start_response):
        pass


def _nothing(_environ: Any, start_response: Any) -> Iterable[bytes]:
    start_response("404 Not Found", [])
    return ()


def rss_mb() -> float:
    """Return the memory that this process holds now."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1_024


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
