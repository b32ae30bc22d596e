"""Writing to disk so that a crash leaves the old state or the new one, never a half."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_NO_LINK = {errno.EXDEV, errno.EMLINK, errno.EPERM, errno.EOPNOTSUPP}
"""Another file system, too many links on one file, or a file system without hard links."""
_FLUSHED_ALONE = 64
"""Beyond this many, one flush of everything is quicker than one journal commit for each."""


def write(path: Path, content: bytes) -> None:
    """Put bytes under a name by one rename, after they have reached the disk.

    The folder's own entry is not flushed: ``flush`` it when a batch is done.
    """
    write_many([(path, content)])


def write_many(files: Iterable[tuple[Path, bytes]]) -> None:
    """Put each of many files under its name as ``write`` does, flushed together, in their order."""
    drafts: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            draft = path.parent / f".{path.name[:64]}.{secrets.token_hex(8)}"
            drafts.append((draft, path))
            with draft.open("xb") as file:
                file.write(content)
        flush(draft for draft, _ in drafts)
        for draft, path in drafts:
            draft.replace(path)
    except BaseException:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)
        raise


def flush(paths: Iterable[Path | str]) -> None:
    """Make files, and the names in folders, survive a power cut."""
    distinct = dict.fromkeys(str(path) for path in paths)
    if len(distinct) > _FLUSHED_ALONE:
        os.sync()
        return
    for path in distinct:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def lay_out(folder: Path, written: Mapping[str, bytes], linked: Mapping[str, str]) -> list[str]:
    """Make a folder with these files, by their paths in it: written, or second names of others.

    What was there before goes first. Returns what is to be flushed. Texts instead of ``Path``
    throughout: of ten thousand articles due at once, paths alone would take seconds.
    """
    base, above = str(folder), str(folder.parent)
    if not os.path.isdir(above):
        os.makedirs(above)
    elif os.path.lexists(base):
        shutil.rmtree(base)
    os.mkdir(base)
    made = {base: None, above: None, str(folder.parent.parent): None}
    for name in (*written, *linked):
        _make_folders(base, name.rpartition("/")[0], made)
    for name, content in written.items():
        handle = os.open(f"{base}/{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            os.write(handle, content)
        finally:
            os.close(handle)
        made[f"{base}/{name}"] = None
    for name, source in linked.items():
        link(source, f"{base}/{name}")
    return list(made)


def _make_folders(base: str, inner: str, made: dict[str, None]) -> None:
    path = base
    for part in inner.split("/") if inner else ():
        path = f"{path}/{part}"
        if path not in made:
            os.mkdir(path)
            made[path] = None


def link(source: str | Path, name: str | Path) -> None:
    """Give a file a second name; copy it, time and all, where the file system cannot."""
    try:
        os.link(source, name)
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
        write(Path(name), Path(source).read_bytes())
        os.utime(name, (os.stat(source).st_mtime,) * 2)


def flip(pointer: Path, target: str) -> None:
    """Point a symbolic link somewhere else by one rename; its folder is not flushed."""
    draft = f"{pointer}.new"
    try:
        os.symlink(target, draft)
    except FileExistsError:
        # Left by a crash; flips of one tree never run side by side.
        os.unlink(draft)
        os.symlink(target, draft)
    os.replace(draft, pointer)


def pointed_to(pointer: Path | str) -> str:
    """Return what a symbolic link says, or an empty text where there is none."""
    try:
        return os.readlink(pointer)  # at every public request
    except (FileNotFoundError, NotADirectoryError):
        return ""


def clear_folder(folder: Path) -> None:
    """Remove a folder and everything in it; nothing happens where there is none."""
    if folder.exists():
        shutil.rmtree(folder)


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """Hold a lock file against every other thread and process; waits its turn."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
