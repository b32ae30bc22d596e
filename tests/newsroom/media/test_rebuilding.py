"""A picture is rebuilt from its pixels: nothing else of its file is kept, whatever it was."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from dataclasses import replace

import pytest
from PIL import Image, ImageCms

from newsroom import confinement
from newsroom.errors import BadInput, TooLarge
from newsroom.media import confined, limits
from tests.newsroom.media import files

WHAT_FILES_TELL = {
    "jpeg": ("place", "device", "names", "moment", "words", "smaller", "more"),
    "png": ("place", "device", "names", "moment", "words", "more"),
    "webp": ("place", "device", "names", "moment", "words", "more"),
    "gif": ("words", "more"),
}


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def color(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    found = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(found, tuple)
    return tuple(round(one / 85) * 85 for one in found)


@pytest.mark.parametrize("form", files.ALL)
def test_no_slot_of_a_file_survives_in_any_byte_that_is_made_of_it(form):
    content = files.ALL[form]()
    assert files.holds_marker(content)

    rebuilt = confined.rebuild(content)
    made = confined.renditions(rebuilt.master, (0.5, 0.5))

    assert not files.holds_marker(rebuilt.master)
    assert [one for one in made if files.holds_marker(one.content)] == []
    for one in (rebuilt.master, *(one.content for one in made)):
        image = opened(one)
        assert dict(image.getexif()) == {}
        assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density",
                                     "progressive", "progression", "loop", "background",
                                     "timestamp", "duration"}  # fmt: skip


@pytest.mark.parametrize("form", files.ALL)
def test_whoever_sends_a_file_is_told_what_it_tells(form):
    assert confined.rebuild(files.ALL[form]()).told == WHAT_FILES_TELL[form]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("credentials", ("origin",)),
        ("thumbnail", ("smaller",)),
        ("photoshop", ("smaller", "more")),
        ("people", ("names", "more")),
    ],
)
def test_what_stands_in_the_corners_of_a_file_is_told_and_goes_too(kind, told):
    content = files.with_part(kind)
    assert files.holds_marker(content)

    rebuilt = confined.rebuild(content)

    assert rebuilt.told == told
    assert not files.holds_marker(rebuilt.master)


def test_a_file_of_nothing_but_pixels_tells_nothing():
    out = io.BytesIO()
    files.drawn().save(out, "JPEG")

    assert confined.rebuild(out.getvalue()).told == ()


@pytest.mark.parametrize("form", files.ALL)
def test_the_pixels_are_those_of_the_file(form):
    rebuilt = opened(confined.rebuild(files.ALL[form]()).master)

    assert rebuilt.size == (320, 200)
    corners = [color(rebuilt, x, y) for y in (0.2, 0.8) for x in (0.2, 0.8)]
    assert corners == [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]


def test_a_picture_stands_as_the_camera_was_held():
    rebuilt = confined.rebuild(files.jpeg(orientation=6))  # to be turned to the right

    assert (rebuilt.width, rebuilt.height) == (200, 320)
    assert color(opened(rebuilt.master), 0.8, 0.2) == (255, 0, 0)


def test_colours_of_another_space_become_those_of_the_web():
    lab = ImageCms.createProfile("LAB")
    assert lab is not None
    swapped = _swapping_profile()
    out = io.BytesIO()
    files.drawn().save(out, "PNG", icc_profile=swapped)

    rebuilt = opened(confined.rebuild(out.getvalue()).master)

    assert color(rebuilt, 0.2, 0.2) == (0, 255, 0)


def _swapping_profile() -> bytes:
    """Return an sRGB profile in which red and green have changed places."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")


@pytest.mark.parametrize(
    ("mode", "fill", "expected"),
    [
        ("RGBA", (255, 0, 0, 0), (255, 255, 255)),
        ("RGBA", (255, 0, 0, 255), (255, 0, 0)),
        ("LA", (0, 255), (0, 0, 0)),
        ("1", 1, (255, 255, 255)),
        ("I;16", 65_535, (255, 255, 255)),
        ("P", 0, (0, 0, 0)),
    ],
)
def test_every_kind_of_pixel_is_read(mode, fill, expected):
    out = io.BytesIO()
    Image.new(mode, (8, 8), fill).save(out, "PNG")

    assert color(opened(confined.rebuild(out.getvalue()).master), 0.5, 0.5) == expected


