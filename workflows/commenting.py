"""Who is told when something is said beside a text that is being written."""

from __future__ import annotations

import uuid
from typing import Any

from newsroom.articles import comment_rules, comment_threads
from newsroom.articles import queries as articles
from newsroom.events.models import Event
from newsroom.people import queries as people
from newsroom.people.notifications import tell
from workflows.task_session import event_article, event_subject, reaction


@reaction(whole=False)
def tell_comment(event: Event) -> None:
    """Something was said or settled: the author, who spoke in the thread, who is mentioned."""
    edition = articles.edition(event_subject(event))
    named = _named(event)
    thread = named.get("thread")
    spoke = comment_threads.speakers(uuid.UUID(thread)) if thread else []
    _tell(event, {edition.owner_id, *spoke, *_mentioned(named)} - {None})


@reaction(whole=False)
def tell_mentioned(event: Event) -> None:
    """A comment was reworded: those who are mentioned in it only now."""
    _tell(event, set(_mentioned(_named(event))))


def _named(event: Event) -> dict[str, Any]:
    """Return the ids that an event names; nothing where they were erased."""
    return (event.payload.body if event.payload else None) or {}


def _mentioned(named: dict[str, Any]) -> list[uuid.UUID]:
    return [uuid.UUID(one) for one in named.get("to", [])]


def _tell(event: Event, ids: set[uuid.UUID | None]) -> None:
    """Tell those who may still read it."""
    edition = articles.edition(event_subject(event))
    known = people.loaded([one for one in ids if one])
    told = [known[one] for one in sorted(known) if comment_rules.may_talk(edition, known[one])]
    page = f"/desk/articles/{event_article(event)}/comments"
    comment = _named(event).get("comment")
    tell(event, told, path=f"{page}#comment-{comment}" if comment else page)
