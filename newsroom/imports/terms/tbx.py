"""TBX: version 3 (ISO 30042:2019, TBX-Basic) is written; both its styles and version 2 are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l
from lxml import etree

from newsroom.characters import without_controls
from newsroom.errors import BadInput
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.states import ConceptKind, Usage
from newsroom.glossary.words import is_acronym
from newsroom.imports.terms.unit import Stored, Unit, content, made
from newsroom.languages import LANGUAGES

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ROOTS = frozenset({"tbx", "martif"})
_ENTRIES = frozenset({"conceptEntry", "termEntry"})
_SECTIONS = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
_TYPED = frozenset({"termNote", "descrip", "admin", "ref", "xref"})
_STATUS = {
    Usage.PREFERRED: "preferredTerm-admn-sts",
    Usage.ALLOWED: "admittedTerm-admn-sts",
    Usage.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_USAGE = {
    "preferredTerm": Usage.PREFERRED,
    "admittedTerm": Usage.ALLOWED,
    "deprecatedTerm": Usage.FORBIDDEN,
    # Out of date is not yet wrong, and what is forbidden stops people.
    "supersededTerm": Usage.ALLOWED,
}
_PARTS = {
    "noun": "noun",
    "verb": "verb",
    "adjective": "adjective",
    "adverb": "adverb",
    "proper noun": "properNoun",
}
"""Those that TBX-Basic knows, by our names."""
_OURS = "newsroom: "
"""Begins the note that carries what TBX-Basic has no place for."""
_FLAGS = ("required", "keeps")


def read(path: Path) -> Iterator[Unit]:
    """Give the concepts of a file that have a form in one of the newsroom's languages.

    Raises:
        BadInput: it is no TBX, or it declares entities, which no glossary needs.
    """
    for number, entry in enumerate(_entries(_root(path)), start=1):
        read_entry = _entry(entry)
        if read_entry.forms:
            yield made(number, _key(entry, read_entry), read_entry)


def _root(path: Path) -> etree._Element:
    data = content(path)
    if b"<!ENTITY" in data.replace(b"\0", b""):
        message = _l("The file declares entities, which no glossary needs.")
        raise BadInput(message, field="file")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(_l("The file is no TBX."), field="file") from error
    if _name(root) not in _ROOTS:
        raise BadInput(_l("The file is no TBX."), field="file")
    return root


def _name(element: etree._Element) -> str:
    tag: Any = element.tag  # of a comment or an instruction it is a function
    return etree.QName(tag).localname if isinstance(tag, str) else ""


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    return (one for one in root.iter() if _name(one) in _ENTRIES)


def _key(element: etree._Element, entry: Entry) -> str:
    """Return what a concept is known by: our own id, or another tool's with its first words."""
    given = element.get("id") or ""
    first = {one.language: one.text for one in reversed(entry.forms)}
    if given.startswith("c-"):
        return given
    return "tbx " + " ".join([given, *(f"{code}={first[code]}" for code in sorted(first))])


def _entry(element: etree._Element) -> Entry:
    ours, note = _notes(element)
    forms: list[FormEntry] = []
    part = ""
    for section in (one for one in element if _name(one) in _SECTIONS):
        code, _, region = (section.get(_XML_LANG) or section.get("lang") or "").partition("-")
        if code.lower() not in LANGUAGES:
            continue
        here = [
            _form(one, code.lower(), region, is_first=not place)
            for place, one in enumerate(one for one in section if _name(one) in _TERMS)
        ]
        part = part or next((found for _, found in here if found), "")
        forms.extend(_with_one_preferred([one for one, _ in here]))
    return Entry(
        tuple(forms),
        kind=_kind(ours.get("kind")),
        part_of_speech=str(ours.get("part_of_speech") or part),
        note=note,
        region=str(ours.get("region") or ""),
        origin=_typed(element, "source"),
        required=ours.get("required") is True,
        keeps=ours.get("keeps") is True,
    )


def _kind(name: Any) -> ConceptKind:
    return ConceptKind(name) if name in list(ConceptKind) else ConceptKind.TERM


def _notes(element: etree._Element) -> tuple[dict[str, Any], str]:
    """Return what our own note of a concept says, and the words of the others."""
    ours: dict[str, Any] = {}
    words = [_typed(element, "definition")]
    for child in _said(element):
        text = _text(child) if _name(child) == "note" else ""
        if text.startswith(_OURS):
            try:
                found = json.loads(text.removeprefix(_OURS))
            except ValueError:
                found = None
            ours = found if isinstance(found, dict) else ours
        else:
            words.append(text)
    return ours, "\n".join(one for one in words if one)


