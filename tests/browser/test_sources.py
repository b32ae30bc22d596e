"""Private sources in a real browser: kept by an author, opened by whom they let in."""

from __future__ import annotations

import re
import secrets

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAID = {
    "en": {
        "title": "The mill by night",
        "keep": "Seal and keep it",
        "open": "Open source 1",
        "let": "Let them in",
        "save": "Save",
        "note": "Save the note",
        "submit": "Submit for review",
        "named": "names a private source of this article",
    },
    "es": {
        "title": "El molino de noche",
        "keep": "Sellarla y guardarla",
        "open": "Abrir la fuente 1",
        "let": "Darles acceso",
        "save": "Guardar",
        "note": "Guardar la nota",
        "submit": "Enviar a revisión",
        "named": "nombra una fuente reservada de este artículo",
    },
}


def looked_at(visitor: Visitor, name: str) -> None:
    visitor.shot(f"sources-{name}")
    assert visitor.page.evaluate(LOOK, visitor.language) == []
    faults = Axe().run(visitor.page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in faults] == []


@pytest.mark.parametrize(("width", "language"), [(PHONE, "es"), (DESK, "en")])
def test_a_source_is_kept_shared_and_not_named(enter: Enter, width: int, language: str) -> None:
    said = SAID[language]
    author = enter("author", width=width, language=language)
    page = author.page
    name = f"Zulma {secrets.token_hex(3)}"
    author.go("/desk/articles/new")
    page.locator("#title").fill(said["title"])
    page.locator("#body").fill(f"{name} saw the lorries.")
    author.unfold("byline")
    page.locator("#byline").fill("Ana Robles")
    page.locator("button:not([name])", has_text=said["save"]).first.click()
    page.wait_for_url(re.compile(r"/desk/articles/[0-9a-f-]{36}$"))
    article = page.url

    author.go(f"{article}/sources")
    looked_at(author, "none")
    page.locator("#name").fill(name)
    page.locator("#contact").fill("By radio, after dark")
    page.get_by_role("button", name=said["keep"]).click()
    page.locator("#editorial-note").fill("Ask the lawyer first.")
    page.get_by_role("button", name=said["note"]).click()
    looked_at(author, "kept")
    expect(page.locator("main")).not_to_contain_text(name)
    page.get_by_role("button", name=said["open"]).click()
    expect(page.locator("#contact")).to_have_value("By radio, after dark")
    looked_at(author, "opened")
    page.locator("label.tick", has=page.locator("[name=with]")).first.click()
    page.get_by_role("button", name=said["let"]).click()

    author.go(article)
    expect(page.locator("main")).to_contain_text("Ask the lawyer first.")
    expect(page.locator("main")).to_contain_text(said["named"])
    author.shot("sources-in-the-way")
