"""What a picture file tells beside its pixels. Runs in the child: it imports nothing of ours."""

from __future__ import annotations

import contextlib
import re
import struct
from collections.abc import Iterator

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

PLACE, DEVICE, NAMES = "place", "device", "names"
MOMENT, WORDS, SMALLER = "moment", "words", "smaller"
ORIGIN, MORE = "origin", "more"
KINDS = (PLACE, DEVICE, NAMES, MOMENT, WORDS, SMALLER, ORIGIN, MORE)
"""In the order in which people are told of them."""

_OWNER_NAME, _SERIAL_NUMBER = 0xFDE8, 0xFDE9
"""Written by Adobe's programs; Pillow has no names for them."""
_TAGS: dict[int, str] = {
    ExifTags.Base.Make: DEVICE,
    ExifTags.Base.Model: DEVICE,
    ExifTags.Base.Software: DEVICE,
    ExifTags.Base.HostComputer: DEVICE,
    ExifTags.Base.BodySerialNumber: DEVICE,
    ExifTags.Base.LensModel: DEVICE,
    ExifTags.Base.LensSerialNumber: DEVICE,
    ExifTags.Base.MakerNote: DEVICE,
    ExifTags.Base.LensMake: DEVICE,
    ExifTags.Base.CameraSerialNumber: DEVICE,
    ExifTags.Base.ImageUniqueID: DEVICE,
    ExifTags.Base.RawDataUniqueID: DEVICE,
    _SERIAL_NUMBER: DEVICE,
    _OWNER_NAME: NAMES,
    ExifTags.Base.Artist: NAMES,
    ExifTags.Base.Copyright: NAMES,
    ExifTags.Base.CameraOwnerName: NAMES,
    ExifTags.Base.XPAuthor: NAMES,
    ExifTags.Base.DateTime: MOMENT,
    ExifTags.Base.DateTimeOriginal: MOMENT,
    ExifTags.Base.DateTimeDigitized: MOMENT,
    ExifTags.Base.OffsetTime: MOMENT,
    ExifTags.Base.OffsetTimeOriginal: MOMENT,
    ExifTags.Base.OffsetTimeDigitized: MOMENT,
    ExifTags.Base.TimeZoneOffset: MOMENT,
    ExifTags.Base.ImageDescription: WORDS,
    ExifTags.Base.UserComment: WORDS,
    ExifTags.Base.XPTitle: WORDS,
    ExifTags.Base.XPComment: WORDS,
    ExifTags.Base.XPKeywords: WORDS,
    ExifTags.Base.XPSubject: WORDS,
    ExifTags.Base.DocumentName: WORDS,
}
_XMP = (
    (PLACE, re.compile(rb"GPSL|photoshop:(?:City|State|Country)|Iptc4xmp\w+:(?:Loc|Sub|City)")),
    (DEVICE, re.compile(rb"tiff:Ma|tiff:Mo|aux:|CreatorTool|SerialNumber", re.IGNORECASE)),
    (
        NAMES,
        re.compile(
            rb"dc:creator|dc:rights|photoshop:(?:Cr|Au|CaptionWriter)|PersonInImage|mwg-rs:|MPReg:|OwnerName",
            re.IGNORECASE,
        ),
    ),
    (MOMENT, re.compile(rb"DateTimeOriginal|CreateDate|DateCreated|ModifyDate")),
    (WORDS, re.compile(rb"dc:description|dc:title|dc:subject|photoshop:Headline")),
)
_IPTC = {
    (2, 90): PLACE, (2, 92): PLACE, (2, 95): PLACE, (2, 101): PLACE,
    (2, 80): NAMES, (2, 110): NAMES, (2, 115): NAMES, (2, 116): NAMES, (2, 122): NAMES,
    (2, 55): MOMENT, (2, 60): MOMENT,
    (2, 5): WORDS, (2, 25): WORDS, (2, 105): WORDS, (2, 120): WORDS,
}  # fmt: skip
_MARKS = (
    (ORIGIN, b"jumdc2pa"),  # a box of content credentials, C2PA 2.1, 11.1.4
    (SMALLER, b"JFXX\0"),
    (MOMENT, b"\0\0\0\x07tIME"),
)
"""What Pillow passes over, by the bytes that it begins with."""
_XMP_GOES_ON = b"http://ns.adobe.com/xmp/extension/\0"
_XMP_OF_GIF = b"XMP DataXMP"
_THUMBNAILS = {1033, 1036}
"""Numbers of resources of Photoshop."""
_TEXTS = {"author": NAMES, "copyright": NAMES, "software": DEVICE, "source": DEVICE}
_PNG_HEAD, _PNG_CHUNK = 8, 12
_RIFF_HEAD = 8


