"""What has to be true of a translation, as small questions."""

from __future__ import annotations

from newsroom.articles.states import EditionState
from newsroom.people.models import Person
from newsroom.translations import checks, queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TargetStatus

CLAIM_CAP = 5
"""How many claims one person may hold at once, so that nobody sits on the queue."""
LEASE_HOURS = 48
WARN_SHARE = 0.75
"""The share of the lease after which the holder is warned."""


def below_cap(_task: TranslationTask, person: Person | None) -> bool:
    """Tell whether the person may hold one more claim."""
    return person is None or queries.claims_held(person) < CLAIM_CAP


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
    """Tell whether no check finds an error that blocks."""
    return not any(
        checks.errors(row.segment, row.text)
        for row in queries.rows(task)
        if row.text and not row.segment.locked
    )
