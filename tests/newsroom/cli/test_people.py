from flask import Flask

from newsroom.database import db
from newsroom.people import queries, rights
from tests import make


def run(app: Flask, *arguments: str):
    db.session.remove()
    return app.test_cli_runner().invoke(args=["people", "add-admin", *arguments])


def test_the_first_administrator_is_added_on_the_machine_itself(app: Flask):
    result = run(
        app, "alex@example.org", "--name", "Alex", "--password", "a long and quiet password"
    )

    person = queries.by_email("alex@example.org")
    assert result.exit_code == 0
    assert person is not None
    assert rights.is_admin(person)
    assert person.password is not None
    assert person.password.startswith("$argon2id$")


def test_an_address_that_has_an_account_is_refused(app: Flask):
    make.person(email="alex@example.org")

    result = run(
        app, "alex@example.org", "--name", "Alex", "--password", "a long and quiet password"
    )

    assert result.exit_code == 1
    assert "already" in result.output
