"""The desk's first page and lists in a real browser: where each article is, in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect

from tests.browser.carrying import (
    a_live_pair,
    a_scheduled_pair,
    a_submitted_text,
    a_withdrawn_pair,
)
from tests.browser.conftest import SECOND_AUTHOR, Enter, House
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOK = (Path(__file__).parent / "look_at_page.js").read_text()
WINDOWS = [pytest.param("en", DESK, id="en-wide"), pytest.param("es", PHONE, id="es-phone")]
WAITS = {"en": "Waits for an editor", "es": "Espera a alguien de edición"}
SOON = {"en": "On the schedule", "es": "Programado"}
LIVE = {"en": "Live", "es": "En línea"}
GONE = {"en": "Withdrawn", "es": "Retirado"}
READERS = {"en": "As readers see it (ES)", "es": "Como se publicó (ES)"}


@pytest.fixture(scope="module")
def own_desk(house: House) -> None:
    """Give an author of their own one article in each of four places."""
    a_submitted_text(house, author=SECOND_AUTHOR)
    a_scheduled_pair(house, author=SECOND_AUTHOR)
    a_live_pair(house, author=SECOND_AUTHOR)
    a_withdrawn_pair(house, author=SECOND_AUTHOR)


def barriers(visitor: Visitor) -> list[str]:
    """Return what keeps somebody from using a page, in light and in dark."""
    wrong = list(visitor.page.evaluate(LOOK, visitor.language))
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        found = Axe().run(visitor.page).response["violations"]
        wrong += [f"{scheme}: {one['id']} {one['nodes'][0]['target']}" for one in found]
    return wrong


@pytest.mark.usefixtures("own_desk")
@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_an_author_sees_where_each_article_is(enter: Enter, language: str, width: int) -> None:
    author = enter(SECOND_AUTHOR, language=language, width=width)
    author.go("/desk/")
    waiting, lately = author.page.locator("#waiting"), author.page.locator("#lately")

    expect(waiting).to_contain_text(WAITS[language])
    expect(waiting).to_contain_text(SOON[language])
    expect(waiting.locator(".state", has_text=LIVE[language])).to_have_count(0)
    expect(waiting).not_to_contain_text(GONE[language])
    titles = author.page.locator("#news .list-title").all_inner_texts()
    assert len(titles) == len(set(titles))
    assert barriers(author) == []

    lately.get_by_role("link", name=READERS[language]).first.click()
    expect(author.page).to_have_url(re.compile(re.escape(author.home) + "/es/.+"))


@pytest.mark.usefixtures("own_desk")
@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_a_list_is_narrowed_to_what_readers_lost(enter: Enter, language: str, width: int) -> None:
    author = enter(SECOND_AUTHOR, language=language, width=width)
    author.go("/desk/mine")
    assert barriers(author) == []

    author.page.locator("#state").select_option("withdrawn")
    author.page.locator("form.narrow button").click()

    expect(author.page.locator(".list-row")).to_have_count(1)
    expect(author.page.locator(".list-row")).to_contain_text(GONE[language])


@pytest.mark.parametrize("who", ["editor-en", "translator", "duty"])
def test_everybody_can_use_their_first_page(enter: Enter, who: str) -> None:
    person = enter(who, language="en", width=PHONE)
    person.go("/desk/")

    assert barriers(person) == []
