from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from flask import Flask

from newsroom.database import db, now
from newsroom.people import actions, queries
from newsroom.people.models import Person
from tests.newsroom.web.browsing import Browser

# Flask-Security 5.9 still gives WTForms its choices in the older form.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Passing SelectField choices:DeprecationWarning",
    "ignore:SelectField choices:DeprecationWarning",
)
TYPED = {"email": "ana@example.org", "password": "four old words there"}


def shown_by_the_app(key: str, steps_ahead: int = 0) -> str:
    """Return what an authenticator app shows (RFC 6238: SHA-1, 30 seconds, six digits)."""
    secret = base64.b32decode(key.replace("-", "") + "=" * (-len(key.replace("-", "")) % 8))
    counter = struct.pack(">Q", int(time.time()) // 30 + steps_ahead)
    digest = hmac.new(secret, counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def with_second_factor(app: Flask) -> tuple[Person, str]:
    """Add a person and carry them through the page that switches the second factor on."""
    person = actions.add_person(by=None, desk_name="Ana", **TYPED)
    browser = Browser(app, person)
    with browser.client.session_transaction() as session:
        session["fs_paa"] = now().timestamp()
    page = browser.post("/account/tf-setup", {"setup": "authenticator"}).text
    key = re.search(r"<code>([A-Z2-7-]+)</code>", page)
    action = re.search(r'action="(/account/tf-setup/[^"]+)"', page)
    assert key
    assert action
    browser.post(action[1], {"code": shown_by_the_app(key[1])})
    db.session.expire_all()
    return person, key[1]


def test_with_a_second_factor_the_password_alone_opens_nothing(app: Flask):
    person, _key = with_second_factor(app)
    browser = Browser(app)

    page = browser.post("/account/login", TYPED, follow_redirects=True)

    assert person.tf_primary_method == "authenticator"
    assert "Type the code that your authenticator app shows now." in page.text
    assert browser.get("/account/profile").status_code == 302


def test_the_code_of_the_app_completes_the_sign_in(app: Flask):
    _person, key = with_second_factor(app)
    browser = Browser(app)
    browser.post("/account/login", TYPED)

    wrong = browser.post("/account/tf-validate", {"code": "000000"})
    right = browser.post("/account/tf-validate", {"code": shown_by_the_app(key, 1)})

    assert wrong.status_code == 200
    assert "Invalid code" in wrong.text
    assert right.status_code == 302
    assert browser.get("/account/profile").status_code == 200


def test_a_recovery_code_gets_in_once(app: Flask):
    person, _key = with_second_factor(app)
    owner = Browser(app, person)
    with owner.client.session_transaction() as session:
        session["fs_paa"] = now().timestamp()
    page = owner.post("/account/mf-recovery-codes", {"generate_new_codes": "1"}).text
    code = re.search(r"<li>([0-9a-z-]{8,})</li>", page)
    assert code

    entered = []
    for _ in range(2):
        browser = Browser(app)
        browser.post("/account/login", TYPED)
        browser.get("/account/mf-recovery")
        browser.post("/account/mf-recovery", {"code": code[1]})
        entered.append(browser.get("/account/profile").status_code)

    assert entered == [200, 302]
    assert queries.by_email(TYPED["email"]) is not None
