"""The published files on disk: the release log, applied one rename at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from flask_babel import lazy_gettext as _l

from newsroom.errors import NewsroomError
from newsroom.publishing.site import check, disk, layout, list_states, media
from newsroom.publishing.site.layout import LogEntry, LogObject, Manifest
from newsroom.publishing.site.list_states import ListStates
from newsroom.publishing.site.list_tree import Unreadable
from newsroom.publishing.site.objects import MissingObject, ObjectStore, split_name, twins_of
from newsroom.telemetry import crash_point

__all__ = ["CRASH_POINTS", "LogEntry", "LogObject", "PathTaken", "SiteTree"]

MADE_IN = "made_in"
"""The file that says what the lists were made with."""
CRASH_POINTS = (
    "apply.linked",
    "apply.before_flip",
    "apply.after_flip",
    "apply.recorded",
    "lists.linked",
    "lists.after_flip",
)
"""Where ``NEWSROOM_CRASH_AT`` can make a tree's writer die."""


class PathTaken(NewsroomError):
    """A release names a path at which another article is live in this tree."""

    message = _l("Another article is already public at this address.")


class DamagedLists(NewsroomError):
    """The lists cannot be changed, because what they were does not stand there whole."""

    message = _l("The lists of the site were damaged and must be written anew.")


