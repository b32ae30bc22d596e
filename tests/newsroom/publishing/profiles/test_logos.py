"""A logo is made anew from its pixels; whatever else an upload holds stays behind."""

from __future__ import annotations

import struct
import zlib

import pytest

from newsroom.errors import BadInput, TooLarge
from newsroom.publishing.profiles import logos
from tests.newsroom.publishing.profiles.pngs import BEGINS, chunk, png

METADATA = (
    (b"tEXt", b"Author\x00Rosa Paredes"),
    (b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00<x>Rosa</x>"),
    (b"eXIf", b"MM\x00*GPS 13.5 S"),
    (b"tIME", b"\x07\xea\x0b\x1a\x09\x00\x00"),
    (b"iCCP", b"Rosa\x00\x00" + zlib.compress(b"profile")),
    (b"prVt", b"private"),
)


def names(file: bytes) -> list[bytes]:
    found, at = [], len(BEGINS)
    while at < len(file):
        length, name = struct.unpack(">I4s", file[at : at + 8])
        found.append(name)
        at += 12 + length
    return found


def test_no_metadata_of_an_upload_survives():
    upload = png(beside=METADATA) + b"Rosa Paredes behind the end"

    logo = logos.taken(upload)

    assert names(logo.file) == [b"IHDR", b"IDAT", b"IEND"]
    assert b"Rosa" not in logo.file
    assert (logo.width, logo.height) == (120, 40)


def test_bytes_behind_the_last_pixel_stay_behind():
    rows = (b"\x00" + b"\x10" * 40) * 10

    logo = logos.taken(png(10, 10, pixels=rows + b"Rosa Paredes"))

    assert logo == logos.taken(png(10, 10, pixels=rows))


def test_a_logo_made_again_is_the_same_logo():
    once = logos.taken(png(beside=METADATA))

    assert logos.taken(once.file) == once


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\xff\xd8\xff\xe0JFIF",
        b"GIF89a",
        BEGINS,
        png()[:50],
        png().replace(b"IDAT", b"IDAU"),
        png(pixels=b"\x00" * 10),
        png(4, 4, pixels=(b"\x09" + b"\x10" * 16) * 4),
        BEGINS + chunk(b"IHDR", b"short") + chunk(b"IEND", b""),
        BEGINS + chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 3, 0, 0, 0)) + chunk(b"IEND", b""),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(file: bytes):
    with pytest.raises(BadInput) as refused:
        logos.taken(file)

    assert refused.value.field == "logo"


def test_a_small_file_that_would_be_huge_is_refused_before_it_is_unpacked():
    bomb = png(60_000, 60_000, pixels=b"\x00" * 1_000_000)

    with pytest.raises(TooLarge):
        logos.taken(bomb)


def test_a_logo_is_shown_in_its_box_and_never_larger_than_it_is():
    assert logos.shown_size(120, 40) == (120, 40)
    assert logos.shown_size(480, 64) == (240, 32)
    assert logos.shown_size(2_000, 2) == (240, 1)
    assert logos.shown_size(100, 1_000) == (6, 64)
