from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from newsroom.database import db, now
from newsroom.events.models import Event
from newsroom.people import actions, queries
from newsroom.people.models import Notification, Person
from newsroom.web.sign_in_words import WORDS
from tests import make
from tests.newsroom.web.browsing import Browser

PASSWORD = "four old words there"


def member(email: str = "ana@example.org") -> Person:
    return actions.add_person(by=None, email=email, desk_name="Ana", password=PASSWORD)


def told(person: Person, event_id: int) -> None:
    db.session.add(Notification(person_id=person.id, event_id=event_id, told_at=now()))
    db.session.commit()


def test_somebody_signs_in_with_their_password_and_lands_where_their_work_is(app: Flask):
    member()
    browser = Browser(app)

    answer = browser.post("/account/login", {"email": "ANA@example.org", "password": PASSWORD})

    assert (answer.status_code, answer.location) == (302, "/account/start")
    assert browser.get("/account/start").location == "/account/profile"


def test_the_start_leads_each_to_the_first_place_of_their_rights(app: Flask):
    people = make.staff()
    works = [people.author, people.translator, people.editor_es, people.admin]

    places = [Browser(app, one).get("/account/start").location for one in works]

    assert places == ["/desk/", "/desk/", "/desk/", "/admin/people/"]


def test_a_wrong_password_and_an_unknown_address_read_the_same(app: Flask):
    member()
    browser = Browser(app)

    one = browser.post("/account/login", {"email": "ana@example.org", "password": "x" * 12})
    other = browser.post("/account/login", {"email": "who@example.org", "password": "x" * 12})

    said = "Authentication failed - identity or password/passcode invalid"
    assert said in one.text
    assert said in other.text


def test_the_way_after_signing_in_never_leaves_the_site(app: Flask):
    member()
    typed = {"email": "ana@example.org", "password": PASSWORD}

    answer = Browser(app).post("/account/login?next=//evil.example/", typed)

    assert "evil.example" not in answer.headers.get("Location", "")


def test_a_profile_is_saved_and_recorded(app: Flask):
    person = make.person()
    typed = {"desk_name": "  Luz  Marín ", "locale": "es", "time_zone": "America/Lima"}

    answer = Browser(app, person).post("/account/profile", typed)

    assert answer.status_code == 302
    assert (person.desk_name, person.locale, person.time_zone) == (
        "Luz Marín",
        "es",
        "America/Lima",
    )
    assert db.session.scalars(select(Event.kind)).all() == ["person_changed"]


def test_a_profile_that_cannot_be_accepted_comes_back_with_what_was_typed(app: Flask):
    person = make.person(name="Ana")
    typed = {"desk_name": "A" * 121, "locale": "xx", "time_zone": "Moon/Base"}

    answer = Browser(app, person).post("/account/profile", typed)

    assert answer.status_code == 422
    assert "A" * 121 in answer.text
    assert answer.text.count('aria-invalid="true"') == 3
    assert person.desk_name == "Ana"


def test_notifications_are_listed_and_marked_as_read(app: Flask):
    people = make.staff()
    edition = make.draft(people)
    event_id = db.session.scalars(select(Event.id)).one()
    told(people.editor_en, event_id)
    browser = Browser(app, people.editor_en)

    page = browser.get("/account/notifications")
    browser.post("/account/notifications", {"event": str(event_id)})

    assert "River defenders win their case" in page.text
    assert f"/desk/articles/{edition.article_id}" in page.text
    assert "1 new notification" in page.text
    assert "Nothing new" in browser.get("/account/notifications").text


def test_a_title_that_one_may_no_longer_see_is_not_in_their_notifications(app: Flask):
    people = make.staff()
    make.draft(people)
    told(people.translator, db.session.scalars(select(Event.id)).one())

    page = Browser(app, people.translator).get("/account/notifications")

    assert page.status_code == 200
    assert "River defenders" not in page.text


def test_nobody_marks_the_notifications_of_others(app: Flask):
    people = make.staff()
    make.draft(people)
    event_id = db.session.scalars(select(Event.id)).one()
    told(people.editor_en, event_id)

    Browser(app, people.editor_es).post("/account/notifications", {"event": str(event_id)})

    assert queries.unread_count(people.editor_en) == 1


