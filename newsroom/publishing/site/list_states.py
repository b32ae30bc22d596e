"""Write the states of a site tree's lists, flip them, and clear away what nobody looks at."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from newsroom.publishing.site import disk, layout, list_tree
from newsroom.publishing.site.list_tree import KEPT, TREES, Directory, State, Unreadable
from newsroom.publishing.site.objects import ObjectStore, split_name, twins_of
from newsroom.telemetry import crash_point


class ListStates:
    """The folder ``lists`` of a tree; whoever writes holds the tree's lock."""

    def __init__(self, lists: Path, objects: ObjectStore) -> None:
        self.lists = lists
        self.objects = objects

    def show(
        self, number: int, changed: Mapping[str, str], gone: Collection[str], *, whole: bool
    ) -> None:
        """Make the next state out of the one that is shown, or out of nothing, and flip to it.

        Raises:
            Unreadable: what is shown is damaged where it changes; nothing was flipped.
        """
        now = list_tree.shown(self.lists)
        # An earlier version wrote each state into one folder: what it held is taken over.
        before = dict(listed(self.lists)) if now is None and not whole else {}
        changes = list_tree.touched({**before, **changed}, gone)
        base = "" if whole or now is None else now.top
        draft = list_tree.draft(self.lists, base, changes)
        state = State(number, draft.top)
        self._lay_out(draft.new)
        self._announce(state, now)
        crash_point("lists.linked")
        disk.flip(self.lists / "current", state.name)
        crash_point("lists.after_flip")
        disk.flush([self.lists])
        self._clear_away(thoroughly=whole)

    def forget(self) -> None:
        """Show nothing any more, and trust nothing that was laid out."""
        (self.lists / "current").unlink(missing_ok=True)
        if self.lists.is_dir():
            for one in self.lists.iterdir():
                _remove(one)

    def drop_before(self, number: int) -> None:
        """Remove the states from before a number, but the one shown, and what only they held."""
        now = list_tree.shown(self.lists)
        if now is None:
            return
        states, records = self._found()
        earlier = [one for at, links in states.items() if at < number for one in links]
        for one in (*earlier, *(record for at, record in records.items() if at < number)):
            if one.name != now.name:
                _remove(one)
        held = [State.named(one.name) for links in self._found()[0].values() for one in links]
        self._sweep([state.top for state in held if state])

    def _lay_out(self, new: Mapping[str, Directory]) -> None:
        """Lay out directories under names that nobody looks at, flush them, then name them."""
        trees = self.lists / TREES
        trees.mkdir(parents=True, exist_ok=True)
        drafts = []
        for name, one in new.items():
            drafts += disk.lay_out(trees / f".{name}", {}, self._linked(one))[:1]
            for inner, to in one.directories.items():
                (trees / f".{name}" / inner).symlink_to(f"../{to}")
            told = trees / f".{name}.json"
            told.write_bytes(one.to_bytes())
            drafts.append(str(told))
        disk.flush(drafts)
        for name in new:
            # Where a crash left one without its file, nothing leads to it.
            disk.clear_folder(trees / name)
            (trees / f".{name}").rename(trees / name)
            (trees / f".{name}.json").rename(trees / f"{name}.json")
        disk.flush([trees, self.lists])

    def _linked(self, one: Directory) -> dict[str, str]:
        linked = dict[str, str]()
        for name, stored in one.files.items():
            digest, suffix = split_name(stored)
            source = self.objects.place(digest, suffix)
            linked |= {f"{name}{twin}": f"{source}{twin}" for twin in ("", *twins_of(suffix))}
        return linked

    def _announce(self, state: State, before: State | None) -> None:
        """Write what this state replaces, then the link to it: both are there before the flip."""
        old = list_tree.replaced(self.lists, before.top, state.top) if before else ()
        record = self._record(state.number)
        if before is not None and before.number == state.number:  # shown once more
            with suppress(FileNotFoundError, ValueError):
                old = (*json.loads(record.read_bytes()), *old)
        disk.write(record, json.dumps(list(old)).encode())
        link = self.lists / state.name
        link.unlink(missing_ok=True)
        link.symlink_to(f"{TREES}/{state.top}")

    def _record(self, number: int) -> Path:
        return self.lists / f"{layout.lists_folder(number)}.replaced"

    def _clear_away(self, *, thoroughly: bool) -> None:
        """Remove all states but the last few, and what only those looked at."""
        states, records = self._found()
        kept = dict(sorted(states.items())[-KEPT:])
        for number in states.keys() - kept.keys():
            for one in states[number]:
                _remove(one)
        named = [State.named(link.name) for one in kept.values() for link in one]
        tops = [state.top for state in named if state]  # an earlier version's has none
        oldest = min(kept)
        for number in [one for one in records if one <= oldest]:
            self._remove_replaced(records[number], tops)
        if thoroughly:
            self._sweep(tops)

    def _found(self) -> tuple[dict[int, list[Path]], dict[int, Path]]:
        """Return the states that have a name, and the records of what they replaced, by number."""
        states: dict[int, list[Path]] = {}
        records = {}
        for one in self.lists.iterdir():
            number = layout.number_in(one.name)
            if one.name.endswith(".replaced"):
                records[number] = one
            elif one.name[0] == "n":
                states.setdefault(number, []).append(one)
        return states, records

    def _remove_replaced(self, record: Path, tops: Collection[str]) -> None:
        """Remove what a state had replaced, unless it came back since."""
        with suppress(ValueError):
            for at, name in json.loads(record.read_bytes()):
                if not any(list_tree.stands(self.lists, top, at, name) for top in tops):
                    self._remove_trees([name])
        record.unlink()

    def _sweep(self, tops: Iterable[str]) -> None:
        """Remove whatever no state holds, as a crash may leave it."""
        held: set[str] = set()
        try:
            for top in tops:
                held |= {name for name, _ in list_tree.walk(self.lists, top)}
        except Unreadable:
            return  # nobody can say what it holds
        names = {one.name.removesuffix(".json") for one in (self.lists / TREES).iterdir()}
        self._remove_trees(names - held)

    def _remove_trees(self, names: Iterable[str]) -> None:
        for name in names:
            # What says that it is whole goes first.
            (self.lists / TREES / f"{name}.json").unlink(missing_ok=True)
            _remove(self.lists / TREES / name)


def listed(lists: Path, under: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path of each list that is shown below a path, with the name of its object.

    What does not say what it holds is left out.
    """
    state = list_tree.shown(lists)
    if state is None:
        folder = disk.pointed_to(lists / "current")
        before = layout.listed_in(lists / folder) if folder else {}
        yield from ((path, one) for path, one in before.items() if path.startswith(under))
        return
    with suppress(Unreadable):
        yield from list_tree.files(lists, state.top, under)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)
