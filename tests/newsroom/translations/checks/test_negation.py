"""What one text denies, the other does not affirm."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import negation
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = negation.CHECK
RIGHT = [
    ("Nobody came", "No vino nadie"),
    ("She never said anything", "Nunca dijo nada"),
    ("They haven't answered", "Siguen sin responder"),
    ("They failed to investigate", "No investigaron"),
    ("He was unable to leave", "No pudo salir"),
    ("The state denied it", "El Estado no lo reconoció"),
    ("without charge", "sin cargos"),
    ("It is impossible", "No es posible"),
    ("It is illegal", "No es legal"),
    ("the homeless", "las personas sin hogar"),
    ("He was not injured", "Salió ileso"),
    ("However, it rained", "Sin embargo, llovió"),
    ("It is undoubtedly true", "Es, sin duda, verdad"),
    ("not only land but water", "tanto la tierra como el agua"),
    ("Case No. 12 was sent", "Se envió el caso núm. 12"),
    ("They told me he was gone", "Me dijeron que ya no estaba"),
    ("There is little hope", "No hay mucha esperanza"),
    ("Do you come? I do not.", "¿Viene? Yo no."),
    ("What they leave out is time", "Lo que no recogen es el tiempo"),
    ("smoke-free workplaces", "lugares de trabajo sin humo"),
    ("a negative test", "una prueba que no fue positiva"),
    ("No. of patients: 12", "Número de pacientes: 12"),
    ("more than two but not more than five", "más de dos, pero menos de cinco"),
    ("They read “Not One Less”", "Leyeron «Not One Less»"),
]
WRONG = [
    ("They did not answer", "Respondieron", "not", "Respondieron", "source"),
    ("Nobody was charged", "Acusaron a la policía", "Nobody", "Acusaron a la policía", "source"),
    ("They answered", "No respondieron", "They answered", "No", "target"),
    (
        "It rained. They didn't come. We left.",
        "No llovió más que ayer. Vinieron. Nos fuimos.",
        "didn't",
        "Vinieron.",
        "source",
    ),
]


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_a_negation_is_right_in_all_its_words(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(("english", "spanish", "one", "other", "side"), WRONG)
def test_a_negation_that_one_side_lacks_is_pointed_at(english, spanish, one, other, side):
    there, here = pointed(CHECK, english, spanish, EN_ES)[-1], (one, other)

    assert there == ([one], [other])
    assert ([other], [one]) in pointed(CHECK, spanish, english, ES_EN)
    word = here[0] if side == "source" else here[1]
    assert f"“{word}”" in said(CHECK, english, spanish, EN_ES)[-1]
    assert CHECK.severity is Severity.WARNING


def test_sentences_that_were_cut_otherwise_are_compared_as_a_whole():
    english = "They came. They did not say a word to any of us, and then they left for the river."
    spanish = "Vinieron y no nos dijeron ni una palabra a quienes estábamos. Se fueron."

    assert said(CHECK, english, spanish) == []


def test_sentences_are_compared_one_by_one_where_there_are_as_many():
    english = "The police came. They did not speak."

    assert said(CHECK, english, "La policía vino. Ellos hablaron.") == [
        "The source says “not”; the translation denies nothing here."
    ]
    assert said(CHECK, english, "La policía no vino. Ellos hablaron.") == [
        "The translation says “no”; the source denies nothing here.",
        "The source says “not”; the translation denies nothing here.",
    ]
    assert said(CHECK, english, "La policía vino sin hablar.") == []
