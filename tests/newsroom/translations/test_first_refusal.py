"""An urgent translation waits two hours for whoever knows the article, and no longer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.database import db
from newsroom.errors import NotAllowed, Refused
from newsroom.events.models import Event
from newsroom.people import actions as accounts
from newsroom.people.models import Role
from newsroom.translations import actions, claims, first_refusal, rules
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from tests import make, rows
from tests.crowd import at_once

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def opened_again(people: make.Staff) -> TranslationTask:
    """Return the open task of an article that Tomás has translated before."""
    article = make.ready(people).article
    make.rewrite(people, article, replace(make.STORY, standfirst="The company has to leave."))
    return make.task_of(article)


def urgent(people: make.Staff) -> TranslationTask:
    task = opened_again(people)
    actions.open_tasks(task.article_id, urgent=True)
    return task


def offers_made() -> int:
    query = db.select(db.func.count()).where(Event.kind == "first_refusal_offered")
    return db.session.scalar(query) or 0


def test_only_the_last_translator_may_claim_it_at_first():
    people = make.staff()
    task = urgent(people)
    other = make.another_translator()

    with pytest.raises(Refused) as refused:
        claims.claim(task.id, by=other)

    assert [one.guard for one in refused.value.unmet] == ["reserved"]
    assert claims.claim(task.id, by=people.translator).holder_id == people.translator.id
    assert (task.first_refusal_id, task.first_refusal_until) == (None, None)


def test_after_two_hours_anybody_may_without_anything_having_to_run():
    people = make.staff()
    task = urgent(people)
    other = make.another_translator()
    assert task.first_refusal_until is not None
    kept = task.first_refusal_until - task.opened_at
    assert abs(kept.total_seconds() / 3600 - rules.FIRST_REFUSAL_HOURS) < 0.1
    rows.change(TranslationTask, task.id, first_refusal_until=rows.ago(seconds=1))

    assert claims.claim(task.id, by=other).holder_id == other.id


def test_of_a_crowd_that_claims_what_is_kept_only_its_translator_wins(app):
    people = make.staff()
    task_id = urgent(people).id
    claimers = [people.translator.id, *(make.person("translator:en>es").id for _ in range(20))]

    def claim(number: int) -> object:
        person = db.session.get_one(type(people.translator), claimers[number])
        return claims.claim(task_id, by=person).holder_id

    outcomes = at_once(app, len(claimers), claim)

    assert [one for one in outcomes if not isinstance(one, Exception)] == [claimers[0]]


@pytest.mark.parametrize("by", ["editor_es", "duty"])
def test_an_editor_of_the_target_language_lifts_it(by):
    people = make.staff()
    task = urgent(people)
    other = make.another_translator()

    first_refusal.lift(task.id, by=getattr(people, by))

    assert claims.claim(task.id, by=other).state is TaskState.CLAIMED


@pytest.mark.parametrize("by", ["translator", "editor_en", "author", "admin"])
def test_nobody_else_lifts_it(by):
    people = make.staff()
    task = urgent(people)

    with pytest.raises(NotAllowed):
        first_refusal.lift(task.id, by=getattr(people, by))


def test_what_is_kept_for_nobody_cannot_be_lifted():
    people = make.staff()
    task = opened_again(people)

    with pytest.raises(Refused) as refused:
        first_refusal.lift(task.id, by=people.editor_es)

    assert [one.guard for one in refused.value.unmet] == ["not_reserved"]


def test_an_editor_gives_it_to_whom_they_choose_all_the_same():
    people = make.staff()
    task = urgent(people)
    other = make.another_translator()

    claims.reassign(task.id, to=other, by=people.editor_es)

    assert (task.holder_id, task.first_refusal_until) == (other.id, None)


def test_whoever_gives_it_back_has_had_their_say():
    people = make.staff()
    task = urgent(people)
    other = make.another_translator()
    claims.claim(task.id, by=people.translator)

    claims.release_claim(task.id, by=people.translator)

    assert claims.claim(task.id, by=other).holder_id == other.id


def test_it_is_offered_once_however_often_the_reaction_comes():
    people = make.staff()
    task = urgent(people)
    until = task.first_refusal_until

    actions.open_tasks(task.article_id, urgent=True)

    assert task.first_refusal_until == until
    assert offers_made() == 1


def test_a_first_translation_is_kept_for_nobody():
    people = make.staff()
    task = make.task_of(make.approved(people).article)

    actions.open_tasks(task.article_id, urgent=True)

    assert (task.urgent, task.first_refusal_id) == (True, None)
    assert offers_made() == 0


def test_it_is_not_kept_for_somebody_who_may_no_longer_translate():
    people = make.staff()
    task = opened_again(people)
    accounts.withdraw(people.translator, Role.TRANSLATOR, "en>es", by=people.admin)

    actions.open_tasks(task.article_id, urgent=True)

    assert (task.urgent, task.first_refusal_id) == (True, None)


def test_a_task_that_somebody_holds_becomes_urgent_and_stays_theirs():
    people = make.staff()
    task = opened_again(people)
    other = make.another_translator()
    claims.claim(task.id, by=other)

    actions.open_tasks(task.article_id, urgent=True)

    assert (task.urgent, task.holder_id, task.first_refusal_id) == (True, other.id, None)
