from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from newsroom import errors
from newsroom.web import error_pages
from newsroom.web.doors import is_unstorable
from newsroom.web.limits import caller
from newsroom.web.policy import PUBLIC, SIGNED_IN, access
from tests import make
from tests.newsroom.web.browsing import Browser

LONG = "A sentence that somebody has written with care."


def raising(app: Flask, error: BaseException) -> str:
    """Add a page that fails in a given way."""

    @access(get=PUBLIC, post=PUBLIC)
    def fail() -> str:
        raise error

    app.add_url_rule("/fails", "fails", fail, methods=["GET", "POST"])
    return "/fails"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.NotFound(), 404),
        (errors.NotAllowed(), 403),
        (errors.BadInput("No.", field="title"), 422),
        (errors.TooLarge("No.", field="title"), 413),
        (errors.Refused("submit", [errors.Unmet("x", "No.")]), 409),
        (errors.AlreadyClaimed(), 409),
        (errors.StaleSave({"title": "a"}, {"title": "b"}, 2), 409),
        (errors.Busy(), 503),
        (errors.NewsroomError(), 422),
    ],
)
def test_each_error_has_its_status(error: errors.NewsroomError, status: int):
    assert error_pages.status_of(error) == status


def test_bad_input_names_the_problem_and_gives_the_typed_text_back(app: Flask):
    path = raising(app, errors.BadInput("This is no slug.", field="slug"))

    answer = Browser(app).post(path, {"body": LONG})

    assert answer.status_code == 422
    assert "This is no slug." in answer.text
    assert LONG in answer.text


def test_a_form_from_elsewhere_is_not_shown_under_our_name(app: Flask):
    path = raising(app, errors.BadInput("No."))

    answer = Browser(app).post(path, {"body": LONG}, headers={"Origin": "http://evil.example"})

    assert LONG not in answer.text


def test_a_password_is_never_given_back(app: Flask):
    path = raising(app, errors.BadInput("No."))

    answer = Browser(app).post(path, {"new_password": "a very long pass phrase indeed"})

    assert "pass phrase" not in answer.text


def test_a_refusal_names_each_unmet_guard_and_whose_move_it_is(app: Flask):
    unmet = [
        errors.Unmet("approved", "The Spanish text is not approved.", "An editor for Spanish."),
        errors.Unmet("embargo", "The embargo ends on Friday."),
    ]
    path = raising(app, errors.Refused("publish", unmet))

    answer = Browser(app).post(path)

    assert answer.status_code == 409
    assert "The Spanish text is not approved." in answer.text
    assert "Next move: An editor for Spanish." in answer.text
    assert "The embargo ends on Friday." in answer.text


def test_a_stale_save_shows_both_texts_and_the_way_back(app: Flask):
    path = raising(app, errors.StaleSave({"title": "<b>Mine</b>"}, {"title": "Theirs"}, 3))
    headers = {"Origin": "http://localhost", "Referer": "http://localhost/desk/"}

    answer = Browser(app).post(path, headers=headers)

    assert answer.status_code == 409
    assert "&lt;b&gt;Mine&lt;/b&gt;" in answer.text
    assert "Theirs" in answer.text
    assert 'href="/desk/"' in answer.text


def test_a_form_without_its_token_is_refused_and_its_text_kept(app: Flask):
    client = app.test_client()

    answer = client.post(
        "/account/language", data={"note": LONG}, headers={"Origin": "http://localhost"}
    )

    assert answer.status_code == 400
    assert LONG in answer.text


def test_a_session_that_ended_while_writing_loses_no_text(app: Flask):
    answer = Browser(app).post("/account/profile", {"desk_name": LONG})

    assert answer.status_code == 401
    assert LONG in answer.text


@pytest.mark.parametrize("value", ["a\0b", "\ud800"])
def test_a_character_that_no_database_takes_is_known(value: str):
    assert is_unstorable(value)
    assert not is_unstorable("ñ 𝄞 \n")


def test_nul_in_a_form_field_is_bad_input(app: Flask):
    answer = Browser(app, make.person()).post("/account/profile", {"desk_name": "a\0b"})

    assert answer.status_code == 422


@pytest.mark.parametrize("path", ["/account/login?next=%00", "/account/login?%00=1"])
def test_nul_in_an_address_is_bad_input(app: Flask, path: str):
    assert Browser(app).get(path).status_code == 422


