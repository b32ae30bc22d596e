"""One person in one browser window, and everything that the browser complained about."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    expect,
)

from tests.browser.words import WORDS

UNFOLD = """one => {
  for (let at = one; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
}"""
SCREENSHOTS = Path(__file__).parent / "screenshots"
PATIENCE_S = 30.0
PHONE, DESK = 360, 1280
HEIGHTS = {PHONE: 740, DESK: 860}


@dataclass
class Visitor:
    """A page with the person who looks at it."""

    page: Page
    home: str
    width: int
    language: str = "en"
    complaints: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    def go(self, path: str) -> int:
        """Open a path or an address of the newsroom; returns the status."""
        response = self.page.goto(path if path.startswith("http") else self.home + path)
        assert response is not None
        return response.status

    def another_tab(self) -> Visitor:
        """Open a second tab of the same person."""
        return watched(self.page.context, self.home, self.width, self.language)

    def say(self, key: str) -> str:
        """Return what the interface calls something in this person's language."""
        return WORDS[key][self.language]

    def speak(self, language: str) -> None:
        """Switch the interface, as the person would; a telephone offers the other one only."""
        if self.page.locator("html").get_attribute("lang") != language:
            self.page.locator(f".languages button[value={language}]").click()
        self.language = language
        expect(self.page.locator("html")).to_have_attribute("lang", language)

    def press(self, key: str, *, within: str = "main", label: str = "") -> None:
        """Press a button, or unfold what looks like one, by its words."""
        words = label or self.say(key)
        self.ready()
        named = self.page.locator(within).locator("button, summary, a.button")
        named.filter(has_text=exactly(words)).first.click()

    def unfold(self, panel: str) -> None:
        """Unfold a panel beside a text, if it is folded."""
        self.ready()
        details = self.page.locator(f"#panel-{panel} > details")
        if details.get_attribute("open") is None:
            details.locator("> summary").click()
        expect(details).to_have_attribute("open", "")

    def more(self) -> None:
        """Show the rarer buttons of the writing bar, which a telephone has behind one."""
        behind = self.page.locator(".bar-more")
        if behind.is_visible():
            behind.click()

    def open_link(self, words: str, *, within: str = "main") -> None:
        """Follow a link by its words."""
        self.ready()
        self.page.locator(within).get_by_role("link", name=words, exact=True).first.click()

    def type(self, key: str, text: str) -> None:
        """Fill a field by its label, in a panel that is folded as well."""
        self.ready()
        field = self.page.get_by_label(self.say(key), exact=True).first
        field.evaluate(UNFOLD)
        field.fill(text)

    def sees(self, key: str) -> None:
        """Make sure that words of the interface stand on the page."""
        expect(self.page.locator("main")).to_contain_text(self.say(key))

    def sees_state(self, key: str) -> None:
        """Make sure that a badge shows a state."""
        expect(self.badge(key)).to_be_visible()

    def badge(self, key: str) -> Locator:
        """Return the first badge that shows a state."""
        return self.page.locator("main .state").filter(has_text=exactly(self.say(key))).first

    def wait_for(self, seen: Callable[[], bool], *, reload: bool = True) -> None:
        """Look again, as a person reloads, until the worker has brought something about."""
        until = time.monotonic() + PATIENCE_S
        while not seen():
            assert time.monotonic() < until, f"never came about at {self.page.url}"
            self.page.wait_for_timeout(100)
            if reload:
                self.page.reload()

    def ready(self) -> None:
        """Wait for the scripts of a page that is seen already.

        Whoever is quicker has what works without them: that is tested by itself.
        """
        self.page.wait_for_load_state("load")

    def settle(self) -> None:
        """Let the page do what waits for its turn: a browser tells late where the mark is."""
        self.page.evaluate("new Promise((over) => setTimeout(over, 100))")

    def shot(self, name: str) -> None:
        """Keep a picture of the page."""
        folder = SCREENSHOTS / str(self.width)
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}-{self.language}.png", full_page=True)


def exactly(words: str) -> re.Pattern[str]:
    """Match an element that says these words and no others; a dotted summary counts."""
    return re.compile(rf"^\s*{re.escape(words)}…?\s*$")


def watched(context: BrowserContext, home: str, width: int, language: str) -> Visitor:
    """Open a page and write down every error of its console and every request that goes astray."""
    visitor = Visitor(context.new_page(), home, width, language)
    own_host = urlsplit(home).netloc

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            visitor.complaints.append(f"{visitor.page.url}: {message.text}")

    def asked(request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme != "data" and where.netloc != own_host:
            visitor.strays.append(request.url)

    visitor.page.on("console", heard)
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    visitor.page.on("request", asked)
    return visitor


def crash(page: Page) -> None:
    """Let a tab die as it stands: a closed one would send its last words on its way out."""
    with contextlib.suppress(Error):
        page.goto("chrome://crash", timeout=5_000)
    page.close()
