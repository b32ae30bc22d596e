"""PNG files for tests, written chunk by chunk."""

from __future__ import annotations

import struct
import zlib

BEGINS = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(
    width: int = 120,
    height: int = 40,
    *,
    colour: int = 6,
    interlaced: int = 0,
    pixels: bytes | None = None,
    beside: tuple[tuple[bytes, bytes], ...] = (),
) -> bytes:
    """Return a file of one colour; ``beside`` are chunks in front of its pixels."""
    samples = {2: 3, 6: 4}[colour]
    rows = (b"\x00" + b"\x10" * (samples * width)) * height if pixels is None else pixels
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, interlaced)
    chunks = [(b"IHDR", head), *beside, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return BEGINS + b"".join(chunk(name, body) for name, body in chunks)
