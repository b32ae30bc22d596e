"""Terms on the translator's page: underlined in the source, with what they are called beside."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.glossary import actions
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.states import ConceptKind, Usage
from newsroom.translations import queries
from newsroom.translations.models import TranslationTask
from tests import make, statements
from tests.newsroom.web import glossary
from tests.newsroom.web.glossary import SECRET, without_dictionary  # noqa: F401 — a fixture
from tests.newsroom.web.journey import sign_in

pytestmark = pytest.mark.usefixtures("without_dictionary")

BODY = (
    "<p>An <strong>enforced</strong> disappearance is a crime. So is <em>impunity</em>.</p>"
    "<p>Nothing of it.</p>"
)


def a_task(people: make.Staff, body: str = BODY) -> TranslationTask:
    return make.claimed(people, replace(make.STORY, body=body))


def key_of(task: TranslationTask, words: str) -> str:
    return next(row.segment.key for row in queries.rows(task) if words in row.segment.text)


def underlined(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<span class="term" title="([^"]*)">([^<]*)</span>', page)


def test_terms_are_underlined_in_the_source_and_marks_inside_them_stay(app: Flask) -> None:
    people = make.staff()
    glossary.disappearance(people.editor_en)
    task = a_task(people)

    page = sign_in(app, people.translator).page(f"/translate/{task.id}")

    assert underlined(page) == [
        ("→ desaparición forzada", "enforced"),
        ("→ desaparición forzada", " disappearance"),
    ]
    assert '<span class="mark">{1}</span><span class="term"' in page


def test_beside_a_segment_stands_what_to_say_and_what_not_to(app: Flask) -> None:
    people = make.staff()
    glossary.disappearance(people.editor_en)
    glossary.term(people.editor_en, "impunity", "impunidad")
    task = a_task(people)
    key = key_of(task, "is a crime")
    desk = sign_in(app, people.translator)

    page = desk.page(f"/translate/{task.id}/segments/{key}/beside")
    fragment = desk.page(f"/translate/{task.id}/segments/{key}/beside?fragment")

    put = ["desaparición forzada", "impunidad"]
    assert re.findall(r'data-term="([^"]*)"', page) == put
    assert re.findall(r'data-term="([^"]*)"', fragment) == put
    assert "desaparición involuntaria" in fragment
    assert re.search(r'Not to be used:\s*<s lang="es">secuestro estatal</s>', fragment)
    assert "Said of the crime." in fragment
    assert f'data-article="{task.article_id}"' in fragment


def test_what_is_said_in_one_region_stands_behind_what_is_said_everywhere(app: Flask) -> None:
    people = make.staff()
    forms = (
        FormEntry("en", "impunity"),
        FormEntry("es", "falta de castigo", Usage.PREFERRED, region="MX"),
        FormEntry("es", "impunidad"),
    )
    actions.propose(Entry(forms), by=people.editor_en)
    task = a_task(people)
    key = key_of(task, "is a crime")
    desk = sign_in(app, people.translator)

    fragment = desk.page(f"/translate/{task.id}/segments/{key}/beside?fragment")

    assert re.findall(r'data-term="([^"]*)"', fragment) == ["impunidad"]
    assert "falta de castigo (MX)" in fragment


def test_a_name_that_is_not_translated_is_offered_as_it_is(app: Flask) -> None:
    people = make.staff()
    named = glossary.entry(("en", "Front Line"), kind=ConceptKind.ORGANISATION, keeps=True)
    actions.propose(named, by=people.editor_en)
    task = a_task(people, "<p>Front Line says so.</p>")
    key = key_of(task, "says so")
    desk = sign_in(app, people.translator)

    fragment = desk.page(f"/translate/{task.id}/segments/{key}/beside?fragment")

    assert underlined(desk.page(f"/translate/{task.id}")) == [
        ("Not to be translated: Front Line", "Front Line")
    ]
    assert 'data-term="Front Line"' in fragment


def test_a_secret_name_in_the_source_is_neither_underlined_nor_listed(app: Flask) -> None:
    people = make.staff()
    task = a_task(people, "<p>Rosa Poma was there.</p>")
    key = key_of(task, "was there")
    keeper = make.person("keeper")
    desk = sign_in(app, people.translator)
    glossary.term(people.editor_en)

    def seen() -> tuple[list[tuple[str, str]], list[str]]:
        fragment = desk.page(f"/translate/{task.id}/segments/{key}/beside?fragment")
        return underlined(desk.page(f"/translate/{task.id}")), re.findall("data-term", fragment)

    before = seen()
    glossary.secret(keeper, "Rosa Poma")

    assert SECRET != "Rosa Poma"
    assert seen() == before == ([], [])


def test_readers_of_a_translation_see_its_terms_and_suggest_nothing(app: Flask) -> None:
    people = make.staff()
    glossary.disappearance(people.editor_en)
    task = a_task(people)
    key = key_of(task, "is a crime")
    desk = sign_in(app, people.editor_es)

    fragment = desk.page(f"/translate/{task.id}/segments/{key}/beside?fragment")

    assert underlined(desk.page(f"/translate/{task.id}")) != []
    assert "data-term" in fragment
    assert "suggest-term" not in fragment


def test_terms_cost_a_page_one_statement_however_many_there_are(app: Flask) -> None:
    people = make.staff()
    task = a_task(people)
    desk = sign_in(app, people.translator)

    def taken() -> int:
        desk.page(f"/translate/{task.id}")
        db.session.rollback()
        with statements.counted() as sent:
            desk.page(f"/translate/{task.id}")
        return len([one for one in sent if "concept" in one or "glossary" in one])

    none = taken()
    for number in range(12):
        glossary.term(people.editor_en, f"crime {number}", f"crimen {number}")

    assert (none, taken()) == (1, 1)
