"""What has to be true of a translation, as small questions."""

from __future__ import annotations

import datetime as dt

from newsroom.articles.rules import is_owner
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import now
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations import pairing, parity, queries, waivers
from newsroom.translations.models import TranslationTask
from newsroom.translations.parity import finding
from newsroom.translations.states import TargetStatus

CLAIM_CAP = 5
"""How many claims one person may hold at once, so that nobody sits on the queue."""
LEASE_HOURS = 48
WARN_SHARE = 0.75
"""The share of the lease after which the holder is warned."""
FIRST_REFUSAL_HOURS = 2
"""How long an urgent task waits for whoever translated the article last."""
DUE_SOON_HOURS = 24
"""How long before its due date a translation is called due soon."""


def below_cap(_task: TranslationTask, person: Person | None) -> bool:
    """Tell whether the person may hold one more claim."""
    return person is None or queries.claims_held(person) < CLAIM_CAP


def is_offered(task: TranslationTask) -> bool:
    """Tell whether anybody is still to begin with the task.

    ``given_out.is_offered`` asks the same of many tasks in one statement.
    """
    article = task.article
    return (
        article.taken_down_at is None
        and article.source.state is not EditionState.SPIKED
        and all(one.public_state is not PublicState.RETRACTED for one in article.editions)
    )


def is_reserved(task: TranslationTask, at: dt.datetime) -> bool:
    """Tell whether somebody has the first say on the task at a moment."""
    return task.first_refusal_until is not None and at < task.first_refusal_until


def is_reserved_now(task: TranslationTask) -> bool:
    """Tell whether somebody has the first say on the task, by the deciding clock."""
    return task.first_refusal_until is not None and is_reserved(task, now())


def is_free_for(task: TranslationTask, person: Person | None) -> bool:
    """Tell whether nobody else has the first say on the task."""
    return person is None or task.first_refusal_id == person.id or not is_reserved_now(task)


def is_lease_late(task: TranslationTask, at: dt.datetime) -> bool:
    """Tell whether so much of the lease is used that its holder has to know."""
    if task.lease_from is None or task.lease_until is None:
        return False
    return at >= task.lease_from + (task.lease_until - task.lease_from) * WARN_SHARE


def holds_claim(task: TranslationTask, person: Person) -> bool:
    """Tell whether the person holds the task, and still may translate it."""
    return task.holder_id == person.id and queries.may_translate(task, person)


def is_based_on_approved_source(task: TranslationTask) -> bool:
    """Tell whether the task translates the source revision that is approved now, or public."""
    source = task.article.source
    return source.public_revision_id == task.source_revision_id or (
        source.state is EditionState.APPROVED
        and source.current_revision_id == task.source_revision_id
    )


def is_complete(task: TranslationTask) -> bool:
    """Tell whether no segment is empty or waits for a second look."""
    return all(
        row.is_optional or row.status in {TargetStatus.DRAFT, TargetStatus.CONFIRMED}
        for row in queries.rows(task)
    )


def passes_blocking_checks(task: TranslationTask) -> bool:
    """Tell whether no check finds an error, nor a doubt that nobody gave a reason for."""
    return first_blocked(task) is None


def first_blocked(task: TranslationTask) -> queries.Row | None:
    """Return the first segment with an error, or with a doubt that nobody gave a reason for."""
    rows = queries.rows(task)
    near = pairing.around(task, rows)
    found = [(row, waivers.found(row, near=near)) for row in rows]
    blocked = [(row, those) for row, those in found if any(one.blocks for one in those)]
    if not any(one.finding.may_stand for _, those in blocked for one in those):
        return blocked[0][0] if blocked else None
    given = waivers.of(task.edition_id)
    for row, those in blocked:
        if any(one.blocks for one in waivers.with_reasons(row, those, given)):
            return row
    return None


def keeps_what_is_shown(task: TranslationTask) -> bool:
    """Tell whether the text that is handed in has every image and embedded piece of its source."""
    revision = task.edition.current_revision
    if revision is None:
        return True
    source = finding.of(task.source_revision, task.article.source_language)
    return not parity.loses_anything(source, finding.of(revision, task.edition.language))


def may_talk(task: TranslationTask, person: Person) -> bool:
    """Tell whether the person works on the translation: its translators, editors of either side."""
    return may_edit_either(task, person) or queries.may_translate(task, person)


def may_answer(task: TranslationTask, person: Person) -> bool:
    """Tell whether the person answers questions to the author: the author, and the editors."""
    return is_owner(task.article.source, person) or may_edit_either(task, person)


def may_edit_either(task: TranslationTask, person: Person) -> bool:
    """Tell whether the person edits the source language or the target language."""
    languages = (task.article.source_language, task.edition.language)
    return any(rights.is_editor(person, language) for language in languages)


def may_suggest(task: TranslationTask, person: Person) -> bool:
    """Tell whether the person reads the translation as an editor of its language."""
    return rights.is_editor(person, task.edition.language)
