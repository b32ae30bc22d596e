"""A whole demonstration newsroom, and a real browser in which its people work."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from sqlalchemy import select

from newsroom import settings, supervisor
from newsroom.app import create_app
from newsroom.articles.writing import drafts
from newsroom.articles.writing.models import WritingDraft
from newsroom.database import db
from newsroom.demo import setting_up
from newsroom.people import actions as people
from newsroom.people.models import Person, Role
from newsroom.translations import actions
from newsroom.translations.models import TranslationTask
from newsroom.translations.queries import UNFINISHED
from tests.browser.visitor import DESK, HEIGHTS, Visitor, watched

CHROMIUM = "chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


SECOND_TRANSLATOR = "translator-2"
SECOND_AUTHOR = "author-2"
SECONDS = {
    SECOND_TRANSLATOR: ("Sara Vidal", Role.TRANSLATOR, "en>es"),
    SECOND_AUTHOR: ("Alma Ferrer", Role.AUTHOR, ""),
}
"""Whom the demonstration does not have: who races another for a task, and whose desk holds nothing
but what a test of it put there."""
PATIENCE_MS = 30_000
"""A busy machine may hold a page up for seconds; whoever sees at once what they want goes on."""

WRITES_PLAINLY = """
const key = "newsroom.writing";
if (localStorage.getItem(key) === null) localStorage.setItem(key, "plain");
"""
"""The switch of the writing page as a person left it who writes in Markdown."""

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a test in the browser try twice more; the summary names each that had to.

    A loaded machine stops a browser for seconds at any place. What is really broken breaks each
    time.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=2))


@dataclass
class House:
    """A newsroom that runs, seen from outside and from within."""

    url: str
    app: Flask
    passwords: dict[str, str]
    signed_in: dict[str, Any] = field(default_factory=dict)
    """What each person's browser keeps: signing in is for the first time only."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the machine's own browser."""
    program = shutil.which(CHROMIUM)
    if program is None:
        missing = "Chromium is missing, so nothing was seen in a browser: apt install chromium"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def house(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Seed and start a demonstration newsroom: web server, worker and broker as people have it."""
    assert chromium.is_connected()  # nothing is started for a browser that is not there
    data: Path = tmp_path_factory.mktemp("browsed") / "data"
    listen = f"127.0.0.1:{supervisor.free_port()}"
    chosen = settings.load({"NEWSROOM_DATA": str(data), "NEWSROOM_LISTEN": listen})
    app = create_app(chosen)
    with app.app_context():
        told: Any = setting_up.set_up(chosen)
        second_passwords = {role: _add(role) for role in SECONDS}
        db.session.remove()
    with supervisor.started(chosen) as running:
        passwords = {one["role"]: one["password"] for one in told["accounts"]}
        yield House(running.url, app, passwords | second_passwords)
    with app.app_context():
        db.engine.dispose()


def _add(role: str) -> str:
    desk_name, grant, scope = SECONDS[role]
    password = secrets.token_urlsafe()
    person = people.add_person(
        by=None, email=f"{role}@example.org", desk_name=desk_name, password=password
    )
    people.grant(person, grant, scope, by=None)
    return password


@pytest.fixture
def no_work_left(house: House) -> Iterator[None]:
    """End what a test began and left: it may not stand in the way of every other test.

    The newsroom is one for all of them, its lists show a page at a time, and a person holds five
    translations at most and fifty drafts of articles that were never saved.
    """
    unfinished = select(TranslationTask.id).where(TranslationTask.state.in_(UNFINISHED))
    never_saved = select(WritingDraft).where(WritingDraft.edition_id.is_(None))
    with house.app.app_context():
        before = set(db.session.scalars(unfinished))
        db.session.remove()
    yield
    with house.app.app_context():
        for task_id in set(db.session.scalars(unfinished)) - before:
            actions.cancel(task_id, by=None, reason="The test is over.")
        for draft in db.session.scalars(never_saved).all():
            drafts.throw_away_unbegun(draft.id, by=db.session.get_one(Person, draft.person_id))
        db.session.remove()


Enter = Callable[..., Visitor]


@pytest.fixture
def enter(house: House, chromium: Browser, no_work_left: None) -> Iterator[Enter]:  # noqa: ARG001 — for what it does at the end
    """Return a function that lets somebody in: ``enter("author", width=360, language="es")``.

    Without a role it is a reader; with ``editor`` texts are written in the editor, otherwise in the
    plain field. At the end nobody's console may hold an error, and no request
    may have gone to another host.
    """
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def let_in(
        role: str = "",
        *,
        width: int = DESK,
        language: str = "en",
        script: bool = True,
        editor: bool = False,
    ) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            locale={"en": "en-GB", "es": "es-ES"}[language],
            storage_state=house.signed_in.get(role) if role else None,
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        context.set_default_timeout(PATIENCE_MS)
        if not editor:
            context.add_init_script(WRITES_PLAINLY)
        contexts.append(context)
        visitor = watched(context, house.url, width, language)
        visitors.append(visitor)
        if role:
            _make_sure_of_sign_in(house, visitor, role)
            visitor.speak(language)
        return visitor

    yield let_in
    for context in contexts:
        context.close()
    assert [one for visitor in visitors for one in visitor.complaints] == []
    assert [one for visitor in visitors for one in visitor.strays] == []


def _make_sure_of_sign_in(house: House, visitor: Visitor, role: str) -> None:
    visitor.go("/account/start")
    page = visitor.page
    if role in house.signed_in:
        return
    page.locator("input[name=email]").fill(f"{role}@example.org")
    page.locator("input[name=password]").fill(house.passwords[role])
    page.locator("main button[type=submit]").click()
    page.wait_for_url(lambda url: "/login" not in url)
    # Cookies alone: each test says itself in which form somebody writes.
    house.signed_in[role] = {"cookies": page.context.cookies(), "origins": []}