def test_the_same_pixels_give_the_same_bytes():
    first, second = (confined.rebuild(files.jpeg()).master for _ in range(2))

    assert first == second
    assert confined.renditions(first, (0.3, 0.7)) == confined.renditions(second, (0.3, 0.7))


def test_sizes_are_never_larger_than_the_picture_and_come_in_three_formats():
    out = io.BytesIO()
    files.drawn(1000, 500).save(out, "JPEG")
    made = confined.renditions(confined.rebuild(out.getvalue()).master, (0.5, 0.5))

    shown = {(one.use, one.width, one.height, one.media_type) for one in made}
    wide = {(480, 240), (800, 400), (1000, 500)}
    cards = {(480, 320), (750, 500)}
    assert shown == {
        *(("wide", *size, form) for size in wide for form in ("image/avif", "image/webp")),
        *(("card", *size, form) for size in cards for form in ("image/avif", "image/webp")),
        ("wide", 800, 400, "image/jpeg"),
        ("wide", 1000, 500, "image/jpeg"),
        ("card", 750, 500, "image/jpeg"),
    }
    for one in made:
        image = opened(one.content)
        assert (image.width, image.height, Image.MIME[image.format or ""]) == (
            one.width, one.height, one.media_type
        )  # fmt: skip


@pytest.mark.parametrize(
    ("focus", "expected"), [((0.1, 0.5), (255, 0, 0)), ((0.9, 0.5), (0, 255, 0))]
)
def test_a_card_is_cut_around_the_focus(focus, expected):
    out = io.BytesIO()
    files.drawn(1200, 200).save(out, "JPEG")
    made = confined.renditions(confined.rebuild(out.getvalue()).master, focus)

    [card] = [one for one in made if (one.use, one.media_type) == ("card", "image/jpeg")]
    assert (card.width, card.height) == (300, 200)
    assert color(opened(card.content), 0.5, 0.2) == expected


def test_a_picture_of_one_pixel_is_a_picture():
    out = io.BytesIO()
    Image.new("RGB", (1, 1)).save(out, "PNG")

    made = confined.renditions(confined.rebuild(out.getvalue()).master, (0.0, 1.0))

    assert {(one.width, one.height) for one in made} == {(1, 1)}


def plain(form: str) -> bytes:
    """Return a file of nothing but pixels."""
    out = io.BytesIO()
    files.drawn().rotate(17).save(out, form)
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and holds nothing of it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1_000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(files._chunk(*one) for one in chunks)


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", BadInput, "no picture that can be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", BadInput, "no picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", BadInput, "HEIC"),
        (plain("JPEG")[:-400], BadInput, "damaged"),
        (plain("PNG")[:-200], BadInput, "damaged"),
        (plain("WEBP")[:-100], BadInput, "no picture"),
        (bomb(10_000, 4_001), TooLarge, "40 megapixels"),
        (bomb(2**31 - 1, 2**31 - 1), TooLarge, "40 megapixels"),
        (bomb(5_000, 5_000), BadInput, "damaged"),
        (b"\xff\xd8" + b"\0" * limits.FILE_BYTES, TooLarge, "12 MB"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(app, content, kind, words):
    with app.test_request_context(), pytest.raises(kind, match=words) as raised:
        confined.rebuild(content)

    assert raised.value.field == "file"


def test_what_costs_too_much_ends_the_child_and_nothing_else(app, monkeypatch):
    monkeypatch.setattr(limits, "CHILD", replace(limits.CHILD, wall_s=0.01))

    with app.test_request_context(), pytest.raises(BadInput, match="limits of memory and time"):
        confined.rebuild(files.jpeg())


def test_the_child_knows_no_secret_and_can_write_no_file(monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSROOM_SECRET_KEY", "not to be told")

    asked = (
        "import os, resource\n"
        "from newsroom import confinement\n"
        "from newsroom.media import limits\n"
        "confinement.confine(limits.CHILD)\n"
        "try:\n"
        f"    os.write(os.open({str(tmp_path / 'x')!r}, os.O_CREAT | os.O_WRONLY), b'x')\n"
        "except OSError:\n"
        "    print(os.environ.get('NEWSROOM_SECRET_KEY'), resource.getrlimit(resource.RLIMIT_AS))\n"
    )

    said = subprocess.run(
        [sys.executable, "-I", "-c", asked],
        env=confinement.told_little(), capture_output=True, check=True, text=True,
    )  # fmt: skip

    assert said.stdout == f"None {(limits.CHILD.memory_bytes, limits.CHILD.memory_bytes)}\n"
