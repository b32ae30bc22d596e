"""A review in a real browser: questions, what should change segment by segment, what changed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.article import SPANISH, STANDFIRST, Titles, of_this_attempt
from tests.browser.conftest import Enter
from tests.browser.test_journey import approves_source, opens_review, translates, writes
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEADING = "What the bottles say"
WHY = {
    STANDFIRST: "Falta decir que son familias del pueblo.",
    HEADING: "«Las botellas dicen» suena a cuento.",
}
BETTER = {
    STANDFIRST: "Treinta familias del pueblo midieron el río por su cuenta, con botellas y cuerda.",
    HEADING: "Lo que había en las botellas",
}
QUESTION = "Whose notebook is it?"
ANSWER = "It belongs to all of them."


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_an_editor_says_segment_by_segment_what_should_change(enter: Enter, width: int) -> None:
    titles = of_this_attempt(titled(width))
    author = enter("author", width=width, language="es")
    article = writes(author, titles)
    approves_source(enter("editor-en", width=width, language="es"), titles)
    translator = enter("translator", width=width, language="es")
    work = translates(translator, titles)
    asks(translator, work)
    editor = enter("editor-es", width=width, language="es")

    opens_review(editor, titles)
    review = editor.page.url
    says_what_should_change(editor, review)
    answers(author, article)
    mends(translator, work)
    reads_changes(editor, review)

    editor.press("approve translation")
    editor.sees("translation approved")


def titled(width: int) -> Titles:
    """Return what the article of one run is called."""
    return Titles(
        f"The women who read the river aloud {width}",
        f"Las mujeres que leen el río en voz alta {width}",
        f"the-women-who-read-the-river-aloud-{width}",
        f"las-mujeres-que-leen-el-rio-en-voz-alta-{width}",
    )


def segment(visitor: Visitor, source: str) -> Locator:
    """Return the segment with these words of the source, as it is read or worked on."""
    visitor.ready()
    heard = visitor.page.locator(".segment-source .segment-text").get_by_text(source, exact=True)
    return visitor.page.locator("li.segment").filter(has=heard)


def unfolds(visitor: Visitor, source: str) -> Locator:
    """Open what stands beside a segment; returns it."""
    line = segment(visitor, source)
    line.locator(".talk .talk-link").click()
    unfolded = line.locator(".talk-unfolded")
    expect(unfolded).to_be_visible()
    return unfolded


def asks(translator: Visitor, work: str) -> None:
    """Ask the author, although the translation is handed in already."""
    translator.go(work)
    talk = unfolds(translator, HEADING)
    talk.get_by_label(translator.say("say of segment")).fill(QUESTION)
    talk.get_by_role("button", name=translator.say("ask the author"), exact=True).click()
    expect(talk).to_contain_text(QUESTION)
    translator.shot("review-1-translator-asks")


def says_what_should_change(editor: Visitor, review: str) -> None:
    """Keep a reason beside each segment, then send them all with a general one."""
    for source, why in WHY.items():
        talk = unfolds(editor, source)
        talk.get_by_label(editor.say("say of segment")).fill(why)
        talk.get_by_role("button", name=editor.say("wish for a change"), exact=True).click()
        expect(talk).to_contain_text(why)
    expect(editor.page.locator("#wishes li")).to_have_count(len(WHY))
    editor.shot("review-2-editor-says-why")
    editor.go(review)
    expect(editor.page.locator("#wishes li")).to_have_count(len(WHY))
    expect(editor.page.locator("#queries")).to_contain_text(QUESTION)
    approve = editor.page.get_by_role("button", name=editor.say("approve translation"))
    expect(approve).to_be_disabled()
    editor.shot("review-3-editor-cannot-approve")
    editor.press("ask for changes")
    reason = editor.page.locator("#request_changes-reason")
    reason.fill("Dos cosas, y queda.")
    form = editor.page.locator("form").filter(has=reason)
    form.get_by_role("button", name=editor.say("ask for changes")).click()
    expect(reason).to_have_count(0)


def answers(author: Visitor, article: str) -> None:
    """Find the question on the desk, read it beside its passage, and answer."""
    author.go("/desk/")
    author.page.locator("#queries a.list-title").first.click()
    expect(author.page.locator("#queries")).to_contain_text(HEADING)
    author.shot("review-4-author-reads-question")
    author.page.locator("#queries").get_by_label(author.say("your answer")).fill(ANSWER)
    author.press("answer", within="#queries")
    expect(author.page).to_have_url(article)
    expect(author.page.locator("#queries")).to_have_count(0)


def mends(translator: Visitor, work: str) -> None:
    """Read each reason beside its segment, change the text and hand in again."""
    translator.go(work)
    for source, why in WHY.items():
        line = segment(translator, source)
        expect(line).to_contain_text(why)
        box = line.locator("textarea").first
        expect(box).to_have_value(SPANISH[source])
        box.fill(BETTER[source])
        box.blur()
        expect(line.locator(".segment-state .saved")).to_be_visible()
    expect(unfolds(translator, HEADING)).to_contain_text(ANSWER)
    translator.shot("review-5-translator-mends")
    translator.press("hand in")
    translator.sees("translation handed in")


def reads_changes(editor: Visitor, review: str) -> None:
    """Read only what changed, from one change to the next."""
    editor.go(review)
    editor.open_link(editor.say("since the text before"))
    page = editor.page
    stops = page.locator("[data-stop]:visible")
    expect(stops).to_have_count(len(BETTER))
    expect(segment(editor, STANDFIRST).locator("ins")).to_contain_text("del pueblo")
    page.keyboard.press("n")
    expect(stops.nth(0)).to_be_focused()
    page.keyboard.press("n")
    expect(stops.nth(1)).to_be_focused()
    page.get_by_role("button", name=editor.say("previous change")).click()
    expect(stops.nth(0)).to_be_focused()
    editor.shot("review-6-editor-reads-changes")
