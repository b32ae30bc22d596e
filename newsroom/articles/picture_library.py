"""The pictures that a person may choose from: found by words, and by what has to be done."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true

from newsroom.articles import showing
from newsroom.articles.sought import saying
from newsroom.database import db, now
from newsroom.glossary import versions
from newsroom.media import ending, rules
from newsroom.media.models import Picture, PictureWords
from newsroom.media.states import NO_CONSENT
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.settings import current

MOST_CREDITS = 200


class Shelf(enum.StrEnum):
    """A part of the library."""

    ALL = "all"
    MINE = "mine"
    UNDESCRIBED = "undescribed"
    ENDING = "ending"
    UNUSED = "unused"
    UNUSABLE = "unusable"


@dataclass(frozen=True)
class Asked:
    """What somebody looks for."""

    words: str = ""
    """Each of them has to stand in a description, a caption or a credit, in any language."""
    shelf: Shelf = Shelf.ALL


def looked_after(asked: Asked, person: Person, *, most: int, offset: int = 0) -> Sequence[Picture]:
    """Return the pictures that a person looks after, the newest first: editors all of them."""
    return _found(
        [_theirs(person), _on(asked.shelf, person), *saying(Picture.sought, asked.words)],
        most,
        offset,
    )


def to_choose(words: str, person: Person, *, most: int, offset: int = 0) -> Sequence[Picture]:
    """Return the pictures that a person may show in a text, the newest first.

    Their own, and what readers see; editors all. One whose rights have ended is among them.
    """
    is_there = Picture.retired_at.is_(None)
    return _found([is_there, may_choose(person), *saying(Picture.sought, words)], most, offset)


def ended_on_pages(*, most: int) -> Sequence[Picture]:
    """Return pictures that readers see although their rights have ended, the longest ago first."""
    query = (
        select(Picture)
        .where(
            Picture.rights_end_at <= now(),
            Picture.retired_at.is_(None),
            Picture.hidden_at.is_(None),
            showing.is_live(),
        )
        .order_by(Picture.rights_end_at, Picture.id)
        .limit(most)
    )
    return db.session.scalars(query).all()


def may_choose(person: Person) -> ColumnElement[bool]:
    """Return the condition that a person may show a picture in a text."""
    if not rules.may_add(person):
        return false()
    is_seen = and_(showing.is_live(), Picture.retired_at.is_(None), Picture.hidden_at.is_(None))
    return or_(_theirs(person), is_seen)


def may_be_chosen(picture: Picture, person: Person) -> bool:
    """Tell whether a person may show a picture in a text."""
    query = select(Picture.id).where(Picture.id == picture.id, may_choose(person))
    return rules.may_add(person) and db.session.scalar(query) is not None


def credits_known(person: Person) -> list[str]:
    """Return the credits that a person may choose from again, without any that is secret by now."""
    query = (
        select(Picture.credit)
        .where(Picture.credit != "", Picture.retired_at.is_(None), may_choose(person))
        .distinct()
        .order_by(Picture.credit)
        .limit(MOST_CREDITS)
    )
    secrets = versions.current().secrets
    return [one for one in db.session.scalars(query) if not secrets.found_in(one)]


def _found(conditions: Sequence[ColumnElement[bool]], most: int, offset: int) -> Sequence[Picture]:
    query = (
        select(Picture)
        .where(*conditions)
        .order_by(Picture.uploaded_at.desc(), Picture.id.desc())
        .limit(most)
        .offset(offset)
    )
    return db.session.scalars(query).all()


def _theirs(person: Person) -> ColumnElement[bool]:
    return true() if rights.is_any_editor(person) else Picture.uploaded_by == person.id


def _on(shelf: Shelf, person: Person) -> ColumnElement[bool]:
    if shelf is Shelf.MINE:
        return Picture.uploaded_by == person.id
    if shelf is Shelf.UNUSABLE:
        return or_(Picture.retired_at.is_not(None), _has_no_rights(now()))
    if shelf is Shelf.ALL:
        return true()
    is_there = Picture.retired_at.is_(None)
    if shelf is Shelf.UNDESCRIBED:
        return and_(is_there, Picture.decorative.is_(False), _lacks_words())
    if shelf is Shelf.ENDING:
        return and_(is_there, _ends_soon(now()))
    return and_(is_there, ~showing.is_in_use())


def _has_no_rights(at: dt.datetime) -> ColumnElement[bool]:
    return or_(Picture.consent.in_(NO_CONSENT), Picture.rights_end_at <= at)


def _ends_soon(at: dt.datetime) -> ColumnElement[bool]:
    return and_(Picture.rights_end_at > at, Picture.rights_end_at <= at + ending.STAGES[0])


def _lacks_words() -> ColumnElement[bool]:
    return or_(
        *(
            ~exists().where(
                PictureWords.picture_id == Picture.id,
                PictureWords.language == code,
                PictureWords.alt != "",
            )
            for code in current().languages
        )
    )