def _form(
    element: etree._Element, language: str, region: str, *, is_first: bool
) -> tuple[FormEntry, str]:
    """Return a form, and the part of speech that is said of it."""
    term = next((one for one in _said(element) if _name(one) == "term"), None)
    status = _typed(element, "administrativeStatus").removesuffix("-admn-sts")
    usage = _USAGE.get(status, Usage.PREFERRED if is_first else Usage.ALLOWED)
    notes = [_text(one) for one in _said(element) if _name(one) == "note"]
    part = _typed(element, "partOfSpeech")
    form = FormEntry(
        language,
        _text(term) if term is not None else "",
        usage,
        _typed(element, "geographicalUsage") or region,
        "\n".join(one for one in notes if one),
    )
    return form, {value: name for name, value in _PARTS.items()}.get(part, part)


def _with_one_preferred(forms: list[FormEntry]) -> list[FormEntry]:
    """Let the first preferred form be it; those of a region may stand beside it."""
    found: list[FormEntry] = []
    for one in forms:
        again = (
            one.usage is Usage.PREFERRED
            and not one.region
            and any(other.usage is Usage.PREFERRED and not other.region for other in found)
        )
        found.append(
            FormEntry(one.language, one.text, Usage.ALLOWED, one.region, one.note) if again else one
        )
    return found


def _said(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what is said of an element itself: its children, also those in groups."""
    for child in element:
        yield from child if _name(child).endswith("Grp") else (child,)


def _typed(element: etree._Element, kind: str) -> str:
    """Return what a data category says: by its ``type`` (DCA) or by its own element (DCT)."""
    for child in _said(element):
        if (child.get("type") if _name(child) in _TYPED else _name(child)) == kind:
            return " ".join(_text(child).split())
    return ""


def _text(element: etree._Element) -> str:
    return without_controls("".join(str(one) for one in element.itertext())).strip()


def write(path: Path, concepts: Iterable[Stored]) -> int:
    """Write concepts as TBX-Basic; returns how many. A secret one is never among them."""
    root = etree.Element(
        f"{{{_NAMESPACE}}}tbx",
        {"type": "TBX-Basic", "style": "dca", _XML_LANG: "en"},
        nsmap={None: _NAMESPACE},  # type: ignore[dict-item]  # the stubs know no default
    )
    description = _add(_add(_add(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _add(description, "p", "The glossary of a newsroom.")
    body = _add(_add(root, "text"), "body")
    written = 0
    for concept in concepts:
        if not concept.entry.secret:
            _write_concept(body, concept)
            written += 1
    etree.ElementTree(root).write(
        str(path), encoding="utf-8", xml_declaration=True, pretty_print=True
    )
    return written


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)
    child.text = text or None
    return child


def _write_concept(body: etree._Element, concept: Stored) -> None:
    entry = concept.entry
    element = _add(body, "conceptEntry", id=f"c-{concept.id}")
    if entry.origin:
        _add(element, "admin", entry.origin, type="source")
    if entry.note:
        _add(element, "note", entry.note)
    ours = {name: True for name in _FLAGS if getattr(entry, name)} | {
        name: str(getattr(entry, name))
        for name in ("kind", "part_of_speech", "region")
        if getattr(entry, name) and getattr(entry, name) is not ConceptKind.TERM
    }
    if ours:
        _add(element, "note", _OURS + json.dumps(ours, ensure_ascii=False, sort_keys=True))
    for language in dict.fromkeys(one.language for one in entry.forms):
        section = _add(element, "langSec")
        section.set(_XML_LANG, language)
        for form in entry.forms:
            if form.language == language:
                _write_form(_add(section, "termSec"), form, entry)


def _write_form(element: etree._Element, form: FormEntry, entry: Entry) -> None:
    _add(element, "term", form.text)
    if entry.part_of_speech in _PARTS:
        _add(element, "termNote", _PARTS[entry.part_of_speech], type="partOfSpeech")
    if is_acronym(form.text):
        _add(element, "termNote", "acronym", type="termType")
    _add(element, "termNote", _STATUS[form.usage], type="administrativeStatus")
    if form.region:
        _add(element, "termNote", form.region, type="geographicalUsage")
    if form.note:
        _add(element, "note", form.note)
