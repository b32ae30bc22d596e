"""What a Word file says comes in, what it hides does not."""

from __future__ import annotations

import pytest

from newsroom.articles.sanitise import clean_body
from newsroom.imports.written import kinds as written_kinds
from newsroom.imports.written.archive import Unreadable
from newsroom.imports.written.found import Found
from tests.newsroom.imports.documents import (
    HEAD,
    PACKAGE,
    W,
    docx,
    field,
    item,
    named,
    p,
    r,
    unspaced,
)

NOTES = (
    f'{HEAD}<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("Marta")}</w:footnote>'
    f'<w:footnote w:id="7">{p("See ", r("there", "i"), ".")}</w:footnote></w:footnotes>'
)
NOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="7"/></w:r>'
DELETED = (
    '<w:del w:author="Marta Ruiz" w:date="2026-05-14T10:03:00Z"><w:r><w:delText>SECRET'
    "</w:delText></w:r></w:del>"
)
INSERTED = '<w:ins w:author="Marta Ruiz" w:date="2026-05-14T10:03:00Z">{}</w:ins>'


def found(body: str, **more: object) -> Found:
    return written_kinds.read(docx(body, **more))  # type: ignore[arg-type]


def html(body: str, **more: object) -> str:
    said = found(body, **more).html
    assert unspaced(clean_body(said)) == unspaced(said.replace("h1>", "h2>"))
    return said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (p("Plain ", r("bold ", "b"), r("both", "b", "i"), " end"),
         "<p>Plain <strong>bold <em>both</em></strong> end</p>"),
        (p(r("not bold", 'b w:val="0"')), "<p>not bold</p>"),
        (p(r("line", 'u w:val="single"'), r("none", 'u w:val="none"')), "<p><em>line</em>none</p>"),
        (p(r("gone", "strike"), "m", r("2", 'vertAlign w:val="superscript"')),
         "<p><s>gone</s>m<sup>2</sup></p>"),
        (p("a<w:b>&", "  b"), "<p>a&lt;w:b&gt;&amp; b</p>"),
        (p("Big", style="berschrift1") + p("Small", style="Mine"), "<h1>Big</h1>\n<h2>Small</h2>"),
        (p("x", more='<w:outlineLvl w:val="2"/>'), "<h3>x</h3>"),
        (p("one", style="Quote") + p("two", style="Quote"),
         "<blockquote><p>one</p><p>two</p></blockquote>"),
        (item("a") + item("b", 1) + item("c") + item("d", 0, 2),
         '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>\n<ol start="3"><li>d</li></ol>'),
        (item("a", 0, 2) + p("between") + item("b", 0, 2),
         '<ol start="3"><li>a</li></ol>\n<p>between</p>\n<ol start="4"><li>b</li></ol>'),
        (p("listed by style", style="Listed"), "<ul><li>listed by style</li></ul>"),
        (p('<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br w:type="page"/><w:t>c</w:t></w:r>'),
         "<p>a<br>b c</p>"),
        (p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:tab/></w:r>", "c"),
         "<p>a\N{NON-BREAKING HYPHEN}b c</p>"),
        (p("Entry 1", style="TOC1") + p("Text"), "<p>Text</p>"),
    ],
)  # fmt: skip
def test_what_a_document_says_comes_in_as_what_it_is(body: str, said: str) -> None:
    assert html(body) == said


@pytest.mark.parametrize(
    ("body", "said", "left"),
    [
        (p("a", DELETED, "b"), "<p>ab</p>", {"deletions": 1}),
        (p("a", INSERTED.format(r("new")), "b"), "<p>anewb</p>", {}),
        (p("a", more="<w:rPr><w:del/></w:rPr>") + p("b"), "<p>ab</p>", {}),
        (p(f"<w:moveFrom>{r('SECRET')}</w:moveFrom>", f"<w:moveTo>{r('here')}</w:moveTo>"),
         "<p>here</p>", {}),
        (p("a", r("SECRET", "vanish")), "<p>a</p>", {"hidden": 1}),
        (p("a", r("SECRET", 'rStyle w:val="Deeper"')), "<p>a</p>", {"hidden": 1}),
        (p("a", r("seen", 'rStyle w:val="Deeper"', 'vanish w:val="0"')), "<p>aseen</p>", {}),
        (p("a", r("SECRET", 'sz w:val="2"')), "<p>a</p>", {"hidden": 1}),
        (p("by ", field("AUTHOR", "SECRET")), "<p>by</p>", {}),
        (p("by ", '<w:fldSimple w:instr=" USERNAME ">' + r("SECRET") + "</w:fldSimple>"),
         "<p>by</p>", {"names": 1}),
        (p("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("SECRET")
           + "</w:sdtContent></w:sdt>", "b"), "<p>b</p>", {}),
        (p('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/cp:coreProperties/dc:creator[1]"/></w:sdtPr>'
           "<w:sdtContent>" + r("SECRET") + "</w:sdtContent></w:sdt>", "b"),
         "<p>b</p>", {"names": 1}),
        (p("a", '<w:r><w:drawing><wp:docPr descr="A road"/><a:blip/></w:drawing></w:r>'),
         "<p>a</p>", {"pictures": 1}),
        (p("a", f"<w:r><w:pict><w:txbxContent>{p('SECRET')}</w:txbxContent></w:pict></w:r>"),
         "<p>a</p>", {"text_boxes": 1}),
        (p("a", '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'), "<p>a</p>", {"signs": 1}),
        (p("a", "<w:r><w:object/></w:r>"), "<p>a</p>", {"embeds": 1}),
        (p("a", '<w:commentRangeStart w:id="1"/>', "b",
           '<w:r><w:commentReference w:id="1"/></w:r>'), "<p>ab</p>", {}),
    ],
)  # fmt: skip
def test_what_is_hidden_deleted_or_a_name_stays_outside(
    body: str, said: str, left: dict[str, int]
) -> None:
    came = found(body)

    assert came.html == said
    assert {kind: count for kind, count in came.left.items() if count} == left


