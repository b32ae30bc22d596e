"""A term is found in any inflection, whatever small word stands inside, the longest one first."""

from __future__ import annotations

import pickle
import uuid

import pytest

from newsroom.glossary import EMPTY, Form, Glossary, Term, compiled, inflections
from newsroom.glossary.states import ConceptKind, Usage

WORDS = {
    "en": (
        "human rights defender",
        "enforced disappearance",
        "human rights",
        "women",
        "Universal Periodic Review",
        "UPR",
        "UN",
        "organisation",
    ),
    "es": (
        "persona defensora de los derechos humanos",
        "defensor de derechos humanos",
        "desaparición forzada",
        "juez",
        "crimen",
        "derechos humanos",
        "Examen Periódico Universal",
        "EPU",
        "año",
    ),
}


@pytest.fixture(scope="module")
def inflected() -> dict[str, dict[str, dict[str, list[str]]]]:
    return {code: inflections.of_forms(texts, code) for code, texts in WORDS.items()}


@pytest.fixture(scope="module")
def glossary(inflected) -> Glossary:
    return compiled(
        Term(uuid.uuid4(), (form(code, text, inflected),))
        for code, texts in WORDS.items()
        for text in texts
    )


def form(code, text, inflected, usage=Usage.PREFERRED) -> Form:
    known = {word: tuple(some) for word, some in inflected[code].get(text, {}).items()}
    return Form(code, text, usage, inflections=known)


def found(glossary: Glossary, text: str, language: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.form.text) for one in glossary.find(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Los defensores de los derechos humanos", "defensor de derechos humanos"),
        ("es", "las DEFENSORAS DE DERECHOS HUMANOS", "defensor de derechos humanos"),
        ("es", "las desapariciones forzadas", "desaparición forzada"),
        ("es", "desaparicion forzada", "desaparición forzada"),
        ("es", "tres jueces", "juez"),
        ("es", "los crímenes", "crimen"),
        ("es", "persona defensora de derechos humanos", WORDS["es"][0]),
        ("es", "Examen Periódico\N{NO-BREAK SPACE}Universal", "Examen Periódico Universal"),
        ("en", "Enforced disappearances continue", "enforced disappearance"),
        ("en", "a woman's vote", "women"),
        ("en", "human-rights defenders", "human rights defender"),
        ("en", "before the UPR of Peru", "UPR"),
        ("en", "two UPRs", "UPR"),
    ],
)
def test_a_term_is_found_as_people_write_it(glossary, language, text, expected):
    assert [term for _, term in found(glossary, text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "la desaparición, forzada por el río"),
        ("es", "el ano"),
        ("es", "un día"),
        ("en", "the un of it"),
        ("en", "the organ of the church"),
        ("en", "a review that is universal"),
    ],
)
def test_what_only_looks_like_a_term_is_none(glossary, language, text):
    assert found(glossary, text, language) == []


def test_the_longest_term_wins_and_places_are_those_of_the_text(glossary):
    text = "Human rights, said the human rights defenders."

    assert found(glossary, text, "en") == [
        ("Human rights", "human rights"),
        ("human rights defenders", "human rights defender"),
    ]


def test_both_concepts_that_share_a_form_are_found():
    one, other = (Term(uuid.uuid4(), (Form("en", "CRC"),)) for _ in range(2))

    spotted = compiled([one, other]).find("the CRC", "en")

    assert {each.concept for each in spotted} == {one, other}


def test_what_is_forbidden_is_no_relative_of_it(inflected):
    glossary = compiled(
        [Term(uuid.uuid4(), (form("en", "organisation", inflected, Usage.FORBIDDEN),))]
    )

    assert not glossary.find("the organs", "en")
    assert glossary.find("two organisations", "en")


def test_a_person_is_found_by_name_and_never_inflected():
    name = Term(uuid.uuid4(), (Form("es", "Rosa Paredes"),), ConceptKind.PERSON)
    glossary = compiled([name])

    assert glossary.find("dijo Rosa Paredes", "es")
    assert not glossary.find("las rosas de la pared", "es")


def test_a_hashtag_has_a_twin_in_the_other_language():
    upr = Term(
        uuid.uuid4(),
        (
            Form("en", "Universal Periodic Review"),
            Form("en", "UPR", Usage.ALLOWED),
            Form("es", "Examen Periódico Universal"),
            Form("es", "EPU", Usage.ALLOWED),
        ),
    )
    glossary = compiled([upr])

    assert glossary.twin_of("#UPR28", "es") == "#EPU28"
    assert glossary.twin_of("#EPU28", "en") == "#UPR28"
    assert glossary.twin_of("#UniversalPeriodicReview", "es") == "#ExamenPeriódicoUniversal"
    assert glossary.twin_of("#UPR28", "en") is None
    assert glossary.twin_of("#Valle", "en") is None
    assert glossary.twin_of("#8M", "es") is None


def test_an_account_has_a_twin_where_a_concept_names_both():
    forms = (
        Form("en", "United Nations"),
        Form("en", "@UN", Usage.ALLOWED),
        Form("es", "Naciones Unidas"),
        Form("es", "@ONU_es", Usage.ALLOWED),
    )
    glossary = compiled([Term(uuid.uuid4(), forms)])

    assert glossary.twin_of("@UN", "es") == "@ONU_es"
    assert glossary.twin_of("@onu_es", "en") == "@UN"
    assert glossary.twin_of("@UNICEF", "es") is None


def test_a_glossary_travels_to_another_process(glossary):
    again = pickle.loads(pickle.dumps(glossary))

    text = "Los jueces y las desapariciones forzadas"
    assert found(again, text, "es") == found(glossary, text, "es") != []


def test_nothing_is_found_without_terms():
    assert EMPTY.find("Human rights", "en") == ()
