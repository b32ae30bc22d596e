"""Who is told when a translation changes hands, or has to be done soon."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.events.models import Event
from newsroom.people import queries as people
from newsroom.people.models import Person
from newsroom.translations import queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.telling import tell_readers
from workflows.task_session import event_people, event_subject, reaction


def _task(event: Event) -> TranslationTask:
    return queries.task(event_subject(event))


def _tell(event: Event, task: TranslationTask, told: Iterable[Person]) -> None:
    tell_readers(event, task.article, told, path=f"/translate/{task.id}")


def _named_in(event: Event, name: str) -> list[Person]:
    """Return whom the event names; by now the task may belong to somebody else."""
    return [people.person(one) for one in event_people(event, name)]


def _translators(task: TranslationTask) -> list[Person]:
    return list(people.translators(task.article.source_language, task.edition.language))


@reaction(whole=False)
def tell_given_back(event: Event) -> None:
    """A claim was given back or taken away: who held it, and who may claim it now."""
    task = _task(event)
    _tell(event, task, [*_named_in(event, "holder"), *_translators(task)])


@reaction(whole=False)
def tell_reassigned(event: Event) -> None:
    """An editor chose the translator: who translates now, and who did until then."""
    _tell(event, _task(event), [*_named_in(event, "to"), *_named_in(event, "holder")])


@reaction(whole=False)
def tell_first_refusal(event: Event) -> None:
    """An urgent task waits for one translator: that one; the others see it in their list."""
    _tell(event, _task(event), _named_in(event, "to"))


@reaction(whole=False)
def tell_due(event: Event) -> None:
    """A translation is due soon, or overdue: its holder, and the editors of its language."""
    task = _task(event)
    holder = [people.person(task.holder_id)] if task.holder_id else []
    editors = [*people.editors(task.edition.language), *people.duty_editors()]
    _tell(event, task, [*holder, *editors])
