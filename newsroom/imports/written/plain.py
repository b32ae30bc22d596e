"""Plain text as HTML: its paragraphs, its lists, its line ends."""

from __future__ import annotations

import re

from newsroom.articles.markup import encoded

_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_POINT = re.compile(r"\s*[•◦▪‣●○■*+-]\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")


def render(text: str) -> str:
    """Return a plain text as HTML; what looks like a mark of Markdown stays as it is."""
    parts = (part.split("\n") for part in _PARAGRAPHS.split(text))
    return "\n".join(_block([row for row in rows if row.strip()]) for rows in parts)


def _block(rows: list[str]) -> str:
    if rows and all(_POINT.match(row) for row in rows):
        return f"<ul>{_entries(rows, _POINT)}</ul>"
    # One line with a number in front is a sentence; two are a list.
    if len(rows) > 1 and all(_NUMBER.match(row) for row in rows):
        first = _NUMBER.match(rows[0])
        return f'<ol start="{first[1] if first else 1}">{_entries(rows, _NUMBER)}</ol>'
    return f"<p>{'<br>'.join(encoded(row.strip()) for row in rows)}</p>" if rows else ""


def _entries(rows: list[str], sign: re.Pattern[str]) -> str:
    return "".join(f"<li>{encoded(sign.sub('', row, count=1).strip())}</li>" for row in rows)
