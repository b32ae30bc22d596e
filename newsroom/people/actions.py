"""What is done with accounts: add people, give and withdraw rights, change a profile."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Iterable
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from newsroom.database import action, db, new_id, now
from newsroom.errors import BadInput, NotAllowed, NotFound, TooLarge
from newsroom.events.actions import record
from newsroom.languages import LANGUAGES
from newsroom.people import queries, rights
from newsroom.people.models import Grant, Identity, Notification, Person, Role
from newsroom.people.sign_in import MINIMUM_PASSWORD, hashed
from newsroom.settings import known_zones

NAME_LIMIT = 120
PASSWORD_LIMIT = 500
OWN_RIGHTS = _l("Nobody changes their own rights. Another administrator can do this.")


@action
def add_person(
    *, by: Person | None, email: str, desk_name: str, password: str, locale: str = "en"
) -> Person:
    """Add somebody who can sign in and has no right yet; ``by`` None is the machine's operator.

    Raises:
        BadInput: an address that is none or is taken, a name or password that cannot be used.
    """
    _require_admin(by)
    at = now()
    person = Person(
        id=new_id(),
        email=checked_address(email),
        desk_name=checked_name(desk_name),
        password=hashed(_password(password)),
        locale=_locale(locale),
        created_at=at,
    )
    db.session.add(person)
    try:
        db.session.flush()
    except IntegrityError:
        raise BadInput(_l("This address already has an account."), field="email") from None
    _record("person_added", person, by)
    return person


@action
def grant(person: Person, role: Role, scope: str, *, by: Person | None) -> None:
    """Give a right; giving it twice changes nothing.

    ``scope`` is a language for editors, ``en>es`` for translators, empty for the others.

    Raises:
        NotAllowed: by somebody who is no administrator, or to oneself.
        BadInput: the scope does not fit the role.
    """
    _require_admin_over(person, by)
    _require_scope(role, scope)
    found = _locked(person.id)
    if any(one.role is role and one.scope == scope for one in found.grants):
        return
    found.grants.append(
        Grant(role=role, scope=scope, granted_by=by.id if by else None, granted_at=now())
    )
    _record("grant_given", found, by, role=role.value, scope=scope)


@action
def withdraw(person: Person, role: Role, scope: str, *, by: Person | None) -> None:
    """Take a right back; it ends with the person's next request.

    Raises:
        NotAllowed: by somebody who is no administrator, or from oneself.
        NotFound: the person does not hold this right.
    """
    _require_admin_over(person, by)
    found = _locked(person.id)
    held = [one for one in found.grants if one.role is role and one.scope == scope]
    if not held:
        raise NotFound
    found.grants.remove(held[0])
    _record("grant_withdrawn", found, by, role=role.value, scope=scope)


@action
def set_active(person: Person, *, active: bool, by: Person | None) -> None:
    """Let a person sign in, or no longer; either way every open session of theirs ends.

    Raises:
        NotAllowed: by somebody who is no administrator, or of oneself.
    """
    _require_admin_over(person, by)
    found = _locked(person.id)
    if found.active == active:
        return
    found.active = active
    found.fs_uniquifier = new_id().hex
    _record("person_changed", found, by, changed=["active"], active=active)


@action
def change_profile(
    person: Person,
    *,
    by: Person,
    desk_name: str | None = None,
    locale: str | None = None,
    time_zone: str | None = None,
) -> None:
    """Change what a person is called and in which language and zone they work.

    Raises:
        NotAllowed: of somebody else, by somebody who is no administrator.
        BadInput: a name, language or zone that cannot be used.
    """
    if by.id != person.id:
        _require_admin(by)
    found = _locked(person.id)
    wanted = {
        "desk_name": None if desk_name is None else checked_name(desk_name),
        "locale": None if locale is None else _locale(locale),
        "time_zone": None if time_zone is None else _zone(time_zone),
    }
    changed = [
        name
        for name, value in wanted.items()
        if value is not None and value != getattr(found, name)
    ]
    for name in changed:
        setattr(found, name, wanted[name])
    if changed:
        _record("person_changed", found, by, changed=changed)


@action
def mark_read(person: Person, event_ids: Iterable[int]) -> None:
    """Note that the person has read what they were told; other people's notes stay."""
    db.session.execute(
        update(Notification)
        .where(
            Notification.person_id == person.id,
            Notification.event_id.in_(list(event_ids)),
            Notification.read_at.is_(None),
        )
        .values(read_at=now())
    )