def test_comments_headers_and_properties_are_counted_and_never_read() -> None:
    came = found(
        p("Text"),
        word__comments_xml=f'{HEAD}<w:comments {W}><w:comment w:author="Marta">{p("SECRET")}'
        f"</w:comment><w:comment>{p('SECRET')}</w:comment></w:comments>",
        word__header1_xml=f"{HEAD}<w:hdr {W}>{p('SECRET')}</w:hdr>",
        word__footer1_xml=f"{HEAD}<w:ftr {W}>{p('')}</w:ftr>",
    )

    assert came.html == "<p>Text</p>"
    assert came.left == {"comments": 2, "headers": 1}


def test_footnotes_become_notes_in_the_order_of_their_marks() -> None:
    said = html(p("Word", NOTE, " again", NOTE), word__footnotes_xml=NOTES)

    assert said == (
        '<p>Word<sup><a href="#note-1" id="noteref-1">1</a></sup> again'
        '<sup><a href="#note-1">1</a></sup></p>\n'
        '<ol class="notes"><li id="note-1">See <em>there</em>.</li></ol>'
    )


def test_links_lead_on_without_trackers_and_to_the_outside_only() -> None:
    linked = '<w:hyperlink r:id="{}">{}</w:hyperlink>'
    said = html(
        p(
            linked.format("one", r("one", 'rStyle w:val="Hyperlink"')),
            " ", linked.format("two", r("two")), " ", linked.format("gone", r("three")), " ",
            field('HYPERLINK "https://example.org/a?gclid=1&b=2"', "four"),
        ),
        links={"one": "https://www.google.com/url?q=https://example.org/%3Futm_source%3Dx",
               "two": "https://example.org/#top"},
    )  # fmt: skip

    assert said == (
        '<p><a href="https://example.org/">one</a> <a href="https://example.org/#top">two</a> three'
        ' <a href="https://example.org/a?b=2">four</a></p>'
    )


def test_tables_keep_heads_and_merged_cells() -> None:
    def row(*cells: str, head: bool = False) -> str:
        said = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
        return f"<w:tr>{said}{''.join(cells)}</w:tr>"

    def cell(words: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(words)}</w:tc>"

    body = (
        "<w:tbl>"
        + row(cell("Year"), cell("Cases"), head=True)
        + row(cell("2026", '<w:vMerge w:val="restart"/>'), cell("3"))
        + row(cell("", "<w:vMerge/>"), cell("4"))
        + row(cell("wide", '<w:gridSpan w:val="2"/>'))
        + "<w:tr><w:trPr><w:del/></w:trPr>" + cell("SECRET") + "</w:tr>"
        + "</w:tbl>"
    )  # fmt: skip

    assert html(body) == (
        "<table><thead><tr><th>Year</th><th>Cases</th></tr></thead>"
        '<tbody><tr><td rowspan="2">2026</td><td>3</td></tr><tr><td>4</td></tr>'
        '<tr><td colspan="2">wide</td></tr></tbody></table>'
    )


def test_a_strict_document_is_read_as_well() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f"{HEAD}<w:document {W}><w:body>{p(r('a', 'b'))}</w:body></w:document>"

    said = found("", word__document_xml=body.replace(usual, strict))

    assert said.html == "<p><strong>a</strong></p>"


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
FETCHING = f"{ENTITY}<w:document {W}><w:body>{p('&e;')}</w:body></w:document>"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (docx("", word__document_xml=FETCHING), "damaged"),
        (docx("", word__document_xml="<w:document"), "damaged"),
        (docx("", word__document_xml="<x/>"), "damaged"),
        (docx("<w:tbl><w:tr><w:tc>" * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000), "damaged"),
        (docx("", word__media__big_bin=b"\0" * 5_000_000), "costly"),
        (docx("", None, **{f"word__x{one}_xml": "" for one in range(2_000)}), "costly"),
        (docx("", word__vbaProject_bin=b"x"), "macros"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "locked"),
        (b"PK\x03\x04 broken", "damaged"),
        (docx("a" * 3_000)[:1_500], "damaged"),
        (docx("", _rels___rels="").replace(b"word/document.xml", b"word/elsewhere.xm"), "kind"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_what_would_harm_or_cannot_be_read_is_refused(content: bytes, word: str) -> None:
    with pytest.raises(Unreadable, match=word):
        written_kinds.read(content)


def test_a_file_of_somebody_elses_is_never_fetched() -> None:
    related = (
        f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="x/attachedTemplate"'
        ' Target="https://evil.example/t.dotm" TargetMode="External"/>'
        '<Relationship Id="b" Type="x/hyperlink" Target="file:///C:/Users/Marta/x.docx"'
        ' TargetMode="External"/></Relationships>'
    )

    said = found(
        p('<w:hyperlink r:id="a">' + r("a") + '</w:hyperlink><w:hyperlink r:id="b">' + r("b")
          + "</w:hyperlink>"),
        word___rels__document_xml_rels=related,
    )  # fmt: skip

    assert clean_body(said.html) == "<p>ab</p>"


def test_parts_are_named_by_their_paths() -> None:
    assert named("word___rels__document_xml_rels") == "word/_rels/document.xml.rels"