class SiteTree:
    """A view of the release log that web servers can serve; can always be built again."""

    def __init__(self, root: Path, objects: ObjectStore) -> None:
        self.root = root
        self.objects = objects
        self._lists = ListStates(root / "lists", objects)

    def apply(self, entry: LogEntry) -> bool:
        """Make a release public in this tree: both languages, by one rename.

        Returns False where the article already shows this release or a later one, so a
        repeated or late call changes nothing.

        Raises:
            MissingObject: an object is not in the store; nothing was changed.
            PathTaken: another article is live at one of its paths; nothing is public.
        """
        return bool(self.apply_all([entry]))

    def apply_all(self, entries: Iterable[LogEntry]) -> tuple[int, ...]:
        """Apply many releases with the disk flushed once for all; return the numbers now shown.

        Each article still changes by one rename of its own. Of several releases of one
        article only the last is shown. Errors as ``apply``, before anything is flipped.
        """
        entries = sorted(entries, key=lambda entry: entry.number)
        newest = {entry.article_id: entry for entry in entries}
        with disk.held(self.root / "lock"):
            due = [one for one in newest.values() if one.number > self.shown(one.article_id)]
            self._require(one.object_name for entry in due for one in entry.objects)
            made = [self._build(self._folder(e), layout.manifest_of(e)) for e in due]
            disk.flush(path for paths in made for path in paths)
            crash_point("apply.linked")
            self._lay_public_links(due)
            crash_point("apply.before_flip")
            for entry in due:
                home = self._folder(entry).parent
                dropped = media.dropped(home, entry)
                self._flip(self._folder(entry))
                crash_point("apply.after_flip")
                media.let_go(self.root, entry.article_id, dropped)
            disk.flush(self._folder(entry).parent for entry in due)
            self._advance(entry.number for entry in entries)
            crash_point("apply.recorded")
        return tuple(sorted(entry.number for entry in due))

    def mend(self, entry: LogEntry) -> None:
        """Lay out anew what an article shows already, because some of it was damaged.

        Between two renames its paths lead nowhere for an instant; they led to damage before.

        Raises:
            MissingObject: an object is not in the store; nothing was changed.
            PathTaken: another article is live at one of its paths.
        """
        folder = self._folder(entry)
        draft, old = folder.parent / "mended", folder.parent / "damaged"
        with disk.held(self.root / "lock"):
            if self.shown(entry.article_id) != entry.number:
                return
            self._require(one.object_name for one in entry.objects)
            disk.flush(self._build(draft, layout.manifest_of(entry)))
            disk.clear_folder(old)
            if folder.exists():
                folder.rename(old)
            draft.rename(folder)
            self._lay_public_links([entry])
            disk.clear_folder(old)
            disk.flush([folder.parent])

    def apply_lists(
        self,
        number: int,
        changed: Mapping[str, str],
        gone: Collection[str] = (),
        *,
        whole: bool = False,
        made_in: str = "",
        again: bool = False,
    ) -> bool:
        """Flip every front page, feed and sitemap of all languages together, by one rename.

        ``changed`` maps file paths (``en/index.html``, ``en/-/feed.atom``, ``404.html``) to
        object names (digest + suffix), and ``gone`` are paths that go; with ``whole`` they are
        all that there is from now on. Costs the directories on the way to what changed.
        ``made_in`` is what they were made with: where that is new, or with ``again``, the same
        number is shown anew. Returns False where the lists already show this number or a later
        one.

        Raises:
            MissingObject: an object is not in the store; nothing was changed.
            DamagedLists: they could not be changed, and are now forgotten: write them whole.
            ValueError: a path that cannot be served.
        """
        layout.check_listed([*changed, *gone])
        with disk.held(self.root / "lock"):
            is_new = again or made_in != self.lists_made_in()
            if number < self.lists_shown() + (not is_new):
                return False
            self._require(changed.values())
            try:
                self._lists.show(number, changed, gone, whole=whole)
            except Unreadable:
                self._lists.forget()
                raise DamagedLists from None
            # After the flip: who dies between them has the lists made once more than needed.
            disk.write(self.root / "lists" / MADE_IN, made_in.encode())
        return True

    def applied(self) -> int:
        """Return the number up to which every release of the log has been applied; 0 at first.

        A release applied ahead of its turn is public, but counts only once those before it
        have been applied too: so whoever follows the log from here never leaves a gap.
        """
        try:
            return int((self.root / "applied").read_text())
        except FileNotFoundError:
            return 0

    def record_applied(self, number: int) -> None:
        """Vouch that every release up to a number is in this tree, as after a rebuild."""
        with disk.held(self.root / "lock"):
            if number > self.applied():
                self._record(number)

    def shown(self, article_id: str) -> int:
        """Return the number of the release that an article shows; 0 before its first."""
        home = layout.article_home(self.root, article_id)
        return layout.number_in(disk.pointed_to(home / "current"))

    def lists_shown(self) -> int:
        """Return the number that the lists show; -1 before they are first built.

        Number 0 is a newsroom that has published nothing: its front pages say so.
        """
        folder = disk.pointed_to(self.root / "lists" / "current")
        return layout.number_in(folder) if folder else -1

    def lists_made_in(self) -> str:
        """Return what the lists that are shown were made with, as ``apply_lists`` took it."""
        try:
            return (self.root / "lists" / MADE_IN).read_text()
        except FileNotFoundError:
            return ""

    def forget_lists(self) -> None:
        """Show no lists any more, so that damaged ones can be written again."""
        with disk.held(self.root / "lock"):
            self._lists.forget()

    def listed(self, under: str = "") -> dict[str, str]:
        """Return the lists as they are shown: paths to object names, as ``apply_lists`` took.

        ``under`` names a directory with its last slash: then only what is in it, which costs less.
        """
        return dict(list_states.listed(self._lists.lists, under))

    def lists_as_one(self) -> Manifest | None:
        """Return all lists as they are shown, and their number; None before they are built."""
        number = self.lists_shown()
        return layout.manifest_of_lists(number, self.listed()) if number >= 0 else None

    def public_path(self, lang: str, slug: str) -> Path:
        """Return the path of an article's edition below the one served root."""
        return self.root / "public" / lang / slug

    def verify(self, entries: Iterable[LogEntry]) -> list[str]:
        """Compare every byte of the tree with the whole log; one sentence for each difference.

        A release that is applied meanwhile may be reported: look again before acting on it.
        """
        return check.differences(self.root, self.objects, entries)

    def _folder(self, entry: LogEntry) -> Path:
        home = layout.article_home(self.root, entry.article_id)
        return home / layout.release_folder(entry.number)

    def _require(self, names: Iterable[str]) -> None:
        missing = self.objects.missing(split_name(name) for name in names if name)
        if missing:
            raise MissingObject(missing)

    def _build(self, folder: Path, manifest: Manifest) -> list[str]:
        """Lay out a folder that no reader can see yet, and return what is to be flushed.

        What a crash left of it goes first.
        """
        written = {layout.MANIFEST: manifest.to_bytes()}
        linked: dict[str, str] = {}
        for leaf in manifest.pages.values():
            if leaf.role == "moved":
                written[leaf.file] = leaf.location.encode()
                continue
            digest, suffix = split_name(leaf.object_name)
            source = self.objects.place(digest, suffix)
            linked |= {f"{leaf.file}{twin}": f"{source}{twin}" for twin in ("", *twins_of(suffix))}
        return disk.lay_out(folder, written, linked)

    def _lay_public_links(self, entries: list[LogEntry]) -> None:
        """Make links that dangle until the flip: whole directories, so a server sees nothing."""
        touched: dict[str, None] = {}
        public = str(self.root / "public")
        for entry in entries:
            for one in entry.objects:
                if one.role == "media":
                    if media.lay(self.root, entry.article_id, one):
                        touched |= {f"{public}/{layout.MEDIA}": None, public: None}
                    continue
                link = f"{public}/{one.place}"
                target = layout.public_link(entry.article_id, one)
                if disk.pointed_to(link) != target:
                    self._lay_link(Path(link), target)
                    touched |= {f"{public}/{one.language}": None, public: None}
        disk.flush(touched)

    @staticmethod
    def _lay_link(link: Path, target: str) -> None:
        try:
            link.symlink_to(target)
        except FileNotFoundError:
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(target)
        except FileExistsError:
            if link.exists():
                raise PathTaken from None
            # A link of an article that never came to be public there harms nobody.
            link.unlink()
            link.symlink_to(target)

    def _flip(self, folder: Path) -> None:
        """Point ``current`` at a folder, then keep it and the one before, and no other.

        The one before stays for whoever resolved ``current`` just before the flip.
        """
        pointer = folder.parent / "current"
        before = disk.pointed_to(pointer)
        disk.flip(pointer, folder.name)
        # Before its second release an article has no folder that could be in the way.
        for one in folder.parent.iterdir() if before else ():
            if layout.number_in(one.name) and one.name not in {folder.name, before}:
                disk.clear_folder(one)

    def _advance(self, numbers: Iterable[int]) -> None:
        before = applied = self.applied()
        for number in numbers:
            applied += number == applied + 1
        if applied != before:
            self._record(applied)

    def _record(self, number: int) -> None:
        disk.write(self.root / "applied", b"%d\n" % number)
        disk.flush([self.root])
