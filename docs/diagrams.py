"""Draw what the documents show of the code: ``python docs/diagrams.py`` (``--check`` only looks).

A block stands between ``<!-- begin: NAME -->`` and ``<!-- end: NAME -->``. Nobody edits it by hand.
"""

# ruff: noqa: INP001 — a script beside the documents, not a package

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from newsroom.articles.steps import EDITION_STEPS
from newsroom.events.kinds import REACTIONS
from newsroom.lifecycle import diagram
from newsroom.publishing.steps import RELEASE_STEPS
from newsroom.publishing.steps_after import AFTER_STEPS
from newsroom.translations.checks import CHECKS
from newsroom.translations.parity import PARITY
from newsroom.translations.steps import TASK_STEPS

ROOT = Path(__file__).parents[1]


def _mermaid(text: str) -> str:
    return f"```mermaid\n{text}\n```"


def _reactions() -> str:
    rows = [
        f"| `{kind}` | {', '.join(f'`{name}`' for name in names) or '–'} |"
        for kind, names in REACTIONS.items()
    ]
    return "\n".join(["| event | reactions |", "|---|---|", *rows])


_ASKS = {"error": "has to be mended", "warning": "mended, or excused", "info": "only told"}
_HEADS = "| name | looks at | what it finds | why |\n|---|---|---|---|"


def _checks() -> str:
    rows = [
        f"| `{one.name}` | {one.title} | {_ASKS[one.severity]} | {one.explanation} |"
        for one in CHECKS
    ]
    return "\n".join([_HEADS, *rows])


def _parity() -> str:
    rows = [
        f"| `{one.name}` | {one.title} | {_ASKS[one.severity]} | {one.explanation} |"
        for one in PARITY
    ]
    return "\n".join([_HEADS, *rows])


BLOCKS: dict[str, dict[str, Callable[[], str]]] = {
    "ARCHITECTURE.md": {
        "edition": lambda: _mermaid(diagram(EDITION_STEPS)),
        "task": lambda: _mermaid(diagram(TASK_STEPS)),
        "release": lambda: _mermaid(diagram((*RELEASE_STEPS, *AFTER_STEPS))),
    },
    "docs/operations.md": {"reactions": _reactions},
    "docs/checks.md": {"checks": _checks, "parity": _parity},
}
"""Which blocks stand in which document, and what draws each."""


def drawn(document: str, text: str) -> str:
    """Return a document's text with every block of it drawn anew.

    Raises:
        ValueError: the document lacks the markers of a block, or has them twice.
    """
    for name, draw in BLOCKS[document].items():
        begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
        block = re.compile(rf"{re.escape(begin)}\n.*?{re.escape(end)}", re.DOTALL)
        if len(block.findall(text)) != 1:
            message = f"{document} must have the markers of the block {name!r} exactly once."
            raise ValueError(message)
        # A function, because a diagram may hold a backslash that a template would read.
        fresh = f"{begin}\n{draw()}\n{end}"
        text = block.sub(lambda _found, fresh=fresh: fresh, text)  # type: ignore[misc]  # a default binds the loop's value
    return text


def stale() -> list[str]:
    """Return the documents whose blocks are not what the code would draw now."""
    return [name for name in BLOCKS if drawn(name, _text(name)) != _text(name)]


def _text(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def main() -> None:
    """Bring the documents up to the code, or say which are behind it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")
    given = parser.parse_args()
    behind = stale()
    if given.check:
        sys.exit(f"Not up to date: {', '.join(behind)}." if behind else 0)
    for name in behind:
        (ROOT / name).write_text(drawn(name, _text(name)), encoding="utf-8")


if __name__ == "__main__":
    main()
