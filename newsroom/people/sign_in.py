"""Sign-in by Flask-Security: what it is told, and how it finds people."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_security import MailUtil, RoleMixin, Security, SQLAlchemyUserDatastore
from flask_security.utils import hash_password

from newsroom import mail
from newsroom.database import db
from newsroom.people.models import Person
from newsroom.settings import Settings

MINIMUM_PASSWORD = 12


class NewsroomMail(MailUtil):
    """Send Flask-Security's letters by the newsroom's own mailer."""

    def send_mail(  # type: ignore[override]
        self,
        template: str,
        subject: str,
        recipient: str,
        sender: str | tuple[str, str],  # noqa: ARG002
        body: str,
        html: str | None,  # noqa: ARG002
        **_kwargs: Any,
    ) -> None:
        """Hand the plain text over; the newsroom sends no HTML mail."""
        kind = template.rpartition("/")[2]
        mail.send(to=recipient, subject=str(subject), body=str(body), name=kind)


def init_app(app: Flask, settings: Settings) -> None:
    """Set sign-in up: argon2id, sessions that can be ended, an optional second factor."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SECURITY_PASSWORD_SALT=settings.secret_key[:32],
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 — the name of a method
        SECURITY_PASSWORD_LENGTH_MIN=MINIMUM_PASSWORD,
        SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},
        SECURITY_JOIN_USER_ROLES=False,
        SECURITY_URL_PREFIX="/account",
        SECURITY_POST_LOGIN_VIEW="/desk/",
        SECURITY_POST_LOGOUT_VIEW="/account/login",
        SECURITY_CHANGEABLE=True,
        SECURITY_RECOVERABLE=True,
        SECURITY_SEND_REGISTER_EMAIL=False,
        SECURITY_TWO_FACTOR=True,
        SECURITY_TWO_FACTOR_ENABLED_METHODS=["authenticator"],
        SECURITY_TWO_FACTOR_REQUIRED=False,
        SECURITY_TOTP_SECRETS={"1": settings.secret_key[:32]},
        SECURITY_TOTP_ISSUER=settings.name,
        SECURITY_MULTI_FACTOR_RECOVERY_CODES=True,
        SECURITY_EMAIL_SENDER=settings.mail_sender,
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_FLASH_MESSAGES=True,
        # Its commands would change people behind the back of the history.
        SECURITY_CLI_USERS_NAME=False,
        SECURITY_CLI_ROLES_NAME=False,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https://"),
        REMEMBER_COOKIE_SAMESITE="Lax",
        REMEMBER_COOKIE_HTTPONLY=True,
        REMEMBER_COOKIE_SECURE=settings.public_url.startswith("https://"),
    )
    datastore = SQLAlchemyUserDatastore(db, Person, RoleMixin)
    Security(app, datastore, mail_util_cls=NewsroomMail)


def hashed(password: str) -> str:
    """Return a password as it is stored: argon2id."""
    return str(hash_password(password))
