"""Entries of a glossary, as the pages' tests need them."""

from __future__ import annotations

from typing import Any

import pytest

from newsroom.glossary import actions, inflections
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.models import Concept
from newsroom.glossary.states import ConceptKind, Usage
from newsroom.people.models import Person

RULE = "A protected name: write “a neighbour”."
SECRET = "Rosalinda Quispe Yupanqui"


@pytest.fixture
def without_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look no words up: a walk through the dictionary takes a second, for each term of a test."""
    monkeypatch.setattr(
        inflections, "of_forms", lambda texts, _language: {one: {} for one in texts}
    )


def entry(*forms: tuple[str, str] | tuple[str, str, Usage], **given: Any) -> Entry:
    """Return an entry of forms such as ``("en", "impunity")``."""
    return Entry(tuple(FormEntry(*one) for one in forms), **given)


def term(
    by: Person, english: str = "enforced disappearance", spanish: str = "desaparición forzada"
) -> Concept:
    """Propose a term with its forms in both languages."""
    return actions.propose(entry(("en", english), ("es", spanish)), by=by)


def disappearance(by: Person) -> Concept:
    """Propose a term that has forms of every use."""
    forms = (
        ("en", "enforced disappearance"),
        ("es", "desaparición forzada"),
        ("es", "desaparición involuntaria", Usage.ALLOWED),
        ("es", "secuestro estatal", Usage.FORBIDDEN),
    )
    return actions.propose(entry(*forms, region="MX", note="Said of the crime."), by=by)


def secret(by: Person, name: str = SECRET) -> Concept:
    """Register a name that is never published."""
    forms = (("en", name), ("es", f"{name} "))
    made = entry(*forms, kind=ConceptKind.PERSON, secret=True, rule=RULE, pseudonym="Marta Luz")
    return actions.propose(made, by=by)


def named(by: Person, english: str, spanish: str = "", **more: Any) -> Concept:
    """Propose an organisation, or what ``kind`` says, with its name in one language or in both."""
    forms = [("en", english), *([("es", spanish)] if spanish else [])]
    return actions.propose(entry(*forms, **{"kind": ConceptKind.ORGANISATION, **more}), by=by)
