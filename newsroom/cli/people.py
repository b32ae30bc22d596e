"""``newsroom people``: the first account of a new newsroom, made on its own machine."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from newsroom.cli.access import by_operator, told_errors
from newsroom.people import actions
from newsroom.people.models import Role


@click.group("people")
def people_group() -> None:
    """Manage accounts."""


@people_group.command("add-admin")
@click.argument("email")
@click.option("--name", required=True, help="Desk name.")
@click.password_option()
@by_operator
@with_appcontext
def add_admin(email: str, name: str, password: str) -> None:
    """Add an administrator, who then adds everybody else in the browser."""
    with told_errors():
        person = actions.add_person(by=None, email=email, desk_name=name, password=password)
        actions.grant(person, Role.ADMIN, "", by=None)
    click.echo(f"{person.email} can sign in as administrator.")
