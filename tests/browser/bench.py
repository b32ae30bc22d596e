"""A translator at the bench: a claimed article, its segments in a browser, and what is stored."""

from __future__ import annotations

import itertools
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Keyboard, Locator, expect

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.articles.content import Content
from newsroom.demo import accounts
from newsroom.translations import claims
from newsroom.translations import queries as tasks
from newsroom.translations.queries import Row
from tests.browser.conftest import House
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor
from tests.processes import wait_until

PATIENCE_MS = 30_000
_numbers = itertools.count(1)

TITLE = "The well of the seven streets {}"
BODY = (
    '<p>They asked <a href="https://council.example/">the council</a> for '
    "<strong>the accounts</strong> in May.</p>"
    "<h2>What was in the drawer</h2>"
    "<p>Nobody answered.</p>"
    "<p>The letter came back unopened.</p>"
    "<p>Nobody answered.</p>"
)
MARKED = 'Pidieron <g id="1">al ayuntamiento</g> <g id="2">las cuentas</g> en mayo.'
BOTH_WIDTHS = pytest.mark.parametrize(("width", "language"), [(PHONE, "es"), (DESK, "en")])
SPANISH_LINKED = "Pidieron {1}al ayuntamiento{/1} {2}las cuentas{/2} en mayo."


@dataclass(frozen=True)
class Bench:
    """A task that the translator of the demonstration holds."""

    house: House
    task_id: uuid.UUID
    article_id: uuid.UUID
    title: str

    @property
    def path(self) -> str:
        """The translator's page."""
        return f"/translate/{self.task_id}"

    def rows(self) -> list[Row]:
        """Return what the newsroom holds now, in reading order."""
        with self.house.app.app_context():
            return tasks.rows(tasks.task(self.task_id))

    def texts(self) -> list[str]:
        """Return the stored translations in reading order."""
        return [row.text for row in self.rows()]

    def said(self, words: str) -> list[str]:
        """Return the stored translations of the segments whose source has these words."""
        return [row.text for row in self.rows() if words in row.segment.text]

    def rename(self, title: str) -> None:
        """Let author and editor carry a source text with another title to its approval."""
        with self.house.app.app_context():
            people = accounts.cast()
            source = queries.article(self.article_id).source
            assert source.current_revision is not None
            content = Content(title=title, body=source.current_revision.body, byline="A. Robles")
            articles.save(source.id, content, version=source.version, by=people["author"])
            self.approve_source()
            newest = queries.article(self.article_id).source.current_revision_id
            wait_until(lambda: self._follows(newest))

    def approve_source(self) -> None:
        """Submit and approve the source text as it is."""
        people = accounts.cast()
        source = queries.article(self.article_id).source
        articles.submit(source.id, by=people["author"])
        assert source.current_revision_id is not None
        articles.approve(source.id, source.current_revision_id, by=people["editor-en"])

    def _follows(self, revision_id: uuid.UUID | None) -> bool:
        return tasks.task(self.task_id).source_revision_id == revision_id


@contextmanager
def a_bench(house: House, *, body: str = BODY, claimed: bool = True) -> Iterator[Bench]:
    """Carry an article to a task and claim it; at the end it is given back."""
    with house.app.app_context():
        people = accounts.cast()
        title = TITLE.format(next(_numbers))
        content = Content(title=title, body=body, byline="A. Robles")
        edition = articles.start(content, language="en", by=people["author"])
        bench = Bench(house, uuid.UUID(int=0), edition.article_id, title)
        article_id = edition.article_id
        bench.approve_source()
        wait_until(lambda: tasks.latest_of(article_id, "es") is not None)
        task = tasks.latest_of(article_id, "es")
        assert task is not None
        if claimed:
            claims.claim(task.id, by=accounts.cast()["translator"])
        bench = Bench(house, task.id, article_id, title)
    try:
        yield bench
    finally:
        with house.app.app_context():
            task = tasks.task(bench.task_id)
            if task.holder_id is not None and task.state in tasks.WORKED_ON:
                claims.release_claim(task.id, by=accounts.cast()["editor-es"])


def segment(visitor: Visitor, source: str) -> Locator:
    """Return the first segment whose source text holds these words."""
    visitor.ready()
    held = visitor.page.locator(".source-text", has_text=source)
    return visitor.page.locator("li.segment").filter(has=held).first


def box(visitor: Visitor, source: str) -> Locator:
    """Return where a segment's translation is typed: a surface where it has marks."""
    found = segment(visitor, source)
    if found.get_attribute("data-marks") is None:
        return found.locator("textarea:visible").first
    found.scroll_into_view_if_needed()
    return found.locator(".surface")


def write(found: Locator, text: str) -> None:
    """Write a whole translation; its marks are put as the typed form says, by their keys."""
    if found.get_attribute("data-marks") is None:
        found.locator("textarea:visible").first.fill(text)
        return
    surface = found.locator(".surface")  # comes a moment after its segment came into sight
    found.scroll_into_view_if_needed()
    surface.click()
    keys = surface.page.keyboard
    keys.press("Control+a")
    keys.press("Delete")
    type_marked(keys, text)


def type_marked(keys: Keyboard, text: str) -> None:
    """Type the words of a typed form and put its marks by their keys."""
    for piece, number in _pieces(text):
        keys.type(piece)
        if number:
            for _ in piece:
                keys.press("Shift+ArrowLeft")
            keys.press(f"Alt+{number}")
            keys.press("ArrowRight")


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    number = ""
    for piece in text.replace("{/", "{").split("{"):
        mark, brace, words = piece.partition("}")
        said = words if brace else piece
        if brace:
            number = "" if mark == number else mark
        if said:
            yield said, number


def saved(visitor: Visitor) -> None:
    """Wait until everything that was typed is saved."""
    done = re.compile("^(saved|all_done)$")
    expect(visitor.page.locator("#keeping")).to_have_attribute(
        "data-state", done, timeout=PATIENCE_MS
    )


def look(visitor: Visitor, name: str) -> None:
    """Keep a picture, and find nothing wrong with the page."""
    visitor.shot(f"bench-{name}")
    assert visitor.page.evaluate(LOOK, visitor.language) == []


def kept(visitor: Visitor) -> list[str]:
    """Return what this device keeps of unsaved texts."""
    names: list[str] = visitor.page.evaluate("Object.keys(localStorage)")
    return [name for name in names if name.startswith("newsroom:draft:")]
