"""Word documents as text: read part by part, so that what is not asked for never enters."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from lxml.etree import _Element

from newsroom.articles import footnotes
from newsroom.articles.markup import Node
from newsroom.imports.docx import numbering as docx_numbering
from newsroom.imports.docx import styles as docx_styles
from newsroom.imports.docx.blocks import Blocks
from newsroom.imports.docx.names import full, value, words_in
from newsroom.imports.docx.numbering import Numbering
from newsroom.imports.docx.runs import Words
from newsroom.imports.docx.styles import Styles
from newsroom.imports.written import limits
from newsroom.imports.written.archive import Archive, Unreadable
from newsroom.imports.written.blocks import as_html, assembled, tight, without_standfirst
from newsroom.imports.written.found import Found
from newsroom.imports.written.links import address

_DOCUMENT = "officeDocument"
_OUTSIDE = "External"
_MAIN = "word/document.xml"
_MACROS = ("vbaproject.bin", "vbadata.xml")
_NO_NOTE = {"separator", "continuationSeparator", "continuationNotice"}


@dataclass
class _Reading:
    """A document while it is read."""

    archive: Archive
    folder: str
    styles: Styles
    numbering: Numbering
    found: Found = field(default_factory=Found)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    """Kind and id in the document: number here."""
    marked: list[tuple[str, str]] = field(default_factory=list)
    """The same in the order of their marks."""
    bodies: dict[tuple[str, str], _Element] = field(default_factory=dict)


def read(archive: Archive) -> Found:
    """Return what a Word document says.

    Raises:
        Unreadable: damaged, no Word document, or with macros.
    """
    if any(one.lower().endswith(_MACROS) for one in archive.names):
        raise Unreadable("macros")
    main = _main_part(archive)
    root = archive.tree(main)
    body = root.find(full("w:body")) if root is not None else None
    if body is None:
        raise Unreadable("damaged")
    folder = posixpath.dirname(main)
    reading = _Reading(
        archive=archive,
        folder=folder,
        styles=docx_styles.read(archive.tree(f"{folder}/styles.xml")),
        numbering=docx_numbering.read(archive.tree(f"{folder}/numbering.xml")),
    )
    _gather_notes(reading)
    _count_beside(reading)
    blocks = _blocks(reading, posixpath.basename(main))
    made = [*islice(blocks.of(body), limits.BLOCKS), *blocks.rest()]
    found = reading.found
    found.standfirst, made = without_standfirst(made)
    nodes = [*assembled(made), *_notes(reading)]
    found.html = as_html(nodes)
    return found


def _main_part(archive: Archive) -> str:
    root = archive.tree("_rels/.rels")
    for one in root.iterfind(full("rel:Relationship")) if root is not None else ():
        if (one.get("Type") or "").endswith(f"/{_DOCUMENT}"):
            name = posixpath.normpath((one.get("Target") or "").lstrip("/"))
            if name in archive.names:
                return name
    if _MAIN not in archive.names:
        raise Unreadable("kind")
    return _MAIN


def _blocks(reading: _Reading, part: str) -> Blocks:
    words = Words(
        styles=reading.styles,
        links=_links(reading, part),
        left=reading.found.left,
        note=partial(_note, reading),
        alts=reading.found.alts,
    )
    return Blocks(words, reading.numbering)


def _links(reading: _Reading, part: str) -> dict[str, str]:
    root = reading.archive.tree(f"{reading.folder}/_rels/{part}.rels")
    if root is None:
        return {}
    return {
        one.get("Id") or "": address(one.get("Target") or "")
        for one in root.iterfind(full("rel:Relationship"))
        if one.get("TargetMode") == _OUTSIDE and (one.get("Type") or "").endswith("/hyperlink")
    }


def _gather_notes(reading: _Reading) -> None:
    for kind in ("footnote", "endnote"):
        root = reading.archive.tree(f"{reading.folder}/{kind}s.xml")
        for one in root.iterfind(full(f"w:{kind}")) if root is not None else ():
            if value(one, "w:type") not in _NO_NOTE:
                reading.bodies[kind, value(one, "w:id")] = one


def _note(reading: _Reading, kind: str, name: str) -> tuple[str, int, bool]:
    if (kind, name) not in reading.bodies:
        return "", 0, False
    is_first = (kind, name) not in reading.notes
    if is_first:
        reading.marked.append((kind, name))
    number = reading.notes.setdefault((kind, name), len(reading.marked))
    return str(number), number, is_first


def _notes(reading: _Reading) -> list[Node]:
    """Return the list of notes; a note that is marked in a note comes behind it."""
    entries: list[Node] = []
    parts = {kind: _blocks(reading, f"{kind}s.xml") for kind in ("footnote", "endnote")}
    # The list grows while it is read.
    for number, (kind, name) in enumerate(reading.marked, start=1):
        inside = tight(assembled(parts[kind].of(reading.bodies[kind, name])))
        entries.append(footnotes.note(str(number), inside))
    return [footnotes.list_of(entries)] if entries else []


def _count_beside(reading: _Reading) -> None:
    left: Counter[str] = reading.found.left
    for name in sorted(reading.archive.names):
        base = posixpath.basename(name)
        if posixpath.dirname(name) != reading.folder or not base.endswith(".xml"):
            continue
        if base.startswith(("header", "footer")):
            root = reading.archive.tree(name)
            left["headers"] += int(root is not None and words_in(root))
        elif base == "comments.xml":
            root = reading.archive.tree(name)
            left["comments"] += len(root.findall(full("w:comment"))) if root is not None else 0
