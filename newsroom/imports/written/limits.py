"""What a document may cost; the child that reads it knows this too."""

from __future__ import annotations

from newsroom.confinement import Limits

FILE_BYTES = 5_000_000
ENTRIES = 2_000
UNPACKED_BYTES = 64_000_000
RATIO = 100
"""Unpacked to packed; text in XML packs to a tenth or a twentieth of its size."""
FREE_BYTES = 1_000_000
"""So much may come out of any file: small ones of one repeated word pack better than any text."""
XML_BYTES = 10_000_000
"""Of all XML that is read; as a tree it takes up to fifteen times as much."""
XML_MARKS = 300_000
"""Tags and attributes in it. Word writes fifteen a run; a text has 20,000 elements at most."""
BLOCKS = 60_000
"""Of a text; each has two tags at least, and a body of more than 100,000 tags is refused."""
HTML_CHARACTERS = 600_000
"""Of a text; one of more than 500,000 is refused, and need not be written to its end."""
LINK_CHARACTERS = 10_000
"""Of an address; longer ones are cut, and no article may lead to one of more than 2,000."""
MOST_SPAN = 999
"""Columns or rows that one cell of a table may take; HTML has 1,000 columns at most."""
CHILD = Limits(memory_bytes=512 * 1024**2, processor_s=10, wall_s=30)
