"""Pictures as pixels: rebuilt from nothing else, cut and shrunk. Runs in the child."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from newsroom.media import limits, told
from newsroom.media.rendition import Rendition

Image.MAX_IMAGE_PIXELS = None  # asked below, before anything is decoded

_WHITE = (255, 255, 255)
_HIGH_BYTE = 1 / 256
_SAVED: dict[str, tuple[str, dict[str, object]]] = {
    # One thread, so that the same pixels give the same bytes on every machine.
    "image/avif": ("AVIF", {"quality": 55, "speed": 6, "max_threads": 1}),
    "image/webp": ("WEBP", {"quality": 78, "method": 4}),
    "image/jpeg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}
_MASTER: dict[str, object] = {"quality": 95, "subsampling": 0}


class Unreadable(Exception):
    """The file is none that we take; says in one word why."""


@dataclass(frozen=True)
class Rebuilt:
    """A picture of nothing but pixels, and what its file told beside them."""

    master: bytes
    """JPEG of the best quality, as large as what was sent."""
    width: int
    height: int
    told: list[str]


def rebuild(content: bytes) -> Rebuilt:
    """Decode a file that a stranger may have made, and build a new one of its pixels alone.

    Raises:
        Unreadable: ``format``, ``pixels`` or ``damaged``.
    """
    image = _opened(content)
    try:
        image.load()
        found = told.told(image, content)
        upright = ImageOps.exif_transpose(image)
    except Exception as error:  # Pillow's plugins raise what they like on broken files
        raise Unreadable("damaged") from error
    clean = _only_pixels(_in_srgb(upright))
    return Rebuilt(_encoded(clean, "JPEG", _MASTER), *clean.size, found)


def logo(content: bytes, most: int) -> tuple[bytes, int, int]:
    """Return a PNG of the pixels alone, transparent where the file was, its width and its height.

    Raises:
        Unreadable: ``format``, ``damaged``, or ``pixels`` for more than ``most`` on either side.
    """
    image = _opened(content)
    if max(image.size) > most:
        raise Unreadable("pixels")
    try:
        pixels = ImageOps.exif_transpose(image).convert("RGBA")
    except Exception as error:  # as above
        raise Unreadable("damaged") from error
    clean = Image.frombytes("RGBA", pixels.size, pixels.tobytes())
    return _encoded(clean, "PNG", {"optimize": True}), *clean.size


def renditions(master: bytes, focus: tuple[float, float]) -> Iterator[Rendition]:
    """Yield every size that readers get of a master, the narrow ones first; none is enlarged."""
    whole = _only_pixels(_opened(master).convert("RGB"))
    for use, image, widths in (
        ("wide", whole, limits.WIDTHS),
        ("card", _cut(whole, focus), limits.CARD_WIDTHS),
    ):
        for width in _not_enlarged(image.width, widths):
            height = max(1, round(image.height * width / image.width))
            small = _only_pixels(
                image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
            )
            for media_type, (name, options) in _SAVED.items():
                if media_type != "image/jpeg" or _falls_back(image.width, width, use):
                    encoded = _encoded(small, name, options)
                    yield Rendition(use, width, height, media_type, encoded)


def _opened(content: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(content), formats=limits.FORMATS)
    except Exception as error:  # as above
        raise Unreadable("format") from error
    if image.width * image.height > limits.PIXELS:
        raise Unreadable("pixels")
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in the colours of the web, white where it was transparent."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * _HIGH_BYTE).convert("L")
    elif image.has_transparency_data:
        above = image.convert("RGBA")
        image = Image.new("RGBA", above.size, (*_WHITE, 255))
        image.alpha_composite(above)
        image = image.convert("RGB")
    elif image.mode not in {"L", "RGB", "CMYK"}:
        image = image.convert("RGB")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None  # a profile that is none says nothing of the colours
        image = converted or image
    return image.convert("RGB")


def _only_pixels(image: Image.Image) -> Image.Image:
    """Return a new picture of the same pixels, that knows nothing of where they came from."""
    return Image.frombytes("RGB", image.size, image.tobytes())


def _cut(image: Image.Image, focus: tuple[float, float]) -> Image.Image:
    """Cut a picture to the shape of a card, as close around the focus as its edges let it."""
    wide, high = limits.CARD_SHAPE
    width = min(image.width, max(1, image.height * wide // high))
    height = min(image.height, max(1, image.width * high // wide))
    left = min(max(0, round(focus[0] * image.width - width / 2)), image.width - width)
    top = min(max(0, round(focus[1] * image.height - height / 2)), image.height - height)
    return image.crop((left, top, left + width, top + height))


def _not_enlarged(width: int, wanted: tuple[int, ...]) -> list[int]:
    return [*(one for one in wanted if one < width), *([width] if width <= wanted[-1] else [])]


def _falls_back(whole: int, width: int, use: str) -> bool:
    """Tell whether a size is made for those too that know neither AVIF nor WebP."""
    if use == "card":
        return width == _not_enlarged(whole, limits.CARD_WIDTHS)[-1]
    fitting = {one for one in limits.FALLBACK_WIDTHS if one < whole}
    return width in fitting or (width == whole and whole <= limits.FALLBACK_WIDTHS[-1])


def _encoded(image: Image.Image, name: str, options: dict[str, object]) -> bytes:
    out = io.BytesIO()
    image.save(out, name, **options)
    return out.getvalue()
