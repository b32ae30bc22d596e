"""Letters go out when nothing is locked any more."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from newsroom import mail
from newsroom.articles import actions as articles
from newsroom.database import db
from tests import make


def test_no_transaction_is_open_while_letters_go_out(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.testing
    sent: list[tuple[str, bool]] = []

    def slow_server(**letter: Any) -> None:
        sent.append((letter["to"], db.session().in_transaction()))

    monkeypatch.setattr(mail, "send", slow_server)
    people = make.staff()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)

    make.react()

    told = {people.editor_en.email, people.duty.email}
    assert sorted(sent) == sorted((one, False) for one in told)
