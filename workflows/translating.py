"""What follows for translations: tasks open when a source is approved, end when it is spiked."""

from __future__ import annotations

from newsroom.events.models import Event
from newsroom.translations import actions
from workflows.task_session import event_article, reaction


@reaction(whole=True)
def open_task(event: Event) -> None:
    """Open the translation tasks of an approved source."""
    actions.open_tasks(event_article(event))


@reaction(whole=True)
def cancel_task(event: Event) -> None:
    """Cancel the translation tasks of a spiked article."""
    actions.cancel_with_source(event_article(event))
