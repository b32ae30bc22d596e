"""Articles that begin with another one: a copy of its text, or what comes after it.

A copy is another article. It takes along what protects people: the embargo, a name that is
withheld, and everyone who wrote, so that none of them approves their own words in it. Approvals,
translations, comments, drafts kept aside and private sources stay where they are.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

from flask_babel import lazy_gettext as _l

from newsroom.articles import beginning, locking, queries, revisions, rules, steps
from newsroom.articles.content import Content, of_revision
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.sources import queries as sources
from newsroom.articles.states import BylineKind, EditionState, PublicState
from newsroom.database import action, now
from newsroom.errors import NotAllowed, NotFound
from newsroom.events.actions import record
from newsroom.lifecycle import Guard, Step, check
from newsroom.people.models import Person

_AWAY = frozenset({PublicState.WITHDRAWN, PublicState.RETRACTED})


def _was_taken_away(edition: Edition) -> bool:
    """Tell whether readers lost the article: its copy would bring it back under another name."""
    article = edition.article
    is_lost = any(one.public_state in _AWAY for one in article.editions)
    return is_lost or article.taken_down_at is not None


def _has_text(edition: Edition) -> bool:
    text = edition.current_revision
    return text is not None and text.redacted_at is None


NOT_TAKEN_AWAY: Guard[Edition] = Guard(
    "taken_away",
    lambda edition, _by: not _was_taken_away(edition),
    _l("It was taken away from readers, so its text is not copied."),
    where="after",
)
HAS_TEXT: Guard[Edition] = Guard(
    "text",
    lambda edition, _by: _has_text(edition),
    _l("There is no text that could be copied."),
    nowhere="who wants a copy of nothing begins an article",
)
NAMES_NO_SOURCE: Guard[Edition] = Guard(
    "source_named",
    lambda edition, _by: not sources.named_in_edition(edition),
    _l(
        "The text names a private source of this article, and its copy would be checked for"
        " none. Take the name out first."
    ),
    _l("the author"),
    where="source",
)
NOT_SPIKED: Guard[Edition] = Guard(
    "spiked",
    lambda edition, _by: edition.state is not EditionState.SPIKED,
    _l("The article is spiked. Restore it first."),
    _l("the author"),
    where="source",
)
DUPLICATE = Step[Edition](
    "duplicate",
    _l("Duplicate"),
    frozenset(EditionState),
    None,
    (steps.WRITER,),
    "article_duplicated",
    (NOT_TAKEN_AWAY, HAS_TEXT, NAMES_NO_SOURCE),
)
FOLLOW_UP = Step[Edition](
    "follow_up",
    _l("Write a follow-up"),
    frozenset(EditionState),
    None,
    (steps.WRITER,),
    "follow_up_started",
    (NOT_SPIKED,),
)
STEPS = (FOLLOW_UP, DUPLICATE)
"""What begins another article; the one that it begins with stays as it is."""


@action
def duplicate(article_id: uuid.UUID, *, by: Person) -> Edition:
    """Begin an article with the words of another one.

    Raises:
        Refused: it was taken away from readers, names a private source, or holds nothing to copy.
    """
    article = _begun_from(article_id, DUPLICATE, by)
    text = article.source.current_revision
    if text is None:
        raise NotFound
    at = now()
    edition = beginning.begin(
        _words(article.source, text, by),
        language=article.source_language,
        by=by,
        at=at,
        embargo_until=article.embargo_until,
        besides=(*text.topics, *text.named),
    )
    for one in article.source.contributors:
        revisions.add_contributor(edition, one.person_id, at=one.since)
    _record("article_duplicated", edition, by, at, [text.id])
    return edition


@action
def follow_up(article_id: uuid.UUID, *, by: Person) -> Edition:
    """Begin an article that goes on from another one, about the same topics and countries.

    Its byline is that of the person's own last one, as with any new article.

    Raises:
        Refused: the other one is spiked.
    """
    article = _begun_from(article_id, FOLLOW_UP, by)
    text = article.source.current_revision
    at = now()
    byline, byline_kind, _language = queries.last_begun(by) or ("", BylineKind.REAL, "")
    about = Content(
        title="",
        body="",
        byline=byline,
        byline_kind=BylineKind(byline_kind),
        countries=tuple(text.countries) if text else (),
        topics=tuple(text.topics) if text else (),
        named=tuple(text.named) if text else (),
    )
    edition = beginning.begin(
        about,
        language=article.source_language,
        by=by,
        at=at,
        follows_id=article.id,
        besides=(*about.topics, *about.named),
    )
    article.is_followed = True
    _record("follow_up_started", edition, by, at, [text.id] if text else [])
    return edition


def _begun_from(article_id: uuid.UUID, step: Step[Edition], by: Person) -> Article:
    article = locking.lock(article_id)
    if not queries.may_read(article, by):
        raise NotAllowed
    check(step, article.source, by)
    return article


def _words(edition: Edition, text: Revision, by: Person) -> Content:
    """Return a text for somebody else's name: only their own, or none, is taken over."""
    content = replace(of_revision(text), slug="")
    if rules.is_owner(edition, by) or content.byline_kind is BylineKind.WITHHELD:
        return content
    return replace(content, byline="", byline_kind=BylineKind.REAL)


def _record(
    kind: str, edition: Edition, by: Person, at: dt.datetime, besides: list[uuid.UUID]
) -> None:
    """Record the beginning of an article's own chain, and the text that it began with."""
    revision = edition.current_revision_id
    record(
        kind,
        at=at,
        actor_id=by.id,
        article_id=edition.article_id,
        subject_id=edition.id,
        revisions=[*([revision] if revision else []), *besides],
        begins=True,
    )
