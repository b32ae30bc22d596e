"""Ask about the glossary; nothing here writes."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload, undefer

from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.glossary.matching import Glossary, compiled
from newsroom.glossary.models import Concept, ConceptForm
from newsroom.glossary.secrets import Secret, compiled_secrets
from newsroom.glossary.states import ConceptKind, ConceptState
from newsroom.glossary.term import Form, Term
from newsroom.languages import LANGUAGES


def concept(concept_id: uuid.UUID) -> Concept:
    """Return a concept with its forms, or raise ``NotFound``."""
    found = db.session.get(Concept, concept_id)
    if found is None:
        raise NotFound
    return found


def concepts(*states: ConceptState, secret: bool | None = None) -> Sequence[Concept]:
    """Return all concepts in some states, or in any, with their forms, in a fixed order."""
    query = select(Concept).order_by(Concept.made_at, Concept.id)
    if states:
        query = query.where(Concept.state.in_(states))
    if secret is not None:
        query = query.where(Concept.secret.is_(secret))
    return db.session.scalars(query).all()


def compiled_now(number: int = 0) -> Glossary:
    """Return the approved concepts, compiled, in two statements."""
    query = (
        select(Concept)
        .where(Concept.state == ConceptState.APPROVED)
        .order_by(Concept.made_at, Concept.id)
        .options(selectinload(Concept.forms).options(undefer(ConceptForm.inflections)))
        .execution_options(populate_existing=True)
    )
    with db.session.no_autoflush:
        found = db.session.scalars(query).all()
    known = [
        Secret(one.id, one.rule, tuple(form.text for form in one.forms), one.pseudonym)
        for one in found
        if one.secret
    ]
    terms = [term for one in found for term in _terms(one)]
    return compiled(terms, number=number, secrets=compiled_secrets(known))


def suggested(ids: Collection[uuid.UUID]) -> list[Term]:
    """Return those of some concepts that are suggestions and no secrets, as they are written.

    Nobody has decided on them yet, so nothing of them is required or kept.
    """
    query = select(Concept).where(
        Concept.id.in_(ids), Concept.state == ConceptState.SUGGESTED, Concept.secret.is_(False)
    )
    return [
        Term(
            one.id,
            tuple(Form(form.language, form.text, form.usage, form.region) for form in one.forms),
            one.kind,
        )
        for one in db.session.scalars(query.order_by(Concept.made_at, Concept.id))
    ]


def _terms(concept: Concept) -> Iterator[Term]:
    """Yield a concept as a value; of a secret one nothing but what is published in its place."""
    if not concept.secret:
        yield Term(
            concept.id,
            tuple(
                Form(
                    one.language,
                    one.text,
                    one.usage,
                    one.region,
                    one.note,
                    {word: tuple(forms) for word, forms in one.inflections.items()},
                )
                for one in concept.forms
            ),
            concept.kind,
            concept.required,
            concept.keeps,
            concept.part_of_speech,
            concept.region,
            concept.note,
        )
    elif concept.pseudonym:
        named = tuple(Form(language, concept.pseudonym) for language in LANGUAGES)
        yield Term(concept.id, named, ConceptKind.PERSON)