def test_a_notification_that_is_no_number_is_bad_input(app: Flask):
    browser = Browser(app, make.person())

    answers = [browser.post("/account/notifications", {"event": e}) for e in ("x", "9" * 19, "-1")]

    assert [answer.status_code for answer in answers] == [422, 422, 422]


def test_a_changed_password_ends_the_other_sessions(app: Flask):
    person = member()
    here, elsewhere = Browser(app, person), Browser(app, person)
    new = "five new words over here"
    typed = {"password": PASSWORD, "new_password": new, "new_password_confirm": new}
    with here.client.session_transaction() as session:
        session["fs_paa"] = now().timestamp()

    here.post("/account/change", typed)

    assert here.get("/account/profile").status_code == 200
    assert elsewhere.get("/account/profile").status_code == 302


def test_a_forgotten_password_is_replaced_by_the_letters_link(app: Flask):
    member()
    browser = Browser(app)

    browser.post("/account/reset", {"email": "ana@example.org"})
    (letter,) = (Path(app.extensions["newsroom_settings"].data) / "mail").glob("*.eml")
    words = message_from_bytes(letter.read_bytes(), policy=default).get_content()
    link = re.search(r"/account/reset/\S+", words)
    assert link
    new = {"password": "another long password", "password_confirm": "another long password"}
    answer = browser.post(link[0], new)
    signed_in = browser.post(
        "/account/login", {"email": "ana@example.org", "password": "another long password"}
    )

    assert answer.status_code == 302
    assert signed_in.status_code == 302


# Flask-Security 5.9 still gives WTForms its choices in the older form.
@pytest.mark.filterwarnings("ignore:Passing SelectField choices:DeprecationWarning")
def test_the_pages_of_signing_in_are_our_own(app: Flask):
    person = member()
    stranger, signed_in = Browser(app), Browser(app, person)
    with signed_in.client.session_transaction() as session:
        session["fs_paa"] = now().timestamp()

    pages = [stranger.get(path) for path in ("/account/login", "/account/reset")]
    own = ("/account/change", "/account/tf-setup", "/account/mf-recovery-codes", "/account/verify")
    pages += [signed_in.get(path) for path in own]
    pages.append(signed_in.post("/account/tf-setup", {"setup": "authenticator"}))

    assert [page.status_code for page in pages] == [200] * 7
    assert all('class="masthead' in page.text for page in pages)
    assert all("<style" not in page.text for page in pages)
    assert 'class="qr"' in pages[-1].text


def test_every_word_of_flask_security_that_can_be_said_is_in_our_catalogue(app: Flask):
    with app.test_request_context():
        ours = {str(word) for word in WORDS}
    said = {
        app.config[f"SECURITY_MSG_{name}"][0]
        for name in (
            "DISABLED_ACCOUNT",
            "GENERIC_AUTHN_FAILED",
            "GENERIC_RECOVERY",
            "INVALID_PASSWORD",
            "INVALID_RECOVERY_CODE",
            "INVALID_RESET_PASSWORD_TOKEN",
            "PASSWORD_CHANGE",
            "PASSWORD_INVALID_LENGTH",
            "PASSWORD_IS_THE_SAME",
            "PASSWORD_NOT_PROVIDED",
            "PASSWORD_RESET",
            "PASSWORD_RESET_EXPIRED",
            "PASSWORD_RESET_NO_LOGIN",
            "REAUTHENTICATION_REQUIRED",
            "REAUTHENTICATION_SUCCESSFUL",
            "RETYPE_PASSWORD_MISMATCH",
            "TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL",
            "TWO_FACTOR_DISABLED",
            "TWO_FACTOR_INVALID_TOKEN",
            "TWO_FACTOR_LOGIN_SUCCESSFUL",
            "TWO_FACTOR_METHOD_NOT_AVAILABLE",
            "TWO_FACTOR_PERMISSION_DENIED",
            "TWO_FACTOR_SETUP_EXPIRED",
            "UNAUTHENTICATED",
        )
    }

    assert said - ours == set()
