"""What forms meet before their view: tokens that last, and locks that are not taken for nothing."""

from __future__ import annotations

import re
import threading
import time
from typing import Any

import pytest
from flask import Flask
from itsdangerous import TimestampSigner

from newsroom.people import actions
from newsroom.people.models import Person
from tests import make
from tests.newsroom.web.browsing import Browser

PASSWORD = "a long and quiet sentence"
EIGHT_HOURS_S = 8 * 60 * 60


def test_a_page_that_was_open_for_a_day_of_work_can_still_be_sent(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Browser(app, make.person("author"))
    token = browser.token()
    later = int(time.time()) + EIGHT_HOURS_S
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _signer: later)

    sent = browser.client.post(
        "/account/language", data={"csrf_token": token, "language": "es", "next": "/desk/"}
    )

    assert sent.status_code == 303


def test_a_stranger_who_tries_passwords_keeps_nobody_from_saving(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.add_person(by=None, email="ana@example.org", desk_name="Ana", password=PASSWORD)
    saved: list[bool] = []
    verify = Person.verify_and_update_password

    def somebody_saves() -> None:
        with app.app_context():
            make.person("author")

    def while_it_is_checked(person: Person, password: str) -> Any:
        other = threading.Thread(target=somebody_saves)
        other.start()
        other.join(timeout=3)
        saved.append(not other.is_alive())
        return verify(person, password)

    monkeypatch.setattr(Person, "verify_and_update_password", while_it_is_checked)
    browser = app.test_client()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', browser.get("/account/login").text)
    assert token
    form = {"email": "ana@example.org", "csrf_token": token[1]}

    wrong = browser.post("/account/login", data=form | {"password": "another sentence"})
    right = browser.post("/account/login", data=form | {"password": PASSWORD})

    assert saved == [True, True]
    assert (wrong.status_code, right.status_code) == (200, 302)
    assert browser.get("/account/profile").status_code == 200


@pytest.mark.parametrize("grants", [("author",), ()])
def test_a_part_of_a_form_without_a_name_is_refused_in_words(
    app: Flask, grants: tuple[str, ...]
) -> None:
    browser = Browser(app, make.person(*grants) if grants else None)
    part = b"--x\r\nContent-Disposition: form-data\r\n\r\nwords that are worth keeping\r\n--x--\r\n"

    reply = browser.client.post(
        "/account/language",
        data=part,
        content_type="multipart/form-data; boundary=x",
        headers={"X-CSRFToken": browser.token(), "Origin": "http://localhost"},
    )

    assert reply.status_code == 422
    assert "Something has to be changed first" in reply.text
