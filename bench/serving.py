"""A published article as readers get it, beside a bare Flask view with the same bytes."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import processes
from bench.newsrooms import SQLITE, newsroom
from bench.report import Figure, Report
from bench.story import story
from newsroom import supervisor
from newsroom.settings import current
from tests import make

CONNECTIONS = 32
SECONDS = 4
ROUNDS = 3
"""In turns, so that whatever else this machine does disturbs both alike."""
ARTICLE_BYTES = 30_000
LEAST_RATIO = 3
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Served:
    """How a server did under load."""

    per_second: float
    cpu_us: float
    """Of the server, for one answer."""


def measure() -> Report:
    """Publish one long article, serve it, then serve its bytes from a bare view."""
    with newsroom(SQLITE) as _app, TemporaryDirectory(prefix="bench-bare-") as folder:
        data = current().data
        content = replace(make.numbered(), body=_long_body())
        release = make.published(make.staff(), content)
        slug = next(
            member.revision.slug
            for member in release.members
            if member.language == "en" and member.revision is not None
        )
        body = Path(folder) / "page.gz"
        body.write_bytes(gzip.compress(make.site_bytes("en", slug), mtime=0))
        environ = {"NEWSROOM_DATA": str(data)}
        rounds = [
            (
                _serve(("newsroom.app:create_app", "--factory"), f"/en/{slug}/", environ),
                _serve(("bench.bare_flask:app",), "/", {"BENCH_BODY": str(body)}),
            )
            for _ in range(ROUNDS)
        ]
    # What disturbs a server can only make it dearer, so its cheapest round is the truest.
    ours, bare = (min(each, key=lambda one: one.cpu_us) for each in zip(*rounds, strict=True))
    return Report(
        "serving",
        (
            Figure("published article", ours.per_second, "/s"),
            Figure("published article, server CPU", ours.cpu_us, "µs"),
            Figure("bare Flask view", bare.per_second, "/s"),
            Figure("bare Flask view, server CPU", bare.cpu_us, "µs"),
            Figure("answers, ours to bare", ours.per_second / bare.per_second, "times"),
            Figure("CPU, bare to ours", bare.cpu_us / ours.cpu_us, "times", at_least=LEAST_RATIO),
        ),
        remarks=(
            "the load comes from this machine too, so the CPU for one answer is what travels",
        ),
    )


def _long_body() -> str:
    paragraphs = [one for number in range(60) for one in story(number).paragraphs]
    kept = len(paragraphs) * ARTICLE_BYTES // sum(len(one) for one in paragraphs)
    return "".join(f"<p>{one}</p>" for one in paragraphs[:kept])


def _serve(app: tuple[str, ...], path: str, environ: dict[str, str]) -> Served:
    with _server(app, path, environ) as (pid, port):
        _load(port, path, seconds=1)
        before = sum(processes.cpu_s(one) for one in processes.family(pid))
        answers, seconds = _load(port, path, seconds=SECONDS)
        used = sum(processes.cpu_s(one) for one in processes.family(pid)) - before
    return Served(answers / seconds, used / answers * 1_000_000)


@contextmanager
def _server(app: tuple[str, ...], path: str, environ: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Run granian as the newsroom does, until it answers and then while the block lasts."""
    port = supervisor.free_port()
    argv = [
        sys.executable, "-m", "granian", *app, "--interface", "wsgi", "--host", HOST,
        "--port", str(port), "--workers", "1", "--blocking-threads", "4",
        "--runtime-threads", "1", "--no-ws", "--http", "1", "--log-level", "error",
    ]  # fmt: skip
    process = subprocess.Popen(argv, env=os.environ | environ, stdin=subprocess.DEVNULL)
    try:
        _wait_for(f"http://{HOST}:{port}{path}", process)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(url: str, process: subprocess.Popen[bytes], *, timeout_s: float = 30) -> None:
    until = time.monotonic() + timeout_s
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 — our own address
                return
        except OSError:
            time.sleep(0.1)
    message = f"the server for {url} did not start"
    raise RuntimeError(message)


def _load(port: int, path: str, *, seconds: float) -> tuple[int, float]:
    """Return how many answers came, and in how many seconds: by wrk where it is installed."""
    wrk = shutil.which("wrk")
    if wrk is None:
        argv = [sys.executable, "-m", "bench.load", HOST, str(port), path]
        argv += [str(CONNECTIONS), str(seconds)]
        told = json.loads(_said(argv))
        return told["answers"], told["seconds"]
    argv = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", "Accept-Encoding: gzip"]
    summary = re.search(
        r"(\d+) requests in ([\d.]+)s", _said([*argv, f"http://{HOST}:{port}{path}"])
    )
    if summary is None:
        message = "wrk said nothing that could be read"
        raise RuntimeError(message)
    return int(summary[1]), float(summary[2])


def _said(argv: list[str]) -> str:
    return subprocess.run(argv, check=True, capture_output=True, text=True, timeout=120).stdout
