"""Where the words of comments stand: cases that the newsroom and the scripts of its pages share."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from newsroom.articles.comments.anchoring import Anchor

_CASES = json.loads(Path(__file__).with_name("anchors.json").read_text())


@dataclass(frozen=True)
class Case:
    """An anchor, and a text with ⟦brackets⟧ around its words; none where they are not there."""

    quote: str
    before: str
    after: str
    text: str

    @property
    def anchor(self) -> Anchor:
        """Return what is looked for."""
        return Anchor(self.quote, self.before, self.after)

    @property
    def typed(self) -> str:
        """Return the text as somebody typed it."""
        return self.text.replace("⟦", "").replace("⟧", "")

    @property
    def place(self) -> tuple[int, int] | None:
        """Return where the words stand in what was typed."""
        if "⟦" not in self.text:
            return None
        return self.text.index("⟦"), self.text.index("⟧") - 1


@dataclass(frozen=True)
class Body:
    """A cleaned body, and the words that are read in it."""

    body: str
    words: str


PLACES = {name: Case(**case) for name, case in _CASES["places"].items()}
WORDS = {name: Body(**case) for name, case in _CASES["words"].items()}