@action
def read_identity(person: Person, by: Person) -> str:
    """Return the legal name, to an identity keeper only; the reading itself is recorded.

    Raises:
        NotAllowed: by somebody who is no identity keeper.
        NotFound: no legal name is kept.
    """
    if not rights.is_keeper(by):
        raise NotAllowed
    identity = db.session.get(Identity, person.id)
    if identity is None:
        raise NotFound
    _record("identity_read", person, by)
    return identity.legal_name


def _record(kind: str, person: Person, by: Person | None, **payload: Any) -> None:
    record(kind, at=now(), actor_id=by.id if by else None, subject_id=person.id, payload=payload)


def _locked(person_id: uuid.UUID) -> Person:
    query = select(Person).where(Person.id == person_id).with_for_update()
    found = db.session.scalars(query, execution_options={"populate_existing": True}).one_or_none()
    if found is None:
        raise NotFound
    return found


def _require_admin(by: Person | None) -> None:
    if by is not None and not rights.is_admin(by):
        raise NotAllowed


def _require_admin_over(person: Person, by: Person | None) -> None:
    _require_admin(by)
    if by is not None and by.id == person.id:
        raise NotAllowed(OWN_RIGHTS)


def _require_scope(role: Role, scope: str) -> None:
    source, arrow, target = scope.partition(">")
    if role is Role.EDITOR:
        fits = scope in LANGUAGES
    elif role is Role.TRANSLATOR:
        fits = bool(arrow) and {source, target} <= LANGUAGES.keys() and source != target
    else:
        fits = not scope
    if not fits:
        raise BadInput(_l("This language does not fit this role."), field="scope")


def checked_name(text: str) -> str:
    """Return a desk name as it is stored, or raise ``BadInput`` when it cannot be one."""
    name = " ".join(text.split())
    if not name:
        raise BadInput(_l("This cannot be empty."), field="desk_name")
    if len(name) > NAME_LIMIT:
        raise TooLarge(
            _l("This is longer than %(limit)s characters.", limit=NAME_LIMIT), field="desk_name"
        )
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in name):
        raise BadInput(_l("This holds a character that cannot be stored."), field="desk_name")
    return name


def checked_address(text: str) -> str:
    """Return an address as it is stored, or raise ``BadInput`` when it is none or is taken."""
    try:
        address = validate_email(text.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise BadInput(_l("This is not an e-mail address."), field="email") from None
    if queries.by_email(address):
        raise BadInput(_l("This address already has an account."), field="email")
    return address


def _password(text: str) -> str:
    if len(text) < MINIMUM_PASSWORD:
        message = _l("A password has at least %(count)s characters.", count=MINIMUM_PASSWORD)
        raise BadInput(message, field="password")
    if len(text) > PASSWORD_LIMIT:
        message = _l("This is longer than %(limit)s characters.", limit=PASSWORD_LIMIT)
        raise TooLarge(message, field="password")
    # Sign-in compares this form, whichever keyboard the letters came from.
    return unicodedata.normalize("NFKD", text)


def _locale(code: str) -> str:
    if code not in LANGUAGES:
        raise BadInput(_l("The newsroom does not speak this language."), field="locale")
    return code


def _zone(name: str) -> str:
    if name and name not in known_zones():
        raise BadInput(_l("This time zone is not known."), field="time_zone")
    return name
