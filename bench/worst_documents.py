"""The most costly documents that are let in: each is as large as the limits of its kind allow."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from newsroom.imports.written import limits
from tests.newsroom.imports import documents

_NOISE = random.Random(1).randbytes(4_000_000)  # noqa: S311 — no secret
"""Packs as badly as a photograph: without one beside it, so even a text would be no text."""
_ROOM = 1_000
"""Marks that the rest of the file takes, and some more."""
_BOLD = "<style:text-properties fo:font-weight='bold'/>"


def _many(made: Callable[[int], str], *, beside: str = "", share: float = 1.0) -> str:
    """Return as many of something as the limit of marks allows, or a share of them."""
    left = limits.XML_MARKS * share - _ROOM - _marks(beside)
    return "".join(made(one) for one in range(int(left / _marks(made(1)))))


def _marks(written: str) -> int:
    return written.count("<") + written.count("=")


def _word(body: str, styles: str = "", notes: str = "", **parts: str | bytes) -> bytes:
    if styles:
        parts["word__styles_xml"] = f"<w:styles {documents.W}>{styles}</w:styles>"
    if notes:
        parts["word__footnotes_xml"] = f"<w:footnotes {documents.W}>{notes}</w:footnotes>"
    return documents.docx(body, None, word__media__a_bin=_NOISE, **parts)


def _open(body: str, styles: str = "") -> bytes:
    return documents.odt(body, styles, Pictures__a_bin=_NOISE)


def _word_styles(count: int, said: str) -> str:
    return "".join(
        f'<w:style w:styleId="s{one}"><w:basedOn w:val="s{one + 1}"/>'
        f"<w:rPr>{said if one == count - 1 else ''}</w:rPr></w:style>"
        for one in range(count)
    )


def _open_styles(count: int, family: str) -> str:
    return "".join(
        f'<style:style style:name="s{one}" style:family="{family}"'
        f' style:parent-style-name="s{one + 1}">{_BOLD}</style:style>'
        for one in range(count)
    )


def _deep(outer: str, inner: str, depth: int, within: str) -> str:
    return outer * depth + within + inner * depth


_RUN = "<w:r><w:t>a </w:t></w:r>"
_BOLD_RUN = "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>"
_STYLED = '<w:r><w:rPr><w:rStyle w:val="s{}"/></w:rPr><w:t>a</w:t></w:r>'
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_PARTED = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_GOING_ON = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
_ONCE = "<mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice></mc:AlternateContent>"
_MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
_NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>'
_FAR = {"far": "https://example.org/" + "a" * 3_000_000}
_ROW = f"<w:tr>{'<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>' * 5}</w:tr>"
_SPACES = '<text:s text:c="100"/>'
_SPAN = '<text:span text:style-name="s{}">a</text:span>b'
_OPEN_NOTE = "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>"
_CELL = "<table:table-cell><text:p>a</text:p></table:table-cell>"
_ENTRY = "<text:list-item><text:p>a</text:p></text:list-item>"


def word_documents() -> Iterator[tuple[str, bytes]]:
    """Yield the names and the files of Word documents."""
    yield from _styled_words()
    yield from _counted_words()
    for name, made in {
        "runs": f"<w:p>{_many(lambda _: _RUN)}</w:p>",
        "marked runs": f"<w:p>{_many(lambda n: _BOLD_RUN if n % 2 else _RUN)}</w:p>",
        "paragraphs": _many(lambda _: f"<w:p>{_RUN}</w:p>"),
        "line ends": f"<w:p>{_many(lambda _: '<w:r><w:br/></w:r>')}</w:p>",
        "entries of lists": _many(lambda n: documents.item("a", n % 3, 1 + n % 2)),
        "a table": f"<w:tbl>{_many(lambda _: _ROW)}</w:tbl>",
        "paragraphs without ends": _many(lambda _: _GOING_ON),
        "insertions in insertions": (
            f"<w:p>{_deep('<w:ins>', '</w:ins>', 200, _many(lambda _: _RUN))}</w:p>"
        ),
        "alternate content": f"<w:p><w:r>{_many(lambda _: _ONCE)}</w:r></w:p>",
        "deletions": f"<w:p>{_many(lambda _: f'<w:del>{_RUN}</w:del>')}{_RUN}</w:p>",
        "one long text": documents.p("words and more " * 600_000),
    }.items():
        yield name, _word(made)


def _styled_words() -> Iterator[tuple[str, bytes]]:
    chain = _word_styles(20, "<w:b/>")
    fat = f'<w:style w:styleId="s0"><w:rPr>{"<w:x/>" * 100_000}</w:rPr></w:style>'
    own = '<w:style w:styleId="s{}"><w:basedOn w:val="s{}"/><w:rPr><w:b/></w:rPr></w:style>'
    for name, styles in {"upon styles": chain, "that says much": fat}.items():
        runs = _many(lambda _: _STYLED.format(0), beside=styles)
        yield f"runs of a style {name}", _word(f"<w:p>{runs}</w:p>", styles)
    paragraphs = _many(lambda n: documents.p("a", style=f"s{n % 20}"), beside=chain)
    yield "paragraphs of styles upon styles", _word(paragraphs, chain)
    runs = _many(_STYLED.format, share=0.4)
    styles = _many(lambda n: own.format(n, n + 1), share=0.6)
    yield "a style for each run", _word(f"<w:p>{runs}</w:p>", styles)


def _counted_words() -> Iterator[tuple[str, bytes]]:
    told, half = "<w:r><w:instrText>x</w:instrText></w:r>", _many(lambda _: _RUN, share=0.5)
    nested = _many(lambda _: _BEGIN + _PARTED, share=0.5)
    yield "fields in fields", _word(f"<w:p>{nested}{half}</w:p>")
    long = _BEGIN + _many(lambda _: told, share=0.5) + _PARTED
    yield "a field of many words", _word(f"<w:p>{long}{half}</w:p>")
    marks = _many(_MARK.format, share=0.35)
    yield "footnotes", _word(f"<w:p>{marks}</w:p>", notes=_many(_NOTE.format, share=0.65))
    held = f'<w:hyperlink r:id="far">{_RUN}</w:hyperlink><w:r><w:br/></w:r>'
    links = f"<w:p>{_many(lambda _: held)}</w:p>"
    yield "one long link, often", documents.docx(links, _FAR, word__media__a_bin=_NOISE)
    kinds = f'<w:abstractNum w:abstractNumId="0">{documents.levels("decimal")}</w:abstractNum>'
    lists = _many(lambda n: f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>')
    numbering = f"<w:numbering {documents.W}>{kinds}{lists}</w:numbering>"
    yield "definitions of lists", _word(documents.item("a"), word__numbering_xml=numbering)
    marked = _many(lambda n: f'<w:bookmarkStart w:id="{n}"/>')
    yield "bookmarks", _word(f"<w:p>{marked}{_RUN}</w:p>")
    comments = _many(lambda n: f'<w:comment w:id="{n}"/>')
    comments = f"<w:comments {documents.W}>{comments}</w:comments>"
    yield "comments", _word(f"<w:p>{_RUN}</w:p>", word__comments_xml=comments)


def open_documents() -> Iterator[tuple[str, bytes]]:
    """Yield the names and the files of OpenDocument texts."""
    yield from _styled_open()
    tabs, level = _many(lambda _: "a<text:tab/>"), ("<text:list>", "</text:list>")
    paragraphs = _many(lambda _: "<text:p>a</text:p>")
    items = ("<text:list><text:list-item>", "</text:list-item></text:list>")
    row = f"<table:table-row>{_CELL * 5}</table:table-row>"
    noted = _many(lambda _: "a" + _OPEN_NOTE)
    for name, made in {
        "paragraphs": paragraphs,
        "line ends": f"<text:p>{_many(lambda _: '<text:line-break/>')}</text:p>",
        "spaces": f"<text:p>a{_many(lambda _: _SPACES)}b</text:p>",
        "footnotes": f"<text:p>{noted}</text:p>",
        "spans in spans": f"<text:p>{_deep('<text:span>', '</text:span>', 200, tabs)}</text:p>",
        "entries of lists": _many(lambda _: _ENTRY).join(level),
        "lists in lists": _deep(*items, 100, paragraphs),
        "a table": f"<table:table>{_many(lambda _: row)}</table:table>",
        "one long link, often": (
            f'<text:p><text:a xlink:href="{_FAR["far"]}">{noted}</text:a></text:p>'
        ),
        "one long text": f"<text:p>{'words and more ' * 600_000}</text:p>",
    }.items():
        yield name, _open(made)


def _styled_open() -> Iterator[tuple[str, bytes]]:
    fat = f'<style:style style:name="s0" style:family="text">{_BOLD * 50_000}</style:style>'
    for name, styles in {"upon styles": _open_styles(20, "text"), "that says much": fat}.items():
        words = _many(lambda _: _SPAN.format(0), beside=styles)
        yield f"words of a style {name}", _open(f"<text:p>{words}</text:p>", styles)
    chain = _open_styles(20, "paragraph")
    paragraphs = _many(lambda _: '<text:p text:style-name="s0">a</text:p>', beside=chain)
    yield "paragraphs of styles upon styles", _open(paragraphs, chain)
    words, styles = _many(_SPAN.format, share=0.35), _open_styles(15_000, "text")
    yield "a style for each word", _open(f"<text:p>{words}</text:p>", styles)
