"""Compare a site tree with the release log, byte by byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from flask_babel import gettext as _

from newsroom.publishing.site import disk, layout, media
from newsroom.publishing.site.layout import LogEntry, LogObject, Manifest
from newsroom.publishing.site.list_tree import TREES, Directory, State
from newsroom.publishing.site.objects import ObjectStore, damaged, split_name, with_twins


def differences(site: Path, objects: ObjectStore, entries: Iterable[LogEntry]) -> list[str]:
    """Return one sentence for each way in which a tree differs from the whole log."""
    newest = {entry.article_id: entry for entry in sorted(entries, key=lambda entry: entry.number)}
    return list(dict.fromkeys(compared(site, objects, newest.values())))


def compared(site: Path, objects: ObjectStore, newest: Iterable[LogEntry]) -> Iterator[str]:
    """Yield each difference as it is found; ``newest`` holds every article's newest release.

    Of the log only ids and paths are kept, so that a hundred thousand articles need little room.
    """
    articles: set[str] = set()
    paths: set[str] = set()
    for entry in newest:
        yield from article_differences(site, objects, entry)
        articles.add(entry.article_id)
        paths.update(one.key for one in entry.objects)
    yield from _unknown_articles(site, articles)
    yield from _unknown_links(site, paths)
    yield from list_differences(site, objects)


def article_differences(site: Path, objects: ObjectStore, entry: LogEntry) -> Iterator[str]:
    """Yield how an article's folder, its objects and its public links differ from its release."""
    home = layout.article_home(site, entry.article_id)
    expected = layout.release_folder(entry.number)
    shown = disk.pointed_to(home / "current")
    if shown != expected:
        yield _(
            "%(path)s shows %(shown)s where the log says %(expected)s.",
            path=home.relative_to(site),
            shown=shown or "-",
            expected=expected,
        )
    else:
        yield from folder_differences(
            site, home / expected, layout.manifest_of(entry), objects=objects
        )
    for one in entry.objects:
        link = site / "public" / one.place
        if not is_linked(site, entry.article_id, one):
            yield _differs(site, link)


def is_linked(site: Path, article_id: str, one: LogObject) -> bool:
    """Tell whether the public link of an object leads to its article."""
    if one.role == "media":
        return media.is_laid(site, article_id, one)
    return disk.pointed_to(site / "public" / one.place) == layout.public_link(article_id, one)


def lists_behind(shown: int, number: int) -> Iterator[str]:
    """Yield the one difference that the log tells of the lists: how far they have got."""
    if shown != number:
        yield _(
            "%(path)s shows %(shown)s where the log says %(expected)s.",
            path="lists",
            shown=layout.lists_folder(shown) if shown >= 0 else "-",
            expected=layout.lists_folder(number),
        )


def list_differences(site: Path, objects: ObjectStore) -> Iterator[str]:
    """Yield how the lists differ from what their directories say that they hold.

    The log does not tell what lists hold; but the name of a directory is a hash of that.
    """
    lists = site / "lists"
    name = disk.pointed_to(lists / "current")
    state = State.named(name)
    if not name:
        return
    if state is None:
        yield from _differences_before(site, objects, lists / name)
    elif disk.pointed_to(lists / name) != f"{TREES}/{state.top}":
        yield _differs(site, lists / name)
    else:
        yield from _directory_differences(site, objects, lists / "current", state.top)


def _differences_before(site: Path, objects: ObjectStore, folder: Path) -> Iterator[str]:
    """Compare lists as earlier versions laid them out: each state in one folder."""
    try:
        manifest = Manifest.from_bytes(_bytes_of(folder / layout.MANIFEST))
    except (ValueError, KeyError, TypeError):
        yield _differs(site, folder / layout.MANIFEST)
    else:
        yield from folder_differences(site, folder, manifest, objects=objects)


def _directory_differences(
    site: Path, objects: ObjectStore, folder: Path, name: str
) -> Iterator[str]:
    told = site / "lists" / TREES / f"{name}.json"
    content = _bytes_of(told)
    if hashlib.sha256(content).hexdigest() != name:
        yield _differs(site, told)
        return
    one = Directory.from_bytes(content)
    known = set[Path]()
    for inner, stored in one.files.items():
        yield from _file_differences(site, objects, folder / inner, stored)
        known.update(with_twins(folder / inner))
    for path in _inside(folder):
        if path not in known and path.name not in one.directories:
            yield _unknown(site, path)
    for inner, link in one.directories.items():
        if disk.pointed_to(folder / inner) != f"../{link}":
            yield _differs(site, folder / inner)
        else:
            yield from _directory_differences(site, objects, folder / inner, link)


def folder_differences(
    site: Path, folder: Path, manifest: Manifest, *, objects: ObjectStore | None
) -> Iterator[str]:
    """Compare one current folder with its manifest; with a store, the objects with their hashes."""
    known = {folder / layout.MANIFEST}
    if _bytes_of(folder / layout.MANIFEST) != manifest.to_bytes():
        yield _differs(site, folder / layout.MANIFEST)
    for leaf in manifest.pages.values():
        name = folder / leaf.file
        if leaf.role == "moved":
            known.add(name)
            if _bytes_of(name) != leaf.location.encode():
                yield _differs(site, name)
            continue
        known.update(with_twins(name))
        if objects is None:
            continue
        yield from _file_differences(site, objects, name, leaf.object_name)
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or (path.is_file() and path not in known):
            yield _unknown(site, path)


def _file_differences(
    site: Path, objects: ObjectStore, name: Path, object_name: str
) -> Iterator[str]:
    """Compare a file and its twins with the object that it is a name of."""
    digest, suffix = split_name(object_name)
    for pair in zip(with_twins(name), with_twins(objects.path(digest, suffix)), strict=True):
        yield from (_differs(site, one) for one in _damaged(*pair, digest))


def _damaged(name: Path, stored: Path, digest: str) -> Iterator[Path]:
    """Yield which of two names does not lead to the right bytes; one file is read only once."""
    first = damaged(name, digest)
    if first:
        yield name
    if first if _is_one_file(name, stored) else damaged(stored, digest):
        yield stored


def _is_one_file(name: Path, stored: Path) -> bool:
    try:
        return name.samefile(stored)
    except OSError:
        return False


def _unknown_articles(site: Path, known: set[str]) -> Iterator[str]:
    for home in _inside(site / "articles"):
        if home.name not in known:
            yield _unknown(site, home)


def _unknown_links(site: Path, known: set[str]) -> Iterator[str]:
    for folder in _inside(site / "public"):
        if folder.name == layout.MEDIA_LANGUAGE:
            continue
        for link in _inside(folder):
            if f"{folder.name}/{link.name}/" not in known:
                yield _unknown(site, link)
    for link in _inside(site / "public" / layout.MEDIA):
        # One that leads nowhere, as a crash may leave it, shows nothing to anybody.
        if f"{layout.MEDIA}{link.name}" not in known and link.exists():
            yield _unknown(site, link)


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _differs(site: Path, path: Path) -> str:
    return str(_("%(path)s is not what the log says.", path=_shown(site, path)))


def _unknown(site: Path, path: Path) -> str:
    return str(_("%(path)s is in the tree but not in the log.", path=_shown(site, path)))


def _shown(site: Path, path: Path) -> Path:
    return path.relative_to(site) if path.is_relative_to(site) else path
