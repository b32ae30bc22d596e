"""Opens the archive that a word processor's file is; its directory is judged before its content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from newsroom.imports.written import limits

_ENCRYPTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_STRICT: Mapping[bytes, bytes] = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": (
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
}
"""The “strict” names of the same things, as some programs write them."""


class Unreadable(Exception):
    """A file that is not read; its argument is a key of ``bringing.REFUSALS``, or ``kind``."""


class Archive:
    """The parts of a document by name, each read once when it is asked for."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLE):
            raise Unreadable("locked")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise Unreadable("damaged") from None
        self._refuse_costly(len(content))
        self._bytes = self._marks = 0
        self.names = frozenset(self._zip.namelist())

    def _refuse_costly(self, packed: int) -> None:
        entries = self._zip.infolist()
        whole = sum(one.file_size for one in entries)
        if len(entries) > limits.ENTRIES or whole > limits.UNPACKED_BYTES:
            raise Unreadable("costly")
        if whole > limits.FREE_BYTES and whole > packed * limits.RATIO:
            raise Unreadable("costly")
        if any(one.flag_bits & _ENCRYPTED for one in entries):
            raise Unreadable("locked")
        if any(one.compress_type not in _METHODS for one in entries):
            raise Unreadable("damaged")

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; empty when there is none.

        Raises:
            Unreadable: damaged.
        """
        if name not in self.names:
            return b""
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError):
            raise Unreadable("damaged") from None
        except Exception as error:  # zlib.error has no better parent
            raise Unreadable("damaged") from error

    def _xml(self, name: str) -> bytes:
        """Return the bytes of a part, while all that become trees are not costly together."""
        if name in self.names:
            self._bytes += self._zip.getinfo(name).file_size
        if self._bytes > limits.XML_BYTES:
            raise Unreadable("costly")
        written = self.read(name)
        self._marks += written.count(b"<") + written.count(b"=")
        if self._marks > limits.XML_MARKS:
            raise Unreadable("costly")
        return written

    def tree(self, name: str) -> etree._Element | None:
        """Return a part as XML, or None when there is none.

        Raises:
            Unreadable: damaged, costly, nested too deeply, or with definitions of its own.
        """
        written = self._xml(name)
        if not written:
            return None
        for strict, usual in _STRICT.items():
            written = written.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(written, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise Unreadable("damaged") from None
        if root.getroottree().docinfo.internalDTD is not None:
            # No word processor writes one; whoever does wants something of the reader.
            raise Unreadable("damaged")
        return root
