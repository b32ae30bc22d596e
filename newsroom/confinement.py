"""A process of its own for files that strangers send: what breaks there breaks nothing here."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What such a process may use."""

    memory_bytes: int
    """Of address space, with everything that it imports."""
    processor_s: int
    wall_s: float


class Exhausted(Exception):
    """The process ended without an answer: it wanted more than it may have, or broke."""


def ask(module: str, arguments: Sequence[str], content: bytes, limits: Limits) -> bytes:
    """Run a module of ours with a file as its input; returns what it wrote.

    Raises:
        Exhausted: see there.
    """
    command = [sys.executable, "-I", "-m", module, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 — our own module, and words of ours
            command,
            input=content,
            capture_output=True,
            check=False,
            timeout=limits.wall_s,
            env=told_little(),
        )
    except subprocess.TimeoutExpired:
        raise Exhausted from None
    if done.returncode != 0:
        raise Exhausted
    return done.stdout


def confine(limits: Limits) -> None:
    """Give up, in the process itself, what it does not need: memory, time, files."""
    for limit, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.processor_s),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (least, least))


def told_little() -> dict[str, str]:
    """Return the child's environment: no setting and no secret of the newsroom."""
    kept = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
    return {
        name: value
        for name, value in os.environ.items()
        if name in kept or name.startswith("COVERAGE_")
    }
