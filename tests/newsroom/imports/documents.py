"""Word and OpenDocument files as their programs write them, made part by part."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
O = (  # noqa: E741 — as in “OpenDocument”
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OF_WORDS = {"Secret", "Deeper", "Hyperlink"}
STYLES = {
    "Title": '<w:name w:val="Title"/>',
    "Subtitle": '<w:name w:val="Subtitle"/>',
    "berschrift1": '<w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr>',
    "Heading2": '<w:name w:val="heading 2"/>',
    "Mine": '<w:name w:val="My headings"/><w:basedOn w:val="Heading2"/>',
    "Quote": '<w:name w:val="Quote"/><w:rPr><w:i/></w:rPr>',
    "TOC1": '<w:name w:val="toc 1"/>',
    "Secret": '<w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr>',
    "Deeper": '<w:name w:val="Deeper"/><w:basedOn w:val="Secret"/>',
    "Hyperlink": '<w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr>',
    "Listed": '<w:name w:val="Listed"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
}


def p(*runs: str, style: str = "", more: str = "") -> str:
    """Return a paragraph; plain words become a run."""
    said = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    return f"<w:p><w:pPr>{said}</w:pPr>{''.join(map(run_or_xml, runs))}</w:p>"


def run_or_xml(words: str) -> str:
    return words if words.startswith(("<w:", "<m")) else r(words)


def r(words: str, *properties: str) -> str:
    """Return a run: ``r("bold", "b")``, ``r("hidden", 'rStyle w:val="Secret"')``."""
    said = "".join(f"<w:{one}/>" for one in properties)
    return f'<w:r><w:rPr>{said}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def item(words: str, level: int = 0, number: int = 1) -> str:
    """Return an entry of a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(words, more=place)


def field(instruction: str, shown: str) -> str:
    """Return a field as Word writes it: what it is told, and what it shows."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
        f"{mark.format('separate')}{r(shown)}{mark.format('end')}"
    )


def levels(kind: str, start: int = 1) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{one}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/></w:lvl>'
        for one in range(3)
    )


def docx(body: str, links: dict[str, str] | None = None, **parts: str | bytes) -> bytes:
    """Return a Word file; a part is named by its path with ``__`` for ``/`` and ``_`` for ``.``."""
    related = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target="{escape(target)}"'
        ' TargetMode="External"/>'
        for name, target in (links or {}).items()
    )
    styles = "".join(
        f'<w:style w:type="{"character" if name in OF_WORDS else "paragraph"}"'
        f' w:styleId="{name}">{said}</w:style>'
        for name, said in STYLES.items()
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels("bullet")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{levels("decimal", 3)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{related}'
        "</Relationships>",
        "word/document.xml": f"{HEAD}<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"{HEAD}<w:styles {W}>{styles}</w:styles>",
        "word/numbering.xml": f"{HEAD}<w:numbering {W}>{numbering}</w:numbering>",
        "docProps/core.xml": "<cp>Marta Ruiz</cp>",
    }
    return packed(written | {named(name): held for name, held in parts.items()})


def odt(body: str, styles: str = "", **parts: str | bytes) -> bytes:
    """Return an OpenDocument text."""
    content = (
        f"{HEAD}<office:document-content {O}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    written: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "meta.xml": "<meta>Marta Ruiz</meta>",
    }
    return packed(written | {named(name): held for name, held in parts.items()})


def named(name: str) -> str:
    folder, _, base = name.rpartition("__")
    path = folder.replace("__", "/")
    return f"{path}/{base.replace('_', '.')}" if path else base.replace("_", ".")


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return out.getvalue()


def unspaced(html: str) -> str:
    """Return a text without what storing adds to its notes: line feeds, and names of references."""
    return re.sub(r' id="noteref-[^"]*"|\n', "", html)
