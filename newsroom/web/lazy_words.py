"""Lazy messages as the plain words that they are: on pages, in JSON, in a session."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from flask.json.tag import JSONTag
from flask.sessions import SecureCookieSessionInterface
from flask_babel.speaklater import LazyString


def init_app(app: Flask) -> None:
    """Let nothing take a lazy message for HTML.

    Flask-Babel's says of itself that it is, so templates put an element that it names, or what a
    person typed, on the page as it is. Without that it is escaped like any text; but JSON and the
    session knew by the same mark that they can hold it.
    """
    if "__html__" in vars(LazyString):
        del LazyString.__html__
    app.json = _Json(app)
    if isinstance(app.session_interface, SecureCookieSessionInterface):
        kept = app.session_interface.serializer  # one for all applications of a process
        if not any(isinstance(one, _Words) for one in kept.order):
            kept.register(_Words)


class _Json(DefaultJSONProvider):
    @staticmethod
    def default(value: Any) -> Any:
        """Return what JSON can hold in the place of what it cannot."""
        return str(value) if isinstance(value, LazyString) else DefaultJSONProvider.default(value)


class _Words(JSONTag):
    """A message that the next page shows, in the language of the request that left it."""

    def check(self, value: Any) -> bool:
        """Tell whether this is one."""
        return isinstance(value, LazyString)

    def to_json(self, value: Any) -> Any:
        """Return its words, which are read again as any text is."""
        return str(value)

    tag = to_json
