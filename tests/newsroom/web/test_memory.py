"""The pages of the translation memory in a browser without script."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.publishing import taking_back
from newsroom.translations.memory import browsing
from tests import make
from tests.newsroom.translations.memory.remembered import TESTIGO, WITNESS, put, texts
from tests.newsroom.web.journey import sign_in, words

MEMORY = "/translate/memory/"
PURGE = f"{MEMORY}forget"
OTHER = "El testigo solicitó protección al juzgado antes de la vista."
MARKED = ('Read <g id="1">the {1} verdict</g> now', 'Lea <g id="1">la sentencia {1}</g> ahora')


def number_of(target: str) -> int:
    return next(one.unit_id for one in browsing.newest() if one.target_text == target)


def test_words_are_found_in_either_language_and_by_translators_too(app: Flask):
    people = make.staff()
    put((WITNESS, TESTIGO), ("Read more", "Leer más"))
    desk = sign_in(app, people.translator)

    assert TESTIGO in desk.page("/translate/memory/?words=PROTECCION al")
    assert TESTIGO in desk.page("/translate/memory/?words=witness+asked")
    assert "Leer más" not in desk.page("/translate/memory/?words=witness")
    assert "Nothing found" in desk.page("/translate/memory/?words=zzzzz")
    assert desk.open("/translate/memory/?words=de").status_code == 422
    page = desk.page(f"{MEMORY}{number_of(TESTIGO)}")
    assert "Delete" not in page
    assert "<textarea" not in page


def test_an_editor_mends_a_pair_and_its_marks_stay_marks(app: Flask):
    people = make.staff()
    put(MARKED)
    desk = sign_in(app, people.editor_es)
    page = f"{MEMORY}{number_of(MARKED[1])}"

    refused = desk.press(page, page, target="Lea la sentencia ahora")
    there = desk.press(page, page, target="Lea ahora {1}la sentencia \\{1}{/1}")

    assert refused.status_code == 422
    assert "Keep the marks that the text had" in words(refused)
    assert "Lea la sentencia ahora" in refused.text
    assert texts() == {(MARKED[0], 'Lea ahora <g id="1">la sentencia {1}</g>')}
    assert desk.open(there.location).status_code == 200
    assert desk.open(page).status_code == 404


def test_an_editor_merges_and_deletes(app: Flask):
    people = make.staff()
    put((WITNESS, TESTIGO), (WITNESS, OTHER), ("Read more", "Leer más"))
    desk = sign_in(app, people.editor_en)
    page = f"{MEMORY}{number_of(TESTIGO)}"

    desk.press(page, f"{page}/merge", others=str(number_of(OTHER)))
    assert texts() == {(WITNESS, TESTIGO), ("Read more", "Leer más")}

    desk.press(page, f"{page}/delete")
    assert texts() == {("Read more", "Leer más")}


@pytest.mark.parametrize("number", [str(10**30), "9" * 5_000, "none"])
def test_a_pair_takes_the_place_of_none_whose_number_there_is_not(app: Flask, number: str):
    people = make.staff()
    put((WITNESS, TESTIGO), (WITNESS, OTHER))
    page = f"{MEMORY}{number_of(TESTIGO)}"

    reply = sign_in(app, people.editor_en).press(page, f"{page}/merge", others=number)

    assert reply.status_code == 422
    assert texts() == {(WITNESS, TESTIGO), (WITNESS, OTHER)}


def test_what_readers_do_not_see_is_not_in_the_list(app: Flask):
    people = make.staff()
    release = make.published(people)
    desk = sign_in(app, people.editor_es)
    number = browsing.newest()[0].unit_id
    assert desk.open(f"{MEMORY}{number}").status_code == 200

    taking_back.withdraw(release.article_id, by=people.duty, reason="Wrong.")
    make.react()

    assert browsing.newest() == []
    assert desk.open(f"{MEMORY}{number}").status_code == 404
    assert "Nothing is remembered yet" in desk.page(MEMORY)


def test_an_editor_purges_what_an_article_or_a_person_brought(app: Flask):
    people = make.staff()
    release = make.published(people)
    put(("Read more", "Leer más"))
    desk = sign_in(app, people.editor_es)
    assert desk.press(PURGE, PURGE, whose="person:x").status_code == 422

    desk.press(
        PURGE,
        PURGE,
        whose=f"article:{release.article_id}",
    )

    assert texts() == {("Read more", "Leer más")}


@pytest.mark.parametrize("role", ["author", "admin"])
def test_the_memory_is_no_place_for_others(app: Flask, role: str):
    put((WITNESS, TESTIGO))
    desk = sign_in(app, make.person(role))

    for path in (
        MEMORY,
        f"{MEMORY}{number_of(TESTIGO)}",
        PURGE,
    ):
        assert desk.open(path).status_code == 403
