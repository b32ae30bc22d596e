"""The list and the board of translations in a browser, on a telephone and by keyboard."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from playwright.sync_api import expect

from newsroom.database import db
from newsroom.people.models import Person
from newsroom.translations import boards, claims, deadlines
from newsroom.translations.models import TranslationTask
from tests import make, rows
from tests.browser.conftest import Enter, House
from tests.browser.visitor import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NO_WIDER = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
NOTE = "Falta comprobar la cita del tercer párrafo."


def opened(house: House) -> list[uuid.UUID]:
    """Return the open tasks into Spanish in their order."""
    with house.app.app_context():
        found = [one.id for one in boards.open_into("es", most=50)]
        db.session.remove()
    return found


def person(role: str) -> Person:
    query = db.select(Person).where(Person.email == f"{role}@example.org")
    found: Person = db.session.scalars(query).one()
    return found


def three_more(house: House) -> list[uuid.UUID]:
    """Open three translations: one is overdue, one was given back with a note."""
    with house.app.app_context():
        people = make.staff()
        tasks = [make.task_of(make.approved(people, make.numbered()).article) for _ in range(3)]
        rows.change(TranslationTask, tasks[1].id, due_at=rows.ago(hours=5))
        claims.claim(tasks[2].id, by=people.translator)
        claims.release_claim(tasks[2].id, by=people.translator, reason=NOTE)
        deadlines.set_due(
            tasks[2].id,
            dt.datetime.now(dt.UTC) + dt.timedelta(hours=20),
            by=people.editor_es,
            zone="America/Lima",
        )
        ids = [one.id for one in tasks]
        db.session.remove()
    return ids


def test_a_translator_finds_and_claims_on_a_telephone(enter: Enter, house: House) -> None:
    ids = three_more(house)
    visitor = enter("translator", width=PHONE, language="es")
    page = visitor.page
    visitor.go("/translate/")

    assert page.evaluate(NO_WIDER)
    visitor.shot("claiming-1-list")
    page.get_by_label("solo lo que apremia").check()
    page.get_by_role("button", name="Mostrar").click()
    expect(page.locator(f'a[href="/translate/{ids[0]}"]')).to_have_count(0)
    expect(page.locator("main")).to_contain_text("con retraso")
    expect(page.locator("main")).to_contain_text(NOTE)
    visitor.shot("claiming-2-narrowed")
    page.locator(f'a[href="/translate/{ids[2]}"]').click()
    expect(page.locator("#claim")).to_contain_text(NOTE)
    assert page.evaluate(NO_WIDER)
    visitor.shot("claiming-3-task")
    page.locator("#claim").get_by_role("button", name="Reservar").click()
    expect(page.locator("main")).to_contain_text("Su reserva termina")
    expect(page.locator("#claim")).to_contain_text(NOTE)
    visitor.shot("claiming-4-claimed")
    with house.app.app_context():
        claims.release_claim(ids[2], by=person("translator"))
        db.session.remove()


def test_an_editor_orders_by_keyboard_and_plans_on_a_telephone(enter: Enter, house: House) -> None:
    three_more(house)
    visitor = enter("editor-es", width=PHONE, language="es")
    page = visitor.page
    last = opened(house)[-1]
    visitor.go("/translate/board/")
    assert page.evaluate(NO_WIDER)
    visitor.shot("board-1")

    up = page.locator(f"#task-{last} button[value=up]")
    up.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"#task-{last}$"))
    page.wait_for_load_state()  # the address changes before the page is there
    assert opened(house)[-2] == last
    page.keyboard.press("Tab")  # the place that the page leads to is where the keyboard goes on
    assert page.evaluate("document.activeElement.closest('li').id") == f"task-{last}"

    page.locator(f"#task-{last} a").click()
    page.locator("#due-day").fill("2035-05-02")
    page.locator("#due-time").fill("18:30")
    page.get_by_role("button", name="Fijar la fecha de entrega").click()
    visitor.shot("board-2-task")
    expect(page.locator("#due .clocks")).to_contain_text("18:30")
    assert page.evaluate(NO_WIDER)


def test_two_people_on_one_translation_see_each_other(enter: Enter, house: House) -> None:
    task_id = three_more(house)[0]
    translator = enter("translator", width=DESK, language="es")
    editor = enter("editor-es", width=PHONE, language="es")
    with house.app.app_context():
        claims.claim(task_id, by=person("translator"))
        name = person("translator").desk_name
        db.session.remove()

    translator.go(f"/translate/{task_id}")
    expect(translator.page.locator("#here")).to_contain_text("No hay nadie más aquí.")
    translator.page.locator(".segment textarea").nth(1).focus()
    with translator.page.expect_response(f"**/translate/{task_id}/here"):
        pass
    editor.go(f"/translate/{task_id}")

    expect(editor.page.locator("#here")).to_contain_text(f"{name}, en el segmento 2")
    editor.shot("here")
    assert editor.page.evaluate(NO_WIDER)
    with house.app.app_context():
        claims.release_claim(task_id, by=person("translator"))
        db.session.remove()
