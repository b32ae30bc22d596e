"""Asks one address over and over, over kept connections; a process of its own, small and quick.

Every answer has the length of the first one, which spares reading each: so the generator costs
less than what it measures. ``python -m bench.load HOST PORT PATH CONNECTIONS SECONDS`` prints
how many answers came and how long each took at the 50th and 99th percentile, as JSON.
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time

from bench.report import percentile

_CHUNK = 1 << 18


def main(host: str, port: int, path: str, connections: int, seconds: float) -> None:
    """Keep every connection busy for a while."""
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    length = _length_of_answer(host, port, request)
    selector = selectors.DefaultSelector()
    missing: dict[socket.socket, int] = {}
    asked_at: dict[socket.socket, float] = {}
    for _ in range(connections):
        one = socket.create_connection((host, port))
        selector.register(one, selectors.EVENT_READ)
        missing[one], asked_at[one] = length, time.perf_counter()
        one.sendall(request)
    waits: list[float] = []
    begun = now = time.perf_counter()
    while now - begun < seconds:
        for key, _ in selector.select(1):
            one = key.fileobj  # type: ignore[assignment]  # only sockets are registered
            missing[one] -= len(one.recv(_CHUNK))
            if missing[one] == 0:
                now = time.perf_counter()
                waits.append((now - asked_at[one]) * 1_000)
                missing[one], asked_at[one] = length, now
                one.sendall(request)
    told = {
        "answers": len(waits),
        "seconds": now - begun,
        "p50_ms": percentile(waits, 0.5),
        "p99_ms": percentile(waits, 0.99),
    }
    print(json.dumps(told))


def _length_of_answer(host: str, port: int, request: bytes) -> int:
    with socket.create_connection((host, port)) as one:
        one.sendall(request)
        got = b""
        while b"\r\n\r\n" not in got:
            got += one.recv(_CHUNK)
        head, _, _ = got.partition(b"\r\n\r\n")
        if b" 200 " not in head.splitlines()[0]:
            sys.exit(f"the answer was {head.splitlines()[0].decode()}")
        lengths = [line for line in head.lower().splitlines() if line.startswith(b"content-length")]
        return len(head) + 4 + int(lengths[0].partition(b":")[2])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), float(sys.argv[5]))
