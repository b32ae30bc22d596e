"""JSON that programs send instead of a form: an object with names, or nothing that we read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask

from newsroom.web.uploads import InMemory


class Objects(InMemory):
    """A request whose JSON is an object; whoever asks for it meets nothing else.

    Flask-WTF and Flask-Security read the JSON of every request, and break on a list, on ``null``,
    and on a thousand brackets, which Python's parser answers with no ``ValueError``.
    """

    def get_json(self, force: bool = False, silent: bool = False, cache: bool = True) -> Any:  # noqa: FBT001, FBT002 — the signature is Werkzeug's
        """Return the object that was sent; what is none is refused as JSON that cannot be read."""
        try:
            found = super().get_json(force=force, silent=silent, cache=cache)
        except RecursionError:
            found = None
        if isinstance(found, dict) or silent:
            return found if isinstance(found, dict) else None
        return self.on_json_loading_failed(ValueError("This is no object."))


def init_app(app: Flask) -> None:
    """Let every request be such a one."""
    app.request_class = Objects


def texts(value: Any) -> Iterator[str]:
    """Yield every name and text in what was sent, however deep; nothing recurses."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            left.extend([*one, *one.values()])
        elif isinstance(one, list):
            left.extend(one)
