"""The letter with which a forgotten password is set anew."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default

from flask import Flask

from newsroom.people import actions
from newsroom.settings import current

PASSWORD = "a long and quiet sentence"
FOREIGN = "http://thief.example"


def test_the_letter_leads_to_the_newsroom_whatever_host_was_asked(app: Flask) -> None:
    email = "ana@example.org"
    actions.add_person(by=None, email=email, desk_name="Ana", password=PASSWORD)
    browser = app.test_client()
    page = browser.get("/account/reset", base_url=FOREIGN).text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token

    browser.post("/account/reset", base_url=FOREIGN, data={"email": email, "csrf_token": token[1]})

    (letter,) = (current().data / "mail").glob("*.eml")
    message = message_from_bytes(letter.read_bytes(), policy=default)
    words = message.get_content()
    assert "thief.example" not in words
    link = re.search(re.escape(current().public_url) + r"(/account/reset/\S+)", words)
    assert link
    assert app.test_client().get(link[1]).status_code == 200
