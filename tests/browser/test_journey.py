"""One article from its author to two live pages, in a real browser, as each person in turn."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.article import (
    BETTER_LAST,
    BODY,
    CREDIT,
    SPANISH,
    STANDFIRST,
    TITLES,
    Titles,
    of_this_attempt,
    translated,
)
from tests.browser.bench import box, saved, write
from tests.browser.conftest import Enter, House
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REASON = "El último párrafo suena a calco."


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_an_article_goes_from_its_author_to_two_live_pages(
    enter: Enter, house: House, language: str, width: int
) -> None:
    titles = of_this_attempt(TITLES[language])

    article = writes(enter("author", width=width, language=language), titles)
    approves_source(enter("editor-en", width=width, language=language), titles)
    translator = enter("translator", width=width, language=language)
    work = translates(translator, titles)
    editor = enter("editor-es", width=width, language=language)
    asks_for_changes(editor, titles)
    mends(translator, work)
    approves_translation(editor, titles)
    publishes(editor, article)

    reads(enter(width=width, language=language), house.url, titles)


def writes(author: Visitor, titles: Titles) -> str:
    """Write and submit; returns the path of the article."""
    author.go("/desk/")
    author.shot("journey-1-author-desk")
    author.press("new article")
    author.page.locator("#language").select_option("en")
    author.type("title", titles.english)
    author.type("standfirst", STANDFIRST)
    author.type("text", BODY)
    author.type("byline", "Ana Robles")
    author.type("photo credit", CREDIT)
    author.shot("journey-2-author-writes")
    author.press("save")
    expect(author.page.locator("h1")).to_have_text(titles.english)
    author.press("submit")
    author.sees("with the editors")
    author.shot("journey-3-author-submitted")
    return author.page.url


def approves_source(editor: Visitor, titles: Titles) -> None:
    """Find the article on the desk, take its review and approve it."""
    editor.go("/desk/")
    editor.open_link(titles.english)
    editor.press("take review")
    expect(editor.page.locator("h1")).to_have_text(titles.english)
    editor.shot("journey-4-editor-reads-source")
    editor.press("approve")
    editor.sees("source approved")


def translates(translator: Visitor, titles: Titles) -> str:
    """Wait for the task, claim it, fill every segment and hand in; returns the page's path."""
    page = translator.page
    translator.go("/translate/")
    waiting = page.locator(".list-row").filter(has_text=titles.english)
    translator.wait_for(lambda: waiting.count() > 0)
    translator.shot("journey-5-translator-finds-task")
    waiting.get_by_role("button", name=translator.say("claim"), exact=True).click()
    expect(page.locator("h1")).to_have_text(titles.english)
    hand_in = page.locator("#hand-in button")
    expect(hand_in).to_be_disabled()

    segments = page.locator("li.segment")
    assert segments.count() == len(SPANISH) + 3  # with title, address and the address of the link
    for segment in segments.all():
        segment.scroll_into_view_if_needed()
        source = segment.locator(".source-text")
        write(segment, translated(typed_form(source), titles))
    saved(translator)
    expect(hand_in).to_be_enabled()
    translator.shot("journey-6-translator-side-by-side")
    work = page.url
    translator.press("hand in")
    translator.sees("translation handed in")
    return work


def typed_form(source: Locator) -> str:
    """Return a source text with its marks as they are typed, however the page shows them."""
    words: str = source.evaluate(
        "one => [...one.childNodes].map((part) => part.dataset?.form ?? part.textContent).join('')"
    )
    return words


def asks_for_changes(editor: Visitor, titles: Titles) -> None:
    """Read both texts side by side and send the translation back with a reason."""
    opens_review(editor, titles)
    read = editor.page.locator("li.segment")
    for source, target in SPANISH.items():
        line = read.filter(has=editor.page.locator(".segment-source", has_text=source))
        expect(line.locator(".segment-target .segment-text")).to_have_text(target)
    editor.shot("journey-7-editor-reads-both")
    editor.press("ask for changes")
    reason = editor.page.locator("#request_changes-reason")
    expect(reason).to_be_visible()
    reason.fill(REASON)
    editor.shot("journey-8-editor-gives-reason")
    form = editor.page.locator("form").filter(has=reason)
    form.get_by_role("button", name=editor.say("ask for changes")).click()
    expect(reason).to_have_count(0)


def mends(translator: Visitor, work: str) -> None:
    """Read the reason, change what was asked and hand in again."""
    translator.go(work)
    translator.sees("changes asked")
    expect(translator.page.locator("main")).to_contain_text(REASON)
    translator.shot("journey-9-translator-reads-reason")
    last = box(translator, list(SPANISH)[-2])
    last.fill(BETTER_LAST)
    last.blur()
    saved(translator)
    translator.press("hand in")
    translator.sees("translation handed in")


def approves_translation(editor: Visitor, titles: Titles) -> None:
    """Approve what was mended."""
    opens_review(editor, titles)
    expect(editor.page.locator("main")).to_contain_text(BETTER_LAST)
    editor.press("approve translation")
    editor.sees("translation approved")


def opens_review(editor: Visitor, titles: Titles) -> None:
    """Find the translation among what waits for this editor."""
    editor.go("/review/")
    found = editor.page.locator(".list-row").get_by_role("link", name=titles.english)
    editor.wait_for(lambda: found.count() > 0)
    found.first.click()
    expect(editor.page.locator("h1")).to_have_text(titles.english)


def publishes(editor: Visitor, article: str) -> None:
    """Publish once both are ready, and look again until both are live."""
    editor.go(article)
    editor.wait_for(lambda: editor.badge("ready").count() > 0)
    editor.shot("journey-10-editor-publishes")
    editor.press("publish now", within="#release")
    editor.sees("on their way")
    live = editor.page.locator(".edition .state", has_text=editor.say("live"))
    editor.wait_for(lambda: live.count() == len(TITLES))
    expect(editor.page.locator(".history:not(.milestones)")).to_contain_text(REASON)
    editor.shot("journey-11-editor-sees-both-live")


def reads(reader: Visitor, url: str, titles: Titles) -> None:
    """Read both pages without signing in, and go from each to the other."""
    page = reader.page
    english, spanish = f"{url}/en/{titles.english_slug}/", f"{url}/es/{titles.spanish_slug}/"
    reader.wait_for(lambda: page.request.get(english).status == 200)
    reader.go(english)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text(titles.english)
    expect(page.locator("strong")).to_have_text("with ninety bottles")
    reader.shot("journey-12-reader-english")
    page.locator(f'main a[href$="/es/{titles.spanish_slug}/"]').first.click()
    expect(page).to_have_url(spanish)
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("h1")).to_have_text(titles.spanish)
    expect(page.locator("main")).to_contain_text(BETTER_LAST)
    expect(page.locator("strong")).to_have_text("con noventa botellas")
    reader.shot("journey-13-reader-spanish")
    page.locator(f'main a[href$="/en/{titles.english_slug}/"]').first.click()
    expect(page).to_have_url(english)
    for front in ("en", "es"):
        reader.go(f"/{front}/")
        own = titles.english if front == "en" else titles.spanish
        expect(page.locator("main")).to_contain_text(own)
        reader.shot(f"journey-14-front-{front}")
    assert page.context.cookies() == []
