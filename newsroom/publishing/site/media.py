"""The pictures of a site tree: an address answers as long as a public article shows the picture.

``public/-/media/<name>`` leads into the current folder of one article that shows it, so that the
flip which takes the article away takes the picture too. Any further article that shows the same
picture has its name in ``media/<name>/``: whoever finds the link leading nowhere looks there.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from newsroom.publishing.site import disk, layout
from newsroom.publishing.site.layout import MEDIA, LogEntry, LogObject, Manifest


def shown_by(site: Path | str, name: str) -> Iterator[str]:
    """Yield the public ids of articles that may show a picture, the linked one first."""
    first = layout.article_in(disk.pointed_to(f"{site}/public/{MEDIA}{name}"))
    if first:
        yield first
    with suppress(FileNotFoundError):
        yield from (one for one in os.listdir(f"{site}/media/{name}") if one != first)  # noqa: PTH208 — names alone, at public requests


def lay(site: Path, article_id: str, one: LogObject) -> bool:
    """Let a picture lead to an article too, from its flip on; tell whether a link was laid."""
    link = site / "public" / one.place
    target = layout.public_link(article_id, one)
    now = disk.pointed_to(link)
    if now == target:
        return False
    link.parent.mkdir(parents=True, exist_ok=True)
    if now:
        _claim(site, link.name, article_id)
        if link.exists():
            return False
        _claim(site, link.name, layout.article_in(now))
    disk.flip(link, target)
    return True


def dropped(home: Path, entry: LogEntry) -> set[str]:
    """Return the names of the pictures that an article shows until this release, and not after."""
    current = disk.pointed_to(home / "current")
    if not current:
        return set()
    with suppress(OSError, ValueError, KeyError, TypeError):
        before = Manifest.from_bytes((home / current / layout.MANIFEST).read_bytes())
        stays = {one.key for one in entry.objects}
        gone = {key for key, one in before.pages.items() if one.role == "media"} - stays
        return {key.removeprefix(MEDIA) for key in gone}
    return set()


def let_go(site: Path, article_id: str, names: Collection[str]) -> None:
    """Lead what an article shows no more to another one that does, or nowhere."""
    for name in names:
        (site / "media" / name / article_id).unlink(missing_ok=True)
        link = site / "public" / MEDIA / name
        said = disk.pointed_to(link)
        if layout.article_in(said) != article_id:
            continue
        others = [one for one in shown_by(site, name) if one != article_id]
        shows = (one for one in others if _shows(site, one, name))
        heir = next(shows, "")
        if heir:
            disk.flip(link, said.replace(article_id, heir))
        elif not others:
            link.unlink()
            with suppress(OSError):
                (site / "media" / name).rmdir()


def is_laid(site: Path, article_id: str, one: LogObject) -> bool:
    """Tell whether the address of a picture finds an article that shows it."""
    return article_id in shown_by(site, Path(one.place).name)


def _shows(site: Path, article_id: str, name: str) -> bool:
    return (layout.article_home(site, article_id) / "current" / MEDIA / name).exists()


def _claim(site: Path, name: str, article_id: str) -> None:
    claims = site / "media" / name
    claims.mkdir(parents=True, exist_ok=True)
    (claims / article_id).touch()
