from __future__ import annotations

import pytest
from flask import Flask
from flask_security import verify_password
from sqlalchemy import select

from newsroom.database import db
from newsroom.errors import BadInput, NotAllowed, NotFound, TooLarge
from newsroom.events.models import Event
from newsroom.people import actions, rights
from newsroom.people.models import Identity, Person, Role
from tests import make

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.database]
PASSWORD = "four old words there"


def add(by: Person | None = None, **given: str) -> Person:
    typed = {"email": "ana@example.org", "desk_name": "Ana", "password": PASSWORD} | given
    return actions.add_person(by=by, **typed)


def add_with(field: str, value: str) -> Person:
    return add(None, **{field: value})


def history() -> list[tuple[str, object]]:
    rows = db.session.scalars(select(Event).order_by(Event.id))
    return [(event.kind, event.payload.body if event.payload else None) for event in rows]


def test_a_person_is_kept_with_a_hash_and_without_any_right():
    person = add(email=" Ana@Example.org ")

    assert (person.email, person.desk_name, person.active) == ("ana@example.org", "Ana", True)
    assert person.grants == []
    assert person.password is not None
    assert person.password.startswith("$argon2id$")
    assert history() == [("person_added", None)]


def test_a_password_typed_on_another_keyboard_is_the_same(app: Flask):
    person = add(password="contraseña de hoy")  # one letter with its tilde

    assert person.password is not None
    with app.test_request_context():
        assert verify_password("contrasen\N{COMBINING TILDE}a de hoy", person.password)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "nobody"),
        ("email", "a@b@c.example.org"),
        ("email", ""),
        ("desk_name", "  "),
        ("desk_name", "a\0b"),
        ("desk_name", "a\ud800b"),
        ("password", "short"),
        ("locale", "xx"),
    ],
)
def test_what_cannot_be_used_names_its_field(field: str, value: str):
    with pytest.raises(BadInput) as caught:
        add_with(field, value)

    assert caught.value.field == field
    assert history() == []


@pytest.mark.parametrize(("field", "length"), [("desk_name", 121), ("password", 501)])
def test_what_is_too_long_is_refused(field: str, length: int):
    with pytest.raises(TooLarge) as caught:
        add_with(field, "a" * length)

    assert caught.value.field == field


def test_an_address_has_one_account():
    add()

    with pytest.raises(BadInput) as caught:
        add(email="ANA@example.org")

    assert caught.value.field == "email"


@pytest.mark.parametrize("held", ["author", "editor:en", "duty", "keeper", "translator:en>es"])
def test_only_administrators_manage_accounts(held: str):
    somebody, other = make.person(held), make.person("author")

    with pytest.raises(NotAllowed):
        add(by=somebody)
    with pytest.raises(NotAllowed):
        actions.grant(other, Role.DUTY, "", by=somebody)
    with pytest.raises(NotAllowed):
        actions.withdraw(other, Role.AUTHOR, "", by=somebody)
    with pytest.raises(NotAllowed):
        actions.set_active(other, active=False, by=somebody)
    with pytest.raises(NotAllowed):
        actions.change_profile(other, by=somebody, desk_name="Else")
    assert history() == []


def test_a_deactivated_administrator_has_no_right_left():
    admin, other = make.person("admin"), make.person("admin")
    actions.set_active(admin, active=False, by=other)

    with pytest.raises(NotAllowed):
        add(by=admin)


def test_nobody_gives_themselves_a_right():
    admin = make.person("admin")

    with pytest.raises(NotAllowed):
        actions.grant(admin, Role.KEEPER, "", by=admin)

    assert not rights.is_keeper(admin)


def test_a_right_is_given_once_and_says_by_whom():
    admin, person = make.person("admin"), make.person()

    actions.grant(person, Role.EDITOR, "es", by=admin)
    actions.grant(person, Role.EDITOR, "es", by=admin)

    assert [(one.role, one.scope, one.granted_by) for one in person.grants] == [
        (Role.EDITOR, "es", admin.id)
    ]
    assert history() == [("grant_given", {"role": "editor", "scope": "es"})]


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (Role.EDITOR, ""),
        (Role.EDITOR, "xx"),
        (Role.TRANSLATOR, "en"),
        (Role.TRANSLATOR, "en>en"),
        (Role.TRANSLATOR, "en>xx"),
        (Role.AUTHOR, "en"),
        (Role.ADMIN, "es"),
    ],
)
def test_a_scope_fits_its_role(role: Role, scope: str):
    with pytest.raises(BadInput):
        actions.grant(make.person(), role, scope, by=None)


def test_a_withdrawn_right_is_gone():
    admin, person = make.person("admin"), make.person("author", "duty")

    actions.withdraw(person, Role.DUTY, "", by=admin)

    assert (rights.is_author(person), rights.is_duty_editor(person)) == (True, False)
    with pytest.raises(NotFound):
        actions.withdraw(person, Role.DUTY, "", by=admin)


def test_deactivating_ends_every_session_and_is_recorded_once():
    admin, person = make.person("admin"), make.person("author")
    before = person.fs_uniquifier

    actions.set_active(person, active=False, by=admin)
    actions.set_active(person, active=False, by=admin)

    assert person.fs_uniquifier != before
    assert not rights.is_author(person)
    assert history() == [("person_changed", {"changed": ["active"], "active": False})]


def test_a_profile_records_what_changed_and_never_the_words():
    person = make.person(name="Ana")

    actions.change_profile(person, by=person, desk_name="Luz", locale="en", time_zone="UTC")
    actions.change_profile(person, by=person, desk_name="Luz")

    assert (person.desk_name, person.time_zone) == ("Luz", "UTC")
    assert history() == [("person_changed", {"changed": ["desk_name", "time_zone"]})]


def test_a_zone_that_does_not_exist_is_refused():
    person = make.person()

    with pytest.raises(BadInput) as caught:
        actions.change_profile(person, by=person, time_zone="Moon/Base")

    assert caught.value.field == "time_zone"


def test_a_legal_name_is_read_by_a_keeper_only_and_every_reading_is_recorded():
    keeper, admin, person = make.person("keeper"), make.person("admin"), make.person()
    db.session.add(Identity(person_id=person.id, legal_name="Rosa Quispe"))
    db.session.commit()

    with pytest.raises(NotAllowed):
        actions.read_identity(person, by=admin)
    name = actions.read_identity(person, by=keeper)

    assert name == "Rosa Quispe"
    assert history() == [("identity_read", None)]


def test_a_legal_name_that_is_not_kept_is_not_found_and_not_recorded():
    with pytest.raises(NotFound):
        actions.read_identity(make.person(), by=make.person("keeper"))

    assert history() == []


def test_a_person_who_is_gone_is_not_found():
    ghost = Person(id=make.person().id, desk_name="Ghost", email="g@example.org")
    db.session.execute(db.delete(Person).where(Person.id == ghost.id))
    db.session.commit()

    with pytest.raises(NotFound):
        actions.grant(ghost, Role.AUTHOR, "", by=None)
