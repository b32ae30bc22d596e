"""How the site tree is laid out: what its writer, its readers and its checker agree on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from newsroom.articles.slugs import is_slug

Role = Literal["page", "moved", "gone", "notice", "media"]

MANIFEST = "manifest.json"
"""Says what a folder holds; read once, so that an answer is from one release as a whole."""
FILES = {
    "page": "index.html",
    "notice": "index.html",
    "gone": "gone.html",
    "moved": "moved",
}
SUFFIX = ".html"
"""Of every page that an article's release names."""
MEDIA = "-/media/"
"""Where pictures are, below the site: in no language."""
MEDIA_LANGUAGE = "-"
MEDIA_SUFFIXES = frozenset({".avif", ".gif", ".jpg", ".png", ".webp"})
"""Nothing that a browser would run."""
MEDIA_NAME = re.compile(r"[0-9a-f]{32,64}\.[a-z0-9]{1,10}")

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ARTICLE_ID = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LISTED = re.compile(
    r"(?:\.well-known/)?(?:[A-Za-z0-9-][A-Za-z0-9._-]*/)*[A-Za-z0-9-][A-Za-z0-9_-]*(?:\.[a-z0-9]+)+"
)
_PUBLIC_LINK = re.compile(r"(?:\.\./){2,3}articles/([0-9a-f]{32})/current/.+")


@dataclass(frozen=True)
class LogObject:
    """What one path of an article answers from a release on."""

    language: str
    slug: str
    role: Role
    digest: str
    """SHA-256 of the object; empty for ``moved``."""
    location: str = ""
    """For ``moved``: the path that it leads to, such as ``/en/new-slug/``. For ``media``: the
    suffix of the picture, such as ``.webp``; its language is ``-`` and its slug is the beginning
    of the digest, 32 digits or more."""

    def __post_init__(self) -> None:
        fits = self.role in get_args(Role) and (
            self._fits_media() if self.role == "media" else self._fits_page()
        )
        if not fits:
            msg = f"Nothing that a site tree can hold: {self!r}."
            raise ValueError(msg)

    def _fits_page(self) -> bool:
        moved = self.role == "moved"
        return (
            _LANGUAGE.fullmatch(self.language) is not None
            and is_slug(self.slug)
            and (not self.digest if moved else _DIGEST.fullmatch(self.digest) is not None)
            and bool(self.location) == moved
            and (not moved or _is_article_path(self.location))
        )

    def _fits_media(self) -> bool:
        return (
            self.language == MEDIA_LANGUAGE
            and self.location in MEDIA_SUFFIXES
            and _DIGEST.fullmatch(self.digest) is not None
            and self.digest.startswith(self.slug)
            and MEDIA_NAME.fullmatch(self.slug + self.location) is not None
        )

    @property
    def key(self) -> str:
        """The path that readers ask for, without its first slash."""
        if self.role == "media":
            return f"{MEDIA}{self.slug}{self.location}"
        return f"{self.language}/{self.slug}/"

    @property
    def file(self) -> str:
        """The file in the release folder."""
        return self.key if self.role == "media" else self.key + FILES[self.role]

    @property
    def object_name(self) -> str:
        """Digest + suffix; empty for ``moved``."""
        return f"{self.digest}{suffix_of(self.role, self.location)}" if self.digest else ""

    @property
    def place(self) -> str:
        """Where its public link is, below ``site/public``: a directory's, or a picture's."""
        return self.key.removesuffix("/")


@dataclass(frozen=True)
class LogEntry:
    """One release as the log tells it: everything that its article answers from then on."""

    number: int
    article_id: str
    """The public id: 32 hexadecimal digits."""
    objects: tuple[LogObject, ...]
    is_urgent: bool = False
    """Whether it takes something away for somebody's safety: then nothing comes before it."""

    @property
    def takes_away(self) -> bool:
        """Tell whether an address answers from now on that it is gone."""
        return any(one.role == "gone" for one in self.objects)

    def __post_init__(self) -> None:
        keys = {one.key for one in self.objects}
        if self.number < 1 or not _ARTICLE_ID.fullmatch(self.article_id):
            msg = f"No release number or no public id: {self!r}."
            raise ValueError(msg)
        if len(keys) != len(self.objects):
            msg = f"One path stands twice in release {self.number}."
            raise ValueError(msg)


