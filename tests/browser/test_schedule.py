"""Times, holds and refusals in a real browser: what cannot be done is said in words."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.carrying import Carried, a_draft, a_ready_pair
from tests.browser.conftest import Enter, House
from tests.browser.visitor import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MINUTE = dt.timedelta(minutes=1)
NARROW_S = 5
"""So close to the next minute, a person would choose the one after it."""


def test_a_scheduled_pair_goes_out_at_its_minute(enter: Enter, house: House) -> None:
    pair = a_ready_pair(house)
    editor, reader = enter("editor-en"), enter()
    due = next_minute()

    editor.go(pair.path)
    plan(editor, due)
    editor.sees("both scheduled")
    editor.sees_state("scheduled")
    editor.shot("schedule-scheduled")
    early = [status_of(reader, pair, language) for language in pair.slugs]
    waited = (due - dt.datetime.now(dt.UTC)).total_seconds()
    editor.page.wait_for_timeout(max(waited, 0) * 1000)
    editor.wait_for(lambda: editor.badge("live").count() > 0)

    assert early == [404, 404]
    reader.wait_for(lambda: status_of(reader, pair, "en") == 200)
    assert status_of(reader, pair, "es") == 200


def test_a_time_that_is_over_is_refused_beside_its_field(enter: Enter, house: House) -> None:
    pair = a_ready_pair(house)
    editor = enter("editor-es", width=PHONE, language="es")

    editor.go(pair.path)
    plan(editor, next_minute() - dt.timedelta(days=1))

    expect(editor.page.locator("#release .field-error")).to_have_text("Esa hora ya pasó.")
    expect(editor.page.locator("#schedule-day")).to_be_visible()
    editor.shot("schedule-too-late")
    expected(editor, 422)


def test_a_pair_on_hold_stays_until_an_editor_resumes_it(enter: Enter, house: House) -> None:
    pair = a_ready_pair(house)
    editor = enter("editor-es", language="es")

    editor.go(pair.path)
    editor.press("hold", within="#release")
    reason = editor.page.locator("#release-hold-reason")
    reason.fill("Una fuente pidió un día más.")
    form = editor.page.locator("#release form").filter(has=reason)
    form.get_by_role("button", name=editor.say("hold"), exact=True).click()
    editor.sees_state("on hold")
    editor.shot("schedule-held")
    expect(editor.page.locator(".history").last).to_contain_text("Una fuente pidió un día más.")
    editor.press("resume", within="#release")

    editor.sees_state("ready")


def test_an_author_without_the_right_is_told_so(enter: Enter, house: House) -> None:
    pair = a_ready_pair(house)
    author = enter("author", width=PHONE, language="es")

    author.go(pair.path)
    expect(author.page.get_by_role("button", name=author.say("publish now"))).to_have_count(0)
    send(author, f"/desk/releases/{pair.release_id}/steps/publish")

    author.sees("not allowed")
    author.shot("refused-author")
    expected(author, 403)


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_editor_cannot_publish_what_they_wrote(
    enter: Enter, house: House, language: str
) -> None:
    pair = a_ready_pair(house, author="editor-en", language="es")
    writer = enter("editor-en", language=language)

    writer.go(pair.path)
    publish = writer.page.locator("#release").get_by_role("button", name=writer.say("publish now"))

    expect(publish).to_be_disabled()
    writer.sees("own article")
    writer.sees("next: another editor")
    writer.shot("refused-own-article")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_step_that_somebody_made_impossible_says_which_guard_failed_and_whose_move_it_is(
    enter: Enter, house: House, language: str
) -> None:
    pair = a_ready_pair(house)
    publisher = enter("editor-es", language=language)
    other = enter("editor-en", language=language)

    publisher.go(pair.path)
    other.go(pair.path)
    embargo(other, next_minute() + dt.timedelta(days=1))
    publish = publisher.page.locator("#release").get_by_role(
        "button", name=publisher.say("publish now")
    )
    publish.click()

    publisher.sees("under embargo")
    publisher.sees("next: the clock")
    publisher.shot("refused-embargo")
    expected(publisher, 409)


@pytest.mark.parametrize("language", ["en", "es"])
def test_of_two_tabs_that_save_the_second_shows_both_texts(
    enter: Enter, house: House, language: str
) -> None:
    draft = a_draft(house)
    first = enter("author", language=language)
    second = first.another_tab()
    for tab in (first, second):
        tab.go(f"{draft.path}/edit")

    first.type("text", "They row long before dawn.")
    first.press("save")
    first.page.wait_for_url(lambda url: not url.endswith("/edit"))
    second.type("text", "They row at dusk.")
    second.press("save")

    second.sees("nothing lost")
    clash = second.page.locator(".clash")
    expect(clash.get_by_role("heading", name=second.say("your text"))).to_be_visible()
    expect(clash.get_by_role("heading", name=second.say("saved text"))).to_be_visible()
    expect(clash.locator(".text-kept")).to_have_text(
        ["They row at dusk.", "They row long before dawn."]
    )
    second.shot("stale-save")
    expected(second, 409)
    clash.locator("input[value=mine]").check()
    second.page.locator("#merge button[type=submit]").first.click()
    expect(second.page.get_by_label(second.say("text"), exact=True)).to_have_value(
        "They row at dusk."
    )


def next_minute() -> dt.datetime:
    now = dt.datetime.now(dt.UTC)
    if now.second >= 60 - NARROW_S:
        now += MINUTE
    return now.replace(second=0, microsecond=0) + MINUTE


def plan(editor: Visitor, due: dt.datetime) -> None:
    editor.press("schedule", within="#release")
    fill_moment(editor, "schedule", due)
    editor.press("schedule both", within="#release")


def embargo(editor: Visitor, until: dt.datetime) -> None:
    editor.press("set embargo", within="#embargo")
    fill_moment(editor, "embargo", until)
    editor.press("set the embargo", within="#embargo")
    expect(editor.page.locator("#embargo time")).to_be_visible()


def fill_moment(editor: Visitor, form: str, moment: dt.datetime) -> None:
    editor.page.fill(f"#{form}-day", moment.strftime("%Y-%m-%d"))
    editor.page.fill(f"#{form}-time", moment.strftime("%H:%M"))
    editor.page.fill(f"#{form}-zone", "UTC")


def send(visitor: Visitor, path: str) -> None:
    """Post a form of this page to where the page itself offers nothing."""
    form = visitor.page.locator("main form").first
    form.evaluate("(form, path) => { form.action = path; form.submit(); }", path)
    visitor.page.wait_for_load_state()


def status_of(reader: Visitor, pair: Carried, language: str) -> int:
    """Ask for a public page without showing it."""
    address = f"{reader.home}/{language}/{pair.slugs[language]}/"
    status: int = reader.page.request.get(address).status
    return status


def expected(visitor: Visitor, status: int) -> None:
    """Take the one complaint that the browser makes of a refusal: its status."""
    assert len(visitor.complaints) == 1
    assert str(status) in visitor.complaints.pop()
