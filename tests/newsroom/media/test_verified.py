"""`newsroom verify` finds the files of pictures that are missing or damaged."""

from __future__ import annotations

import pytest

from newsroom import verify
from newsroom.media import queries, store
from tests.newsroom.media import taken


def told() -> list[str]:
    oracles = [one for one in verify.ORACLES if one.name == "pictures"]
    return [one.what for one in verify.look(oracles, patience_s=0).violations]


@pytest.mark.usefixtures("at_rest")
def test_a_file_that_is_missing_or_damaged_is_named_with_its_picture(people):
    one = queries.picture(taken.picture(people.author, width=71).id)
    kept = store.kept()
    master = kept.root / one.digest[:2] / f"{one.digest}.jpg"
    [small, *_] = [file["digest"] for file in one.files if file["media_type"] == "image/avif"]
    size = kept.root / small[:2] / f"{small}.avif"
    sound = told()

    master.write_bytes(master.read_bytes()[:-1])
    size.unlink()

    assert sound == []
    assert sorted(told()) == sorted(
        f"The picture {one.id.hex} lacks the file {path.name}, or it is damaged."
        for path in (master, size)
    )
