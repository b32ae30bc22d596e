"""Logos: PNG files made anew from their pixels, so that nothing else of an upload is published."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput, TooLarge
from newsroom.publishing.pages import Profile

MOST_BYTES = 1024 * 1024
MOST_PIXELS = 2_000
"""Of either side."""
BOX = (240, 64)
"""What a logo is shown in, in CSS pixels; a smaller one keeps its size."""
_BEGINS = b"\x89PNG\r\n\x1a\n"
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel by colour type: grey, RGB, palette, grey with alpha, RGBA."""
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_PALETTE = 3
_HIGHEST_FILTER = 4
_PATH = re.compile(r"/-/theme/logo\.([0-9a-f]{64})\.png")


@dataclass(frozen=True)
class Logo:
    """A logo as it may be published."""

    file: bytes
    width: int
    height: int

    @property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.file).hexdigest()


@dataclass(frozen=True)
class _Header:
    """What the head of a PNG says of its pixels."""

    width: int
    height: int
    depth: int
    colour: int

    @property
    def row(self) -> int:
        """Bytes of one row, its filter first."""
        return 1 + (self.width * _SAMPLES[self.colour] * self.depth + 7) // 8


def taken(file: bytes) -> Logo:
    """Return a logo made of an upload's pixels; no other part of the file comes along.

    Raises:
        BadInput: no PNG that can be read, an interlaced one, or too large; the field is ``logo``.
    """
    if len(file) > MOST_BYTES:
        raise TooLarge(_l("A logo has at most 1 MB."), field="logo")
    try:
        header, parts, packed = _read(file)
        pixels = _unpacked(header, packed)
    except (ValueError, struct.error, zlib.error):
        message = _l("This is not a PNG file that can be read. Other formats cannot be logos.")
        raise BadInput(message, field="logo") from None
    head = struct.pack(
        ">IIBBBBB", header.width, header.height, header.depth, header.colour, 0, 0, 0
    )
    chunks = [(b"IHDR", head), *parts, (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b"")]
    made = _BEGINS + b"".join(_chunk(name, body) for name, body in chunks)
    return Logo(made, header.width, header.height)


def path_of(digest: str) -> str:
    """Return the path at which pages name a logo."""
    return f"/-/theme/logo.{digest}.png"


def digest_in(path: str) -> str:
    """Return the digest in such a path; empty where it is none."""
    found = _PATH.fullmatch(path)
    return found[1] if found else ""


def shown_size(width: int, height: int) -> tuple[int, int]:
    """Return how large a logo of so many pixels is shown, in CSS pixels."""
    scale = min(1.0, BOX[0] / width, BOX[1] / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def named_by(profile: Profile) -> str:
    """Return the digest of a profile's logo; empty where it has none."""
    return digest_in(profile.logo)


def _read(file: bytes) -> tuple[_Header, list[tuple[bytes, bytes]], bytes]:
    """Return the head, palette and transparency as far as they belong to it, and the pixels."""
    chunks = list(_chunks(file))
    if not chunks or chunks[0][0] != b"IHDR":
        raise ValueError
    width, height, depth, colour, packing, filtering, interlaced = struct.unpack(
        ">IIBBBBB", chunks[0][1]
    )
    if interlaced == 1:
        raise BadInput(_l("Please save the logo without interlacing."), field="logo")
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        message = _l("A logo has at most %(limit)s pixels on either side.", limit=MOST_PIXELS)
        raise TooLarge(message, field="logo")
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlaced:
        raise ValueError
    bodies = dict(reversed(chunks))
    packed = b"".join(body for name, body in chunks if name == b"IDAT")
    return _Header(width, height, depth, colour), list(_colours(colour, bodies)), packed


def _colours(colour: int, bodies: dict[bytes, bytes]) -> Iterator[tuple[bytes, bytes]]:
    palette, clear = bodies.get(b"PLTE", b""), bodies.get(b"tRNS", b"")
    if colour == _PALETTE:
        if not palette or len(palette) % 3 or len(palette) > 3 * 256:
            raise ValueError
        yield b"PLTE", palette
        if clear:
            yield b"tRNS", clear[: len(palette) // 3]
    elif clear and len(clear) == 2 * _SAMPLES[colour] and colour in {0, 2}:
        yield b"tRNS", clear


def _chunks(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not file.startswith(_BEGINS):
        raise ValueError
    at = len(_BEGINS)
    while at < len(file):
        length, name = struct.unpack(">I4s", file[at : at + 8])
        body = file[at + 8 : at + 8 + length]
        if file[at + 8 + length : at + 12 + length] != struct.pack(">I", zlib.crc32(name + body)):
            raise ValueError
        yield name, body
        if name == b"IEND":
            return
        at += 12 + length
    raise ValueError


def _unpacked(header: _Header, packed: bytes) -> bytes:
    """Return the rows of pixels; neither more nor less than the head says."""
    wanted = header.row * header.height
    reader = zlib.decompressobj()
    pixels = reader.decompress(packed, wanted)
    # Whatever stands behind the last pixel stays behind.
    if len(pixels) != wanted or max(pixels[:: header.row]) > _HIGHEST_FILTER:
        raise ValueError
    return pixels


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
