"""What people do with concepts: propose, decide, change, retire. Events name no word of them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.database import action, db, new_id, now
from newsroom.errors import BadInput, NotFound, StaleSave
from newsroom.events.actions import record
from newsroom.glossary import inflections, rules, steps, versions
from newsroom.glossary.entries import FIELDS, Entry, FormEntry, cleaned, of_concept
from newsroom.glossary.models import Concept, ConceptForm
from newsroom.glossary.secrets import Secret, compiled_secrets
from newsroom.glossary.states import ConceptState
from newsroom.lifecycle import Step, check, clean_reason
from newsroom.people.models import Person

Inflections = Mapping[tuple[str, str], dict[str, list[str]]]
"""By language and text of a form."""


def propose(entry: Entry, *, by: Person, article_id: uuid.UUID | None = None) -> Concept:
    """Propose a concept; of whoever decides on terms it holds at once, of others once accepted.

    Raises:
        BadInput: names the field that cannot be accepted.
        NotAllowed: by somebody who does not work on texts.
    """
    step = steps.ADD if rules.may_decide(by) else steps.SUGGEST
    check(step, steps.NotBegun(), by)
    kept = cleaned(entry)
    # Before the transaction: the dictionary takes a second to open, and others want to write.
    known = inflections_of(kept.forms)
    return _propose(step, kept, known, by, article_id)


@action
def _propose(
    step: Step[Any], entry: Entry, known: Inflections, by: Person, article_id: uuid.UUID | None
) -> Concept:
    versions.lock()
    at = now()
    concept = begun(entry, known, by=by, at=at, state=step.target)
    concept.article_id = article_id
    db.session.add(concept)
    db.session.flush()
    _record(step, concept, at, by)
    return concept


def begun(entry: Entry, known: Inflections, *, by: Person, at: dt.datetime, state: Any) -> Concept:
    """Return a new row of a cleaned entry; nothing is stored or recorded yet."""
    concept = Concept(id=new_id(), state=state, made_by=by.id, made_at=at, version=1)
    if state is ConceptState.APPROVED:
        concept.decided_by, concept.decided_at = by.id, at
    fill(concept, entry, known)
    return concept


def fill(concept: Concept, entry: Entry, known: Inflections) -> None:
    """Let a row say what a cleaned entry says; forms that stay keep their rows."""
    for name in FIELDS:
        setattr(concept, name, getattr(entry, name))
    before = {(one.language, one.text): one for one in concept.forms}
    concept.forms = [
        _form(before.get((one.language, one.text)), one, place, known)
        for place, one in enumerate(entry.forms)
    ]


def _form(row: ConceptForm | None, form: FormEntry, place: int, known: Inflections) -> ConceptForm:
    if row is None:
        row = ConceptForm(id=new_id(), language=form.language, text=form.text)
    row.usage, row.region, row.note, row.position = form.usage, form.region, form.note, place
    if (form.language, form.text) in known:
        row.inflections = known[form.language, form.text]
    return row


def inflections_of(forms: Iterable[FormEntry]) -> Inflections:
    """Look the words of forms up in the dictionaries; takes about a second a language."""
    texts: dict[str, list[str]] = {}
    for one in forms:
        texts.setdefault(one.language, []).append(one.text)
    return {
        (language, text): found
        for language, some in texts.items()
        for text, found in inflections.of_forms(some, language).items()
    }


def edit(concept_id: uuid.UUID, entry: Entry, *, version: int, by: Person) -> Concept:
    """Change what is said of a concept; nothing new changes nothing.

    Raises:
        StaleSave: it was changed since ``version``; carries both.
        BadInput: names the field that cannot be accepted.
    """
    kept = cleaned(entry)
    return _edit(concept_id, kept, inflections_of(kept.forms), version, by)


@action
def _edit(
    concept_id: uuid.UUID, entry: Entry, known: Inflections, version: int, by: Person
) -> Concept:
    concept = _locked(concept_id)
    check(steps.EDIT, concept, by)
    before = of_concept(concept)
    if version != concept.version:
        raise StaleSave(entry.as_texts(), before.as_texts(), concept.version)
    if entry == before:
        return concept
    fill(concept, entry, known)
    _took(steps.EDIT, concept, by)
    return concept


@action
def decide(concept_id: uuid.UUID, *, accept: bool, by: Person, reason: str = "") -> Concept:
    """Accept a concept, or decline a suggestion with a reason; its proposer is told."""
    concept = _locked(concept_id)
    step = steps.APPROVE if accept else steps.DECLINE
    check(step, concept, by, reason=reason)
    concept.decided_by, concept.decided_at = by.id, now()
    _took(step, concept, by, reason)
    return concept


@action
def retire(concept_id: uuid.UUID, *, by: Person, reason: str) -> Concept:
    """Let a concept count no longer: no check and no hard stop asks for it; it stays on record."""
    concept = _locked(concept_id)
    check(steps.RETIRE, concept, by, reason=reason)
    _took(steps.RETIRE, concept, by, reason)
    return concept


def _locked(concept_id: uuid.UUID) -> Concept:
    versions.lock()
    query = select(Concept).where(Concept.id == concept_id)
    found = db.session.scalars(query, execution_options={"populate_existing": True}).one_or_none()
    if found is None:
        raise NotFound
    return found


def refuse_naming(reason: str, concept: Concept) -> None:
    """Keep a secret name out of a reason, which more people read than may read the name."""
    named = Secret(concept.id, concept.rule, tuple(one.text for one in concept.forms))
    if compiled_secrets([named]).found_in(reason):
        message = _l("More people read the reason than may read the name: do not write it there.")
        raise BadInput(message, field="reason")


def _took(step: Step[Any], concept: Concept, by: Person, reason: str = "") -> None:
    if step.target is not None:
        concept.state = step.target  # type: ignore[assignment]  # a ConceptState in this table
    concept.version += 1
    db.session.flush()
    _record(step, concept, now(), by, reason)


def _record(
    step: Step[Any], concept: Concept, at: dt.datetime, by: Person, reason: str = ""
) -> None:
    """Write the event of a step; of the concept it says nothing but which one it was."""
    versions.move()
    kept = clean_reason(reason)
    if concept.secret:
        refuse_naming(kept, concept)
    record(
        step.records,
        at=at,
        actor_id=by.id,
        subject_id=concept.id,
        payload={"reason": kept} if kept else None,
    )
