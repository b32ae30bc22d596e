"""An article's life in a real browser: why not yet, its earlier texts, its kin, where it stands."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect
from sqlalchemy import select

from newsroom.articles import actions
from newsroom.database import db
from newsroom.people.models import Person
from tests import make
from tests.browser.conftest import Enter, House
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOK = (Path(__file__).parent / "look_at_page.js").read_text()
WINDOWS = [pytest.param("en", DESK, id="en-wide"), pytest.param("es", PHONE, id="es-phone")]
MISSING = {"en": "The article has no title yet.", "es": "El artículo aún no tiene título."}
NOTHING = {"en": "Nothing is missing", "es": "No falta nada"}
COMPARE = {"en": "Compare the two", "es": "Comparar los dos"}
SIDE = {"en": "Side by side", "es": "Lado a lado"}
AGAIN = {"en": "Take it up again", "es": "Retomarlo"}
STANDS = {
    "en": "Revision 1 stands again, as a new revision.",
    "es": "La versión 1 vuelve a valer, como versión nueva.",
}
FOLLOW = {"en": "Write a follow-up", "es": "Escribir una continuación"}
MINE = {"en": "Your move:", "es": "Le toca a usted:"}


def written(house: House, title: str) -> tuple[uuid.UUID, uuid.UUID]:
    """Let the author of the demonstration write an article twice; returns article and edition."""
    with house.app.app_context():
        query = select(Person).where(Person.email == "author@example.org")
        author = db.session.scalars(query).one()
        first = replace(make.STORY, title=title)
        edition = actions.start(first, language="en", by=author)
        second = replace(first, body=first.body.replace("Friday", "Monday"), byline="Another")
        actions.save(edition.id, second, version=edition.version, by=author)
        ids = edition.article_id, edition.id
        db.session.remove()
    return ids


def barriers(visitor: Visitor) -> list[str]:
    """Return what keeps somebody from using a page, in light and in dark."""
    wrong = list(visitor.page.evaluate(LOOK, visitor.language))
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        found = Axe().run(visitor.page).response["violations"]
        wrong += [f"{scheme}: {one['id']} {one['nodes'][0]['target']}" for one in found]
        visitor.shot(f"life-{visitor.page.url.split('/')[3]}-{len(visitor.page.url)}-{scheme}")
    return wrong


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_what_is_missing_follows_what_is_typed(
    enter: Enter, house: House, language: str, width: int
) -> None:
    article, _ = written(house, f"Typed into in {language}")
    author = enter("author", language=language, width=width)
    author.go(f"/desk/articles/{article}/edit")
    panel = author.page.locator("#panel-why")
    expect(panel).to_contain_text(NOTHING[language])

    author.page.locator("#title").fill("")
    expect(panel).to_contain_text(MISSING[language])
    expect(panel.locator("details")).to_have_attribute("open", "")
    panel.get_by_role("link", name=MISSING[language]).click()
    expect(author.page).to_have_url(f"{author.home}/desk/articles/{article}/edit#title")
    assert barriers(author) == []
    author.page.locator("#title").fill("A title again")

    expect(panel).to_contain_text(NOTHING[language])


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_an_author_compares_two_texts_and_takes_the_older_one_up_again(
    enter: Enter, house: House, language: str, width: int
) -> None:
    article, edition = written(house, f"Compared in {language}")
    author = enter("author", language=language, width=width)
    author.go(f"/desk/revisions/{edition}")
    assert barriers(author) == []

    author.press("", label=COMPARE[language])
    expect(author.page.locator("main ins").filter(has_text="Monday")).to_be_visible()
    assert barriers(author) == []
    author.open_link(SIDE[language])
    expect(author.page.locator(".compared del").filter(has_text="Friday")).to_be_visible()
    assert barriers(author) == []
    author.press("", label=AGAIN[language])

    expect(author.page.locator("#messages")).to_contain_text(STANDS[language])
    author.go(f"/desk/articles/{article}")
    expect(author.page.locator("#text")).to_contain_text("Friday")


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_the_page_of_an_article_says_whose_move_it_is_and_leads_on(
    enter: Enter, house: House, language: str, width: int
) -> None:
    article, _ = written(house, f"Followed in {language}")
    author = enter("author", language=language, width=width)
    author.go(f"/desk/articles/{article}")
    expect(author.page.locator("#life")).to_contain_text(MINE[language])
    assert barriers(author) == []

    author.press("", label=FOLLOW[language])

    expect(author.page.locator("#panel-why")).to_contain_text(MISSING[language])
    author.go(f"/desk/articles/{article}")
    expect(author.page.locator("#kin li a")).to_have_count(1)


@pytest.mark.parametrize(("language", "width"), WINDOWS)
def test_an_author_finds_an_article_by_a_word_of_its_title(
    enter: Enter, house: House, language: str, width: int
) -> None:
    word = f"Zarzamora{language}"
    written(house, f"The {word} harvest")
    author = enter("author", language=language, width=width)
    author.go("/desk/")
    assert barriers(author) == []
    author.go("/desk/mine")
    assert barriers(author) == []

    author.page.locator("#q").fill(word.lower())
    author.page.locator("#q").press("Enter")

    expect(author.page.locator(".list-title")).to_have_count(1)
    expect(author.page.locator(".list-title")).to_have_text(f"The {word} harvest")
