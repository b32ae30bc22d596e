"""Concepts are proposed, decided, changed and retired; every process learns of it at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom import glossary
from newsroom.articles import locking
from newsroom.database import db
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, StaleSave
from newsroom.events.models import Event, EventPayload
from newsroom.glossary import actions, queries, versions
from newsroom.glossary.entries import Entry, FormEntry, of_concept
from newsroom.glossary.states import ConceptKind, ConceptState, Usage
from tests import make, statements

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

UPR = Entry(
    (
        FormEntry("en", "Universal Periodic Review"),
        FormEntry("en", "UPR", Usage.ALLOWED),
        FormEntry("es", "Examen Periódico Universal"),
    ),
    origin="OHCHR",
)
ROSA = Entry(
    (FormEntry("es", "Rosa Paredes"),),
    kind=ConceptKind.PERSON,
    secret=True,
    rule="No witness of this case is named.",
    pseudonym="María L.",
)


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def spotted(text: str, language: str = "en") -> list[str]:
    return [one.form.text for one in glossary.current().find(text, language)]


def events() -> list[str]:
    query = db.select(Event.kind).where(Event.kind.like("term%")).order_by(Event.id)
    return list(db.session.scalars(query))


def test_what_an_editor_proposes_holds_at_once(people):
    before = spotted("the UPR")

    concept = actions.propose(UPR, by=people.editor_en)

    assert concept.state is ConceptState.APPROVED
    assert (before, spotted("the UPR")) == ([], ["UPR"])
    assert of_concept(concept) == UPR
    assert events() == ["term_added"]


def test_what_a_translator_suggests_holds_once_an_editor_accepts_it(people):
    concept = actions.propose(UPR, by=people.translator)
    before = spotted("the UPR")

    actions.decide(concept.id, accept=True, by=people.editor_es)

    assert (before, spotted("the UPR")) == ([], ["UPR"])
    assert events() == ["term_suggested", "term_approved"]


def test_a_suggestion_is_declined_with_a_reason_and_stays_on_record(people):
    concept = actions.propose(UPR, by=people.translator)

    with pytest.raises(BadInput):
        actions.decide(concept.id, accept=False, by=people.editor_es)
    actions.decide(concept.id, accept=False, by=people.editor_es, reason="It is known by all.")

    assert concept.state is ConceptState.DECLINED
    assert spotted("the UPR") == []


def test_translators_decide_nothing_and_administrators_propose_nothing(people):
    concept = actions.propose(UPR, by=people.translator)

    with pytest.raises(NotAllowed):
        actions.decide(concept.id, accept=True, by=people.translator)
    with pytest.raises(NotAllowed):
        actions.propose(UPR, by=people.admin)


def test_what_is_retired_is_looked_for_no_longer(people):
    concept = actions.propose(UPR, by=people.editor_en)

    actions.retire(concept.id, by=people.editor_es, reason="Nobody says so.")

    assert spotted("the UPR") == []
    with pytest.raises(Refused):
        actions.retire(concept.id, by=people.editor_es, reason="Again.")


def test_a_change_is_seen_at_once_and_keeps_the_forms_that_stay(people):
    concept = actions.propose(UPR, by=people.editor_en)
    ids = {one.text: one.id for one in concept.forms}
    more = replace(UPR, forms=(*UPR.forms, FormEntry("es", "EPU", Usage.ALLOWED)))

    actions.edit(concept.id, more, version=1, by=people.editor_es)

    assert spotted("el EPU", "es") == ["EPU"]
    assert {one.text: one.id for one in queries.concept(concept.id).forms}.items() > ids.items()


def test_a_change_that_says_nothing_new_changes_nothing(people):
    concept = actions.propose(UPR, by=people.editor_en)

    actions.edit(concept.id, UPR, version=1, by=people.editor_en)

    assert (concept.version, events()) == (1, ["term_added"])


def test_a_change_of_an_older_version_is_refused_with_both_texts(people):
    concept = actions.propose(UPR, by=people.editor_en)
    actions.edit(concept.id, replace(UPR, note="First."), version=1, by=people.editor_en)

    with pytest.raises(StaleSave) as stale:
        actions.edit(concept.id, replace(UPR, note="Second."), version=1, by=people.editor_es)

    assert (stale.value.mine["note"], stale.value.theirs["note"]) == ("Second.", "First.")


@pytest.mark.parametrize(
    "entry",
    [
        Entry(()),
        Entry((FormEntry("en", " "),)),
        Entry((FormEntry("en", "—"),)),
        Entry((FormEntry("fr", "EPU"),)),
        Entry((FormEntry("en", "UPR"), FormEntry("en", "UPR", Usage.ALLOWED))),
        Entry((FormEntry("en", "UPR"), FormEntry("en", "Review"))),
        Entry((FormEntry("en", "U\x00PR"),)),
        Entry((FormEntry("en", "U" * 201),)),
        Entry((FormEntry("en", "UPR"),), pseudonym="Somebody"),
        Entry((FormEntry("en", "Rosa"),), secret=True),
        Entry((FormEntry("en", "Ro"),), secret=True, rule="Never."),
        Entry((FormEntry("en", "Rosa Paredes"),), secret=True, rule="Never name ROSA PÁREDES."),
        Entry((FormEntry("en", "Rosa"),), secret=True, rule="Never.", pseudonym="Rosa L."),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_stored(people, entry):
    with pytest.raises(BadInput):
        actions.propose(entry, by=people.editor_en)

    assert queries.concepts() == []


def test_what_is_not_there_is_not_found(people):
    with pytest.raises(NotFound):
        actions.retire(people.author.id, by=people.editor_en, reason="None.")


def test_a_secret_holds_at_once_and_none_of_its_words_is_among_the_terms(people):
    actions.propose(ROSA, by=people.editor_en)

    known = glossary.current()
    assert [one.rule for one in known.secrets.found_in("dijo Rosa Paredes")] == [ROSA.rule]
    assert known.find("dijo Rosa Paredes", "es") == ()
    assert spotted("said María L. there") == ["María L."]


def test_only_keepers_and_editors_on_call_lift_a_secret(people):
    keeper = make.person("keeper")
    concept = actions.propose(ROSA, by=people.editor_en)

    with pytest.raises(NotAllowed):
        actions.retire(concept.id, by=people.editor_en, reason="I wrote it.")
    with pytest.raises(NotAllowed):
        actions.edit(concept.id, replace(ROSA, note="No."), version=1, by=people.editor_en)
    with pytest.raises(BadInput):
        actions.retire(concept.id, by=keeper, reason="Rosa Paredes agreed to it.")
    actions.retire(concept.id, by=keeper, reason="She agreed to it.")

    assert not glossary.current().secrets


def test_the_history_never_holds_a_word_of_a_concept(people):
    concept = actions.propose(ROSA, by=people.editor_en)
    actions.edit(concept.id, replace(ROSA, note="A witness."), version=1, by=people.duty)

    bodies = db.session.scalars(db.select(EventPayload.body)).all()
    assert events() == ["term_added", "term_changed"]
    assert "Rosa" not in str(bodies)
    assert "María" not in str(bodies)


def test_a_version_that_was_rolled_back_is_read_anew(people):
    actions.propose(UPR, by=people.editor_en)
    versions.move()
    glossary.current()
    db.session.rollback()

    actions.propose(replace(UPR, forms=(FormEntry("en", "Review"),)), by=people.editor_en)

    assert spotted("a Review of the UPR") == ["Review", "UPR"]


def test_the_terms_cost_one_statement_a_transaction_and_none_where_an_article_was_locked(people):
    article_id = make.draft(people).article_id
    actions.propose(UPR, by=people.editor_en)
    glossary.current()
    db.session.rollback()

    with statements.counted() as asked:
        glossary.current()
        glossary.current()

    db.session.rollback()
    locking.lock(article_id)
    with statements.counted() as asked_when_locked:
        glossary.current()

    assert (len(asked), asked_when_locked) == (1, [])
