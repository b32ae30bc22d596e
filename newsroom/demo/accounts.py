"""The people of the demonstration, their log-ins, and the file that remembers them."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from newsroom.people import actions, queries
from newsroom.people.models import Person, Role

FILE = "demo.json"


@dataclass(frozen=True)
class Account:
    """One person of the demonstration: who, in which role, with which grants."""

    role: str
    desk_name: str
    grants: tuple[tuple[Role, str], ...]
    locale: str = "en"

    @property
    def email(self) -> str:
        """The address that the person signs in with."""
        return f"{self.role}@example.org"


ACCOUNTS = (
    Account("author", "Ana Robles", ((Role.AUTHOR, ""),)),
    Account(
        "translator",
        "Tomás Ibarra",
        ((Role.TRANSLATOR, "en>es"), (Role.TRANSLATOR, "es>en")),
        locale="es",
    ),
    Account("editor-en", "Emma Lindqvist", ((Role.EDITOR, "en"),)),
    Account("editor-es", "Elena Quispe", ((Role.EDITOR, "es"),), locale="es"),
    Account("duty", "Dora Amadi", ((Role.DUTY, ""),)),
    Account("admin", "Alex Moreno", ((Role.ADMIN, ""),)),
)


@dataclass(frozen=True)
class LogIn:
    """What somebody needs to sign in as one of them."""

    email: str
    password: str
    role: str


def draw() -> list[LogIn]:
    """Return a log-in with a random password for each account, in the table's order."""
    return [
        LogIn(one.email, "-".join(secrets.token_hex(3) for _ in range(3)), one.role)
        for one in ACCOUNTS
    ]


def add_people(log_ins: list[LogIn]) -> None:
    """Add the people of the accounts, each with the password of the log-in drawn for it."""
    for account, log_in in zip(ACCOUNTS, log_ins, strict=True):
        person = actions.add_person(
            by=None,
            email=account.email,
            desk_name=account.desk_name,
            password=log_in.password,
            locale=account.locale,
        )
        for role, scope in account.grants:
            actions.grant(person, role, scope, by=None)


def cast() -> dict[str, Person]:
    """Return the people of the demonstration by role; those who are there."""
    found = {account.role: queries.by_email(account.email) for account in ACCOUNTS}
    return {role: person for role, person in found.items() if person is not None}


def remembered(data: Path) -> dict[str, object] | None:
    """Return what the file says, or None where there is no demonstration yet."""
    try:
        told: dict[str, object] = json.loads((data / FILE).read_text())
    except FileNotFoundError:
        return None
    return told


def remember(data: Path, *, url: str, pair: dict[str, str], log_ins: list[LogIn]) -> None:
    """Write the file for its owner only; whole or not at all."""
    told = {"url": url, "pair": pair, "accounts": [asdict(one) for one in log_ins]}
    draft = data / f".{FILE}"
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    draft.replace(data / FILE)
