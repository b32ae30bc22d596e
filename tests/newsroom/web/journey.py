"""A person at the desk: signs in, opens pages and presses their buttons as a browser would."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from newsroom.database import db
from newsroom.people.models import Person

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Forms(HTMLParser):
    """The forms of a page, with what their fields hold when it is opened."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[dict[str, Any]] = []
        self._area = ""
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            self.found.append({"action": given.get("action") or "", "fields": {}})
        if not self.found:
            return
        fields = self.found[-1]["fields"]
        kind = given.get("type", "text")
        if tag == "input" and name and kind not in {"checkbox", "radio", "submit"}:
            fields[name] = given.get("value") or ""
        if tag == "input" and name and kind in {"checkbox", "radio"} and "checked" in given:
            fields[name] = given.get("value") or "on"
        if tag == "textarea" and name:
            self._area = name
            fields[name] = ""
        if tag == "select":
            self._select = name
        if tag == "option" and self._select and ("selected" in given or self._select not in fields):
            fields[self._select] = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            # A parser drops the first line feed of a text box.
            fields = self.found[-1]["fields"]
            held = fields[self._area].replace("\r\n", "\n")
            fields[self._area] = held.removeprefix("\n")
            self._area = ""
        if tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[-1]["fields"][self._area] += data


@dataclass
class Desk:
    """One person's browser."""

    client: FlaskClient

    def open(self, url: str) -> TestResponse:
        """Open a page."""
        return self.client.get(url)

    def page(self, url: str) -> str:
        """Return a page that has to be there."""
        response = self.open(url)
        assert response.status_code == 200, (url, response.status_code, words(response))
        return response.text

    def form(self, page: str, action: str) -> dict[str, str]:
        """Return the fields of the form that goes to an address, as they stand on the page."""
        forms = [one for one in Forms(page).found if one["action"] == action]
        assert forms, (action, [one["action"] for one in Forms(page).found])
        return dict(forms[0]["fields"])

    def press(self, url: str, action: str, **fields: str) -> TestResponse:
        """Open a page, change fields of the form that goes to an address, and send it."""
        filled = self.form(self.page(url), action) | fields
        return self.client.post(action or url, data=filled)

    def send(self, url: str, **fields: str) -> TestResponse:
        """Send a form whose page stays open elsewhere, with a valid token."""
        found = _TOKEN.search(self.page("/desk/"))
        assert found
        return self.client.post(url, data={"csrf_token": found[1], **fields})


def sign_in(app: Flask, person: Person, *, locale: str = "en") -> Desk:
    """Return the browser of a signed-in person."""
    person.locale = locale
    db.session.commit()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = person.fs_uniquifier
        session["_fresh"] = True
    return Desk(client)


def words(response: TestResponse) -> str:
    """Return what a page says, without its markup."""
    body = re.sub(r"<(script|style)\b.*?</\1>", "", response.text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
