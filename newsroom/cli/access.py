"""Who a command acts as: the machine's operator, or a named person with that person's rights."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import click
from flask.cli import with_appcontext
from flask_babel import force_locale, gettext

from newsroom.errors import NewsroomError
from newsroom.people import queries as people

OPERATOR = "operator"
"""Whoever can run programs on the machine; such a command touches no article's text."""
PERSON = "person"
"""The person named by ``--as``; the command can do what that person may do, and no more."""

F = TypeVar("F", bound=Callable[..., Any])


def by_operator(work: F) -> F:
    """Declare a command that the machine's operator runs."""
    work.access = OPERATOR  # type: ignore[attr-defined]  # read by the house test
    return work


def as_person(work: Callable[..., Any]) -> Callable[..., Any]:
    """Declare a command that acts as a person: adds ``--as`` and passes ``by``."""

    @click.option("--as", "email", required=True, metavar="USER", help="E-mail of who acts.")
    @with_appcontext
    @functools.wraps(work)
    def acting(*args: Any, email: str, **kwargs: Any) -> Any:
        by = people.by_email(email)
        if by is None or not by.active:
            raise click.ClickException(
                gettext("There is no active person with the address %(email)s.", email=email)
            )
        with force_locale(by.locale), told_errors():
            return work(*args, by=by, **kwargs)

    acting.access = PERSON  # type: ignore[attr-defined]  # read by the house test
    return acting


class told_errors:  # noqa: N801 — used like a word in a with statement
    """Turn what a person can be told about into one clear line and exit code 1."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Say what went wrong."""
        if isinstance(error, NewsroomError):
            field = getattr(error, "field", "")
            line = gettext("%(field)s: %(error)s", field=field, error=error) if field else error
            raise click.ClickException(str(line)) from error
