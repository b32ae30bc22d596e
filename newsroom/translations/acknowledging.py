"""Somebody read a newer source text and found that its translation stays as it is."""

from __future__ import annotations

import uuid

from flask_babel import lazy_gettext as _l

from newsroom.articles import locking, quotations
from newsroom.articles import queries as articles
from newsroom.articles.models import Edition, Revision
from newsroom.articles.states import EditionState
from newsroom.database import action, db, now
from newsroom.errors import NotAllowed, NotFound, Refused, Unmet
from newsroom.events.actions import record
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations import actions, queries
from newsroom.translations.models import Acknowledgement


@action
def acknowledge(edition_id: uuid.UUID, source_revision_id: uuid.UUID, *, by: Person) -> None:
    """Say that a newer source text was read and asks for no change in this edition.

    It holds for that one revision. A task that waits for it ends, with the text as it is.
    """
    edition = articles.edition(edition_id)
    article = locking.lock(edition.article_id)
    revision = db.session.get(Revision, source_revision_id)
    if edition.is_source or revision is None or revision.edition_id != article.source.id:
        raise NotFound
    language = edition.language
    if not rights.is_editor(by, language) and not rights.is_translator(
        by, article.source_language, language
    ):
        raise NotAllowed
    if source_revision_id in queries.acknowledged(edition_id):
        return
    if edition.public_revision_id is None:
        message = _l("There is no public translation that could stay as it is.")
        raise Refused("acknowledge", [Unmet("public", message, _l("a translator"))])
    if not _has_original_words(edition, revision):
        message = _l("A quotation has other original words now; the translation takes them over.")
        raise Refused("acknowledge", [Unmet("original_words", message, _l("a translator"))])
    at = now()
    db.session.add(
        Acknowledgement(
            edition_id=edition_id,
            source_revision_id=source_revision_id,
            acknowledged_by=by.id,
            acknowledged_at=at,
        )
    )
    _end_untouched(edition, source_revision_id)
    record(
        "source_acknowledged",
        at=at,
        actor_id=by.id,
        article_id=article.id,
        subject_id=edition_id,
        revisions=[source_revision_id],
    )


def _has_original_words(edition: Edition, revision: Revision) -> bool:
    """Tell whether what readers see quotes in the words that the source text gives now."""
    shown = edition.public_revision
    language = edition.language
    return shown is None or (
        quotations.originals(shown.body, language) == quotations.originals(revision.body, language)
    )


def _end_untouched(edition: Edition, source_revision_id: uuid.UUID) -> None:
    """Let the edition be what readers see, and end a task that nobody has begun."""
    task = queries.unfinished_of(edition.id)
    if task is not None and task.source_revision_id == source_revision_id:
        actions.cancel(task.id, by=None, reason="acknowledged")
    if edition.current_revision_id == edition.public_revision_id:
        edition.state = EditionState.APPROVED
