"""Who is told when something is said beside a text that is being written."""

from __future__ import annotations

import uuid

from newsroom.articles import queries as articles
from newsroom.articles.comments import rules as comments_rules
from newsroom.articles.comments import threads as comments_threads
from newsroom.articles.models import Edition
from newsroom.articles.writing import tidying
from newsroom.database import db
from newsroom.events.models import Event
from newsroom.events.queries import words_of
from newsroom.people import queries as people
from newsroom.people.notifications import tell
from workflows.task_session import event_article, event_people, event_subject, reaction


@reaction(whole=False)
def tell_comment(event: Event) -> None:
    """Something was said or settled: the author, who spoke in the thread, who is mentioned."""
    edition = articles.edition(event_subject(event))
    thread = words_of(event).get("thread")
    spoke = comments_threads.speakers(uuid.UUID(thread)) if thread else []
    _tell(event, {edition.owner_id, *spoke, *event_people(event, "to")} - {None})


@reaction(whole=False)
def tell_mentioned(event: Event) -> None:
    """A comment was reworded: those who are mentioned in it only now."""
    _tell(event, set(event_people(event, "to")))


def _tell(event: Event, ids: set[uuid.UUID | None]) -> None:
    """Tell those who may still read it."""
    edition = articles.edition(event_subject(event))
    known = people.loaded([one for one in ids if one])
    told = [known[one] for one in sorted(known) if comments_rules.may_talk(edition, known[one])]
    page = f"/desk/articles/{event_article(event)}/comments"
    comment = words_of(event).get("comment")
    tell(event, told, path=f"{page}#comment-{comment}" if comment else page)


@reaction(whole=False)
def tell_draft_ending(event: Event) -> None:
    """What somebody typed and never saved is forgotten in a week: whoever typed it."""
    found = tidying.locked(event_subject(event))
    if found is not None:
        edition = db.session.get(Edition, found.edition_id) if found.edition_id else None
        path = f"/desk/articles/{edition.article_id}" if edition else "/desk/"
        tell(event, [people.person(found.person_id)], path=path)
