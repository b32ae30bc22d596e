"""What a person had typed into a form that could not be taken, so that no word is lost."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request
from werkzeug.exceptions import HTTPException

from newsroom.web.doors import is_unstorable

_WORTH_KEEPING = 20
"""Shorter values are choices and numbers, quickly given again."""
_NEVER = ("csrf_token", "password", "code", "next")
_MOST = 400_000
"""Characters of one value on the page; a longer one is still in the browser's own form."""


def to_keep() -> list[tuple[str, str]]:
    """Return names and texts of the form that was sent from a page of ours."""
    if request.method != "POST" or not _came_from_us():
        return []
    try:
        pairs: list[tuple[str | None, str]] = list(request.form.items(multi=True))
    except HTTPException:  # too large to be read at all
        return []
    return [
        (name, value[:_MOST])
        for name, value in pairs
        if name is not None  # a part whose head says no name
        and len(value) >= _WORTH_KEEPING
        and not any(word in name for word in _NEVER)
        and not is_unstorable(name + value)
    ]


def _came_from_us() -> bool:
    # A stranger's page could otherwise have its words shown under our name.
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.host
