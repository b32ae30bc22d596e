"""The words of a Word paragraph; whatever is not named here never enters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from newsroom.imports.docx.fields import Fields, link, tells
from newsroom.imports.docx.names import child, full, switch, value, words_in
from newsroom.imports.docx.styles import Styles
from newsroom.imports.written.found import add_alt
from newsroom.imports.written.lines import Run

_RUN, _TEXT, _FIELD, _INSTRUCTION = (
    full(one) for one in ("w:r", "w:t", "w:fldChar", "w:instrText")
)
_PRIVATE = range(0xF000, 0xF100)
_OPENED = frozenset(
    full(one) for one in ("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo")
)
_SHOWN = frozenset(full(one) for one in ("w:drawing", "w:pict", "w:object"))
_LETTERS = {
    full("w:tab"): " ",
    full("w:ptab"): " ",
    full("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
}
_PEOPLE = ("creator", "lastmodifiedby", "manager", "author")


@dataclass
class Words:
    """Reads runs, and counts what stays outside."""

    styles: Styles
    links: dict[str, str]
    """Where relationships of this part lead, those to the outside only."""
    left: Counter[str]
    note: Callable[[str, str], tuple[str, int, bool]]
    """Takes a kind and an id of the document; returns id and number here, and whether it is new."""
    alts: list[str] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)
    _in_links: int = 0
    """How many links are open, those within the document counted."""

    def of(self, element: _Element, paragraph: str, href: str = "") -> Iterator[Run]:
        """Yield the runs in a paragraph or in what holds a part of one."""
        for one in element:
            if one.tag == _RUN:
                yield from self._run(one, paragraph, href)
            elif one.tag in _OPENED:
                yield from self.of(one, paragraph, href)
            elif one.tag == full("w:hyperlink"):
                self._in_links += 1
                yield from self.of(one, paragraph, self._target(one) or href)
                self._in_links -= 1
            elif one.tag == full("w:fldSimple"):
                yield from self._simple_field(one, paragraph, href)
            elif one.tag == full("w:sdt"):
                yield from self._controlled(one, paragraph, href)
            elif one.tag == full("w:del"):
                self.left["deletions"] += words_deleted(one)
            elif one.tag == full("m:oMath") or one.tag == full("m:oMathPara"):
                self.left["formulas"] += 1
                yield Run("".join(held.text or "" for held in one.iter(full("m:t"))))

    def _target(self, one: _Element) -> str:
        return self.links.get(value(one, "r:id"), "")

    def _simple_field(self, one: _Element, paragraph: str, href: str) -> Iterator[Run]:
        instruction = value(one, "w:instr")
        if tells(instruction):
            self.left["names"] += 1
        else:
            yield from self.of(one, paragraph, link(instruction) or href)

    def _controlled(self, one: _Element, paragraph: str, href: str) -> Iterator[Run]:
        held = child(one, "w:sdtContent")
        if held is not None and not self.is_filled_in(one):
            yield from self.of(held, paragraph, href)

    def is_filled_in(self, control: _Element) -> bool:
        """Tell whether a control holds its own prompt, or a name that the program put there."""
        said = child(control, "w:sdtPr")
        bound = value(child(said, "w:dataBinding"), "w:xpath").lower()
        if any(one in bound for one in _PEOPLE):
            self.left["names"] += 1
            return True
        return bool(switch(said, "w:showingPlcHdr"))

    def _run(self, run: _Element, paragraph: str, href: str) -> Iterator[Run]:
        properties = child(run, "w:rPr")
        marks, hidden = self.styles.look(properties, paragraph)
        if hidden and words_in(run):
            self.left["hidden"] += 1
        for one in run:
            if one.tag == _TEXT and not hidden and not self.fields.hides:
                leads = href or self.fields.href
                yield Run(one.text or "", self._meant(marks, leads), leads)
            elif one.tag == _FIELD:
                self.fields.mark(value(one, "w:fldCharType"))
            elif one.tag == _INSTRUCTION:
                self.fields.instruct(one.text or "")
            elif not hidden and not self.fields.hides:
                leads = href or self.fields.href
                own = self._meant(marks, leads)
                for made in self._piece(one):
                    # The mark of a note stands high of itself, and leads nowhere else.
                    yield made if made.note else made._replace(marks=own, href=leads)

    def _meant(self, marks: frozenset[str], leads: str) -> frozenset[str]:
        # A link is underlined anyway; elsewhere a line means what italics mean.
        if "underlined" in marks and not leads and not self._in_links:
            marks |= {"em"}
        return marks - {"underlined"} if "underlined" in marks else marks

    def _piece(self, one: _Element) -> Iterator[Run]:
        letters = _LETTERS.get(str(one.tag))
        if one.tag == _TEXT:
            yield Run(one.text or "")
        elif letters is not None:
            yield Run(letters)
        elif one.tag in {full("w:br"), full("w:cr")}:
            yield Run(br=True) if value(one, "w:type") in {"", "textWrapping"} else Run(" ")
        elif one.tag == full("w:sym"):
            yield from self._symbol(value(one, "w:char"))
        elif one.tag in _SHOWN:
            self._shown(one)
        else:
            yield from self._held(one)

    def _held(self, one: _Element) -> Iterator[Run]:
        """Yield what stands in the text for something that is written elsewhere."""
        if one.tag in {full("w:footnoteReference"), full("w:endnoteReference")}:
            kind = "footnote" if one.tag == full("w:footnoteReference") else "endnote"
            made, number, is_first = self.note(kind, value(one, "w:id"))
            if made:
                yield Run(note=made, number=number, is_first=is_first)
        elif one.tag == full("w:ruby"):
            base = child(one, "w:rubyBase")
            yield from self.of(base, "") if base is not None else ()
        elif one.tag == full("mc:AlternateContent"):
            # Of what is written twice, for new programs and for old ones, the first is read.
            choice = child(one, "mc:Choice")
            for piece in choice if choice is not None else ():
                yield from self._piece(piece)

    def _symbol(self, code: str) -> Iterator[Run]:
        try:
            number = int(code, 16)
        except ValueError:
            return
        if number in _PRIVATE:
            # A place in a font of signs: without the font nobody can tell what it shows.
            self.left["signs"] += 1
        elif chr(number).isprintable():
            yield Run(chr(number))

    def _shown(self, one: _Element) -> None:
        if any(True for _ in one.iter(full("w:txbxContent"))):
            self.left["text_boxes"] += words_in(one)
        elif any(True for _ in one.iter(full("a:blip"), full("v:imagedata"))):
            self.left["pictures"] += 1
            for said in one.iter(full("wp:docPr")):
                add_alt(self.alts, said.get("descr"))
        else:
            self.left["embeds"] += 1


def words_deleted(element: _Element) -> int:
    """Return 1 where something was written that a reviewer deleted."""
    texts = element.iter(full("w:delText"), full("w:t"))
    return int(any((one.text or "").strip() for one in texts))
