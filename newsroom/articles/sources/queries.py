"""Ask about private sources; what is sealed is opened for the check of texts alone."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy import inspect, select

from newsroom.articles.models import Edition, Revision
from newsroom.articles.sources import rules, sealing
from newsroom.articles.sources.models import EditorialNote, PrivateSource
from newsroom.database import db
from newsroom.errors import NotFound, Refused
from newsroom.glossary.secrets import Secret, Secrets, compiled_secrets
from newsroom.people.models import Person

WORDS = ("title", "standfirst", "body", "byline", "photo_credit", "slug")
"""The fields of a text in which a name could slip to readers."""


def of_article(article_id: uuid.UUID) -> Sequence[PrivateSource]:
    """Return the sources of an article, the oldest first, without those that were erased."""
    query = select(PrivateSource).where(
        PrivateSource.article_id == article_id, PrivateSource.erased_at.is_(None)
    )
    return db.session.scalars(query.order_by(PrivateSource.added_at, PrivateSource.id)).all()


def one(article_id: uuid.UUID, source_id: uuid.UUID) -> PrivateSource:
    """Return a source that is kept for this article, or raise ``NotFound``."""
    query = select(PrivateSource).where(
        PrivateSource.id == source_id,
        PrivateSource.article_id == article_id,
        PrivateSource.erased_at.is_(None),
    )
    found = db.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def to_forget(at: dt.datetime) -> Sequence[uuid.UUID]:
    """Return the sources whose last day is over."""
    query = select(PrivateSource.id).where(
        PrivateSource.erased_at.is_(None), PrivateSource.forget_on < at.date()
    )
    return db.session.scalars(query).all()


def note_of(article_id: uuid.UUID) -> EditorialNote | None:
    """Return the editorial note of an article."""
    return db.session.get(EditorialNote, article_id)


def note_text(article_id: uuid.UUID) -> str:
    """Return the words of an article's editorial note; empty where there is none."""
    found = note_of(article_id)
    return found.text if found else ""


def named_in_edition(edition: Edition, by: Person | None = None) -> tuple[tuple[str, Secret], ...]:
    """Return the fields of the current text in which a source is named against its word.

    A text that is typed and not stored is held only against the sources that ``by`` may open:
    anybody else could find out a name by trying many, and leave no trace.
    """
    revision = edition.current_revision
    if revision is None or not has_any(edition):
        return ()
    if not inspect(revision).transient:
        return named_in([revision], edition.article_id)
    if by is None:
        return ()
    known = [one for one in of_article(edition.article_id) if rules.may_open(one, by)]
    return _named([(field, getattr(revision, field) or "") for field in WORDS], known)


def has_any(edition: Edition) -> bool:
    """Tell whether the article has sources; its row says so, and no statement is needed."""
    return edition.article.sources_kept > 0


def named_in(
    revisions: Sequence[Revision], article_id: uuid.UUID
) -> tuple[tuple[str, Secret], ...]:
    """Return (field, what) for each source that these texts of one article name."""
    words = [(field, getattr(one, field) or "") for one in revisions for field in WORDS]
    return named_in_words(words, article_id)


def named_in_words(
    words: Sequence[tuple[str, str]], article_id: uuid.UUID
) -> tuple[tuple[str, Secret], ...]:
    """Return (place, what) for each source that words of an article, by their place, name.

    What is returned carries no name: whoever is told learns that there is one, and no more. A
    source that cannot be opened any more is found in every text, since nobody can say it is not.
    """
    return _named(words, of_article(article_id))


def _named(
    words: Sequence[tuple[str, str]], kept: Sequence[PrivateSource]
) -> tuple[tuple[str, Secret], ...]:
    rule, unread = _("names a private source of this article"), _("a private source is unreadable")
    known = [
        Secret(id=kept_id, rule=rule if names is not None else unread, names=names or ())
        for kept_id, names in _unspeakable(kept).items()
    ]
    unknown = next((one for one in known if one.rule == unread), None)
    if unknown is not None:
        return tuple((place, unknown) for place, _words in words[:1])
    looked_for = compiled_secrets(known)
    return tuple(
        dict.fromkeys(
            (place, replace(found, names=()))
            for place, said in words
            for found in looked_for.found_in(said)
        )
    )


def unspeakable(article_id: uuid.UUID) -> Secrets:
    """Return what finds the names of an article's sources in the texts of its translation.

    One that cannot be opened is left out here; it stops the approval.
    """
    rule = _("Ask the desk: a word in this segment may not be published.")
    return compiled_secrets(
        Secret(id=kept_id, rule=rule, names=names)
        for kept_id, names in _unspeakable(of_article(article_id)).items()
        if names
    )


def _unspeakable(kept: Sequence[PrivateSource]) -> dict[uuid.UUID, tuple[str, ...] | None]:
    """Return the names that no text may hold, by source; None for one that nobody can open."""
    names: dict[uuid.UUID, tuple[str, ...] | None] = {}
    for one_kept in kept:
        try:
            said = sealing.opened(one_kept.sealed, one_kept.id, one_kept.article_id)
        except Refused:
            names[one_kept.id] = None
        else:
            names[one_kept.id] = said.unspeakable
    return names
