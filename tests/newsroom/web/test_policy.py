from __future__ import annotations

import pytest
from flask import Flask

from newsroom.people import actions
from newsroom.people.models import Role
from newsroom.web import policy
from newsroom.web.policy import ADMIN, EDITOR, PUBLIC, STAFF, Access, access
from tests import make
from tests.newsroom.web.browsing import Browser

PATHS = ("/account/profile", "/account/notifications", "/admin/people/", "/desk/", "/translate/")


def test_every_route_and_method_declares_who_may_call_it(app: Flask):
    silent = [
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if (found := policy.declared(app, rule.endpoint)) is None or not found.policy(method)
    ]

    assert silent == []


def test_a_start_fails_when_a_route_declares_nothing():
    app = Flask("forgetful", static_folder=None)
    app.add_url_rule("/open", "open", lambda: "open")

    with pytest.raises(RuntimeError, match=r"GET /open \(open\)"):
        policy.refuse_undeclared(app)


def test_a_start_fails_when_only_get_is_declared_and_post_is_taken():
    app = Flask("forgetful", static_folder=None)
    view = access(get=PUBLIC)(lambda: "half")
    app.add_url_rule("/half", "half", view, methods=["GET", "POST"])

    with pytest.raises(RuntimeError, match=r"POST /half"):
        policy.refuse_undeclared(app)


def test_a_route_that_came_after_the_check_is_closed_to_everybody(app: Flask):
    app.add_url_rule("/late", "late", lambda: "secret")

    answer = Browser(app, make.person("duty", "admin")).get("/late")

    assert answer.status_code == 403
    assert "secret" not in answer.text


def test_methods_are_declared_apart():
    found = Access(get=STAFF, post=EDITOR)

    assert found.policy("GET") is STAFF
    assert found.policy("HEAD") is STAFF
    assert found.policy("OPTIONS") is STAFF
    assert found.policy("POST") is EDITOR
    assert found.policy("DELETE") is None
    assert Access(get=ADMIN).policy("POST") is None


@pytest.mark.parametrize("path", PATHS)
def test_a_stranger_is_led_to_sign_in_and_back(app: Flask, path: str):
    answer = Browser(app).get(f"{path}?page=2")

    assert answer.status_code == 302
    assert answer.location == f"/account/login?next={path}?page%3D2"


def test_an_administrator_has_no_right_to_content(app: Flask):
    browser = Browser(app, make.person("admin"))

    answers = [browser.get(path).status_code for path in ("/desk/", "/translate/", "/review/")]

    assert answers == [403, 403, 403]


@pytest.mark.parametrize("grant", ["author", "editor:es", "translator:en>es", "duty", "keeper"])
def test_content_staff_cannot_manage_accounts(app: Flask, grant: str):
    browser = Browser(app, make.person(grant))

    assert browser.get("/admin/people/").status_code == 403
    assert browser.post("/admin/people/new").status_code == 403


def test_a_right_that_was_withdrawn_is_gone_at_the_next_request(app: Flask):
    person, admin = make.person("admin"), make.person("admin")
    browser = Browser(app, person)
    before = browser.get("/admin/people/").status_code

    actions.withdraw(person, Role.ADMIN, "", by=admin)

    assert (before, browser.get("/admin/people/").status_code) == (200, 403)
