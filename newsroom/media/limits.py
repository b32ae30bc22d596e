"""What a picture may cost, and which sizes readers get; the child that decodes reads this too."""

from __future__ import annotations

FILE_BYTES = 12_000_000
PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""What is decoded at all, as Pillow calls it."""

MEMORY_BYTES = 2 * 1024**3
"""Address space of the child; 40 megapixels with a colour profile take about 1.1 GB of it."""
PROCESSOR_S = 120
WALL_S = 180

WIDTHS = (480, 800, 1200, 1600)
CARD_WIDTHS = (480, 800)
CARD_SHAPE = (3, 2)
"""Width to height of what stands in a list."""
FALLBACK_WIDTHS = (800, 1200)
"""JPEG, for browsers that know nothing newer and for machines that show a preview."""
RECIPE = "1"
"""Raised whenever the same picture should be made into other files."""
