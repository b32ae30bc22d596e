"""Write ``assets/editor/schema.json``: what a body is made of, as the editor's bundle reads it."""

from __future__ import annotations

from pathlib import Path

from newsroom.articles import body_schema, quotations

FILE = Path(__file__).parents[2] / "assets" / "editor" / "schema.json"


def text() -> str:
    """Return what the file has to hold."""
    return body_schema.as_json(quotations.language_codes())


if __name__ == "__main__":
    FILE.write_text(text())
