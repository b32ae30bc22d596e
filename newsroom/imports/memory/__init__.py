"""Files of a translation memory, in and out: TMX, PO and JSON lines, one module a format."""
