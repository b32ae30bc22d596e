"""Numbers in addresses: the page of a list, and the number of a row."""

from __future__ import annotations

from typing import Any

from flask import Flask, request
from werkzeug.routing import IntegerConverter, Map

MOST = 2**31 - 1
"""What every database knows as a number; a larger one names nothing."""
_MOST_PAGES = 1_000_000
"""No list has as many; times its length, it still has to be such a number."""


def init_app(app: Flask) -> None:
    """Let no address hold a number that a database does not know: it leads nowhere."""
    app.url_map.converters["int"] = _Number


def asked_page() -> int:
    """Return the page that the address asks for, from 1 on; the first where that is no number."""
    return min(max(request.args.get("page", 1, type=int), 1), _MOST_PAGES)


class _Number(IntegerConverter):
    def __init__(self, url_map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(url_map, *args, **{"max": MOST} | kwargs)
