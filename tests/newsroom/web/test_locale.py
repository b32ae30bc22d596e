from __future__ import annotations

import datetime as dt

import pytest
from flask import Flask, g

from newsroom.database import db
from newsroom.web import filters, locale
from newsroom.web.same_site import is_page_of_ours
from tests import make
from tests.newsroom.web.browsing import Browser


def spoken(page: str) -> str:
    return page.partition('<html lang="')[2][:2]


def test_a_stranger_is_spoken_to_in_the_browsers_language(app: Flask):
    browser = Browser(app)

    languages = [
        spoken(browser.get("/account/login", headers={"Accept-Language": wanted}).text)
        for wanted in ("es-PE,es;q=0.9,en;q=0.5", "en-GB", "fr", "")
    ]

    assert languages == ["es", "en", "en", "en"]


def test_a_language_asked_for_in_the_address_is_kept_for_the_session(app: Flask):
    browser = Browser(app)

    first = browser.get("/account/login?lang=es")
    later = browser.get("/account/login", headers={"Accept-Language": "en"})
    unknown = browser.get("/account/login?lang=xx")

    assert [spoken(page.text) for page in (first, later, unknown)] == ["es", "es", "es"]


def test_a_persons_own_language_wins(app: Flask):
    person = make.person()
    person.locale = "es"
    db.session.commit()

    page = Browser(app, person).get("/account/profile?lang=en", headers={"Accept-Language": "en"})

    assert spoken(page.text) == "es"


def test_switching_speaks_the_other_language_and_returns_to_the_page(app: Flask):
    browser = Browser(app)

    answer = browser.post("/account/language", {"language": "es", "next": "/account/reset?lang=en"})

    assert (answer.status_code, answer.location) == (303, "/account/reset?lang=en")
    assert spoken(browser.get("/account/login").text) == "es"


def test_switching_when_signed_in_is_kept_with_the_person(app: Flask):
    person = make.person()

    Browser(app, person).post("/account/language", {"language": "es"})

    assert person.locale == "es"
    assert spoken(Browser(app, person).get("/account/profile").text) == "es"


@pytest.mark.parametrize(
    "there",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        " /desk/",
        "javascript:alert(1)",
        "desk/",
        "",
    ],
)
def test_switching_never_leads_off_the_site(app: Flask, there: str):
    answer = Browser(app).post("/account/language", {"language": "en", "next": there})

    assert not is_page_of_ours(there)
    assert answer.location == "/account/start"


def test_a_language_that_nobody_speaks_is_bad_input(app: Flask):
    assert Browser(app).post("/account/language", {"language": "xx"}).status_code == 422


@pytest.mark.parametrize(
    ("language", "zone", "shown"),
    [
        ("en", "UTC", "8 Nov 2017, 23:30"),
        ("en", "America/Lima", "8 Nov 2017, 18:30"),
        ("es", "Europe/Madrid", "9 nov 2017, 00:30"),
    ],
)
def test_an_instant_is_shown_in_the_persons_zone_and_language(
    app: Flask, language: str, zone: str, shown: str
):
    moment = dt.datetime(2017, 11, 8, 23, 30, tzinfo=dt.UTC)
    with app.test_request_context():
        g.language, g.time_zone = language, zone

        assert filters.moment(moment) == shown


def test_a_day_is_written_in_the_persons_language(app: Flask):
    with app.test_request_context():
        g.language, g.time_zone = "es", "UTC"

        assert filters.day(dt.date(2017, 11, 8)) == "8 de noviembre de 2017"
        assert filters.day(dt.datetime(2017, 11, 8, 1, tzinfo=dt.UTC)) == "8 nov 2017"


def test_states_have_a_colour_and_a_name(app: Flask):
    with app.test_request_context():
        tones = [filters.state_tone(one) for one in ("live", "held", "failed", "scheduled", None)]

        assert tones == ["good", "warn", "bad", "info", "plain"]
        assert filters.language_name("es") == "español"
        assert str(filters.event_label("grant_given")) == "gave a right"


def test_every_zone_on_offer_is_one_that_can_be_kept():
    zones = locale.known_zones()

    assert "America/Lima" in zones
    assert "UTC" in zones
