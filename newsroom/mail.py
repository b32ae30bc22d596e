"""Letters to people of the newsroom: into the folder ``mail/``, or out by SMTP when it is set."""

from __future__ import annotations

import datetime as dt
import secrets
import smtplib
from email.message import EmailMessage
from email.utils import make_msgid

from newsroom.settings import current

SMTP_TIMEOUT_S = 20


def send(*, to: str, subject: str, body: str, name: str) -> None:
    """Send one letter of plain text; ``name`` says which kind of letter it is."""
    settings = current()
    letter = EmailMessage()
    letter["From"] = settings.mail_sender
    letter["To"] = to
    letter["Subject"] = subject.replace("\n", " ")
    letter["Message-ID"] = make_msgid(domain="newsroom.invalid")
    letter.set_content(body)
    if settings.mail_server:
        host, _, port = settings.mail_server.partition(":")
        with smtplib.SMTP(host, int(port or 25), timeout=SMTP_TIMEOUT_S) as server:
            server.send_message(letter)
        return
    folder = settings.data / "mail"
    folder.mkdir(mode=0o700, exist_ok=True)
    moment = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%fZ")
    path = folder / f"{moment}-{name}-{secrets.token_hex(4)}.eml"
    path.touch(mode=0o600)
    path.write_bytes(bytes(letter))
