"""Words as XML can hold them: in feeds, sitemaps and whatever else programs read."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return the text without the characters that XML cannot hold at all."""
    return _NOT_IN_XML.sub("", text)


def element_text(text: str) -> str:
    """Return the text as it stands between two tags."""
    return escape(xml_text(text))


def attribute(text: str) -> str:
    """Return the text as the value of an attribute, quotation marks included."""
    return quoteattr(xml_text(text))
