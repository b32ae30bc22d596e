"""What running processes cost: memory that is really theirs, and processor time."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """Return a process and everything that it started, and so on."""
    children: dict[int, list[int]] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdecimal():
            with suppress(OSError):
                children.setdefault(int(_stat(int(folder.name))[1]), []).append(int(folder.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def pss_mb(pid: int) -> float:
    """Return the proportional set size: pages shared by several count a share for each."""
    for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1_024
    return 0.0


def cpu_s(pid: int) -> float:
    """Return the processor time that a process has used, with that of its ended children."""
    return sum(int(one) for one in _stat(pid)[11:15]) * _TICK_S


def name_of(pid: int) -> str:
    """Return the end of a command line, short enough for a table."""
    words = (_PROC / str(pid) / "cmdline").read_bytes().decode().split("\0")
    named = [word for word in words if "." in word and "/" not in word and ":" in word]
    return (named or words)[0].rpartition("/")[2]


def _stat(pid: int) -> list[str]:
    """Return the fields of ``/proc/<pid>/stat`` after the name, which may hold anything."""
    return (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
