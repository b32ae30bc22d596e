"""The store of published bytes."""

from __future__ import annotations

import gzip
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest

from newsroom.publishing.site import objects
from newsroom.publishing.site.objects import MissingObject, ObjectStore, with_twins

PAGE = b"<p>El r\xc3\xado es de todas.</p>" * 200
DIGEST = hashlib.sha256(PAGE).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> ObjectStore:
    return ObjectStore(tmp_path / "objects")


def test_an_object_lies_under_its_hash_with_twins_that_open_to_the_same_bytes(store: ObjectStore):
    digest = store.put(PAGE, ".html")

    place = store.root / DIGEST[:2] / f"{DIGEST}.html"
    assert (digest, store.path(digest, ".html")) == (DIGEST, place)
    assert store.read(digest, ".html") == PAGE
    assert gzip.decompress(place.with_name(f"{DIGEST}.html.gz").read_bytes()) == PAGE
    assert brotli.decompress(place.with_name(f"{DIGEST}.html.br").read_bytes()) == PAGE


def test_two_stores_hold_the_same_bytes_for_the_same_content(tmp_path: Path):
    stores = [ObjectStore(tmp_path / "one"), ObjectStore(tmp_path / "two")]

    for store in stores:
        store.put(PAGE, ".html")

    one, two = (
        [path.read_bytes() for path in with_twins(store.path(DIGEST, ".html"))] for store in stores
    )
    assert one == two


@pytest.mark.parametrize("suffix", [".avif", ".jpg", ".png", ".webp", ".woff2"])
def test_what_is_compressed_in_itself_has_no_twins(store: ObjectStore, suffix: str):
    digest = store.put(PAGE, suffix)

    files = [path.name for path in store.root.rglob("*") if path.is_file()]
    assert files == [f"{DIGEST}{suffix}"]
    assert store.verify(digest, suffix)
    assert store.missing([(digest, suffix)]) == []
    assert store.read_whole(digest, suffix) == {"": PAGE}


def test_the_time_of_a_file_follows_from_its_contents(tmp_path: Path):
    stores = [ObjectStore(tmp_path / "one"), ObjectStore(tmp_path / "two")]

    digests = [store.put(PAGE, ".html") for store in stores]
    other = stores[0].put(b"other", ".html")

    times = [
        {one.stat().st_mtime for one in with_twins(store.path(digest, ".html"))}
        for store, digest in zip(stores, digests, strict=True)
    ]
    assert times == [{int(DIGEST[:8], 16) & 0x7FFF_FFFF}] * 2
    assert stores[0].path(other, ".html").stat().st_mtime not in times[0]


def test_storing_again_changes_no_file(store: ObjectStore):
    store.put(PAGE, ".html")
    before = [path.stat().st_ino for path in with_twins(store.path(DIGEST, ".html"))]

    store.put(PAGE, ".html")

    assert [path.stat().st_ino for path in with_twins(store.path(DIGEST, ".html"))] == before


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize("harm", [b"", b"other", None, "cut"])
def test_a_damaged_file_is_noticed_and_storing_again_mends_it(
    store: ObjectStore, which: int, harm: Any
):
    store.put(PAGE, ".html")
    place = with_twins(store.path(DIGEST, ".html"))[which]
    if harm is None:
        place.unlink()
    else:
        place.write_bytes(place.read_bytes()[:-9] if harm == "cut" else harm)

    assert not store.verify(DIGEST, ".html")
    store.put(PAGE, ".html")
    assert store.verify(DIGEST, ".html")


def test_the_twin_of_another_page_is_noticed(store: ObjectStore):
    store.put(PAGE, ".html")
    store.path(DIGEST, ".html.gz"[:5]).with_name(f"{DIGEST}.html.gz").write_bytes(
        gzip.compress(b"")
    )

    assert not store.verify(DIGEST, ".html")


def test_what_is_missing_is_told_once_in_the_order_asked(store: ObjectStore):
    store.put(PAGE, ".html")
    half = store.put(b"half", ".html")
    store.path(half, ".html").with_name(f"{half}.html.br").unlink()
    away = ("0" * 64, ".atom")

    found = store.missing([away, (DIGEST, ".html"), (half, ".html"), away])

    assert found == [away, (half, ".html")]


def test_reading_what_is_not_there_names_it(store: ObjectStore):
    with pytest.raises(MissingObject) as caught:
        store.read("0" * 64, ".html")

    assert caught.value.wanted == (("0" * 64, ".html"),)


@pytest.mark.parametrize(
    ("digest", "suffix"),
    [
        ("", ".html"),
        ("../../etc/passwd", ""),
        ("A" * 64, ".html"),
        ("0" * 63, ".html"),
        ("0" * 64, "html"),
        ("0" * 64, "./../x"),
        ("0" * 64, ".html\n"),
    ],
)
def test_nothing_but_a_hash_and_a_suffix_names_an_object(
    store: ObjectStore, digest: str, suffix: str
):
    with pytest.raises(ValueError, match="Not the name of an object"):
        store.path(digest, suffix)


def test_a_full_disk_leaves_no_half_object(store: ObjectStore, monkeypatch: pytest.MonkeyPatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.put(PAGE, ".html")

    assert [path for path in store.root.rglob("*") if path.is_file()] == []
    assert store.missing([(DIGEST, ".html")]) == [(DIGEST, ".html")]


def test_many_may_store_the_same_bytes_at_once(store: ObjectStore):
    with ThreadPoolExecutor(8) as pool:
        digests = set(pool.map(lambda _: store.put(PAGE, ".html"), range(24)))

    assert digests == {DIGEST}
    assert store.verify(DIGEST, ".html")
    assert len([path for path in store.root.rglob("*") if path.is_file()]) == 3


def test_a_name_splits_into_digest_and_suffix():
    assert objects.split_name(f"{DIGEST}.atom") == (DIGEST, ".atom")
