"""Letters go into the folder ``mail/``, or out by SMTP where a server is named."""

from __future__ import annotations

import email
import email.policy
import smtplib
import stat
from dataclasses import replace
from typing import Self

import pytest

from newsroom import mail

LETTER = {"to": "emma@example.org", "subject": "Your move", "body": "Ñandú\n", "name": "notice"}


def test_a_letter_is_a_file_that_only_its_owner_reads(app):
    mail.send(**LETTER)

    folder = app.extensions["newsroom_settings"].data / "mail"
    (path,) = folder.iterdir()
    letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert letter["To"] == "emma@example.org"
    assert letter.get_content() == "Ñandú\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert path.name.endswith(".eml")
    assert "-notice-" in path.name


def test_a_subject_cannot_add_a_header(app):
    mail.send(**(LETTER | {"subject": "One\nBcc: other@example.org"}))

    (path,) = (app.extensions["newsroom_settings"].data / "mail").iterdir()
    letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert letter["Bcc"] is None
    assert letter["Subject"] == "One Bcc: other@example.org"


class Server:
    """Stands for the mail server at the edge of the world."""

    sent: list[tuple[str, int, str]]

    def __init__(self, host: str, port: int, *, timeout: float) -> None:
        assert timeout
        self.place = (host, port)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Say good-bye."""

    def send_message(self, letter: email.message.EmailMessage) -> None:
        self.sent.append((*self.place, str(letter["To"])))


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, str]]:
    Server.sent = []
    monkeypatch.setattr(smtplib, "SMTP", Server)
    return Server.sent


@pytest.mark.parametrize(("server", "port"), [("mail.example", 25), ("mail.example:2525", 2525)])
def test_with_a_server_a_letter_goes_there_and_nowhere_else(app, sent, server, port):
    given = app.extensions["newsroom_settings"]
    app.extensions["newsroom_settings"] = replace(given, mail_server=server)

    mail.send(**LETTER)

    assert sent == [("mail.example", port, "emma@example.org")]
    assert not (given.data / "mail").exists()
