"""A text that was written elsewhere comes to the author's desk, in a real browser."""

from __future__ import annotations

import uuid

import pytest
from playwright.sync_api import expect

from newsroom.imports.written import links as written_links
from tests.browser.conftest import Enter
from tests.browser.test_pages import LOOK
from tests.browser.test_pasting import (
    complaints,  # noqa: F401 — as above
    desk,  # noqa: F401 — the page that has the modules
)
from tests.newsroom.imports.documents import docx, p, r

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BUTTON = {"en": "Bring its text", "es": "Traer su texto"}
OUTSIDE = {"en": "1 hidden passage was left out.", "es": "Se dejó fuera 1 pasaje oculto."}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("script", [True, False])
def test_a_word_file_becomes_a_draft(
    enter: Enter, language: str, width: int, *, script: bool
) -> None:
    title = f"The well {uuid.uuid4().hex[:6]}"
    content = docx(p(title, style="Title") + p("It is ", r("dry", "b"), r(" SECRET", "vanish")))
    author = enter("author", width=width, language=language, script=script)
    author.go("/desk/articles/new")
    page = author.page

    page.set_input_files("#bring-file", {"name": "a.docx", "mimeType": DOCX, "buffer": content})
    author.unfold("bring")
    page.get_by_role("button", name=BUTTON[language]).click()

    expect(page.locator("#brought")).to_contain_text(OUTSIDE[language])
    expect(page.locator("#write [name=title]")).to_have_value(title)
    expect(page.locator("#write textarea[name=body]")).to_have_value("It is **dry**")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    author.shot(f"bring-{'script' if script else 'plain'}")
    author.press("save", within="#write")
    page.wait_for_url(lambda url: "/new" not in url)
    expect(page.locator("main")).to_contain_text(title)


def test_the_panel_takes_a_dropped_file_and_breaks_no_rule(enter: Enter) -> None:
    author = enter("author")
    author.go("/desk/articles/new")
    page = author.page

    page.evaluate(
        """() => { const carried = new DataTransfer();
        carried.items.add(new File(["# The road\\n\\nIt is closed."], "road.md"));
        document.getElementById("panel-bring").dispatchEvent(
          new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true })); }"""
    )
    expect(page.locator("#bring-file")).to_have_js_property("name", "")
    expect(page.locator("#bring-file")).to_be_focused()
    page.get_by_role("button", name=BUTTON["en"]).click()

    expect(page.locator("#write [name=title]")).to_have_value("The road")
    assert page.evaluate(LOOK, author.language) == []


def test_what_is_pasted_and_what_is_sent_lose_the_same_trackers(desk) -> None:  # noqa: F811 — a page
    tables = desk.evaluate("paste.TABLES")

    assert set(tables["TRACKING"]) == written_links.TRACKING
    assert tuple(tables["PREFIXES"]) == written_links.PREFIXES
    passing = tuple((host, path, tuple(names)) for host, path, names in tables["PASSING"])
    assert passing == written_links.PASSING
