"""What the glossary asks of a translation: its terms, nothing forbidden, names as they are."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from newsroom.glossary import Form, Glossary, Term, compiled
from newsroom.glossary.secrets import Secret, compiled_secrets
from newsroom.glossary.states import ConceptKind, Usage
from newsroom.translations import checks
from newsroom.translations.checks import pair as pairs
from newsroom.translations.checks.finding import Check, Finding, Severity, Span
from newsroom.translations.checks.pair import Pair

OF_CHECKS = {"terms", "required_terms", "forbidden", "protected", "secret"}


def term(*forms: Form, **facts) -> Term:
    return Term(uuid.uuid4(), forms, **facts)


DISAPPEARANCE = term(
    Form("en", "enforced disappearance"),
    Form("es", "desaparición forzada"),
    Form("es", "desaparición involuntaria", Usage.ALLOWED),
    Form("es", "desaparición aplicada", Usage.FORBIDDEN),
)
COURT = term(
    Form("en", "International Criminal Court"),
    Form("es", "Corte Penal Internacional"),
    Form("es", "CPI", Usage.ALLOWED),
    kind=ConceptKind.ORGANISATION,
    required=True,
)
TRAFFICKING = term(
    Form("en", "trafficking in persons"),
    Form("es", "trata de personas"),
    Form("es", "tráfico de personas", Usage.FORBIDDEN),
)
DEFENDERS = term(Form("en", "Front Line Defenders"), keeps=True, kind=ConceptKind.ORGANISATION)
BERTA = term(Form("es", "Berta Cáceres"), kind=ConceptKind.PERSON)
SECRET = Secret(uuid.uuid4(), "No witness of this case is named.", ("Rosa Paredes",))
GLOSSARY = compiled(
    [DISAPPEARANCE, COURT, TRAFFICKING, DEFENDERS, BERTA], secrets=compiled_secrets([SECRET])
)


def of(source: str, target: str, *, terms: Glossary = GLOSSARY, back: bool = False) -> Pair:
    languages = ("es", "en") if back else ("en", "es")
    return pairs.of_plain(source, target, languages=languages, terms=terms)


def found(pair: Pair) -> list[Finding]:
    return [one for one in checks.findings(pair) if one.check in OF_CHECKS]


def said(pair: Pair) -> list[tuple[str, str]]:
    return [(one.check, str(one)) for one in found(pair)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Enforced disappearances go on.", "Siguen las desapariciones forzadas."),
        ("An enforced disappearance.", "Una desaparición involuntaria."),
        ("The International Criminal Court spoke.", "La CPI habló."),
        ("The International Criminal Court spoke.", "Habló la Corte Penal Internacional."),
        ("Trafficking in persons.", "La trata de las personas."),
        ("Front Line Defenders said so.", "Así lo dijo Front Line Defenders."),
        ("FRONT LINE DEFENDERS", "FRONT LINE DEFENDERS"),
        ("Berta Cáceres spoke.", "Habló Berta Cáceres."),
        ("Rosa spoke.", "Rosa habló a las paredes."),
    ],
)
def test_what_says_it_as_the_glossary_does_is_clean(source, target):
    assert found(of(source, target)) == []


def test_a_term_that_is_called_otherwise_is_told_once_and_blocks_nothing():
    text = "Enforced disappearances, and one enforced disappearance."

    [finding] = found(of(text, "Personas que faltan."))

    assert (finding.check, finding.severity) == ("terms", Severity.INFO)
    assert finding.source == (Span(0, 23), Span(33, 55))
    assert str(finding) == (
        "“Enforced disappearances” is called “desaparición forzada” in the glossary."
    )


def test_a_required_term_asks_for_a_reason():
    [finding] = found(of("The International Criminal Court spoke.", "El tribunal habló."))

    assert (finding.check, finding.severity) == ("required_terms", Severity.WARNING)


def test_a_forbidden_form_is_an_error_wherever_it_stands_and_says_what_to_write():
    [finding] = found(
        of("Trafficking in persons and its trata", "El tráfico de personas, la trata de personas")
    )

    assert (finding.check, finding.severity) == ("forbidden", Severity.ERROR)
    assert finding.target == (Span(3, 22),)
    assert str(finding) == "“tráfico de personas” is not used here; write “trata de personas”."


@pytest.mark.parametrize(
    ("source", "target", "is_told"),
    [
        ("“It is trafficking,” she said.", "«Es tráfico de personas —dijo—».", False),
        ("The “trafficking” of the law.", "El “tráfico de personas” de la ley.", False),
        ("It is trafficking.", "Es «tráfico de personas».", True),
        ("“It is,” she said of trafficking.", "«Lo es», dijo del tráfico de personas.", True),
    ],
)
def test_what_somebody_said_may_be_quoted(source, target, is_told):
    told = [one.check for one in found(of(source, target)) if one.check == "forbidden"]

    assert told == ["forbidden"] * is_told


def test_what_another_concept_is_rightly_called_is_not_forbidden():
    smuggling = term(Form("es", "tráfico de personas"))
    both = compiled([TRAFFICKING, smuggling])

    assert found(of("It.", "El tráfico de personas", terms=both)) == []


def test_a_name_that_stays_may_not_be_missing():
    assert said(of("Front Line Defenders said so.", "Defensores de Primera Línea lo dijo.")) == [
        (
            "protected",
            "The name “Front Line Defenders” stays as it is in every language; it is missing.",
        )
    ]


def test_a_name_that_stays_may_not_be_altered_in_either_direction():
    altered = "Front line defenders lo dijo."

    assert said(of("Front Line Defenders said so.", altered)) == [
        ("protected", "The name is spelled “Front Line Defenders”, not “Front line defenders”.")
    ]
    assert said(of("Front Line Defenders lo dijo.", "It said so.", back=True)) == [
        (
            "protected",
            "The name “Front Line Defenders” stays as it is in every language; it is missing.",
        )
    ]


@pytest.mark.parametrize("back", [False, True])
def test_a_registered_name_keeps_its_accents_whatever_the_source_says(back):
    assert said(of("Berta Caceres.", "Berta Caceres.", back=back)) == [
        ("protected", "The name is spelled “Berta Cáceres”, not “Berta Caceres”.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Paredes",
        "ROSA\N{NO-BREAK SPACE}PÁREDES",
        "Ro\N{SOFT HYPHEN}sa Paredes",
        "#RosaParedes",
    ],
)
def test_what_is_not_to_be_published_is_told_by_its_rule_and_never_pointed_at(text):
    [finding] = found(of("She spoke.", f"Habló {text}."))

    assert (finding.check, finding.severity) == ("secret", Severity.ERROR)
    assert str(finding) == "Not to be published: No witness of this case is named."
    assert (finding.source, finding.target) == ((), ())


def test_a_mark_inside_a_secret_name_hides_nothing():
    pair = of("She spoke.", "x")
    hidden = replace(pair, target=replace(pair.target, marked='Habló <g id="1">Ro</g>sa Paredes.'))

    assert "secret" in {one.check for one in checks.findings(hidden)}


def test_a_passage_in_another_language_is_no_translation():
    quoted = replace(of("Trafficking in persons", "tráfico de personas"), is_passage=True)

    assert found(quoted) == []


def test_without_a_glossary_nothing_is_asked():
    assert found(pairs.of_plain("Enforced disappearance", "x", languages=("en", "es"))) == []


@pytest.mark.parametrize("check", [one for one in checks.CHECKS if one.name in OF_CHECKS])
def test_each_check_explains_itself(check: Check):
    assert str(check.title)
    assert str(check.explanation)
