"""Nothing goes out that is not to be published: judged at every step, told by its rule alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from newsroom.articles import actions as articles
from newsroom.articles import withheld
from newsroom.articles.states import BylineKind, PublicState
from newsroom.database import db
from newsroom.errors import BadInput, Refused
from newsroom.events.models import EventPayload
from newsroom.glossary import actions as terms
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.states import ConceptKind
from newsroom.publishing import (
    actions,
    commit,
    corrections,
    failures,
    going_out,
    preparing,
    queries,
    taking_back,
)
from newsroom.publishing.models import Correction, Release
from newsroom.publishing.site import follow
from newsroom.publishing.states import ReleaseState, Severity
from newsroom.settings import current
from newsroom.translations import actions as translations
from tests import make, rows, statements

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

RULE = "No witness of this case is named."
ROSA = Entry(
    (FormEntry("es", "Rosa Paredes"),),
    kind=ConceptKind.PERSON,
    secret=True,
    rule=RULE,
    pseudonym="María L.",
)


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def withhold(people: make.Staff, name: str = "Rosa Paredes") -> None:
    terms.propose(replace(ROSA, forms=(FormEntry("es", name),)), by=people.editor_en)


def why(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [str(one.message) for one in refused.value.unmet if one.guard == "nothing_secret"]


FIELDS: dict[str, dict[str, Any]] = {
    "Title": {"title": "ROSA PÁREDES speaks", "slug": "a-witness"},
    "Standfirst": {"standfirst": "What Rosa\N{NO-BREAK SPACE}Paredes saw."},
    "Text": {"body": "<p>It was <strong>Ro</strong>sa Pa\N{SOFT HYPHEN}redes.</p>"},
    "Byline": {"byline": "Rosa Paredes", "byline_kind": BylineKind.REAL},
    "Photo credit": {"photo_credit": "Photo: Rosa-Paredes"},
    "Slug": {"slug": "rosa-paredes-speaks"},
}


@pytest.mark.parametrize("field", FIELDS)
def test_an_article_is_not_submitted_with_a_secret_name_in_any_field(people, field):
    withhold(people)
    edition = make.draft(people, replace(make.STORY, **FIELDS[field]))

    with pytest.raises(Refused) as refused:
        articles.submit(edition.id, by=people.author)

    assert why(refused) == [f"Not to be published. {field}: {RULE}"]


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="https://x.example/Rosa%20Paredes/">She</a> spoke.</p>',
        "<p>Write to rosa.paredes@example.org or #RosaParedes.</p>",
        "<p>R\N{ZERO WIDTH SPACE}osa Paredes.</p>",
        "<p>\N{FULLWIDTH LATIN CAPITAL LETTER R}osa Paredes.</p>",
    ],
)
def test_no_way_of_writing_it_hides_a_name(people, body):
    withhold(people)
    edition = make.draft(people, replace(make.STORY, body=body))

    with pytest.raises(Refused) as refused:
        articles.submit(edition.id, by=people.author)

    assert why(refused)


def test_what_is_published_in_its_place_goes_through(people):
    withhold(people)
    edition = make.draft(people, replace(make.STORY, body="<p>María L. and Rosa saw paredes.</p>"))

    articles.submit(edition.id, by=people.author)

    assert edition.state == "submitted"


def test_a_name_that_became_secret_after_it_was_submitted_is_not_approved(people):
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    withhold(people, "Friday")

    with pytest.raises(Refused) as refused:
        articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)

    assert why(refused) == [f"Not to be published. Text: {RULE}"]


@pytest.mark.parametrize("may_read", [True, False])
def test_the_name_is_told_to_those_alone_who_may_read_it(people, may_read):
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    withhold(people, "Friday")

    by = people.duty if may_read else people.editor_en
    with pytest.raises(Refused) as refused:
        articles.approve(edition.id, make.current_of(edition).id, by=by)

    named = " (Friday)" if may_read else ""
    assert why(refused) == [f"Not to be published. Text: {RULE}{named}"]


def test_a_translation_is_not_handed_in_with_a_secret_name(people):
    task = make.claimed(people)
    make.translate(task, people.translator)
    withhold(people, "Traducido: River")

    with pytest.raises(Refused) as refused:
        translations.hand_in(task.id, by=people.translator)

    assert [one.guard for one in refused.value.unmet] == ["checks"]


def test_a_translation_is_not_approved_with_a_name_that_became_secret(people):
    task = make.handed_in(people)
    withhold(people, "Luz Marín")

    with pytest.raises(Refused) as refused:
        translations.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)

    assert why(refused) == [f"Not to be published. Photo credit: {RULE}"]


def test_a_ready_pair_is_not_sent_out_with_a_name_that_became_secret(people):
    release = make.ready(people)
    withhold(people, "Luz Marín")

    with pytest.raises(Refused) as refused:
        actions.publish(release.id, by=people.editor_es)

    assert why(refused) == [
        f"Not to be published. en · Photo credit: {RULE} es · Photo credit: {RULE}"
    ]


def test_what_is_on_its_way_fails_and_keeps_no_name(people):
    release = make.ready(people)
    actions.publish(release.id, by=people.editor_es)
    withhold(people, "Luz Marín")

    make.react()

    found = queries.release(release.id)
    assert (found.state, found.failure) == (ReleaseState.FAILED, "nothing_secret")
    assert [str(one) for one in failures.words_of(found.failure)] == [
        "The text holds what is not to be published."
    ]
    assert {one.public_state for one in found.article.editions} == {PublicState.NEVER}
    bodies = db.session.scalars(db.select(EventPayload.body)).all()
    assert "Marín" not in str(bodies)


def test_pairs_that_are_sent_out_together_are_judged_in_one_statement_more(people):
    releases = [make.ready(people, make.numbered()) for _ in range(3)]
    withhold(people, "Nobody Here")
    store = follow.tree_of(current()).objects
    for one in releases:
        actions.publish(one.id, by=people.editor_es)
    ids = [one.id for one in releases]
    preparing.prepare_many(ids, store)
    db.session.rollback()

    withheld._judged.clear()

    with statements.counted() as asked:
        public = commit.publish_prepared(ids, store)

    words = [one for one in asked if "standfirst" in one and "IN (" in one]
    assert (len(public), len(words)) == (3, 1)


def test_a_scheduled_pair_that_may_not_go_is_held_for_a_person(people):
    release = make.ready(people)
    wall = (dt.datetime.now(dt.UTC) + dt.timedelta(days=200)).replace(tzinfo=None, microsecond=0)
    actions.schedule(release.id, wall=wall, zone="UTC", by=people.editor_es)
    make.react()
    withhold(people, "Luz Marín")
    rows.change(Release, release.id, due_at=rows.ago(seconds=30))

    assert not going_out.go_when_due(release.id)

    assert queries.release(release.id).state is ReleaseState.HELD


def test_readers_are_told_nothing_that_is_not_to_be_published(people):
    release = make.published(people)
    withhold(people)
    notes = {"en": "It was Rosa Paredes.", "es": "Era otra persona."}

    with pytest.raises(BadInput) as opened:
        corrections.open_correction(
            release.article_id,
            severity=Severity.CORRECTION,
            scope=["en"],
            notes=notes,
            by=people.editor_en,
        )
    with pytest.raises(BadInput) as retracted:
        taking_back.retract(release.article_id, by=people.duty, reason="Rosa.", notes=notes)

    assert [one.value.field for one in (opened, retracted)] == ["note_en", "note_en"]
    assert str(opened.value) == f"Not to be published: {RULE}"


def test_a_name_in_the_notes_of_a_correction_holds_it_back_at_the_last_moment(people):
    first = make.published(people)
    corrections.open_correction(
        first.article_id,
        severity=Severity.CORRECTION,
        scope=["en", "es"],
        notes={"en": "It was Rosa Paredes.", "es": "Era otra persona."},
        by=people.editor_en,
    )
    make.react()
    [correction] = db.session.scalars(db.select(Correction)).all()
    notes = {one.language: one.note for one in correction.notes}
    corrections.approve_notes(correction.id, notes=notes, by=people.editor_es)
    content = replace(make.STORY, standfirst="The court has ordered it to leave.")
    release = make.updated(people, first.article, content)
    withhold(people)

    with pytest.raises(Refused) as refused:
        actions.publish(release.id, by=people.duty)

    assert why(refused) == [f"Not to be published. en · Note: {RULE} (Rosa Paredes)"]


def test_nobody_is_kept_from_taking_a_text_away(people):
    release = make.published(people)
    withhold(people, "Luz Marín")

    taking_back.withdraw(release.article_id, by=people.editor_en, reason="Her name.")
    make.react()

    states = {one.public_state for one in queries.release(release.id).article.editions}
    assert states == {PublicState.WITHDRAWN}


def test_what_was_withdrawn_does_not_come_back_with_a_secret_name(people):
    release = make.published(people)
    taking_back.withdraw(release.article_id, by=people.editor_en, reason="Her name.")
    make.react()
    withhold(people, "Luz Marín")

    back = taking_back.reinstate(release.article_id, by=people.editor_en, reason="Again.")
    make.react()

    found = queries.release(back.id)
    assert (found.state, found.failure) == (ReleaseState.FAILED, "nothing_secret")