def told(image: Image.Image, content: bytes) -> list[str]:
    """Return what a loaded picture tells beside its pixels, in the order of ``KINDS``."""
    found = {*_exif(image), *_xmp(image, content), *_iptc(image), *_texts(image)}
    found |= {kind for kind, mark in _MARKS if mark in content}
    if has_more_behind(content):
        found.add(MORE)
    if getattr(image, "n_frames", 1) > 1:
        found.add(SMALLER if image.format == "MPO" else MORE)
    return [one for one in KINDS if one in found]


def _exif(image: Image.Image) -> Iterator[str]:
    with contextlib.suppress(Exception):  # whatever a stranger wrote there: it goes anyway
        exif = image.getexif()
        if exif:
            yield MORE
        if exif.get_ifd(ExifTags.IFD.GPSInfo):
            yield PLACE
        if exif.get_ifd(ExifTags.IFD.IFD1):
            yield SMALLER
        for tag in (*exif, *exif.get_ifd(ExifTags.IFD.Exif)):
            if tag in _TAGS:
                yield _TAGS[tag]


def _xmp(image: Image.Image, content: bytes) -> Iterator[str]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    text = packet.encode() if isinstance(packet, str) else bytes(packet)
    # What is too long for one segment goes on in others; a GIF has it in a block of its own.
    parts: list[tuple[str, bytes]] = getattr(image, "applist", [])
    text += b"".join(data for _, data in parts if data.startswith(_XMP_GOES_ON))
    if _XMP_OF_GIF in content:
        text += content[content.index(_XMP_OF_GIF) :]
    if text:
        yield MORE
    for kind, pattern in _XMP:
        if pattern.search(text):
            yield kind


def _iptc(image: Image.Image) -> Iterator[str]:
    if image.info.get("photoshop"):
        yield MORE
        if _THUMBNAILS & set(image.info["photoshop"]):
            yield SMALLER
    with contextlib.suppress(Exception):  # as above
        file = image if isinstance(image, ImageFile.ImageFile) else None
        for key in (IptcImagePlugin.getiptcinfo(file) if file else None) or ():
            yield _IPTC.get(key, MORE)


def _texts(image: Image.Image) -> Iterator[str]:
    if image.info.get("comment"):
        yield WORDS
    for name in getattr(image, "text", {}):
        yield _TEXTS.get(name.lower(), MOMENT if "time" in name.lower() else WORDS)


def has_more_behind(content: bytes) -> bool:
    """Tell whether something stands behind the end of the picture in its file."""
    with contextlib.suppress(struct.error, IndexError):
        return bool(content[_end(content) :].strip(b"\0"))
    return True


def _end(content: bytes) -> int:
    if content.startswith(b"\x89PNG"):
        at = _PNG_HEAD
        while content[at + 4 : at + 8] != b"IEND":
            at += _PNG_CHUNK + struct.unpack_from(">I", content, at)[0]
        return at + _PNG_CHUNK
    if content.startswith(b"RIFF"):
        size: int = struct.unpack_from("<I", content, 4)[0]
        return _RIFF_HEAD + size + size % 2
    last = content.rfind(b"\xff\xd9" if content.startswith(b"\xff\xd8") else b"\x3b")
    return len(content) if last < 0 else last + (2 if content.startswith(b"\xff\xd8") else 1)
