"""What an OpenDocument text says comes in, what it hides does not."""

from __future__ import annotations

import pytest

from newsroom.articles.sanitise import clean_body
from newsroom.imports.written import kinds as written_kinds
from newsroom.imports.written.archive import Unreadable
from tests.newsroom.imports.documents import odt, unspaced

TEXT = '<style:style style:name="{}" style:family="text"><style:text-properties {}/></style:style>'
STYLES = (
    TEXT.format("T1", 'fo:font-weight="bold"')
    + TEXT.format("T2", 'fo:font-style="italic" style:text-underline-style="solid"')
    + TEXT.format("T3", 'text:display="none"')
    + TEXT.format("T4", 'style:text-position="super 58%"')
    + '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
    ' style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
)


@pytest.mark.parametrize(
    ("body", "said", "left"),
    [
        (('<text:p>a <text:span text:style-name="T1">bold </text:span><text:span'
         ' text:style-name="T2">line</text:span><text:s text:c="3"/>m<text:span'
         ' text:style-name="T4">2</text:span><text:line-break/>b<text:tab/>c</text:p>'),
         "<p>a <strong>bold</strong> <em>line</em> m<sup>2</sup><br>b c</p>", {}),
        ('<text:p text:style-name="P1">Title</text:p><text:h text:outline-level="2">Sub</text:h>',
         "<h1>Title</h1>\n<h2>Sub</h2>", {}),
        ('<text:p text:style-name="P2">one</text:p><text:p text:style-name="P2">two</text:p>',
         "<blockquote><p>one</p><p>two</p></blockquote>", {}),
        (('<text:list text:style-name="L1"><text:list-item><text:p>a</text:p><text:list>'
         "<text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item>"
         "</text:list><text:p>x</text:p>"
         '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>'
         "<text:p>c</text:p></text:list-item></text:list>"),
         '<ol><li>a<ul><li>b</li></ul></li></ol>\n<p>x</p>\n<ol start="2"><li>c</li></ol>', {}),
        (('<text:p>w<text:note text:note-class="footnote"><text:note-citation/>'
         "<text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>"),
         ('<p>w<sup><a href="#note-1" id="noteref-1">1</a></sup></p>\n'
         '<ol class="notes"><li id="note-1">n</li></ol>'), {}),
        ('<text:p><text:a xlink:href="https://example.org/?utm_a=1">l</text:a></text:p>',
         '<p><a href="https://example.org/">l</a></p>', {}),
        (("<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>h"
         "</text:p></table:table-cell><table:table-cell/></table:table-row>"
         "</table:table-header-rows><table:table-row><table:table-cell"
         ' table:number-columns-spanned="2"><text:p>c</text:p></table:table-cell>'
         "<table:covered-table-cell/></table:table-row></table:table>"),
         ("<table><thead><tr><th>h</th><th></th></tr></thead><tbody><tr>"
         '<td colspan="2">c</td></tr></tbody></table>'), {}),
        ('<text:p>a<text:span text:style-name="T3">SECRET</text:span>b</text:p>',
         "<p>ab</p>", {"hidden": 1}),
        (("<text:p>a<office:annotation><dc:creator>SECRET</dc:creator><text:p>SECRET</text:p>"
         "</office:annotation>b</text:p>"), "<p>ab</p>", {"comments": 1}),
        (("<text:tracked-changes><text:changed-region><text:deletion><text:p>SECRET</text:p>"
         "</text:deletion></text:changed-region></text:tracked-changes><text:p>a<text:change/>b"
         "</text:p>"), "<p>ab</p>", {"deletions": 1}),
        ("<text:p>by <text:author-name>SECRET</text:author-name></text:p>", "<p>by</p>",
         {"names": 1}),
        (('<text:section text:display="none"><text:p>SECRET</text:p></text:section>'
         "<text:p>a</text:p>"),
         "<p>a</p>", {"hidden": 1}),
        ('<text:p><text:hidden-paragraph text:is-hidden="true"/>SECRET</text:p><text:p>a</text:p>',
         "<p>a</p>", {"hidden": 1}),
        (('<text:p>a<draw:frame><draw:image xlink:href="x"/><svg:desc>A</svg:desc></draw:frame>'
         "<draw:frame><draw:text-box><text:p>SECRET</text:p></draw:text-box></draw:frame></text:p>"),
         "<p>a</p>", {"pictures": 1, "text_boxes": 1}),
    ],
)  # fmt: skip
def test_a_text_comes_in_without_what_it_hides(body: str, said: str, left: dict[str, int]) -> None:
    came = written_kinds.read(odt(body, STYLES))

    assert came.html == said
    assert {kind: count for kind, count in came.left.items() if count} == left
    if "h1" not in said:
        assert unspaced(clean_body(said)) == unspaced(said)


def test_a_text_that_is_locked_is_refused() -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<m:manifest xmlns:m="{space}"><m:encryption-data/></m:manifest>'

    with pytest.raises(Unreadable, match="locked"):
        written_kinds.read(odt("", **{"META-INF__manifest_xml": manifest}))
