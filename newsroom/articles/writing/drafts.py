"""What a person types and has not saved: kept for them alone, and gone once it is saved."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, delete, func, select

from newsroom.articles import actions, body_limits, locking
from newsroom.articles.content import Content
from newsroom.articles.models import Edition, Revision, SideDraft
from newsroom.articles.rules import refuse_erased
from newsroom.articles.writing import lock
from newsroom.articles.writing.models import WritingDraft
from newsroom.database import action, db, inserting, new_id, now
from newsroom.errors import NotFound, TooLarge
from newsroom.people.models import Person

Fields = Mapping[str, Sequence[str]]
"""The fields of a form as they were sent: nothing of it is judged before it is saved."""
MOST_NOT_BEGUN = 50
"""Articles that one person may have begun to type and never saved."""


@action
def keep(
    fields: Fields,
    *,
    by: Person,
    edition: Edition | None = None,
    draft_id: uuid.UUID | None = None,
    over: uuid.UUID | None = None,
    language: str = "",
) -> WritingDraft:
    """Keep what was typed, finished or not, in the place of what was kept before.

    ``draft_id`` is what the page itself made up for an article that was not begun.

    Raises:
        TooLarge: more than a text may hold, or more articles than anybody leaves unbegun.
        NotFound: the id is somebody else's.
    """
    _refuse_endless(fields)
    if edition is not None:
        # Under the lock that erasing takes: whoever typed meanwhile would bring words back.
        edition = locking.lock_edition(edition.id)
        refuse_erased(edition)
    values = {
        "id": draft_id or new_id(),
        "person_id": by.id,
        "edition_id": edition.id if edition else None,
        "revision_id": over,
        "language": edition.language if edition else language,
        "number": 1,
        "kept_at": now(),
        "fields": {name: list(texts) for name, texts in fields.items()},
    }
    number = _put(values)
    if number is None:
        raise NotFound
    if edition is None and number == 1:
        _refuse_too_many(by)
    return WritingDraft(**(values | {"number": number}))


def _put(values: dict[str, Any]) -> int | None:
    """Store a draft in the place of its predecessor, and return its number.

    None where the predecessor is somebody else's.
    """
    stated = inserting(WritingDraft).values(**values)
    new = {name: values[name] for name in ("revision_id", "language", "kept_at", "fields")}
    kept = stated.on_conflict_do_update(
        index_elements=["edition_id", "person_id"] if values["edition_id"] else ["id"],
        set_=new | {"number": WritingDraft.number + 1},
        where=and_(
            WritingDraft.person_id == values["person_id"],
            WritingDraft.edition_id == values["edition_id"]
            if values["edition_id"]
            else WritingDraft.edition_id.is_(None),
        ),
    )
    number: int | None = db.session.execute(kept.returning(WritingDraft.number)).scalar()
    return number


def _refuse_endless(fields: Fields) -> None:
    # Saving judges the text, and a form holds more than that; this keeps a row from growing on.
    limit = body_limits.MAX_CHARACTERS
    if sum(len(text) for texts in fields.values() for text in texts) > 2 * limit:
        raise TooLarge(_l("This is longer than %(limit)s characters.", limit=limit), field="body")


def _refuse_too_many(by: Person) -> None:
    query = select(func.count()).select_from(WritingDraft).where(_is_unbegun(by))
    if (db.session.scalar(query) or 0) > MOST_NOT_BEGUN:
        message = _l(
            "You have begun %(most)s articles without saving them. Save or throw away some first.",
            most=MOST_NOT_BEGUN,
        )
        raise TooLarge(message)


@action
def save(
    edition_id: uuid.UUID,
    content: Content,
    *,
    version: int,
    by: Person,
    tab: str = "",
    over: uuid.UUID | None = None,
    number: int = 0,
    merged: uuid.UUID | None = None,
) -> Revision:
    """Save an article as ``actions.save`` does, and let go of what was kept of it until then.

    ``number`` is the draft that the page knows: words that another tab kept later stay. ``merged``
    is a text kept aside that went into this one.

    Raises:
        StaleSave: as there; also when ``tab`` lost the writing lock to somebody who still writes.
    """
    is_lost = bool(tab) and lock.is_lost(edition_id, tab=tab, by=by)
    revision = actions.save(
        edition_id, content, version=version, by=by, over=over, is_taken_over=is_lost
    )
    _forget(edition_id, by, number)
    if merged is not None:
        _forget_aside(edition_id, merged, by)
    return revision


@action
def start(content: Content, *, language: str, by: Person, draft_id: uuid.UUID | None) -> Edition:
    """Begin an article as ``actions.start`` does; its draft becomes its first text."""
    edition = actions.start(content, language=language, by=by)
    if draft_id is not None:
        _forget_unbegun(draft_id, by)
    return edition


@action
def throw_away(edition_id: uuid.UUID, *, by: Person) -> None:
    """Forget what the person typed over the saved text of an edition."""
    db.session.execute(delete(WritingDraft).where(_is_over(edition_id, by)))


@action
def set_aside(
    edition_id: uuid.UUID,
    texts: Mapping[str, str],
    *,
    over: uuid.UUID | None,
    number: int,
    by: Person,
) -> None:
    """Turn a draft into a text that is kept aside; the same text is not kept twice."""
    refuse_erased(locking.lock_edition(edition_id))
    kept = db.session.scalars(select(SideDraft).where(_is_aside(edition_id, by)))
    if all(one.texts != texts for one in kept):
        db.session.add(
            SideDraft(
                edition_id=edition_id,
                person_id=by.id,
                kept_at=now(),
                texts=dict(texts),
                revision_id=over,
            )
        )
    _forget(edition_id, by, number)


@action
def throw_away_unbegun(draft_id: uuid.UUID, *, by: Person) -> None:
    """Forget an article that was never saved."""
    _forget_unbegun(draft_id, by)


@action
def throw_away_aside(edition_id: uuid.UUID, draft_id: uuid.UUID, *, by: Person) -> None:
    """Forget one text that was kept aside for the person."""
    _forget_aside(edition_id, draft_id, by)


def _forget(edition_id: uuid.UUID, by: Person, number: int) -> None:
    known = WritingDraft.number <= number
    db.session.execute(delete(WritingDraft).where(_is_over(edition_id, by), known))


def _forget_unbegun(draft_id: uuid.UUID, by: Person) -> None:
    db.session.execute(delete(WritingDraft).where(WritingDraft.id == draft_id, _is_unbegun(by)))


def _forget_aside(edition_id: uuid.UUID, draft_id: uuid.UUID, by: Person) -> None:
    mine = _is_aside(edition_id, by)
    db.session.execute(delete(SideDraft).where(SideDraft.id == draft_id, mine))


def _is_over(edition_id: uuid.UUID, person: Person) -> ColumnElement[bool]:
    return and_(WritingDraft.edition_id == edition_id, WritingDraft.person_id == person.id)


def _is_unbegun(person: Person) -> ColumnElement[bool]:
    return and_(WritingDraft.person_id == person.id, WritingDraft.edition_id.is_(None))


def _is_aside(edition_id: uuid.UUID, person: Person) -> ColumnElement[bool]:
    return and_(SideDraft.edition_id == edition_id, SideDraft.person_id == person.id)


def of_edition(edition_id: uuid.UUID, person: Person) -> WritingDraft | None:
    """Return what the person typed over an edition and has not saved."""
    query = select(WritingDraft).where(_is_over(edition_id, person))
    return db.session.scalars(query).one_or_none()


def unbegun(draft_id: uuid.UUID, person: Person) -> WritingDraft:
    """Return what the person typed of an article that was not begun, or raise ``NotFound``."""
    found = db.session.get(WritingDraft, draft_id)
    if found is None or found.person_id != person.id or found.edition_id is not None:
        raise NotFound
    return found


def all_unbegun(person: Person) -> Sequence[WritingDraft]:
    """Return the articles that the person began to type and never saved, newest first."""
    newest = select(WritingDraft).where(_is_unbegun(person)).order_by(WritingDraft.kept_at.desc())
    return db.session.scalars(newest.limit(MOST_NOT_BEGUN)).all()


def aside(edition_id: uuid.UUID, draft_id: uuid.UUID, person: Person) -> SideDraft:
    """Return one text that was kept aside for the person, or raise ``NotFound``."""
    found = db.session.get(SideDraft, draft_id)
    if found is None or (found.edition_id, found.person_id) != (edition_id, person.id):
        raise NotFound
    return found


def opened_with(edition: Edition, revision_id: uuid.UUID | None) -> Revision | None:
    """Return the revision that a form was opened with, if it is one of this edition."""
    if revision_id is None:
        return None
    if revision_id == edition.current_revision_id:
        return edition.current_revision
    found = db.session.get(Revision, revision_id)
    return found if found is not None and found.edition_id == edition.id else None
