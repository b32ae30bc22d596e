"""Who else has a translation open, as its page asks for it."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.translations import presence, queries
from newsroom.translations.models import Presence
from tests import make
from tests.newsroom.web.browsing import Browser
from tests.newsroom.web.journey import sign_in


def stored() -> int:
    db.session.rollback()
    return db.session.scalar(db.select(db.func.count()).select_from(Presence)) or 0


def known_in(text: str) -> str:
    return text.split('name="known" value="')[1].split('"', maxsplit=1)[0]


@pytest.mark.database
def test_a_page_that_says_it_is_open_hears_who_else_is_there(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    here = f"/translate/{task.id}/here"
    key = queries.rows(task)[1].segment.key
    translator, editor = Browser(app, people.translator), Browser(app, people.editor_es)

    alone = translator.post(here, {"key": key})
    told = editor.post(here, {"key": ""})

    assert "Nobody else is here." in alone.text
    assert "Tomás, in segment 2" in told.text
    assert "Elena" in translator.post(here).text


def test_what_the_page_knows_already_is_not_said_again(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    here = f"/translate/{task.id}/here"
    browser = Browser(app, people.translator)
    known = known_in(browser.post(here).text)

    again = browser.post(here, {"known": known})
    presence.renew(task.id, by=people.editor_es)
    changed = browser.post(here, {"known": known})

    assert (again.status_code, again.text) == (204, "")
    assert changed.status_code == 200
    assert "Elena" in changed.text


@pytest.mark.parametrize("locale", ["en", "es"])
def test_without_script_it_is_a_page_and_asking_leaves_no_trace(app: Flask, locale: str) -> None:
    people = make.staff()
    task = make.claimed(people)
    presence.renew(task.id, by=people.editor_es)
    desk = sign_in(app, people.translator, locale=locale)
    here = f"/translate/{task.id}/here"

    assert f'href="{here}"' in desk.page(f"/translate/{task.id}")
    page = desk.page(here)

    assert "Elena" in page
    assert "</html>" in page
    assert stored() == 1


@pytest.mark.parametrize(
    ("grants", "status"),
    [
        (("translator:en>es",), 200),
        (("editor:en",), 200),
        (("duty",), 200),
        (("translator:es>en",), 404),
        (("author",), 404),
        (("admin",), 403),
    ],
)
def test_nobody_from_elsewhere_sees_or_is_seen(app: Flask, grants, status) -> None:
    people = make.staff()
    task = make.claimed(people)
    browser = Browser(app, make.person(*grants))
    here = f"/translate/{task.id}/here"

    assert browser.get(here).status_code == status
    assert browser.post(here).status_code == status
    assert stored() == (1 if status == 200 else 0)


def test_the_author_reads_the_translation_and_not_who_is_there(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    browser = Browser(app, people.author)

    page = browser.get(f"/translate/{task.id}")

    assert page.status_code == 200
    assert f"{task.id}/here" not in page.text
    assert browser.post(f"/translate/{task.id}/here").status_code == 403
    assert stored() == 0