@dataclass(frozen=True)
class Leaf:
    """What a folder of the site tree holds for one path."""

    role: Role
    file: str
    """Its path in the folder."""
    object_name: str = ""
    """Digest + suffix; empty for ``moved``."""
    location: str = ""
    """For ``moved``: where it leads; for ``media``: its suffix."""

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes."""
        return self.object_name.partition(".")[0]


@dataclass(frozen=True)
class Manifest:
    """What one folder of the site tree holds, by the path that readers ask for."""

    number: int
    pages: Mapping[str, Leaf] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Write it down; same content, same bytes."""
        pages = {
            key: [one.role, one.file, one.object_name, one.location]
            for key, one in sorted(self.pages.items())
        }
        return json.dumps({"number": self.number, "pages": pages}, indent=0).encode() + b"\n"

    @classmethod
    def from_bytes(cls, content: bytes) -> Manifest:
        """Read what ``to_bytes`` wrote; ValueError, KeyError or TypeError for anything else."""
        told = json.loads(content)
        return cls(told["number"], {key: Leaf(*one) for key, one in told["pages"].items()})


def manifest_of(entry: LogEntry) -> Manifest:
    """Return what an article's release folder holds."""
    return Manifest(
        entry.number,
        {one.key: Leaf(one.role, one.file, one.object_name, one.location) for one in entry.objects},
    )


def manifest_of_lists(number: int, pages: Mapping[str, str]) -> Manifest:
    """Return all lists as one manifest; ``pages`` maps file paths to digest + suffix."""
    return Manifest(
        number,
        {_asked_for(path): Leaf("page", path, name) for path, name in pages.items()},
    )


def check_listed(paths: Iterable[str]) -> None:
    """Make sure that paths can be files of the public site.

    Raises:
        ValueError: one of them cannot.
    """
    for path in paths:
        if not _LISTED.fullmatch(path):
            msg = f"Not a path for a list: {path!r}."
            raise ValueError(msg)


def release_folder(number: int) -> str:
    """Return the folder name of an article's release."""
    return f"r{number:06d}"


def lists_folder(number: int) -> str:
    """Return what the name of a state of the lists begins with."""
    return f"n{number:06d}"


def number_in(folder: str) -> int:
    """Return the number in such a folder name; 0 where there is none."""
    told = folder.partition(".")[0]
    return int(told[1:]) if told[1:].isdecimal() and told[0] in "rn" else 0


def public_link(article_id: str, one: LogObject) -> str:
    """Return the text of the link at ``one.place`` in ``site/public``."""
    return f"{'../' * (one.place.count('/') + 1)}articles/{article_id}/current/{one.place}"


def article_in(link: str) -> str:
    """Return the public id in the text of such a link; empty where it is none."""
    match = _PUBLIC_LINK.fullmatch(link)
    return match[1] if match else ""


def article_home(site: Path, article_id: str) -> Path:
    """Return the folder that holds an article's releases."""
    return site / "articles" / article_id


def suffix_of(role: str, location: str) -> str:
    """Return the suffix of the object that a release names in this role."""
    return location if role == "media" else SUFFIX


def _is_article_path(path: str) -> bool:
    language, _, slug = path.removeprefix("/").removesuffix("/").partition("/")
    whole = path == f"/{language}/{slug}/"
    return whole and _LANGUAGE.fullmatch(language) is not None and is_slug(slug)


def _asked_for(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/" if folder and name == "index.html" else path


def listed_in(folder: Path) -> dict[str, str]:
    """Return what a folder of lists was made from: file paths to digest + suffix; {} if none.

    Earlier versions laid out every state of the lists as one folder with a manifest.
    """
    try:
        manifest = Manifest.from_bytes((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return {one.file: one.object_name for one in manifest.pages.values()}
