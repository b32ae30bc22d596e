"""What somebody does in the editor, for the tests that write in it."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Locator, expect

from tests.browser.visitor import Visitor


def wrong(author: Visitor) -> list[str]:
    """Return what axe finds on the page as it stands."""
    found = Axe().run(author.page).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


def opened(author: Visitor) -> Locator:
    """Open a new article in English; returns the place of its text."""
    author.go("/desk/articles/new")
    language = author.page.locator("#language")
    if language.input_value() != "en":
        language.select_option("en")
    text = author.page.locator(".editor-text")
    expect(text).to_be_visible()
    return text


def body(author: Visitor) -> str:
    """Return what the form would send."""
    sent = author.page.evaluate("new FormData(document.getElementById('write')).get('body')")
    return str(sent)


def press(author: Visitor, name: str) -> None:
    """Press a button of the bar."""
    author.page.locator(f".tools button[data-do='{name}']").click()


def done(visitor: Visitor, dialog: str, /, **fields: str) -> None:
    """Fill a dialog of the editor and close it."""
    for name, words in fields.items():
        field = visitor.page.locator(f"#say-{dialog}-{name}")
        if field.evaluate("one => one.localName") == "select":
            field.select_option(words)
        else:
            field.fill(words)
    visitor.page.locator(f"#say-{dialog} button[value=done]").click()


def mark_last(author: Visitor, count: int) -> None:
    """Mark the last characters that were typed.

    Keys that come within a few milliseconds of a typed letter can be undone by the editor's reading
    of that letter, so it is looked at what is marked, as a person does.
    """
    marked = "getSelection().toString().length"
    for _ in range(3 * count):
        if author.page.evaluate(marked) == count:
            return
        author.page.keyboard.press("Shift+ArrowLeft")
    assert author.page.evaluate(marked) == count


def written(author: Visitor, words: str) -> None:
    """Open a new article and type into its text."""
    opened(author).focus()
    author.page.keyboard.type(words)
