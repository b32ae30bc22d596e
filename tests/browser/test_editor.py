"""Writing in the editor, in a real browser and with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.editing import body, opened, press, written, wrong
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_a_text_is_written_with_the_keyboard_alone(enter: Enter, language: str, width: int) -> None:
    author = enter("author", language=language, width=width, editor=True)
    opened(author)
    keys = author.page.keyboard
    author.page.locator("#title").focus()

    keys.type("A river without a name")
    keys.press("Enter")
    keys.type("Nobody asked.")
    author.page.locator(".editor-text").focus()
    keys.type("## The river")
    keys.press("Enter")
    keys.type("It was ")
    keys.press("Control+b")
    keys.type("here")
    keys.press("Control+b")
    keys.type(" first.")
    keys.press("Enter")
    keys.type("- one")
    keys.press("Enter")
    keys.type("two")
    keys.press("Enter")
    keys.press("Enter")
    keys.type("The end.")

    assert body(author) == (
        "<h2>The river</h2><p>It was <strong>here</strong> first.</p>"
        "<ul><li>one</li><li>two</li></ul><p>The end.</p>"
    )
    assert author.page.evaluate(LOOK, language) == []
    author.shot("editor-written")


PASTE = """([kind, words]) => {
  const held = new DataTransfer();
  if (kind === "files") held.items.add(new File(["x"], words, { type: "image/png" }));
  else held.setData(kind, words);
  const told = new Promise((heard) => {
    const form = document.getElementById("write");
    form.addEventListener("writing:files", ({ detail }) => heard(detail.files[0].name));
    setTimeout(heard, 1000, "");
  });
  const how = { clipboardData: held, bubbles: true, cancelable: true };
  const event = new ClipboardEvent("paste", how);
  document.querySelector(".editor-text").dispatchEvent(event);
  return told;
}"""


def test_what_is_pasted_comes_in_without_its_looks_and_files_are_handed_on(enter: Enter) -> None:
    author = enter("author", editor=True)
    pasted = (
        '<div style="color:red"><h2 class="x">T</h2><p onclick="y">a <b>b</b></p>'
        "<ul><li>c</li></ul></div>"
    )

    written(author, "")
    author.page.evaluate(PASTE, ["text/html", pasted])
    file = author.page.evaluate(PASTE, ["files", "river.png"])

    assert body(author) == "<h2>T</h2><p>a <strong>b</strong></p><ul><li>c</li></ul>"
    assert file == "river.png"


def test_the_switch_keeps_the_text_and_the_choice(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "## Head")
    author.page.locator("[data-write=plain]").click()
    expect(author.page.locator("#body")).to_have_value("## Head")
    author.page.reload()
    expect(author.page.locator("#body")).to_be_visible()
    author.page.locator("#body").fill("- a\n- b")
    author.page.locator("[data-write=editor]").click()

    expect(author.page.locator(".editor-text li")).to_have_text(["a", "b"])
    assert body(author) == "- a\n- b"  # nobody has changed it in the editor


def test_the_bar_is_one_stop_and_keys_lead_there_and_back(enter: Enter) -> None:
    author = enter("author", editor=True)
    focused = "document.activeElement.dataset.do ?? document.activeElement.className"

    written(author, "x")
    author.page.keyboard.press("Alt+F10")
    author.page.keyboard.press("End")
    assert author.page.evaluate(focused) == "keys"
    author.page.keyboard.press("Home")
    author.page.keyboard.press("ArrowRight")
    author.page.keyboard.press("ArrowRight")
    assert author.page.evaluate(focused) == "h2"
    author.page.keyboard.press("Escape")
    expect(author.page.locator(".editor-text")).to_be_focused()
    assert author.page.locator(".tools button[tabindex='0']").count() == 1


@pytest.mark.parametrize(("language", "width"), [("en", PHONE), ("es", DESK)])
def test_the_page_and_its_dialogs_are_open_to_everybody(
    enter: Enter, language: str, width: int
) -> None:
    author = enter("author", language=language, width=width, editor=True)
    written(author, "Hola")

    found = wrong(author)
    for name in ("a", "blockquote", "post", "lang"):
        press(author, name)
        found += wrong(author)
        author.page.keyboard.press("Escape")

    assert found == []


def test_a_saved_text_that_nobody_touches_is_sent_as_it_was_given(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "Kept.")
    author.page.locator("#title").fill("A text that is kept")
    author.page.locator("button[name=stay]").click()
    author.page.wait_for_url("**/edit")
    expect(author.page.locator(".editor-text")).to_have_text("Kept.")

    form = "new FormData(document.getElementById('write')).get('body_form')"
    assert author.page.evaluate(form) == "markdown"
    author.page.locator(".editor-text").press("Control+End")
    author.page.keyboard.type(" And more.")
    assert author.page.evaluate(form) == "html"
    author.page.locator("button[name=preview]").click()
    expect(author.page.locator("#preview article")).to_contain_text("Kept. And more.")
