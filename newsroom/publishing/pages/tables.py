"""Lets a wide table scroll by itself, so that a page never does."""

from __future__ import annotations

from newsroom.publishing.pages import theme

_HERE = "\0"
"""Stands in no text, so it cannot be mistaken for one."""


def framed(body: str, language: str) -> str:
    """Return a cleaned body whose tables stand in frames that a keyboard can scroll as well."""
    if "<table" not in body:
        return body
    frame = theme.template("_table.html", language).render(table=_HERE).strip()
    begin, _, end = frame.partition(_HERE)
    # A body is spelt in one way only, so no other element begins or ends like this.
    return body.replace("<table", f"{begin}<table").replace("</table>", f"</table>{end}")
