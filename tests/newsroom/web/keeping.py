"""The writing page as its script uses it: its form, with the fields that stand outside of it."""

from __future__ import annotations

import re
from typing import Any

from werkzeug.test import TestResponse

from newsroom.articles import finding
from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState
from newsroom.articles.writing.models import WritingDraft
from newsroom.database import db
from newsroom.people.models import Person
from tests.newsroom.web.journey import Desk

_BESIDE = re.compile(r'<input type="hidden" name="(\w+)" form="write" value="([^"]*)"')


def page_of(edition: Edition) -> str:
    return f"/desk/articles/{edition.article_id}/edit"


def written_by(person: Person) -> list[Edition]:
    """Return the source editions of a person, the newest first."""
    return finding.own_in(person, list(EditionState), most=20)


def form_on(desk: Desk, page: str, text: str = "") -> dict[str, str]:
    """Return the fields of the writing form, with those that stand outside of it."""
    text = text or desk.page(page)
    return desk.form(text, "") | dict(_BESIDE.findall(text))


def keep(desk: Desk, edition: Edition, **changed: str) -> Any:
    form = form_on(desk, page_of(edition)) | changed
    return desk.send(f"/desk/articles/{edition.article_id}/draft", **form)


def told(reply: TestResponse) -> Any:
    assert reply.json is not None
    return reply.json


def count(model: type = WritingDraft) -> int:
    db.session.rollback()
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0
