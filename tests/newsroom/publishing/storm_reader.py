"""A process of readers: looks at both languages until the last release, and counts torn pairs."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.newsroom.publishing.trees import ask, path_of, readers_of, tree_in

THREADS = 3


def main(folder: Path, last: int) -> None:
    site = readers_of(tree_in(folder))

    def look(first: str, then: str) -> tuple[int, int]:
        reads = torn = seen = 0
        while seen < last:
            before, after = (_number(ask(site, path_of(one))) for one in (first, then))
            reads += 2
            # What was seen in one language can never again be older in the other.
            torn += not seen <= before <= after
            seen = after
        return reads, torn

    assert ask(site, path_of("en")).status == 404
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    ways = [("en", "es"), ("es", "en")] * THREADS
    with ThreadPoolExecutor(THREADS) as pool:
        results = list(pool.map(lambda way: look(*way), ways[:THREADS]))
    reads, torn = (sum(column) for column in zip(*results, strict=True))
    sys.stdout.write(f"{reads} {torn}\n")


def _number(reply: object) -> int:
    status, headers, body = reply.status, reply.headers, reply.body  # type: ignore[attr-defined]
    if status == 404:
        return 0
    match = re.search(rb"release (\d+) of", body)
    assert status == 200, (status, headers)
    assert match
    assert headers["X-Release"] == match[1].decode()
    return int(match[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
