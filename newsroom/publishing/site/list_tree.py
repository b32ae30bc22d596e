"""The lists of a site tree, in directories that are named by what is in them.

A directory is laid out once, as ``trees/<hash>``, and never changed: its files are hard links to
objects, its directories are links to other trees, and ``trees/<hash>.json`` says what it holds.
So a change makes anew only the directories on its way to the top, and one link flips them all.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.publishing.site import disk, layout

TREES = "trees"
KEPT = 3
"""States of the lists that stay: the one shown, and two for whoever resolved it a moment ago."""

_STATE = re.compile(r"n(\d{6,})\.([0-9a-f]{64})")

Touched = dict[str, "str | Touched"]
"""What changes in a directory, by name: an object, empty where a file goes, or a directory."""


class Unreadable(Exception):
    """A directory of the lists does not say what it holds: it is damaged, or was cleared away."""


@dataclass(frozen=True)
class State:
    """One state of all lists: its number, and the hash of its uppermost directory."""

    number: int
    top: str

    @classmethod
    def named(cls, name: str) -> State | None:
        """Read the name that ``name`` gives; None for anything else."""
        match = _STATE.fullmatch(name)
        return cls(int(match[1]), match[2]) if match else None

    @property
    def name(self) -> str:
        """Of the link that leads to its uppermost directory."""
        return f"{layout.lists_folder(self.number)}.{self.top}"


@dataclass(frozen=True)
class Directory:
    """What one directory holds, and where: so two places never share one."""

    at: str
    """Its path below the site, with its last slash; empty for the uppermost."""
    holds: Mapping[str, str]
    """Names; each with an object's (digest + suffix), or the hash of a directory."""

    def to_bytes(self) -> bytes:
        """Write it down; same content, same bytes."""
        told = {"at": self.at, "holds": dict(sorted(self.holds.items()))}
        return json.dumps(told, indent=0).encode() + b"\n"

    @classmethod
    def from_bytes(cls, content: bytes) -> Directory:
        """Read what ``to_bytes`` wrote; ValueError, KeyError or TypeError for anything else."""
        told = json.loads(content)
        return cls(told["at"], dict(told["holds"]))

    @property
    def files(self) -> dict[str, str]:
        """The names of its files, each with its object."""
        return {name: one for name, one in self.holds.items() if "." in one}

    @property
    def directories(self) -> dict[str, str]:
        """The names of the directories in it, each with its hash."""
        return {name: one for name, one in self.holds.items() if "." not in one}


def shown(lists: Path) -> State | None:
    """Return what the lists show; None before the first state, or of an earlier version's."""
    return State.named(disk.pointed_to(lists / "current"))


def directory(lists: Path, name: str) -> Directory:
    """Return what a directory says that it holds.

    Raises:
        Unreadable: it does not say so, or not in a form that can be read.
    """
    try:
        return Directory.from_bytes((lists / TREES / f"{name}.json").read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        raise Unreadable(name) from None


def walk(lists: Path, top: str) -> Iterator[tuple[str, Directory]]:
    """Yield every directory of a state, each with its hash; errors as ``directory``."""
    waiting = [top]
    while waiting:
        name = waiting.pop()
        one = directory(lists, name)
        yield name, one
        waiting.extend(reversed(one.directories.values()))


def files(lists: Path, top: str, under: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path of each list of a state below a path, with the name of its object.

    Errors as ``directory``.
    """
    for part in under.split("/")[:-1]:
        top = directory(lists, top).directories.get(part, "")
        if not top:
            return
    for _, one in walk(lists, top):
        yield from ((f"{one.at}{name}", stored) for name, stored in one.files.items())


def touched(changed: Mapping[str, str], gone: Collection[str] = ()) -> Touched:
    """Sort changes by directory.

    Raises:
        ValueError: a path is both a file and a directory.
    """
    top: Touched = {}
    for path, stored in (*changed.items(), *((one, "") for one in gone)):
        *parts, name = path.split("/")
        inner: Any = top
        for part in parts:
            inner = inner.setdefault(part, {}) if isinstance(inner, dict) else inner
        is_both = not isinstance(inner, dict) or isinstance(inner.get(name), dict)
        if is_both:
            message = f"Both a list and a directory of lists: {path!r}."
            raise ValueError(message)
        inner[name] = stored
    return top


@dataclass(frozen=True)
class Draft:
    """The next state of the lists, thought out and not written yet."""

    top: str
    """The hash of its uppermost directory."""
    new: Mapping[str, Directory]
    """Those directories that are not there yet, by their hash."""


def draft(lists: Path, base: str, changes: Touched) -> Draft:
    """Return the state that changes make of another one, named by its uppermost directory.

    Raises:
        Unreadable: a directory on the way is damaged.
    """
    new: dict[str, Directory] = {}
    # The uppermost one is there even when it holds nothing.
    top = _changed(lists, new, "", base, changes) or _named(lists, new, Directory("", {}))
    return Draft(top, new)


def _changed(lists: Path, new: dict[str, Directory], at: str, base: str, changes: Touched) -> str:
    """Return the hash of a directory after changes; empty when nothing is left in it."""
    holds = dict(directory(lists, base).holds) if base else {}
    for name, change in changes.items():
        value = change
        if isinstance(value, dict):
            before = holds.get(name, "")
            inner = "" if "." in before else before
            value = _changed(lists, new, f"{at}{name}/", inner, value)
        if value:
            holds[name] = value
        else:
            holds.pop(name, None)
    return _named(lists, new, Directory(at, holds)) if holds else ""


def _named(lists: Path, new: dict[str, Directory], one: Directory) -> str:
    name = hashlib.sha256(one.to_bytes()).hexdigest()
    if not (lists / TREES / f"{name}.json").exists():
        new[name] = one
    return name


def replaced(lists: Path, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield the directories of one state that stand in another no more: (path, hash).

    Looks only into those that differ; what cannot be read is passed over.
    """
    if not old or old == new:
        return
    with suppress(Unreadable):
        before = directory(lists, old)
        yield before.at, old
        after = directory(lists, new).directories if new else {}
        for name, one in before.directories.items():
            yield from replaced(lists, one, after.get(name, ""))


def stands(lists: Path, top: str, at: str, name: str) -> bool:
    """Tell whether a state holds a directory at a path; yes as well if nobody can say."""
    try:
        for part in at.split("/")[:-1]:
            top = directory(lists, top).directories.get(part, "")
            if not top:
                return False
    except Unreadable:
        return True
    return top == name
