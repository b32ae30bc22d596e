"""Compare a site tree with the release log, byte by byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from flask_babel import gettext as _

from newsroom.publishing import disk, site_layout
from newsroom.publishing.objects import ObjectStore, damaged, split_name, with_twins
from newsroom.publishing.site_layout import LogEntry, Manifest


def differences(site: Path, objects: ObjectStore, entries: Iterable[LogEntry]) -> list[str]:
    """Return one sentence for each way in which a tree differs from the whole log."""
    newest = {entry.article_id: entry for entry in sorted(entries, key=lambda entry: entry.number)}
    found = [line for entry in newest.values() for line in _article(site, objects, entry)]
    found += _unknown_articles(site, set(newest))
    found += _public_links(site, newest.values())
    found += _lists(site, objects)
    return list(dict.fromkeys(found))


def _article(site: Path, objects: ObjectStore, entry: LogEntry) -> Iterator[str]:
    home = site_layout.article_home(site, entry.article_id)
    expected = site_layout.release_folder(entry.number)
    shown = disk.pointed_to(home / "current")
    if shown != expected:
        yield _(
            "%(path)s shows %(shown)s where the log says %(expected)s.",
            path=home.relative_to(site),
            shown=shown or "-",
            expected=expected,
        )
        return
    yield from _folder(site, objects, home / expected, site_layout.manifest_of(entry))


def _folder(site: Path, objects: ObjectStore, folder: Path, manifest: Manifest) -> Iterator[str]:
    """Compare one current folder with its manifest, and the objects with their hashes."""
    known = {folder / site_layout.MANIFEST}
    if _bytes_of(folder / site_layout.MANIFEST) != manifest.to_bytes():
        yield _differs(site, folder / site_layout.MANIFEST)
    for leaf in manifest.pages.values():
        name = folder / leaf.file
        if leaf.role == "moved":
            known.add(name)
            if _bytes_of(name) != leaf.location.encode():
                yield _differs(site, name)
            continue
        known.update(with_twins(name))
        stored = with_twins(objects.path(*split_name(leaf.object_name)))
        for one in (*with_twins(name), *stored):
            if damaged(one, leaf.digest):
                yield _differs(site, one)
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or (path.is_file() and path not in known):
            yield _unknown(site, path)


def _unknown_articles(site: Path, known: set[str]) -> Iterator[str]:
    for home in _inside(site / "articles"):
        if home.name not in known:
            yield _unknown(site, home)


def _public_links(site: Path, entries: Iterable[LogEntry]) -> Iterator[str]:
    expected = {
        site / "public" / one.language / one.slug: site_layout.public_link(entry.article_id, one)
        for entry in entries
        for one in entry.objects
    }
    for link, target in expected.items():
        if disk.pointed_to(link) != target:
            yield _differs(site, link)
    for folder in _inside(site / "public"):
        for link in _inside(folder):
            if link not in expected:
                yield _unknown(site, link)


def _lists(site: Path, objects: ObjectStore) -> Iterator[str]:
    """The log does not tell what the lists hold; their manifest does."""
    shown = disk.pointed_to(site / "lists" / "current")
    if not shown:
        return
    folder = site / "lists" / shown
    try:
        manifest = Manifest.from_bytes(_bytes_of(folder / site_layout.MANIFEST))
    except (ValueError, KeyError, TypeError):
        yield _differs(site, folder / site_layout.MANIFEST)
        return
    yield from _folder(site, objects, folder, manifest)


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
