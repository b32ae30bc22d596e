"""The writing page is calm: panels say in a line what they hold, one bar, and true words on top."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Locator, expect
from sqlalchemy import select

from newsroom.articles import actions
from newsroom.articles.content import Content
from newsroom.database import db
from newsroom.people.models import Person
from tests import make
from tests.browser.conftest import Enter, House
from tests.browser.test_pages import LOOK
from tests.browser.test_topics import shows_all
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WINDOWS = [pytest.param("en", DESK, id="en-wide"), pytest.param("es", PHONE, id="es-phone")]
NEW = "/desk/articles/new"
CALM = 1_000
"""Pixels that the column beside a text may be long, where it was more than four thousand."""
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "withheld": "Name withheld",
        "no byline": "No byline yet",
        "not yet": "Saved as a draft, and not submitted yet.",
        "missing": "Give a byline, or say that it is withheld.",
        "editors": "The article is with the editors now.",
        "waits": "This text waits for an editor.",
        "spiked": "This article is spiked.",
        "back": "To the article",
        "edit": "Edit",
        "water": "Water",
        "remove": "Remove Water",
    },
    "es": {
        "withheld": "Nombre reservado",
        "no byline": "Aún sin firma",
        "not yet": "Se guardó como borrador, pero aún no se ha enviado.",
        "missing": "Escriba una firma o indique que se reserva.",
        "editors": "El artículo está ahora en manos del equipo de edición.",
        "waits": "Este texto espera al equipo de edición.",
        "spiked": "Este artículo está descartado.",
        "back": "Ir al artículo",
        "edit": "Editar",
        "water": "Agua",
        "remove": "Quitar Agua",
    },
}


def written(house: House, step: str = "", **changed: Any) -> tuple[str, uuid.UUID]:
    """Let the author of the demonstration write an article, and go one step further with it."""
    content: Content = replace(make.numbered(), **changed)
    with house.app.app_context():
        query = select(Person).where(Person.email == "author@example.org")
        author = db.session.scalars(query).one()
        edition = actions.start(content, language="en", by=author)
        if step == "submitted":
            actions.submit(edition.id, by=author)
        elif step == "spiked":
            actions.spike(edition.id, by=author, reason="Nothing came of it")
        found = f"/desk/articles/{edition.article_id}", edition.id
        db.session.remove()
    return found


def looks_well(visitor: Visitor, name: str) -> None:
    """Look at the page in light and in dark."""
    wrong = list(visitor.page.evaluate(LOOK, visitor.language))
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        found = Axe().run(visitor.page).response["violations"]
        wrong += [f"{scheme}: {one['id']} {one['nodes'][0]['target']}" for one in found]
        visitor.shot(f"calm-{name}-{scheme}")
    visitor.page.emulate_media(color_scheme="light")
    assert wrong == []


def now(visitor: Visitor, panel: str) -> Locator:
    return visitor.page.locator(f"#panel-{panel} .fold-now")


def unfolded(visitor: Visitor) -> list[str]:
    return [
        (one.get_attribute("id") or "").removeprefix("panel-")
        for one in visitor.page.locator(".writing-side > .card:has(> details[open])").all()
    ]


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_folded_panels_say_what_they_hold_and_keep_up_with_it(
    enter: Enter, house: House, language: str, width: int
) -> None:
    path, _ = written(house)
    author = enter("author", language=language, width=width)
    author.go(f"{path}/edit")
    page, said = author.page, WORDS[language]
    page.wait_for_load_state("networkidle")

    assert unfolded(author) == []
    column = page.locator(".writing-side > .card").all()
    assert sum((one.bounding_box() or {"height": 0})["height"] for one in column) < CALM
    looks_well(author, "folded")

    author.unfold("byline")
    page.locator("#byline").fill("")
    page.locator("#dateline").fill("2026-11-06")
    page.locator("#panel-byline summary").first.click()
    expect(now(author, "byline")).to_have_text(f"{said['no byline']} · 6 {month(language)} 2026")
    author.unfold("byline")
    page.locator("#byline_kind-2").check()
    page.locator("#panel-byline summary").first.click()
    expect(now(author, "byline")).to_have_text(f"{said['withheld']} · 6 {month(language)} 2026")
    page.locator("#title").fill("Another well")
    expect(now(author, "address")).to_contain_text("…/")
    page.locator("#body").fill("Four words of text.")
    expect(now(author, "length")).to_contain_text("4 ")


def month(language: str) -> str:
    return {"en": "Nov", "es": "nov"}[language]


def test_the_device_remembers_which_panels_a_person_keeps_open(enter: Enter, house: House) -> None:
    path, _ = written(house)
    author = enter("author")
    author.go(f"{path}/edit")
    author.unfold("length")
    author.page.locator("#panel-address summary").first.press("Enter")
    author.settle()

    author.page.reload()
    author.page.wait_for_load_state("networkidle")
    again = unfolded(author)
    author.page.locator("#panel-length summary").first.click()
    author.settle()
    author.page.reload()
    author.page.wait_for_load_state("networkidle")

    assert (again, unfolded(author)) == (["address", "length"], ["address"])


@pytest.mark.parametrize("script", [True, False])
def test_a_panel_with_something_missing_is_open(
    enter: Enter, house: House, *, script: bool
) -> None:
    path, _ = written(house, byline="")
    author = enter("author", script=script)
    author.go(f"{path}/edit")

    assert unfolded(author) == ["why", "byline"]


@pytest.mark.parametrize("script", [True, False])
def test_a_panel_with_an_error_is_open(enter: Enter, house: House, *, script: bool) -> None:
    path, _ = written(house)
    author = enter("author", script=script)
    author.go(f"{path}/edit")
    author.unfold("address")
    author.page.locator("#slug").fill("No Slug!")

    author.press("save")

    expect(author.page.locator("#slug-error")).to_be_visible()
    author.complaints.clear()  # the browser's word for 422
    assert unfolded(author) == ["why", "address"]


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_ticked_topics_are_chips(enter: Enter, language: str, width: int) -> None:
    author = enter("author", language=language, width=width)
    author.go(NEW)
    page, said = author.page, WORDS[language]
    chips = page.locator("[data-topics] .chip")
    expect(chips).to_have_count(0)
    shows_all(author)

    page.get_by_label(said["water"], exact=True).press("Space")

    expect(chips).to_contain_text([said["water"]])
    assert page.evaluate("document.activeElement.name") == "topics"
    expect(now(author, "about")).to_contain_text(said["water"])
    looks_well(author, "topics")
    page.get_by_role("button", name=said["remove"], exact=True).press("Enter")
    expect(chips).to_have_count(0)
    expect(page.get_by_label(said["water"], exact=True)).to_be_focused()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_one_press_saves_and_submits_or_says_what_is_missing(
    enter: Enter, house: House, language: str, width: int, *, script: bool
) -> None:
    path, _ = written(house, byline="")
    author = enter("author", language=language, width=width, script=script)
    author.go(f"{path}/edit")
    page, said = author.page, WORDS[language]
    page.locator("#title").fill("A title that is kept")

    page.locator("[name=to_editors]").click()

    missing = page.locator("#missing")
    expect(missing).to_contain_text(said["not yet"])
    expect(page.locator("#title")).to_have_value("A title that is kept")
    if script:
        expect(missing).to_be_focused()
        looks_well(author, "missing")
    missing.get_by_role("link", name=said["missing"]).click()
    expect(page.locator("#byline")).to_be_in_viewport()
    page.locator("#byline").fill("Ana Robles")
    page.locator("[name=to_editors]").click()

    page.wait_for_url(re.compile(rf"{path}(#.*)?$"))
    expect(page.locator("#messages")).to_contain_text(said["editors"])


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_page_says_what_saving_does_and_closes_where_it_does_nothing(
    enter: Enter, house: House, language: str, width: int
) -> None:
    submitted, _ = written(house, "submitted")
    spiked, _ = written(house, "spiked")
    author = enter("author", language=language, width=width)
    page, said = author.page, WORDS[language]
    author.go(f"{submitted}/edit")
    expect(page.locator(".state-told")).to_contain_text(said["waits"])
    expect(page.locator("[name=to_editors]")).to_have_count(0)
    looks_well(author, "submitted")

    author.go(spiked)
    expect(page.get_by_role("link", name=said["edit"], exact=True)).to_have_count(0)
    author.go(f"{spiked}/edit")
    expect(page.locator("main")).to_contain_text(said["spiked"])
    looks_well(author, "closed")
    author.complaints.clear()  # the browser's word for 409
    author.open_link(said["back"])

    page.wait_for_url(f"**{spiked}#steps")


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_bar_has_one_row_and_the_tools_stay_under_it(
    enter: Enter, house: House, language: str, width: int
) -> None:
    path, _ = written(house, body="<p>It is dry.</p>" * 60)
    author = enter("author", language=language, width=width, editor=True)
    author.go(f"{path}/edit")
    page = author.page
    expect(page.locator(".editor-text")).to_be_visible()
    page.locator("#title").fill("Kept")
    expect(page.locator("[data-saving]")).to_have_attribute("data-state", "kept")

    page.locator(".editor-text p").nth(40).scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(200)

    bar, tools = (page.locator(one).bounding_box() for one in (".writing-bar", ".tools"))
    assert bar is not None
    assert tools is not None
    assert (round(bar["y"]), bar["height"] <= 64) == (0, True)
    assert 0 <= bar["y"] + bar["height"] - tools["y"] <= 2
    assert tools["height"] <= 60


def test_the_keyboard_goes_from_the_text_to_its_panels(enter: Enter, house: House) -> None:
    path, _ = written(house)
    author = enter("author")
    author.go(f"{path}/edit")
    page = author.page
    page.wait_for_load_state("networkidle")
    page.locator("#body").focus()

    passed: list[str] = []
    for _ in range(20):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.closest('.card')?.id ?? ''")
        if name and name not in passed:
            passed.append(name)

    assert passed[:4] == ["panel-why", "panel-about", "panel-byline", "panel-address"]
