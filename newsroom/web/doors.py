"""What every request passes before its view: reading promised, sizes and characters checked."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask, request
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound

from newsroom import database
from newsroom.errors import BadInput
from newsroom.web import sent_json

REQUEST_BYTES = 12 * 1024 * 1024
FORM_PARTS = 25_000
"""A form of 20,000 segments, and room for its buttons."""


ONLY_READS = frozenset({"security.login", "segment.check", "segment.find"})
"""What is posted and writes nothing. Checking a password takes a quarter of a second: with the
write lock of SQLite held meanwhile, strangers who try passwords would keep people from saving. A
text is checked at every pause of whoever types it, and must not wait for others who save theirs."""


def init_app(app: Flask) -> None:
    """Set the doors up; the promise stands before whatever else asks the database."""
    app.config["MAX_CONTENT_LENGTH"] = REQUEST_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = REQUEST_BYTES
    app.config["MAX_FORM_PARTS"] = FORM_PARTS
    app.before_request_funcs.setdefault(None, []).insert(0, _promise)
    app.before_request(_refuse_unstorable)
    app.teardown_request(_end_promise)


def _promise() -> None:
    reads = request.method in {"GET", "HEAD", "OPTIONS"} or request.endpoint in ONLY_READS
    database.promise_reading(only=reads)


def _end_promise(_error: BaseException | None) -> None:
    database.promise_reading(only=False)


def is_unstorable(text: str) -> bool:
    """Tell whether no database of ours may take the text: NUL, or half a character."""
    return "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text)


def _refuse_unstorable() -> None:
    if any(is_unstorable(str(value)) for value in (request.view_args or {}).values()):
        raise NotFound
    for pairs in (request.args, request.form):
        _refuse(pairs.items(multi=True))
    if request.is_json:
        _refuse(("", text) for text in sent_json.texts(request.get_json(silent=True)))


def _refuse(pairs: Iterable[tuple[str | None, str]]) -> None:
    for name, value in pairs:
        if name is None:  # a part of a form whose head does not say what it is
            raise BadInput(BadInput.message)
        if is_unstorable(name) or is_unstorable(value):
            raise BadInput(
                _l("This holds a character that cannot be stored."),
                field="" if is_unstorable(name) else name,
            )
