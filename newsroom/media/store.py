"""The files of pictures, kept under their own hash where no web server looks."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from flask_babel import lazy_gettext as _l

from newsroom.errors import NewsroomError
from newsroom.settings import current

FOLDER = "media"
MASTER = ".jpg"
SUFFIXES = {"image/avif": ".avif", "image/webp": ".webp", "image/jpeg": ".jpg"}
WAITS_S = 86_400
"""How long a picture that nobody decided on is kept."""

_NAME = re.compile(r"[0-9a-f]{64}\.(?:avif|webp|jpg)")
_WAITING = "waiting"


class MissingFile(NewsroomError):
    """A file of a picture is not in the store."""

    message = _l("A file of this picture is missing from the store.")


class PictureStore:
    """Files in ``<root>/ab/<sha256><suffix>``, for their owner only."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, content: bytes, suffix: str) -> str:
        """Store bytes and return their SHA-256; the same bytes again change nothing."""
        return self._put(self.root, content, suffix)

    def read(self, digest: str, suffix: str) -> bytes:
        """Return a file's bytes.

        Raises:
            MissingFile: it is not there.
        """
        return self._read(self._place(self.root, digest, suffix))

    def verify(self, digest: str, suffix: str) -> bool:
        """Tell whether a file holds exactly the bytes of its hash."""
        try:
            content = self._place(self.root, digest, suffix).read_bytes()
        except OSError:
            return False
        return hashlib.sha256(content).hexdigest() == digest

    def hold(self, master: bytes) -> str:
        """Keep a rebuilt picture until somebody has decided on it; returns its SHA-256."""
        self._sweep()
        return self._put(self.root / _WAITING, master, MASTER)

    def held(self, digest: str) -> bytes:
        """Return a picture that waits for a decision; errors as ``read``."""
        return self._read(self._place(self.root / _WAITING, digest, MASTER))

    def let_go(self, digest: str) -> None:
        """Forget a picture that waited."""
        self._place(self.root / _WAITING, digest, MASTER).unlink(missing_ok=True)

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield (digest, suffix) of every file that is kept."""
        for path in sorted(self.root.glob("??/*")):
            if _NAME.fullmatch(path.name):
                yield path.stem, path.suffix

    def drop_all_but(self, named: Collection[str], *, untouched_s: int) -> int:
        """Remove files whose digest is not named and that are older; return how many."""
        since, gone = time.time() - untouched_s, 0
        for path in self.root.glob("??/*"):
            if _NAME.fullmatch(path.name) and path.stem not in named:
                with suppress(FileNotFoundError):
                    if path.stat().st_ctime <= since:
                        path.unlink()
                        gone += 1
        return gone

    @staticmethod
    def _place(root: Path, digest: str, suffix: str) -> Path:
        name = f"{digest}{suffix}"
        if not _NAME.fullmatch(name):
            message = f"Not the name of a picture's file: {name!r}."
            raise ValueError(message)
        return root / digest[:2] / name

    def _put(self, root: Path, content: bytes, suffix: str) -> str:
        digest = hashlib.sha256(content).hexdigest()
        path = self._place(root, digest, suffix)
        if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            path.touch()  # wanted again: no sweep takes it for left over
            return digest
        self.root.mkdir(mode=0o700, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{digest}.{secrets.token_hex(8)}")
        try:
            with draft.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        _flush(path.parent)
        return digest

    @staticmethod
    def _read(path: Path) -> bytes:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise MissingFile from None

    def _sweep(self) -> None:
        since = time.time() - WAITS_S
        for path in self.root.glob(f"{_WAITING}/??/*"):
            try:
                if path.stat().st_mtime < since:
                    path.unlink(missing_ok=True)
            except FileNotFoundError:  # another upload swept it first
                continue


def kept() -> PictureStore:
    """Return the store of the running newsroom."""
    return PictureStore(current().data / FOLDER)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
