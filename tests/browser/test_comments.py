"""Author and editor talk about a text in a real browser, where its words stand."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Locator, expect

from tests.browser.article import Titles, of_this_attempt
from tests.browser.carrying import a_submitted_text
from tests.browser.conftest import SECOND_AUTHOR, Enter, House
from tests.browser.holding import hold_up
from tests.browser.test_journey import writes
from tests.browser.visitor import DESK, PHONE, Visitor, exactly

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUOTE = "ninety bottles and a notebook"
QUESTION = "Ninety, or thirty families with three each?"
BETTER = "ninety bottles and two notebooks"
ANSWER = "Two notebooks, and I have counted them."
KEPT_HERE = "Object.keys(localStorage).some((name) => name.includes(':comments-'))"
MENTIONING = re.compile(rf"^{re.escape(QUESTION)} @\[[^\]]+\] $")
MARK = """words => {
  const article = document.querySelector("article[data-commented]");
  const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const whole = nodes.map((one) => one.data).join("");
  const place = (at) => {
    for (const node of nodes) { if (at <= node.length) return [node, at]; at -= node.length; }
  };
  const start = whole.indexOf(words);
  const range = document.createRange();
  range.setStart(...place(start));
  range.setEnd(...place(start + words.length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""

MARK_AND_PRESS = f"""words => {{
  ({MARK})(words);
  const pressed = {{ code: "KeyM", ctrlKey: true, altKey: true, bubbles: true, cancelable: true }};
  document.body.dispatchEvent(new KeyboardEvent("keydown", pressed));
}}"""
"""Without a pause, as a busy machine hands keys over: what is marked is told after the last."""


def test_a_comment_is_about_what_is_marked_when_the_keys_are_pressed(
    house: House, enter: Enter
) -> None:
    text = a_submitted_text(house, author=SECOND_AUTHOR)
    editor = enter("editor-en")
    editor.go(f"{text.path}/comments")
    expect(panel(editor).locator("[data-mark]")).to_be_visible()
    editor.page.evaluate(MARK, "They row")
    editor.settle()

    editor.page.evaluate(MARK_AND_PRESS, "before dawn")

    expect(editor.page.locator("#comment-quote")).to_have_value("before dawn")


def test_names_that_come_late_are_not_offered_for_what_is_typed_since(
    house: House, enter: Enter
) -> None:
    text = a_submitted_text(house, author=SECOND_AUTHOR)
    editor = enter("editor-en")
    editor.go(f"{text.path}/comments")
    editor.unfold("comments")
    panel(editor).locator(".comment-new > summary").click()
    words = editor.page.locator("#comment-text")
    late = hold_up(editor.page, "**/comments/people").routes

    words.press_sequentially("@")
    editor.wait_for(lambda: bool(late), reload=False)
    words.press("Backspace")
    with editor.page.expect_response("**/comments/people"):
        late[0].continue_()
    editor.settle()

    expect(editor.page.locator("#mentions")).to_have_count(0)


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_a_text_is_talked_about_where_it_stands(enter: Enter, language: str, width: int) -> None:
    titles = of_this_attempt(titled(width))
    author = enter("author", width=width, language=language)
    article = writes(author, titles)
    editor = enter("editor-en", width=width, language=language)

    review = comments_on_what_is_marked(editor, titles)
    answers_and_takes_the_wording(author, article)
    settles(editor, review)

    editor.press("approve")
    editor.sees("source approved")


def titled(width: int) -> Titles:
    """Return what the article of one run is called."""
    return Titles(
        f"The notebook of Las Garzas {width}",
        f"El cuaderno de Las Garzas {width}",
        f"the-notebook-of-las-garzas-{width}",
        f"el-cuaderno-de-las-garzas-{width}",
    )


def panel(visitor: Visitor) -> Locator:
    """Return what is said beside the text."""
    return visitor.page.locator("#panel-comments")


def comments_on_what_is_marked(editor: Visitor, titles: Titles) -> str:
    """Mark words, press the keys, name somebody, propose a wording; returns the review's page."""
    page = editor.page
    editor.go("/desk/")
    editor.open_link(titles.english)
    expect(page.locator("h1")).to_have_text(titles.english)
    expect(panel(editor).locator("[data-mark]")).to_be_visible()
    page.evaluate(MARK, QUOTE)
    page.keyboard.press("Control+Alt+KeyM")
    expect(page.locator("#comment-quote")).to_have_value(QUOTE)
    words = page.locator("#comment-text")
    expect(words).to_be_focused()
    words.press_sequentially(f"{QUESTION} @")
    expect(page.locator("#mentions li").first).to_be_visible()
    words.press("ArrowDown")
    words.press("Enter")
    expect(words).to_have_value(MENTIONING)
    panel(editor).locator(".comment-new .comment-more summary").click()
    page.locator("#comment-proposed").fill(BETTER)
    page.locator("#comment-blocks").check()
    editor.shot("comments-1-editor-comments")
    whole(editor)
    panel(editor).locator(".comment-new .beside-buttons button").click()
    expect(panel(editor).locator(".comment-thread")).to_contain_text(QUESTION)
    expect(page.locator("mark.commented").first).to_contain_text("ninety bottles")
    page.reload()
    expect(page.get_by_role("button", name=editor.say("approve"), exact=True)).to_be_disabled()
    page.locator("mark.commented").first.click()
    expect(panel(editor).locator(".comment-thread")).to_be_focused()
    editor.shot("comments-2-editor-cannot-approve")
    whole(editor)
    return page.url


def answers_and_takes_the_wording(author: Visitor, article: str) -> None:
    """Type an answer, lose the tab, find it again, send it, and take the proposed words."""
    page = author.page
    author.go(f"{article}/edit")
    thread = panel(author).locator(".comment-thread")
    expect(thread).to_contain_text(BETTER)
    author.unfold("comments")
    thread.locator("textarea[name=comment]").last.fill(ANSWER)
    page.wait_for_function(KEPT_HERE)
    page.reload()
    answer = panel(author).locator(".comment-thread textarea[name=comment]").last
    expect(answer).to_have_value(ANSWER)
    author.shot("comments-3-author-answers")
    whole(author)
    panel(author).locator(".comment-thread .beside-buttons button").last.click()
    expect(panel(author).locator(".comment-reply")).to_contain_text(ANSWER)
    panel(author).locator("[data-take]").click()
    expect(page.locator("textarea[name=body]")).to_have_value(re.compile(re.escape(BETTER)))
    author.press("save")
    author.press("submit")
    author.sees("with the editors")


def settles(editor: Visitor, review: str) -> None:
    """Read the answer beside the new text, and call the comment settled."""
    editor.go(review)
    thread = panel(editor).locator(".comment-thread")
    expect(thread).to_contain_text(ANSWER)
    approve = editor.page.locator("#decisions button").filter(
        has_text=exactly(editor.say("approve"))
    )
    expect(approve).to_be_disabled()
    thread.locator(".beside-buttons button").last.click()
    expect(panel(editor).locator(".comment-settled")).to_be_visible()
    expect(approve).to_be_enabled()
    editor.shot("comments-4-editor-settled")


def whole(visitor: Visitor) -> None:
    """Make sure that everybody can read and use the page, and that nothing sticks out of it."""
    found = Axe().run(visitor.page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
