"""Who is told of what is said beside a text that is being written, and of its private sources."""

from __future__ import annotations

import uuid

from newsroom.articles import queries as articles
from newsroom.articles.comments import rules as comments_rules
from newsroom.articles.comments import threads as comments_threads
from newsroom.articles.models import Edition
from newsroom.articles.sources import rules as sources_rules
from newsroom.articles.sources.models import PrivateSource
from newsroom.articles.writing import tidying
from newsroom.database import db
from newsroom.events.models import Event
from newsroom.events.queries import words_of
from newsroom.people import queries as people
from newsroom.people import rights
from newsroom.people.notifications import tell
from newsroom.translations.telling import tell_readers
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
    if found is None:
        return
    owner = people.person(found.person_id)
    edition = db.session.get(Edition, found.edition_id) if found.edition_id else None
    if edition is not None:
        path = f"/desk/articles/{edition.article_id}"
        tell_readers(event, edition.article, [owner], path=path)
    elif rights.is_author(owner) or rights.is_any_editor(owner):
        tell(event, [owner], path="/desk/")


@reaction(whole=False)
def tell_source_opened(event: Event) -> None:
    """Somebody opened a private source: whoever keeps it, unless it was they."""
    kept = _kept(event)
    if kept is not None and kept.added_by != event.actor_id:
        _tell_of(kept, event, {kept.added_by}, page="/sources")


@reaction(whole=False)
def tell_source_named(event: Event) -> None:
    """A translation names a private source: whoever keeps it, unless they wrote that."""
    kept = _kept(event)
    if kept is not None and kept.added_by != event.actor_id:
        _tell_of(kept, event, {kept.added_by})


@reaction(whole=False)
def tell_source_shared(event: Event) -> None:
    """A private source may be opened by more people: those who are new to it."""
    kept = _kept(event)
    if kept is not None:
        _tell_of(kept, event, set(event_people(event, "to")), page="/sources")


def _kept(event: Event) -> PrivateSource | None:
    return db.session.get(PrivateSource, event_subject(event))


def _tell_of(kept: PrivateSource, event: Event, ids: set[uuid.UUID], *, page: str = "") -> None:
    """Tell those who may still open a source; that is fewer people than may read the article."""
    article = articles.article(kept.article_id)
    told = [
        one
        for one in people.loaded(ids).values()
        if articles.may_read(article, one) and sources_rules.may_open(kept, one)
    ]
    tell(event, told, path=f"/desk/articles/{article.id}{page}")
