"""The target that is a further site tree: for another disk, another host, a rebuild."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newsroom.database import db, reading
from newsroom.publishing import queries
from newsroom.publishing.pages import theme
from newsroom.publishing.site import build as site_build
from newsroom.publishing.site import disk, follow
from newsroom.publishing.site.objects import ObjectStore, with_twins
from newsroom.publishing.site.tree import SiteTree
from newsroom.publishing.targets.target import Target
from newsroom.settings import Settings


class CheckedStore(ObjectStore):
    """A store in which a damaged object counts as missing: slower, for rebuilding."""

    def missing(self, wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return those (digest, suffix) that are not there with every byte."""
        return [one for one in dict.fromkeys(wanted) if not self.verify(*one)]


class Replica(CheckedStore):
    """A store of its own that takes what it lacks from another, as soon as it is asked for it.

    Where both lie on one file system the bytes are shared, by hard links.
    """

    def __init__(self, root: Path, origin: ObjectStore) -> None:
        super().__init__(root)
        self.origin = origin

    def missing(self, wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Take over what is missing or damaged; return what the other store does not have."""
        lacking = []
        for one in super().missing(wanted):
            if self.origin.verify(*one):
                self._take(one)
            else:
                lacking.append(one)
        return lacking

    def _take(self, name: tuple[str, str]) -> None:
        place = self.path(*name)
        self._make_room(place.parent)
        # The object itself comes last: where it is, its twins are.
        pairs = zip(with_twins(self.origin.path(*name)), with_twins(place), strict=True)
        for source, copy in reversed(list(pairs)):
            draft = copy.with_name(f".{copy.name[:64]}.{secrets.token_hex(8)}")
            disk.link(source, draft)
            draft.replace(copy)
            draft.unlink(missing_ok=True)  # a rename between two names of one file does nothing
        disk.flush([place.parent, self.root])


class FurtherTree(SiteTree):
    """A site tree that begins without knowing which style sheets older pages name."""

    def __init__(self, root: Path, objects: ObjectStore, origin: ObjectStore) -> None:
        super().__init__(root, objects)
        self._origin = origin

    def listed(self, under: str = "") -> dict[str, str]:
        """Return the lists as they are shown, and the files of every theme that ever was."""
        themes = {path: name for path, name in self._themes.items() if path.startswith(under)}
        return themes | super().listed(under)

    @cached_property
    def _themes(self) -> dict[str, str]:
        return {
            theme.place_of(file.stem, suffix): file.name
            for suffix in theme.STEMS
            for file in self._origin.root.glob(f"??/*{suffix}")
        }


def tree_in(folder: Path, origin: ObjectStore) -> SiteTree:
    """Return the tree of a folder, whose objects come from the newsroom's store, or are it."""
    if folder / "objects" == origin.root:
        return FurtherTree(folder, CheckedStore(origin.root), origin)
    return FurtherTree(folder, Replica(folder / "objects", origin), origin)


def catch_up(tree: SiteTree, stopped: Callable[[], bool] = lambda: False) -> int:
    """Bring a tree up to the log, pages and lists; returns the number that it shows now.

    ``stopped`` is asked between the batches of a long way; the next call goes on from there.

    Raises:
        MissingObject: the newsroom's store lacks an object; everything else is there.
    """
    with reading():
        behind = queries.last_number() - tree.applied()
        db.session.rollback()
    if behind > site_build.STREAMED:
        for _ in site_build.pages(tree):
            if stopped():
                return tree.applied()
    with reading():
        follow.follow_log(tree)
        follow.rewrite_lists(tree)
    return tree.applied()


@dataclass(frozen=True)
class DirectoryTarget:
    """A site tree in another folder, kept by the newsroom's own worker."""

    folder: Path
    origin: ObjectStore
    synchronous: bool = True

    @property
    def name(self) -> str:
        """Its folder."""
        return f"directory {self.folder}"

    def begins_after(self, last_number: int) -> int:  # noqa: ARG002 — the signature is the target's
        """Begin at the beginning; what the tree shows already it knows itself."""
        return 0

    def feed(self, after: int, reached: Callable[[int], None]) -> None:
        """Bring the tree up to the log."""

        def still_there() -> bool:
            reached(after)
            return False

        reached(catch_up(tree_in(self.folder, self.origin), still_there))


def trees(settings: Settings) -> list[SiteTree]:
    """Return all trees on disk: the newsroom's own, then the further ones."""
    own = follow.tree_of(settings)
    return [own, *(tree_in(Path(folder), own.objects) for folder in settings.site_copies)]


def configured(settings: Settings) -> list[Target]:
    """Return the further trees that the settings name, as targets."""
    origin = ObjectStore(settings.site / "objects")
    return [DirectoryTarget(Path(folder), origin) for folder in settings.site_copies]
