"""What a picture may cost, and which sizes readers get; the child that decodes reads this too."""

from __future__ import annotations

from newsroom.confinement import Limits

FILE_BYTES = 12_000_000
PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""What is decoded at all, as Pillow calls it."""

CHILD = Limits(memory_bytes=2 * 1024**3, processor_s=120, wall_s=180)
"""Of the child that decodes; 40 megapixels with a colour profile take about 1.1 GB of it."""

WIDTHS = (480, 800, 1200, 1600)
CARD_WIDTHS = (480, 800)
CARD_SHAPE = (3, 2)
"""Width to height of what stands in a list."""
FALLBACK_WIDTHS = (800, 1200)
"""JPEG, for browsers that know nothing newer and for machines that show a preview."""
RECIPE = "1"
"""Raised whenever the same picture should be made into other files."""
