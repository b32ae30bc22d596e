"""A published article as readers get it, beside a bare Flask view and nginx with the same bytes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import many_pairs, processes
from bench.newsrooms import SQLITE, newsroom
from bench.report import Figure, Report, Table
from bench.story import story
from newsroom import supervisor
from newsroom.settings import current
from newsroom.supervisor.programs import WEB_THREADS
from tests import nginx

CONNECTIONS = 32
SECONDS = 4
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
"""In turns, so that whatever else this machine does disturbs all alike."""
ARTICLE_BYTES = 30_000
LEAST_RATIO = 3
LEAST_OF_NGINX = 0.5
HOST = "127.0.0.1"
OURS, BARE = "published article", "bare Flask view"
NGINX, PLAIN = "nginx, as the manual says", "nginx, gzip_static alone"


@dataclass(frozen=True)
class Served:
    """How a server did under load."""

    per_second: float
    cpu_us: float
    """Of the server, for one answer."""
    p50_ms: float
    p99_ms: float


def measure() -> Report:
    """Publish one long article, serve it, then serve its bytes from a bare view and by nginx."""
    with newsroom(SQLITE) as _app, TemporaryDirectory(prefix="bench-bare-") as folder:
        slug = many_pairs.published(_long_body(), many_pairs.editors())
        site = current().site
        environ = {
            "NEWSROOM_DATA": str(current().data),
            "BENCH_BODY": str(site / "public" / "en" / slug / "index.html.gz"),
        }
        page = f"/en/{slug}/"
        rounds: dict[str, list[Served]] = {OURS: [], BARE: [], NGINX: [], PLAIN: []}
        for number in range(ROUNDS):
            with _granian(("newsroom.app:create_app", "--factory"), page, environ) as server:
                rounds[OURS].append(_under_load(*server, page))
            with _granian(("bench.bare_flask:app",), "/", environ) as server:
                rounds[BARE].append(_under_load(*server, "/"))
            for name in (NGINX, PLAIN) if nginx.found() else ():
                place = Path(folder) / f"{number}-{name[-1]}"
                with _nginx(site, place, page, is_plain=name == PLAIN) as server:
                    rounds[name].append(_under_load(*server, page))
    return _report({name: of for name, of in rounds.items() if of})


def _report(rounds: dict[str, list[Served]]) -> Report:
    # What disturbs a server can only make it dearer, so its cheapest round is the truest.
    best = {name: min(of, key=lambda one: one.cpu_us) for name, of in rounds.items()}
    ours, bare = best[OURS], best[BARE]
    figures = [Figure(f"{name}, server CPU", one.cpu_us, "µs") for name, one in best.items()]
    figures += [
        Figure("answers, ours to bare", ours.per_second / bare.per_second, "times"),
        Figure("CPU, bare to ours", bare.cpu_us / ours.cpu_us, "times", at_least=LEAST_RATIO),
    ]
    remarks = ["the load comes from this machine too, so the CPU for one answer is what travels"]
    for name in (NGINX, PLAIN):
        if name in best:
            ratio = best[name].cpu_us / ours.cpu_us
            figures.append(Figure(f"CPU, {name} to ours", ratio, "times", at_least=LEAST_OF_NGINX))
    if NGINX not in best:
        remarks.append("nginx is not installed, so nothing was compared with it")
    rows = tuple(
        (name, str(number), one.per_second, one.cpu_us, one.p50_ms, one.p99_ms)
        for name, of in rounds.items()
        for number, one in enumerate(of, 1)
    )
    columns = ("server", "round", "answers/s", "CPU µs", "p50 ms", "p99 ms")
    return Report("serving", tuple(figures), (Table("rounds", columns, rows),), tuple(remarks))


def _long_body() -> str:
    paragraphs = [one for number in range(60) for one in story(number).paragraphs]
    kept = len(paragraphs) * ARTICLE_BYTES // sum(len(one) for one in paragraphs)
    return "".join(f"<p>{one}</p>" for one in paragraphs[:kept])


def _under_load(pid: int, port: int, path: str) -> Served:
    _load(port, path, seconds=1)
    before = sum(processes.cpu_s(one) for one in processes.family(pid))
    told = _load(port, path, seconds=SECONDS)
    used = sum(processes.cpu_s(one) for one in processes.family(pid)) - before
    cpu_us = used / told["answers"] * 1_000_000
    return Served(told["answers"] / told["seconds"], cpu_us, told["p50_ms"], told["p99_ms"])


@contextmanager
def _granian(app: Sequence[str], path: str, environ: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Run granian as the newsroom does, until it answers and then while the block lasts."""
    port = supervisor.free_port()
    argv = [
        sys.executable, "-m", "granian", *app, "--interface", "wsgi", "--host", HOST,
        "--port", str(port), "--workers", "1", "--blocking-threads", str(WEB_THREADS),
        "--runtime-threads", "1", "--no-ws", "--http", "1", "--log-level", "error",
    ]  # fmt: skip
    process = subprocess.Popen(argv, env=os.environ | environ, stdin=subprocess.DEVNULL)
    try:
        _wait_for(f"http://{HOST}:{port}{path}", process)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def _nginx(site: Path, folder: Path, path: str, *, is_plain: bool) -> Iterator[tuple[int, int]]:
    """Run nginx on the tree, in one process as the newsroom has; nothing is behind it."""
    behind = supervisor.free_port()
    with nginx.serving(site, folder, behind=behind, is_plain=is_plain) as port:
        with urllib.request.urlopen(f"http://{HOST}:{port}{path}", timeout=5):
            pass
        yield int((folder / "nginx.pid").read_text()), port


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


def _load(port: int, path: str, *, seconds: float) -> dict[str, float]:
    """Return what a load generator tells: wrk where it is installed."""
    wrk = shutil.which("wrk")
    if wrk is None:
        argv = [sys.executable, "-m", "bench.load", HOST, str(port), path]
        told: dict[str, float] = json.loads(_said([*argv, str(CONNECTIONS), str(seconds)]))
        return told
    argv = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    said = _said([*argv, "-H", "Accept-Encoding: gzip", f"http://{HOST}:{port}{path}"])
    summary = re.search(r"(\d+) requests in ([\d.]+)s", said)
    waits = {
        share: float(value) * _UNITS_MS[unit]
        for share, value, unit in re.findall(r"(50|99)% +([\d.]+)(us|ms|s)\n", said)
    }
    if summary is None or len(waits) != len(("50", "99")) or "Non-2xx" in said:
        message = f"wrk said nothing that could be used: {said}"
        raise RuntimeError(message)
    answers, lasted = float(summary[1]), float(summary[2])
    return {"answers": answers, "seconds": lasted, "p50_ms": waits["50"], "p99_ms": waits["99"]}


_UNITS_MS = {"us": 0.001, "ms": 1.0, "s": 1_000.0}


def _said(argv: list[str]) -> str:
    return subprocess.run(argv, check=True, capture_output=True, text=True, timeout=120).stdout
