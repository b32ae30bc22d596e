"""Topics in a real browser: named by an editor, ticked by an author, without script as well."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Enter
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = {"en": ("Rename", "Save", "Add"), "es": ("Cambiar el nombre", "Guardar", "Añadir")}


def line_of(visitor: Visitor, name: str) -> Locator:
    return visitor.page.locator("li.topic").filter(has=visitor.page.get_by_text(name, exact=True))


def shows_all(visitor: Visitor) -> None:
    """Show the topics to choose from, which are folded where they are many."""
    visitor.unfold("about")
    expect(visitor.page.locator("[data-topics] > .chips")).to_be_attached()
    choice = visitor.page.locator(".topic-choice")
    if choice.get_attribute("open") is None:
        choice.locator("summary").click()


def look(visitor: Visitor, name: str) -> None:
    visitor.shot(f"topics-{name}")
    assert visitor.page.evaluate(LOOK, visitor.language) == []


@pytest.mark.parametrize(("width", "language"), [(PHONE, "es"), (DESK, "en")])
@pytest.mark.parametrize("script", [True, False])
def test_an_editor_adds_and_renames_a_topic(
    enter: Enter, width: int, language: str, *, script: bool
) -> None:
    rename, save, add = WORDS[language]
    mark = f"{language}{script:d}"
    editor = enter("editor-es", width=width, language=language, script=script)
    page = editor.page
    editor.go("/desk/topics")

    page.locator("#new-en").fill(f"Seeds {mark}")
    page.get_by_role("button", name=add, exact=True).click()
    if script:
        look(editor, "refused")
    expect(page.locator("#new-es-error")).to_be_visible()
    expect(page.locator("#new-en")).to_have_value(f"Seeds {mark}")
    assert "422" in editor.complaints.pop()
    page.locator("#new-es").fill(f"Semillas {mark}")
    page.get_by_role("button", name=add, exact=True).click()
    line = line_of(editor, f"Seeds {mark}")
    line.locator("summary", has_text=rename).click()
    line.locator("[name=name_en]").fill(f"Seed banks {mark}")
    if script:
        look(editor, "renaming")
    line.get_by_role("button", name=save, exact=True).click()

    expect(line_of(editor, f"Seed banks {mark}")).to_be_visible()
    expect(line_of(editor, f"Semillas {mark}")).to_be_visible()


def test_an_author_ticks_topics_on_a_telephone(enter: Enter) -> None:
    author = enter("author", width=PHONE, language="es")
    page = author.page
    author.go("/desk/articles/new")

    page.locator("#title").fill("Las semillas guardadas")
    shows_all(author)
    page.get_by_label("Agua", exact=True).check()
    look(author, "boxes")
    author.more()
    page.locator("button[name=stay]").click()

    expect(page.get_by_label("Agua", exact=True)).to_be_checked()
    expect(page.get_by_label("Lenguas", exact=True)).not_to_be_checked()