@pytest.mark.parametrize(
    "name", ["not-a-uuid", "%00", "1", "%ED%A0%80", "c3cf1512-fb71-4741-80d8-4a4d1fe7660"]
)
def test_a_malformed_id_is_a_page_that_does_not_exist(app: Flask, name: str):
    answer = Browser(app, make.person("admin")).get(f"/admin/people/{name}")

    assert answer.status_code == 404


def test_unknown_pages_carry_no_hint(app: Flask):
    browser = Browser(app)

    one, other = browser.get("/nothing"), browser.get("/nothing-else/at-all")

    assert (one.status_code, other.status_code) == (404, 404)
    assert "Desk" not in one.text
    assert "/nothing" not in browser.post("/nothing").text.replace('value="/nothing', "")


def test_a_wrong_method_says_which_ones_are_right(app: Flask):
    answer = Browser(app).get("/account/language")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_request_of_more_than_twelve_megabytes_is_too_large(app: Flask):
    answer = Browser(app).client.post(
        "/account/login", data=b"a" * (12 * 1024 * 1024 + 1), content_type="text/plain"
    )

    assert answer.status_code in {400, 413}
    data = {"csrf_token": "x", "body": "a" * (12 * 1024 * 1024)}
    assert Browser(app).client.post("/account/login", data=data).status_code == 413


def test_a_broken_page_says_nothing_of_what_broke(app: Flask):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    path = raising(app, RuntimeError("the secret is Zarzamora"))

    answer = Browser(app, make.person()).get(path)

    assert answer.status_code == 500
    assert "Zarzamora" not in answer.text
    assert "What you saved before is safe." in answer.text


def test_a_database_that_is_away_is_told_without_asking_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    browser = Browser(app, make.person())

    def away(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("SELECT", {}, Exception("connection refused"))

    monkeypatch.setattr("sqlalchemy.engine.base.Connection.execute", away)
    monkeypatch.setattr("sqlalchemy.engine.base.Connection.exec_driver_sql", away)
    page = browser.client.get("/desk/")
    health, live = (app.test_client().get(path) for path in ("/-/health", "/-/live"))

    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    assert "connection refused" not in page.text
    assert (health.status_code, health.json) == (503, {"ok": False})
    assert (live.status_code, live.json) == (200, {"ok": True})


def test_the_newsroom_says_that_it_is_well_and_nothing_else(app: Flask):
    answer = Browser(app).get("/-/health")

    assert (answer.status_code, answer.json) == (200, {"ok": True})


def test_an_error_for_htmx_goes_above_the_content(app: Flask):
    path = raising(app, errors.AlreadyClaimed())
    headers = {"Origin": "http://localhost", "HX-Request": "true"}

    answer = Browser(app).post(path, headers=headers)

    assert answer.status_code == 409
    assert answer.headers["HX-Retarget"] == "#messages"
    assert "<html" not in answer.text
    assert "Another translator has already claimed this task." in answer.text


def test_too_many_tries_to_sign_in_are_stopped(app: Flask):
    browser = Browser(app)
    typed = {"email": "nobody@example.org", "password": "wrong-password-1"}

    statuses = [browser.post("/account/login", typed).status_code for _ in range(11)]

    assert statuses == [200] * 10 + [429]


def test_the_name_of_an_address_in_the_limits_is_not_the_address(app: Flask):
    with app.test_request_context(environ_base={"REMOTE_ADDR": "203.0.113.7"}):
        name = caller()

    assert len(name) == 32
    assert "203" not in name or "113" not in name


def test_every_page_carries_the_desks_headers_and_its_own_nonce(app: Flask):
    browser = Browser(app)

    one, other = browser.get("/account/login"), browser.get("/account/login")

    policies = [answer.headers["Content-Security-Policy"] for answer in (one, other)]
    nonces = [policy.partition("'nonce-")[2].partition("'")[0] for policy in policies]
    assert nonces[0] != nonces[1]
    assert f'nonce="{nonces[0]}"' in one.text
    assert "unsafe" not in policies[0]
    assert one.headers["Cache-Control"] == "private, no-store"
    assert " style=" not in one.text
    assert " onclick" not in one.text


def test_a_signed_in_page_may_be_declared_and_seen(app: Flask):
    app.add_url_rule("/ours", "ours", access(get=SIGNED_IN)(lambda: "ours"))

    assert Browser(app, make.person()).get("/ours").text == "ours"
