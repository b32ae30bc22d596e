"""The administrator's pages: who works here and what each may do; nothing of any article."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.languages import LANGUAGES
from newsroom.people import actions, queries
from newsroom.people.models import Grant, Person, Role
from newsroom.web.account import me
from newsroom.web.account_forms import PersonForm
from newsroom.web.policy import ADMIN, access

bp = Blueprint("admin", __name__, url_prefix="/admin")


@dataclass(frozen=True)
class Right:
    """A right that can be given: as the form sends it, and in words."""

    value: str
    label: Any


def rights_on_offer() -> list[Right]:
    """Return every right of this newsroom, in the order of the work."""
    codes = list(LANGUAGES)
    pairs = [(one, other) for one in codes for other in codes if one != other]
    scoped = [
        (Role.AUTHOR, ""),
        *((Role.TRANSLATOR, f"{one}>{other}") for one, other in pairs),
        *((Role.EDITOR, code) for code in codes),
        (Role.DUTY, ""),
        (Role.ADMIN, ""),
        (Role.KEEPER, ""),
        (Role.IMPORTER, ""),
    ]
    return [Right(f"{role.value}:{scope}", right_label(role, scope)) for role, scope in scoped]


def right_label(role: Role, scope: str) -> Any:
    """Return a right in words."""
    if role is Role.TRANSLATOR:
        source, _arrow, target = scope.partition(">")
        return _l(
            "Translator %(source)s → %(target)s",
            source=LANGUAGES[source].name,
            target=LANGUAGES[target].name,
        )
    if role is Role.EDITOR:
        return _l("Editor, %(language)s", language=LANGUAGES[scope].name)
    return {
        Role.AUTHOR: _l("Author"),
        Role.DUTY: _l("Duty editor"),
        Role.ADMIN: _l("Administrator"),
        Role.KEEPER: _l("Identity keeper"),
        Role.IMPORTER: _l("Importer"),
    }[role]


def in_words(grants: Sequence[Grant]) -> list[Right]:
    """Return a person's rights in the order of the work."""
    held = {f"{one.role.value}:{one.scope}" for one in grants}
    return [right for right in rights_on_offer() if right.value in held]


@bp.get("/")
@access(get=ADMIN)
def home() -> ResponseReturnValue:
    """Lead to the people."""
    return redirect(url_for("admin.people"))


@bp.get("/people/")
@access(get=ADMIN)
def people() -> ResponseReturnValue:
    """List everybody with their rights."""
    rows = [(person, in_words(person.grants)) for person in queries.everyone()]
    return render_template("admin/people.html", rows=rows)


@bp.get("/people/new")
@access(get=ADMIN)
def new_person() -> ResponseReturnValue:
    """Show the form for somebody new."""
    return render_template("admin/new_person.html", form=PersonForm.offered())


@bp.post("/people/new")
@access(post=ADMIN)
def add_person() -> ResponseReturnValue:
    """Add somebody; what cannot be accepted comes back with what was typed."""
    form = PersonForm.offered()
    if not form.validate():
        return render_template("admin/new_person.html", form=form), 422
    person = actions.add_person(
        by=me(),
        email=form.email.data,
        desk_name=form.desk_name.data,
        password=form.password.data,
        locale=form.locale.data,
    )
    said = _(
        "%(name)s can sign in now. Give the rights that the work needs.", name=person.desk_name
    )
    flash(said, "success")
    return redirect(url_for("admin.person", person_id=person.id))


@bp.get("/people/<uuid:person_id>")
@access(get=ADMIN)
def person(person_id: uuid.UUID) -> ResponseReturnValue:
    """Show one account with its rights."""
    found = queries.person(person_id)
    held = in_words(found.grants)
    offered = [one for one in rights_on_offer() if one not in held]
    return render_template(
        "admin/person.html", found=found, held=held, offered=offered, is_self=found.id == me().id
    )


@bp.post("/people/<uuid:person_id>/grant")
@access(post=ADMIN)
def give(person_id: uuid.UUID) -> ResponseReturnValue:
    """Give a right."""
    found = queries.person(person_id)
    role, scope = _right(request.form.get("right", ""))
    actions.grant(found, role, scope, by=me())
    flash(_("The right is given."), "success")
    return _back_to(found)


@bp.post("/people/<uuid:person_id>/withdraw")
@access(post=ADMIN)
def withdraw(person_id: uuid.UUID) -> ResponseReturnValue:
    """Withdraw a right."""
    found = queries.person(person_id)
    role, scope = _right(request.form.get("right", ""))
    actions.withdraw(found, role, scope, by=me())
    flash(_("The right is withdrawn."), "success")
    return _back_to(found)


@bp.post("/people/<uuid:person_id>/active")
@access(post=ADMIN)
def set_active(person_id: uuid.UUID) -> ResponseReturnValue:
    """Activate or deactivate an account."""
    found = queries.person(person_id)
    active = request.form.get("active") == "yes"
    actions.set_active(found, active=active, by=me())
    flash(
        _("The account is active.") if active else _("The account is deactivated and signed out."),
        "success",
    )
    return _back_to(found)


def _right(value: str) -> tuple[Role, str]:
    if value not in {one.value for one in rights_on_offer()}:
        raise BadInput(_("This is not one of the choices."), field="right")
    role, _colon, scope = value.partition(":")
    return Role(role), scope


def _back_to(found: Person) -> ResponseReturnValue:
    return redirect(url_for("admin.person", person_id=found.id))
