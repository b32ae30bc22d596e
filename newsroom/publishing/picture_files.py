"""The public files of the pictures that a release shows: which they are, and their bytes."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.media import store as media
from newsroom.publishing.objects import ObjectStore, split_name
from newsroom.publishing.pages import Picture, ReleaseInputs
from newsroom.publishing.picture_facts import PLACE


def objects_of(inputs: ReleaseInputs) -> tuple[tuple[str, str], ...]:
    """Return (path on the site, name in the store) of every file that a release's pages name.

    The path is without its first slash, the name is digest + suffix; each once, sorted.
    """
    return files_of(one for edition in inputs.editions for _, one in edition.pictures)


def files_of(pictures: Iterable[Picture]) -> tuple[tuple[str, str], ...]:
    """Return the same of single pictures, such as those that lists show."""
    paths = {file.path for one in pictures for file in one.files}
    return tuple((path.removeprefix("/"), path.removeprefix(PLACE)) for path in sorted(paths))


def put(names: Iterable[str], objects: ObjectStore) -> None:
    """Bring files from the private store to where a site tree finds them.

    They are there for good from then on, and answered only where a release names them.

    Raises:
        MissingFile: one is not in the private store.
    """
    private = media.kept()
    for digest, suffix in objects.missing(split_name(one) for one in names):
        objects.put(private.read(digest, suffix), suffix)
