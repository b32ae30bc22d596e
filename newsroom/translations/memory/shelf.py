"""Stretches of the index as files, for every process of a machine; safe to delete at any time.

A file is written whole under another name before it gets its own, and never changed. Which files
count is told by their names alone: where one reaches over others, those are left over.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsroom.translations.memory.stretches import Stretch

_FORM = "1"
"""Of the files and of what texts are found by; whoever changes either counts on."""
_ENDING = ".stretch"
_ALIGNED = 8
_TRIES = 3
_ARRAYS = {
    "dictionary": "u1",
    "places": "u1",
    "digests": "<u4",
    "digest_places": "<u4",
    "lengths": "u1",
}


@dataclass(frozen=True)
class Shelf:
    """The folder of one machine, or of several that share it."""

    folder: Path

    def stamp(self) -> int:
        """Return what changes when a file comes or goes; 0 where there is no folder."""
        try:
            return self.folder.stat().st_mtime_ns
        except OSError:
            return 0

    def reach(self) -> tuple[int, int]:
        """Return by the names alone the last pair, and up to which purge all files are purged."""
        last, purged = 0, []
        for first, until, of, _ in self._files():
            if first == last + 1:
                last = until
                purged.append(of)
        return last, min(purged, default=0)

    def read(self, opened: Iterable[Stretch]) -> tuple[Stretch, ...]:
        """Return the stretches from the first pair on, without a gap; ``opened`` are used again."""
        known = {_name(one): one for one in opened}
        found: list[Stretch] = []
        for _ in range(_TRIES):
            found.clear()
            for first, last, purged, path in self._files():
                if first != (found[-1].last if found else 0) + 1:
                    continue
                stretch = known.get(path.name) or _opened(path, first, last, purged)
                if stretch is None and not path.exists():
                    break  # somebody has merged it since it was seen here
                if stretch is not None:
                    found.append(stretch)
            else:
                break
        return tuple(found)

    def put(self, stretch: Stretch) -> None:
        """Keep a stretch as a file; what it reaches over is left over from now on."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.folder / _name(stretch)
        new = path.with_suffix(".new")
        # Hashes of words that are not public yet: for their owner only.
        handle = os.open(new, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            _write(stretch, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)

    def tidy(self, kept: Iterable[Stretch]) -> None:
        """Take away every file but these: what was merged, half written, or of another form."""
        names = {_name(one) for one in kept}
        for path in list(self.folder.glob("*")):
            if path.suffix in {_ENDING, ".new"} and path.name not in names:
                path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def lock(self, *, wait: bool = False) -> Iterator[bool]:
        """Keep every other thread and process from writing; gives False where one does already."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            yield True
        except BlockingIOError:
            yield False
        finally:
            os.close(handle)

    def _files(self) -> list[tuple[int, int, int, Path]]:
        """Return what the names say: of files that begin alike, the longest and newest first."""
        found = []
        for path in self.folder.glob(f"{_FORM}-*{_ENDING}"):
            with contextlib.suppress(ValueError):
                first, last, purged = map(int, path.stem.split("-")[1:])
                found.append((first, last, purged, path))
        return sorted(found, key=lambda one: (one[0], -one[1], -one[2]))


def _name(stretch: Stretch) -> str:
    return f"{_FORM}-{stretch.first}-{stretch.last}-{stretch.purged}{_ENDING}"


def _write(stretch: Stretch, file: Any) -> None:
    head: dict[str, dict[str, tuple[int, int]]] = {}
    pieces: list[bytes] = []
    at = 0
    for name, side in stretch.sides.items():
        head[name] = {}
        for array in _ARRAYS:
            data = getattr(side, array).tobytes()
            head[name][array] = (at, len(data))
            pieces += [data, bytes(-len(data) % _ALIGNED)]
            at += len(data) + len(pieces[-1])
    written = json.dumps(head).encode()
    written += b" " * (-(len(written) + 1) % _ALIGNED) + b"\n"
    file.writelines((written, *pieces))


def _opened(path: Path, first: int, last: int, purged: int) -> Stretch | None:
    """Return a file's stretch, read from disk as it is needed; None where it cannot be."""
    import numpy as np  # 25 MB of a process: only for whoever looks something up

    from newsroom.translations.memory.stretches import Side, Stretch  # brings numpy

    try:
        data = np.memmap(path, np.uint8, mode="r").view(np.ndarray)
        written = bytes(data[: 1 << 16]).split(b"\n", 1)[0]
        body = data[len(written) + 1 :]
        sides = {
            name: Side(first, **{array: _cut(body, array, *held[array]) for array in _ARRAYS})
            for name, held in json.loads(written).items()
        }
    except (OSError, ValueError, KeyError, TypeError):
        return None  # somebody merged it meanwhile, or it is no such file
    return Stretch(first, last, purged, sides)


def _cut(body: Any, array: str, at: int, size: int) -> Any:
    piece = body[at : at + size]
    if len(piece) != size:
        raise ValueError
    return piece.view(_ARRAYS[array])
