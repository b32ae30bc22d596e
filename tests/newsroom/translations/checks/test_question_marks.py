"""A Spanish question has both of its marks, an English one has one, and neither gets lost."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import question_marks
from newsroom.translations.checks.finding import Severity
from newsroom.translations.checks.pair import Pair, Side
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = question_marks.CHECK
RIGHT = [
    ("But who gave the order?", "Pero ¿quién dio la orden?"),
    ("If they knew, why did they wait?", "Si lo sabían, ¿por qué esperaron?"),
    ("Enough!", "¡Basta!"),
    ("What have they done?!", "¡¿Qué han hecho?!"),
    ("What have they done?", "¿Qué han hecho!"),
    ("No!!! Not again!", "¡¡¡No!!! ¡Otra vez no!"),
    ("“Where are they?” ask the mothers.", "«¿Dónde están?», preguntan las madres."),
    ("“Where are they?” ask the mothers.", "—¿Dónde están? —preguntan las madres."),
    ("Who? When?", "¿Quién? ¿Cuándo?"),
    ("Who and when? Nobody knows.", "¿Quién? ¿Y cuándo? Nadie lo sabe."),
    ("She bought Yahoo! shares.", "Compró acciones de Yahoo! en la bolsa."),
    ("He sang “Who’s that girl?” to them.", "Les cantó “Who’s that girl?” a todos."),
    ("See https://un.org/search?q=upr now.", "Véase ahora https://un.org/search?q=upr."),
    ("He is (sic) a witness.", "Es testigo (?)."),
    ("He asked “did he say ‘who?’?”", "Preguntó: «¿dijo “¿quién?”?»."),
    ("The sign “?” opens nothing.", "El signo «?» no abre nada."),
]
LOST = "The source asks a question; the translation does not."
WON = "The translation asks a question; the source does not."


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_each_language_has_its_own_signs(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(
    ("english", "spanish", "message", "at"),
    [
        ("Who?", "Quién?", "“Quién” closes with “?” and lacks “¿” where it begins.", "?"),
        (
            "Who gave it? Why?",
            "¿Quién la dio? Por qué?",
            "“Por qué” closes with “?” and lacks “¿” where it begins.",
            "?",
        ),
        (
            "But who gave the order?",
            "Pero ¿quién dio la orden.",
            "“quién dio la orden.” opens with “¿” and lacks “?” where it ends.",
            "¿",
        ),
        ("Enough!", "Basta!", "“Basta” closes with “!” and lacks “¡” where it begins.", "!"),
        (
            "Enough! No more!",
            "¡Basta ¡No más!",
            "“Basta ¡No más!” opens with “¡” and lacks “!” where it ends.",
            "¡",
        ),
        (
            "Has anyone, anyone at all, been charged?",
            "Se ha acusado a alguien, a alguien al menos?",
            "“a alguien al menos” closes with “?” and lacks “¿” where it begins.",
            "?",
        ),
    ],
)
def test_half_of_a_spanish_pair_is_pointed_at(english, spanish, message, at):
    assert said(CHECK, english, spanish) == [message]
    assert pointed(CHECK, english, spanish) == [([], [at])]


def test_english_has_no_opening_sign():
    spanish, english = "Pero ¿quién? ¡Basta!", "But ¿who? ¡Enough!"

    assert said(CHECK, spanish, english, ES_EN) == [
        "English does not open a sentence with “¿”.",
        "English does not open a sentence with “¡”.",
    ]
    assert pointed(CHECK, spanish, english, ES_EN) == [([], ["¿"]), ([], ["¡"])]


def test_a_slogan_that_is_quoted_in_english_keeps_its_signs():
    spanish = "Gritaban «¿Dónde están?» en la plaza. ¿Quién responde?"
    english = "They chanted “¿Dónde están?” in the square. Who answers?"

    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("Who gave the order?", "La orden la dio él.", EN_ES),
        ("¿Quién dio la orden?", "Who gave the order.", ES_EN),
    ],
)
def test_a_question_that_is_asked_no_more_is_pointed_at_in_the_source(source, target, languages):
    assert said(CHECK, source, target, languages) == [LOST]
    assert pointed(CHECK, source, target, languages) == [(["?"], [])]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("He gave the order.", "¿Dio él la orden?", EN_ES),
        ("Él dio la orden.", "Did he give the order?", ES_EN),
    ],
)
def test_what_was_said_does_not_become_a_question(source, target, languages):
    assert said(CHECK, source, target, languages) == [WON]
    assert pointed(CHECK, source, target, languages) == [([], ["?"])]


def test_a_heading_may_become_a_question():
    assert said(CHECK, "How it helps", "¿Cómo ayuda?", kind="heading") == []
    assert said(CHECK, "How it helps", "Cómo ayuda?", kind="heading") != []


def test_the_title_of_a_link_asks_nothing_of_the_sentence():
    source = Side('More is on our <g id="1">help page</g>.', "en")
    target = Side('Hay más en <g id="1">¿En qué podemos ayudarle?</g>.', "es")
    marks = {"1": {"tag": "a", "attributes": {}, "void": False}}

    assert list(CHECK.find(Pair(source, target, inline_map=marks))) == []
    assert [str(one.message) for one in CHECK.find(Pair(source, target))] == [WON]


def test_an_address_and_a_passage_are_not_looked_at():
    assert said(CHECK, "a?", "b", kind="link") == []
    assert said(CHECK, "Who?", "Quién?", is_passage=True) == []


def test_a_reason_excuses_it():
    assert CHECK.severity is Severity.WARNING
