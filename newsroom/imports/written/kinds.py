"""Which kind of document a file is, whatever it is called."""

from __future__ import annotations

from newsroom.imports.docx import document as docx_document
from newsroom.imports.odt import document as odt_document
from newsroom.imports.written.archive import Archive
from newsroom.imports.written.found import Found

ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
"""How word processors' files begin: as an archive, and as what the old ones and locked ones are."""
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"


def read(content: bytes) -> Found:
    """Return what a document says.

    Raises:
        Unreadable: it is damaged, costly, locked, of another kind, or holds macros.
    """
    archive = Archive(content)
    if archive.read("mimetype").strip() == _OPEN_DOCUMENT:
        return odt_document.read(archive)
    return docx_document.read(archive)
