"""What two editions have in common as wholes: one check a file, listed here and nowhere else."""

from __future__ import annotations

from newsroom.translations.parity import (
    alt_texts,
    captions,
    credit,
    embeds,
    headings,
    images,
    links,
    numbers,
)
from newsroom.translations.parity.finding import Different, Parity, Whole

PARITY: tuple[Parity, ...] = (
    images.PARITY,
    embeds.PARITY,
    alt_texts.PARITY,
    captions.PARITY,
    credit.PARITY,
    headings.PARITY,
    links.PARITY,
    numbers.PARITY,
)


def differences(source: Whole, target: Whole) -> list[Different]:
    """Return everything in which two editions differ, in the order of the table."""
    return [
        Different(parity, message) for parity in PARITY for message in parity.find(source, target)
    ]


def loses_anything(source: Whole, target: Whole) -> bool:
    """Tell whether the translation certainly lacks what the source shows its readers."""
    return any(one.blocks for one in differences(source, target))
