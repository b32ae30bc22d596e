"""TMX 1.4b, with our marks as ``bpt``/``ept`` and ``ph``; 1.1 and foreign files are read too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from flask_babel import lazy_gettext as _l
from lxml import etree

from newsroom.articles import placeholders
from newsroom.articles.placeholders import Part
from newsroom.errors import BadInput
from newsroom.imports.memory.unit import Languages, Unit, made
from newsroom.translations.memory.storing import Pair

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CHUNK = 1 << 16
_ENTITY, _ROOT = b"<!ENTITY", b"<tmx"
_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'


def read(path: Path, languages: Languages) -> Iterator[Unit]:
    """Give the units of a file that have both languages, whatever their region (en-US is en).

    Raises:
        BadInput: it is no TMX, or it declares entities, which no translation needs.
    """
    _refuse_entities(path)
    with path.open("rb") as file:
        parser = etree.iterparse(
            file,
            events=("end",),
            tag="tu",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        number = 0
        try:
            for _, element in parser:
                number += 1
                texts = _texts(element)
                if languages.source in texts and languages.target in texts:
                    yield made(number, texts, languages, file.tell())
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            message = _l("The file is no TMX after unit %(number)s.", number=number)
            raise BadInput(message, field="file") from error
        if parser.root is None or etree.QName(parser.root).localname != "tmx":
            raise BadInput(_l("The file is no TMX."), field="file")


def _refuse_entities(path: Path) -> None:
    """Look for declarations of entities before the root, in whatever encoding there is."""
    seen = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            seen = seen[-len(_ENTITY) :] + chunk.replace(b"\0", b"")
            before, root, _ = seen.partition(_ROOT)
            if _ENTITY in before:
                raise BadInput(
                    _l("The file declares entities, which no translation memory needs."),
                    field="file",
                )
            if root:
                return


def _texts(unit: etree._Element) -> dict[str, str]:
    """Return the texts of a unit by language, the first of each."""
    found: dict[str, str] = {}
    for variant in unit.iterchildren("tuv"):
        code = (variant.get(_XML_LANG) or variant.get("lang") or "").lower()
        segment = variant.find("seg")
        if code and segment is not None:
            found.setdefault(code.replace("_", "-").split("-")[0], _text(segment))
    return found


def _text(segment: etree._Element) -> str:
    """Return a segment in placeholder form; the code inside its marks is left out."""
    closed = {one.get("i") for one in segment.iter("ept")}
    return "".join(_pieces(segment, closed, {}))


def _pieces(
    element: etree._Element, closed: set[str | None], numbers: dict[tuple[str, str], str]
) -> Iterator[str]:
    yield placeholders.from_plain(element.text or "")
    for child in element:
        tag = str(child.tag)  # of a comment it is a function, which is none of these names
        if tag == "hi":
            yield from _pieces(child, closed, numbers)
        elif tag == "bpt" and child.get("i") in closed:
            yield f'<g id="{_number("g", child, numbers)}">'
        elif tag == "ept":
            yield "</g>"
        elif tag in {"bpt", "ph", "it", "ut"}:
            yield f'<x id="{_number("x", child, numbers)}"/>'
        yield placeholders.from_plain(child.tail or "")


def _number(kind: str, mark: etree._Element, numbers: dict[tuple[str, str], str]) -> str:
    """Return the number of a mark: equal names get equal ones, nameless ones new ones."""
    name = mark.get("x") or mark.get("i") or f"?{len(numbers)}"
    return numbers.setdefault((kind, name), str(len(numbers) + 1))


def write(path: Path, pairs: Iterable[Pair], languages: Languages) -> int:
    """Write pairs as TMX 1.4b; returns how many."""
    written = 0
    with etree.xmlfile(str(path), encoding="utf-8") as file:
        file.write_declaration()
        file.write_doctype(_DOCTYPE)
        with file.element("tmx", version="1.4"):
            file.write(_header(languages))
            with file.element("body"):
                for pair in pairs:
                    file.write(_unit(pair, languages))
                    written += 1
    return written


def _header(languages: Languages) -> etree._Element:
    return etree.Element(
        "header",
        {
            "creationtool": "newsroom",
            "creationtoolversion": "1",
            "segtype": "block",
            "o-tmf": "newsroom",
            "adminlang": "en",
            "srclang": languages.source,
            "datatype": "html",
        },
    )


def _unit(pair: Pair, languages: Languages) -> etree._Element:
    unit = etree.Element("tu")
    if pair.is_sentence:
        unit.set("segtype", "sentence")
    for code, text in ((languages.source, pair.source), (languages.target, pair.target)):
        variant = etree.SubElement(unit, "tuv", {_XML_LANG: code})
        _fill(etree.SubElement(variant, "seg"), text)
    return unit


def _fill(segment: etree._Element, text: str) -> None:
    last: etree._Element | None = None
    for token in placeholders.parse(text):
        if token.part is Part.TEXT:
            if last is None:
                segment.text = (segment.text or "") + token.held
            else:
                last.tail = (last.tail or "") + token.held
        elif token.part is Part.ALONE:
            last = etree.SubElement(segment, "ph", {"x": token.held})
        elif token.part is Part.OPEN:
            last = etree.SubElement(segment, "bpt", {"i": token.held, "x": token.held})
        else:
            last = etree.SubElement(segment, "ept", {"i": token.held})
