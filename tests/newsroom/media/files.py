"""Picture files that hold a marker in every slot that a format has beside its pixels."""

from __future__ import annotations

import contextlib
import io
import secrets
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import ExifTags, Image, ImageCms, PngImagePlugin

MARKER = "Zumbayllu"
"""Stands in every slot, in bytes and in UTF-16."""
_XMP = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 exif:GPSLatitude="13,31.5S" dc:creator="{MARKER}" dc:description="{MARKER}"/></rdf:RDF>
</x:xmpmeta>"""


def drawn(width: int = 320, height: int = 200) -> Image.Image:
    """Return a picture of four fields: red and green above, blue and white below."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height // 2))
    image.paste("lime", (width // 2, 0, width, height // 2))
    image.paste("blue", (0, height // 2, width // 2, height))
    return image


def fresh_png(width: int, height: int = 200) -> bytes:
    """Return a picture that nobody sent before: the same bytes would be the same picture."""
    image = drawn(width, height)
    image.putpixel((0, 0), tuple(secrets.token_bytes(3)))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a telephone writes: where, when, with what, by whom, and a small picture."""
    made = Image.Exif()
    made[ExifTags.Base.Orientation] = orientation
    made[ExifTags.Base.Make] = MARKER
    made[ExifTags.Base.Model] = f"{MARKER} X1"
    made[ExifTags.Base.Artist] = MARKER
    made[ExifTags.Base.ImageDescription] = MARKER
    made[ExifTags.Base.DateTime] = "2026:03:01 10:00:00"
    made[ExifTags.Base.XPComment] = MARKER.encode("utf-16-le")
    inner = made.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.UserComment] = b"ASCII\0\0\0" + MARKER.encode()
    inner[ExifTags.Base.MakerNote] = MARKER.encode()
    inner[ExifTags.Base.BodySerialNumber] = MARKER
    place = made.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "S"
    place[ExifTags.GPS.GPSLatitude] = (13.0, 31.0, 30.0)
    place[ExifTags.GPS.GPSAreaInformation] = MARKER.encode()
    return made


def profile() -> bytes:
    """Return a colour profile with the marker in its description."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return (
        made.replace("sRGB".encode("utf-16-be"), MARKER[:4].encode("utf-16-be")) + MARKER.encode()
    )


def jpeg(orientation: int = 1) -> bytes:
    """Return a JPEG with EXIF, a thumbnail, XMP, IPTC, a comment, a profile and a zip behind."""
    out = io.BytesIO()
    drawn().save(
        out, "JPEG", quality=95, subsampling=0, exif=_with_thumbnail(exif(orientation).tobytes()),
        xmp=_XMP.encode(), comment=MARKER.encode(), icc_profile=profile(),
    )  # fmt: skip
    whole = out.getvalue()
    return whole[:2] + _iptc() + whole[2:] + zipped()


def png() -> bytes:
    """Return a PNG with every kind of text chunk, EXIF, a profile, a time and a zip behind."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", MARKER)
    info.add_text("Comment", MARKER, zip=True)
    info.add_itxt("XML:com.adobe.xmp", _XMP)
    info.add_itxt("Description", MARKER, zip=True)
    info.add(b"prVt", MARKER.encode(), after_idat=True)
    out = io.BytesIO()
    drawn().save(out, "PNG", pnginfo=info, exif=exif().tobytes(), icc_profile=profile())
    whole = out.getvalue()
    end = whole.rindex(b"IEND") - 4
    late = _chunk(b"tEXt", b"Late\0" + MARKER.encode()) + _chunk(
        b"tIME", struct.pack(">HBBBBB", 2026, 3, 1, 1, 1, 1)
    )
    return whole[:end] + late + whole[end:] + zipped()


def webp() -> bytes:
    """Return a WebP with EXIF, XMP, a profile and a zip behind."""
    out = io.BytesIO()
    drawn().save(
        out, "WEBP", lossless=True, exif=exif().tobytes(), xmp=_XMP.encode(), icc_profile=profile()
    )
    return out.getvalue() + zipped()


def gif() -> bytes:
    """Return a GIF of two frames with a comment and a zip behind."""
    out = io.BytesIO()
    second = Image.new("RGB", (320, 200), "black")
    drawn().save(out, "GIF", save_all=True, append_images=[second], comment=MARKER.encode())
    return out.getvalue() + zipped()


ALL: dict[str, Callable[[], bytes]] = {"jpeg": jpeg, "png": png, "webp": webp, "gif": gif}


def zipped() -> bytes:
    """Return a zip whose only file is named by the marker."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(f"{MARKER}.txt", MARKER)
    return out.getvalue()


def holds_marker(content: bytes) -> bool:
    """Tell whether a marker is in a file, as it is or in UTF-16, whole or inflated."""
    found = [content]
    at = content.find(b"\x78")
    while 0 <= at < len(content):
        with contextlib.suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(content[at:], 10_000))
        at = content.find(b"\x78", at + 1)
    spelled = [MARKER.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    spelled += [one.lower() for one in spelled]
    return any(word in one or word in one.lower() for one in found for word in spelled)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _iptc() -> bytes:
    fields = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(MARKER)) + MARKER.encode()
        for number in (80, 90, 105, 120)
    )
    block = (
        b"8BIM\x04\x04\0\0" + struct.pack(">I", len(fields)) + fields + b"\0" * (len(fields) % 2)
    )
    data = b"Photoshop 3.0\0" + block
    return b"\xff\xed" + struct.pack(">H", len(data) + 2) + data


def _with_thumbnail(exif_bytes: bytes) -> bytes:
    """Append a second directory with a small JPEG that holds the marker."""
    small = io.BytesIO()
    drawn(16, 10).save(small, "JPEG", comment=MARKER.encode())
    body = bytearray(exif_bytes[6:])
    order = "<" if body[:2] == b"II" else ">"
    first: int = struct.unpack_from(f"{order}I", body, 4)[0]
    count: int = struct.unpack_from(f"{order}H", body, first)[0]
    link = first + 2 + count * 12
    body += b"\0" * (len(body) % 2)
    second = len(body)
    struct.pack_into(f"{order}I", body, link, second)
    data = second + 2 + 2 * 12 + 4
    body += struct.pack(f"{order}H", 2)
    body += struct.pack(f"{order}HHII", 0x0201, 4, 1, data)
    body += struct.pack(f"{order}HHII", 0x0202, 4, 1, len(small.getvalue()))
    body += struct.pack(f"{order}I", 0) + small.getvalue()
    return exif_bytes[:6] + bytes(body)


def with_part(kind: str) -> bytes:
    """Return a JPEG that tells one thing only, in a place of which Pillow itself says nothing."""
    out = io.BytesIO()
    drawn().save(out, "JPEG")
    whole = out.getvalue()
    mark = MARKER.encode()
    parts = {
        "credentials": (0xEB, b"JP\0\1\0\0\0\1\0\0\0\x2djumb\0\0\0\x25jumdc2pa" + mark),
        "thumbnail": (0xE0, b"JFXX\0\x10" + mark),
        "photoshop": (0xED, b"Photoshop 3.0\x008BIM\x04\x0c\0\0\0\0\0\x0a" + mark + b"\0"),
        "people": (0xE1, b"http://ns.adobe.com/xmp/extension/\0MPReg:Person " + mark),
    }  # fmt: skip
    number, data = parts[kind]
    return whole[:2] + bytes([0xFF, number]) + struct.pack(">H", len(data) + 2) + data + whole[2:]
