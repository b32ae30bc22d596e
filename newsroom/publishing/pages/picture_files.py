"""The public files of the pictures that a release shows: which they are, and their bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from newsroom.media import store as media
from newsroom.publishing.pages.values import Picture, PictureFile, ReleaseInputs
from newsroom.publishing.site.objects import ObjectStore, split_name

_LANGUAGE, _ROLE = "-", "media"
"""A picture is in no language; the log names it beside the pages of its release."""


def objects_of(inputs: ReleaseInputs) -> tuple[tuple[str, str], ...]:
    """Return (path on the site, name in the store) of every file that a release brings.

    Those that its pages name, and those by which lists show its articles.

    The path is without its first slash, the name is digest + suffix; each once, sorted.
    """
    shown = [one for edition in inputs.editions for _, one in edition.pictures]
    return files_of([*shown, *(one.card for one in inputs.editions if one.card is not None)])


def files_of(pictures: Iterable[Picture]) -> tuple[tuple[str, str], ...]:
    """Return the same of single pictures, such as those that lists show."""
    files = {file.path: file for one in pictures for file in one.files}
    return tuple(
        (path.removeprefix("/"), f"{file.digest}{_suffix(file)}")
        for path, file in sorted(files.items())
    )


def rows_of(inputs: ReleaseInputs) -> list[dict[str, str]]:
    """Return how the log names these files: as the objects of a release, without its id."""
    return [
        {
            "language": _LANGUAGE,
            "slug": PurePosixPath(path).stem,
            "role": _ROLE,
            "digest": split_name(name)[0],
            "location": split_name(name)[1],
        }
        for path, name in objects_of(inputs)
    ]


def put(names: Iterable[str], objects: ObjectStore) -> None:
    """Bring files from the private store to where a site tree finds them.

    They are there for good from then on, and answered only where a release names them.

    Raises:
        MissingFile: one is not in the private store.
    """
    private = media.kept()
    for digest, suffix in objects.missing(split_name(one) for one in names):
        objects.put(private.read(digest, suffix), suffix)


def _suffix(file: PictureFile) -> str:
    return PurePosixPath(file.path).suffix
