from __future__ import annotations

import uuid

from flask import Flask
from sqlalchemy import event, select

from newsroom.database import db
from newsroom.events.models import Event
from newsroom.people import queries, rights
from newsroom.people.models import Person
from tests import make
from tests.newsroom.web.browsing import Browser

NEW = {
    "email": "zoe@example.org",
    "desk_name": "Zoë",
    "password": "four old words there",
    "locale": "es",
}


def account_page(person: Person) -> str:
    return f"/admin/people/{person.id}"


def kinds() -> list[str]:
    return list(db.session.scalars(select(Event.kind).order_by(Event.id)))


def test_an_administrator_adds_a_person_who_can_then_sign_in(app: Flask):
    answer = Browser(app, make.person("admin")).post("/admin/people/new", NEW)

    added = queries.by_email("zoe@example.org")
    assert added
    assert (answer.status_code, answer.location) == (302, account_page(added))
    assert (added.desk_name, added.locale, added.grants) == ("Zoë", "es", [])
    typed = {"email": "zoe@example.org", "password": NEW["password"]}
    assert Browser(app).post("/account/login", typed).status_code == 302


def test_a_person_that_cannot_be_added_comes_back_with_what_was_typed(app: Flask):
    make.person(email="taken@example.org")
    browser = Browser(app, make.person("admin"))

    taken = browser.post("/admin/people/new", NEW | {"email": "Taken@example.org"})
    wrong = browser.post("/admin/people/new", NEW | {"email": "no address", "password": "short"})

    assert (taken.status_code, wrong.status_code) == (422, 422)
    assert "This address already has an account." in taken.text
    assert "This is not an e-mail address." in wrong.text
    assert "A password has at least 12 characters." in wrong.text
    assert 'value="Zoë"' in wrong.text
    assert "short" not in wrong.text


def test_rights_are_given_and_withdrawn_on_a_persons_page(app: Flask):
    person = make.person(name="Tomás")
    browser = Browser(app, make.person("admin"))
    page = account_page(person)

    browser.post(f"{page}/grant", {"right": "translator:en>es"})
    given = rights.is_translator(person, "en", "es")
    listed = browser.get("/admin/people/").text
    browser.post(f"{page}/withdraw", {"right": "translator:en>es"})
    db.session.expire_all()

    assert given
    assert "Translator English → español" in listed
    assert not rights.is_translator(person, "en", "es")
    assert kinds() == ["grant_given", "grant_withdrawn"]


def test_a_right_that_is_not_offered_is_bad_input(app: Flask):
    page = account_page(make.person())
    browser = Browser(app, make.person("admin"))

    answers = [
        browser.post(f"{page}/grant", {"right": right}).status_code
        for right in ("", "editor:xx", "translator:en>en", "owner:", "author:en")
    ]

    assert answers == [422] * 5


def test_an_administrator_changes_nothing_of_themselves(app: Flask):
    admin = make.person("admin")
    browser, page = Browser(app, admin), account_page(admin)

    answers = [
        browser.post(f"{page}/grant", {"right": "duty:"}),
        browser.post(f"{page}/withdraw", {"right": "admin:"}),
        browser.post(f"{page}/active", {"active": "no"}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 3
    assert "Nobody changes their own rights." in browser.get(page).text
    assert kinds() == []


def test_a_deactivated_person_is_out_at_the_next_request_and_cannot_come_back(app: Flask):
    admin = Browser(app, make.person("admin"))
    admin.post("/admin/people/new", NEW)
    person = queries.by_email("zoe@example.org")
    assert person
    browser, page = Browser(app, person), account_page(person)
    typed = {"email": "zoe@example.org", "password": NEW["password"]}

    admin.post(f"{page}/active", {"active": "no"})
    out = browser.get("/account/profile").status_code
    back = Browser(app).post("/account/login", typed).status_code
    admin.post(f"{page}/active", {"active": "yes"})
    again = Browser(app).post("/account/login", typed).status_code

    assert (out, back, again) == (302, 200, 302)


def test_a_name_is_shown_as_it_is_and_never_as_markup(app: Flask):
    person = make.person(name="<script>alert(1)</script>")
    browser = Browser(app, make.person("admin"))

    pages = [browser.get("/admin/people/").text, browser.get(account_page(person)).text]

    assert all("<script>alert" not in page for page in pages)
    assert all("&lt;script&gt;alert(1)" in page for page in pages)


def test_the_administrators_pages_lead_to_each_other(app: Flask):
    browser = Browser(app, make.person("admin"))

    assert browser.get("/admin/").location == "/admin/people/"
    assert browser.get("/admin/people/new").status_code == 200
    assert browser.get(f"/admin/people/{uuid.uuid4()}").status_code == 404


def test_the_list_of_people_asks_as_often_for_many_as_for_one(app: Flask):
    browser = Browser(app, make.person("admin"))
    asked: list[int] = []
    db.session.rollback()

    def count() -> int:
        asked.clear()
        browser.get("/admin/people/")
        return len(asked)

    event.listen(db.engine, "before_cursor_execute", lambda *_args: asked.append(1))
    few = count()
    for _ in range(3):
        make.person("author", "editor:es")

    assert count() == few
