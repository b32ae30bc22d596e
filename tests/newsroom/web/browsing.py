"""A browser of one person, with the tokens that its forms need."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from newsroom.database import db
from newsroom.people.models import Person

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Browser:
    """Asks and sends as a person would; nobody is signed in at first."""

    def __init__(self, app: Flask, person: Person | None = None) -> None:
        self.client = app.test_client()
        if person is not None:
            with self.client.session_transaction() as session:
                session["_user_id"] = person.fs_uniquifier
                session["_fresh"] = True
        db.session.rollback()

    def get(self, path: str, **given: Any) -> TestResponse:
        """Ask for a page; the test's own transaction ends first, so that nobody waits."""
        db.session.rollback()
        return self.client.get(path, buffered=True, **given)

    def token(self) -> str:
        """Return a token for a form."""
        found = _TOKEN.search(self.get("/nothing-at-all").text)
        assert found
        return found[1]

    def post(self, path: str, data: dict[str, Any] | None = None, **given: Any) -> TestResponse:
        """Send a form of a page of ours."""
        typed = {"csrf_token": self.token(), **(data or {})}
        given.setdefault("headers", {"Origin": "http://localhost"})
        return self.client.post(path, data=typed, **given)
