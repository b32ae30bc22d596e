"""What makes writing quick: a menu at an empty line, addresses as links, signs while typing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.editing import body, mark_last, press, written, wrong
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASTE = """(held) => {
  const data = new DataTransfer();
  for (const [kind, words] of Object.entries(held)) {
    if (kind === "image/png") data.items.add(new File(["x"], words, { type: kind }));
    else data.setData(kind, words);
  }
  let told = "";
  const heard = ({ detail }) => { told = detail.files[0].name; };
  const form = document.getElementById("write");
  form.addEventListener("writing:files", heard, { once: true });
  document.querySelector(".editor-text").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  form.removeEventListener("writing:files", heard);
  return told;
}"""
MENU = {
    "en": ("quot", "tabl", "Nothing is called that."),
    "es": ("CÍTA", "tabl", "Nada se llama así."),
}


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_an_empty_line_offers_what_can_be_put_in(enter: Enter, language: str, width: int) -> None:
    author = enter("author", language=language, width=width, editor=True)
    menu, search = author.page.locator("#say-insert"), author.page.locator("#say-insert-search")
    quotation, table, none = MENU[language]

    written(author, "/")
    expect(search).to_be_focused()
    assert wrong(author) == []
    author.shot("editor-menu")
    author.page.keyboard.type(quotation)
    expect(menu.locator("[role=option]:visible").first).to_have_id("say-insert-blockquote")
    author.page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert body(author) == f"<p>/{quotation}</p>"  # what is no choice stays what was typed

    author.page.keyboard.type(" / or")
    author.page.keyboard.press("Enter")
    author.page.keyboard.type(f"/{table}")
    expect(menu.locator("[role=option]:visible")).to_have_count(1)
    author.page.keyboard.press("Enter")
    author.page.keyboard.type("Year")
    expect(author.page.locator(".editor-text th").first).to_have_text("Year")
    expect(author.page.locator(".editor-text > p").first).to_have_text(f"/{quotation} / or")

    press(author, "insert")
    search.fill("zzz")
    expect(menu).to_contain_text(none)
    author.page.keyboard.press("Escape")
    assert "zzz" not in body(author)
    assert author.page.evaluate(LOOK, language) == []


def test_the_menu_leads_on_to_what_asks_something(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "/")
    author.page.keyboard.press("ArrowDown")
    author.page.keyboard.press("ArrowDown")
    author.page.keyboard.press("Enter")
    expect(author.page.locator("#say-post-pasted")).to_be_visible()
    author.page.keyboard.press("Escape")
    author.page.keyboard.type("/")
    author.page.locator("#say-insert-hr").click()
    author.page.keyboard.type("After")

    assert body(author) == "<hr><p>After</p>"


def test_an_address_over_marked_words_makes_a_link_of_them(enter: Enter) -> None:
    author = enter("author", editor=True)
    address = "https://example.org/rio?utm_source=x&id=7"

    written(author, "See the river")
    mark_last(author, 5)
    author.page.evaluate(PASTE, {"text/plain": address})
    author.page.keyboard.type(", or ")
    author.page.evaluate(PASTE, {"text/plain": f"{address}\n"})
    author.page.keyboard.type(".")

    kept = "https://example.org/rio?id=7"
    link = f'<a href="{kept.replace("&", "&amp;")}">'
    assert body(author) == f"<p>See the {link}river</a>, or {link}{kept}</a>.</p>"


def test_signs_become_forms_while_they_are_typed(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "> We *stay* (**here**).")
    author.page.keyboard.press("Enter")
    author.page.keyboard.press("Enter")
    author.page.keyboard.type("---")
    author.page.keyboard.type("It costs ~~12~~ 14, “so” 'so'.")

    assert body(author) == (
        "<blockquote><p>We <em>stay</em> (<strong>here</strong>).</p></blockquote><hr>"
        "<p>It costs <s>12</s> 14, “so” ‘so’.</p>"
    )


def test_a_key_shows_all_keys(enter: Enter) -> None:
    author = enter("author", editor=True)
    sheet = author.page.locator("#say-keys")

    expect(author.page.locator("#say-keys")).to_be_hidden()
    written(author, "x")
    expect(author.page.locator(".editor-hint")).to_be_hidden()
    author.page.keyboard.press("Control+/")
    expect(sheet).to_contain_text("Ctrl + Alt + F")
    assert wrong(author) == []
    author.page.keyboard.press("Escape")
    expect(author.page.locator(".editor-text")).to_be_focused()


def test_words_come_in_as_words_where_their_picture_comes_along(enter: Enter) -> None:
    author = enter("author", editor=True)
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>'
        "<p class=MsoNormal>A<del>B</del></p>"
    )

    written(author, "")
    file = author.page.evaluate(PASTE, {"text/html": page, "image/png": "words.png"})
    assert (file, body(author)) == ("", "<p>A</p>")
    expect(author.page.locator("[data-left]")).to_have_text(
        "Left outside of what was pasted: deleted passages (1)"
    )
    file = author.page.evaluate(
        PASTE, {"text/html": "<img src='https://example.org/a.png'>", "image/png": "river.png"}
    )
    assert file == "river.png"


def test_plain_text_keeps_its_lists_and_paragraphs(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "Here: ")
    author.page.evaluate(PASTE, {"text/plain": "first\n\nWe ask:\n\n- land\n- water"})

    assert body(author) == ("<p>Here: first</p><p>We ask:</p><ul><li>land</li><li>water</li></ul>")


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_the_bar_stays_in_sight(enter: Enter, width: int) -> None:
    author = enter("author", width=width, editor=True)

    written(author, "x")
    for _ in range(60):
        author.page.keyboard.press("Enter")
    author.page.keyboard.type("The end")

    bar, head = author.page.locator(".tools"), author.page.locator(".writing-bar")
    expect(bar).to_be_in_viewport()
    above, below = head.bounding_box(), bar.bounding_box()
    assert above is not None
    assert below is not None
    assert below["y"] >= above["y"] + above["height"] - 1
    assert author.page.evaluate(LOOK, "en") == []


def test_what_begins_with_what_is_typed_comes_before_what_holds_it(enter: Enter) -> None:
    author = enter("author", editor=True)
    written(author, "/")
    author.page.keyboard.type("ta")
    expect(author.page.locator("#say-insert [aria-selected=true]")).to_have_attribute(
        "data-do", "table"
    )

    author.page.keyboard.press("Enter")

    expect(author.page.locator(".editor-text table")).to_have_count(1)
