"""Pictures in a real browser: dropped, pasted, told of, cropped by keyboard, put into a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Enter
from tests.browser.holding import hold_up
from tests.browser.sending import chosen, hand_over, png, signed, telling
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOTH = pytest.mark.parametrize(("width", "language"), [(PHONE, "es"), (DESK, "en")])
WORDS = {
    "en": {
        "kept": "Kept.",
        "forgotten": "Forgotten; nothing of it was kept.",
        "goes": "Is being",
        "keep": "Keep the picture",
        "forget": "Forget it",
        "save": "Save",
        "put": "Put it into the text",
        "library": "Choose from the library",
        "none": "No picture is described with these words.",
        "upload": "Upload",
        "show": "Show",
        "withdrawn": "Consent was withdrawn",
        "take": "Take it from the pages now",
        "gone": "No page shows this picture any more.",
        "one waits": "1 picture waits for your decision",
        "two wait": "2 pictures wait for your decision",
        "keep all": "Remove what the files tell, and keep all pictures",
    },
    "es": {
        "kept": "Guardada.",
        "forgotten": "Descartada; no se conservó nada de ella.",
        "goes": "Se está",
        "keep": "Conservar la imagen",
        "forget": "Descartarla",
        "save": "Guardar",
        "put": "Ponerla en el texto",
        "library": "Elegir de la biblioteca",
        "none": "Ninguna imagen se describe con estas palabras.",
        "upload": "Subir",
        "show": "Mostrar",
        "withdrawn": "El consentimiento se retiró",
        "take": "Quitarla ya de las páginas",
        "gone": "Ninguna página muestra ya esta imagen.",
        "one waits": "1 imagen espera su decisión",
        "two wait": "2 imágenes esperan su decisión",
        "keep all": "Quitar lo que revelan los archivos y conservar todas las imágenes",
    },
}


def row(page: Page, name: str) -> Locator:
    return page.locator(".sending-one").filter(has_text=name)


def look(visitor: Visitor, name: str) -> None:
    """Look at a page in both schemes: is it whole, and does it keep nobody out?"""
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.shot(f"pictures-{name}-{scheme}")
        assert visitor.page.evaluate(LOOK, visitor.language) == []
        found = Axe().run(visitor.page).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['target']}" for one in found] == []


@contextmanager
def held(page: Page, path: str) -> Iterator[None]:
    """Let requests wait for an answer until the end."""
    waiting = hold_up(page, path)
    yield
    waiting.release()


@BOTH
def test_pictures_are_dropped_pasted_and_chosen_several_at_once(
    enter: Enter, width: int, language: str
) -> None:
    words = WORDS[language]
    author = enter("author", width=width, language=language)
    author.go("/desk/pictures/")
    page = author.page
    number = 300 + len(language) + width

    with held(page, "**/desk/writing/pictures"):
        hand_over(page, "drop", "form[data-drop]", png(number), png(number + 1))
        expect(row(page, f"{number}.png")).to_contain_text(words["goes"])
        expect(row(page, f"{number}.png").locator("progress")).to_be_visible()
    for name in (number, number + 1):
        expect(row(page, f"{name}.png")).to_contain_text(words["kept"])
        expect(row(page, f"{name}.png").locator("img")).to_be_visible()
    hand_over(page, "paste", "body", telling())
    asked = row(page, "from a telephone.jpg")
    expect(asked.locator("li")).not_to_have_count(0)
    look(author, "sending")
    asked.get_by_role("button", name=words["forget"]).press("Enter")
    expect(asked).to_contain_text(words["forgotten"])

    page.locator("#picture-file").set_input_files(chosen("chosen.png", number + 2))
    expect(row(page, "chosen.png")).to_contain_text(words["kept"])
    row(page, "chosen.png").locator("a").evaluate("one => one.removeAttribute('target')")
    row(page, "chosen.png").locator("a").click()
    expect(page.locator("#focus_x")).to_be_visible()


@BOTH
def test_what_must_stay_in_sight_is_moved_with_the_arrow_keys(
    enter: Enter, width: int, language: str
) -> None:
    words = WORDS[language]
    author = enter("author", width=width, language=language)
    page = author.page
    sent(author, png(700 + width))

    point = page.locator(".focus-point")
    point.focus()
    for key in ("ArrowLeft", "Shift+ArrowLeft", "ArrowDown"):
        page.keyboard.press(key)
    crop = page.locator(".crop-square img")
    expect(page.locator("#focus_x")).to_have_value("39")
    expect(page.locator("#focus_y")).to_have_value("51")
    assert crop.evaluate("one => one.style.objectPosition") != "50% 50%"
    look(author, "focus")
    page.locator("#alt_en").fill(f"A bridge at {width}")
    page.locator("#alt_es").fill(f"Un puente en {width}")
    page.locator("form").filter(has=page.locator("#alt_en")).get_by_role(
        "button", name=words["save"], exact=True
    ).click()
    expect(page.locator("#messages .notice").first).to_be_visible()
    expect(page.locator("#focus_x")).to_have_value("39")

    whole = page.locator("[data-focus-whole] img")
    box = whole.bounding_box()
    assert box is not None
    whole.click(position={"x": box["width"] * 0.9, "y": box["height"] * 0.1})
    expect(page.locator("#focus_x")).to_have_value("90")

    page.locator("summary").filter(has_text=words["withdrawn"]).click()
    page.get_by_role("button", name=words["take"]).click()
    expect(page.locator("main")).to_contain_text(words["gone"])


def sent(author: Visitor, picture: dict[str, str]) -> None:
    """Send a picture and open its page."""
    author.go("/desk/pictures/")
    hand_over(author.page, "drop", "form[data-drop]", picture)
    link = row(author.page, picture["name"]).locator("a")
    expect(link).to_be_visible()
    author.go(link.get_attribute("href") or "")


@BOTH
def test_pictures_are_put_into_a_text_from_the_library_and_from_the_author(
    enter: Enter, width: int, language: str
) -> None:
    words = WORDS[language]
    author = enter("author", width=width, language=language)
    page = author.page
    sent(author, png(1100 + width))
    page.locator("#alt_en").fill(f"A harbour at {width}")
    page.locator("#alt_es").fill(f"Un puerto en {width}")
    page.locator("form").filter(has=page.locator("#alt_en")).get_by_role(
        "button", name=words["save"], exact=True
    ).click()
    author.go("/desk/articles/new")
    text = page.locator("textarea[name=body]")
    text.fill("The river.")

    hand_over(page, "writing:files", "#write", png(1101 + width))
    expect(text).to_have_value(matching("picture:"))
    author.unfold("pictures")
    page.locator("#panel-pictures summary").filter(has_text=words["library"]).click()
    search = page.locator("#writing-picture-words")
    search.fill("nothing is called so")
    expect(page.locator("#panel-pictures [data-told]")).to_have_text(words["none"])
    search.fill(f"puerto {width}")
    choice = page.locator(".picture-found li")
    expect(choice).to_have_count(1)
    look(author, "writing")
    choice.get_by_role("button", name=words["put"]).press("Enter")

    expect(text).to_have_value(matching("harbour at" if language == "en" else "picture:"))
    assert text.input_value().count("<figure>") == 2


@BOTH
def test_pictures_that_wait_are_told_of_at_the_text_and_decided_at_once(
    enter: Enter, width: int, language: str
) -> None:
    words = WORDS[language]
    author = enter("author", width=width, language=language)
    page = author.page
    author.go("/desk/articles/new")
    text = page.locator("textarea[name=body]")
    text.fill("The river.")
    told = page.locator("[data-undecided]")
    expect(told).to_be_hidden()

    hand_over(page, "writing:files", "#write", signed(1900 + width))
    expect(told).to_have_text(words["one waits"])
    hand_over(page, "writing:files", "#write", signed(1901 + width))
    expect(told).to_have_text(words["two wait"])
    assert "<figure>" not in text.input_value()
    told.get_by_role("link").click()
    expect(page.locator(".sending-one").first).to_be_focused()
    look(author, "undecided")
    page.get_by_role("button", name=words["keep all"]).press("Enter")

    expect(page.locator(".sending-kept")).to_have_count(2)
    expect(told).to_be_hidden()
    assert text.input_value().count("<figure>") == 2


def matching(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words))


@BOTH
def test_without_script_a_picture_is_sent_found_and_cropped_by_forms(
    enter: Enter, width: int, language: str
) -> None:
    words = WORDS[language]
    author = enter("author", width=width, language=language, script=False)
    page = author.page
    author.go("/desk/pictures/")
    page.locator("#picture-file").set_input_files(chosen("a.png", 1500 + width))
    page.get_by_role("button", name=words["upload"]).click()

    page.locator("#focus_x").fill("10")
    page.locator("#alt_en").fill(f"A well at {width}")
    page.locator("form").filter(has=page.locator("#alt_en")).get_by_role(
        "button", name=words["save"], exact=True
    ).click()
    expect(page.locator("#focus_x")).to_have_value("10")
    author.go(f"/desk/pictures/?q=well+{width}&shelf=undescribed")
    expect(page.locator(".pictures li")).to_have_count(1)
    author.shot("pictures-library-plain")
