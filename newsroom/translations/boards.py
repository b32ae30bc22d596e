"""Which tasks stand on whose board: what a translator can claim, what an editor looks after."""

from __future__ import annotations

import datetime as dt
import enum
import re
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, cast, false, func, or_, select
from sqlalchemy.orm import contains_eager

from newsroom.articles.models import Article, Edition, Revision
from newsroom.database import db
from newsroom.people import rights
from newsroom.people.models import Person, Role
from newsroom.translations import deadlines, given_out, queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.ordering import ORDER
from newsroom.translations.states import TaskState

_COUNTRY = re.compile(r"[A-Z]{2}")


class Sorting(enum.StrEnum):
    """In which order a translator reads the list."""

    URGENCY = "urgency"
    """As editors have put it."""
    DUE = "due"
    AGE = "age"
    SHORTEST = "shortest"
    LONGEST = "longest"


_ORDERS: dict[Sorting, tuple[Any, ...]] = {
    Sorting.URGENCY: ORDER,
    Sorting.DUE: (TranslationTask.due_at.is_(None), TranslationTask.due_at, *ORDER),
    Sorting.AGE: (TranslationTask.opened_at, TranslationTask.id),
    Sorting.SHORTEST: (TranslationTask.words, *ORDER),
    Sorting.LONGEST: (TranslationTask.words.desc(), *ORDER),
}


@dataclass(frozen=True)
class Wish:
    """What a translator looks for; empty: everything that they may claim."""

    direction: str = ""
    """As ``en>es``."""
    country: str = ""
    """As its code."""
    pressing: bool = False
    """Only what is urgent, due soon or overdue."""
    sorting: Sorting = Sorting.URGENCY


def directions(person: Person) -> list[str]:
    """Return the ways in which the person translates, as ``en>es``."""
    return sorted(
        grant.scope for grant in person.grants if person.active and grant.role is Role.TRANSLATOR
    )


def claimable(
    person: Person, wish: Wish, *, at: dt.datetime, most: int, offset: int = 0
) -> Sequence[TranslationTask]:
    """Return the open tasks in the person's directions that they wish to see, in their order.

    Those that are kept for somebody else are among them: they may be free soon.
    """
    query = _light().where(_is_open_for(person), _wanted(wish, at)).order_by(*_ORDERS[wish.sorting])
    return db.session.scalars(query.limit(most).offset(offset)).all()


def how_many(person: Person, wish: Wish, *, at: dt.datetime) -> int:
    """Count what ``claimable`` finds."""
    query = _joined(select(func.count()).select_from(TranslationTask))
    return db.session.scalar(query.where(_is_open_for(person), _wanted(wish, at))) or 0


def countries(person: Person) -> list[str]:
    """Return the codes of the countries that the open tasks of this translator are about."""
    query = _joined(select(Revision.countries).select_from(TranslationTask))
    rows = db.session.scalars(query.where(_is_open_for(person)))
    return sorted({code for codes in rows for code in codes})


def open_into(language: str, *, most: int, offset: int = 0) -> Sequence[TranslationTask]:
    """Return the open tasks into a language in the order in which they are offered."""
    query = _light().where(TranslationTask.state == TaskState.OPEN, Edition.language == language)
    return db.session.scalars(query.order_by(*ORDER).limit(most).offset(offset)).all()


def in_hands(language: str, *, most: int) -> Sequence[TranslationTask]:
    """Return the claimed tasks into a language; the claim that ends first stands first."""
    query = _light().where(
        TranslationTask.state.in_(queries.WORKED_ON), Edition.language == language
    )
    return db.session.scalars(query.order_by(TranslationTask.lease_until).limit(most)).all()


def late(
    languages: Collection[str], *, at: dt.datetime, most: int = 50
) -> Sequence[TranslationTask]:
    """Return what is due soon or overdue into these languages, the latest first."""
    query = _light().where(deadlines.is_pressing(at), Edition.language.in_(languages))
    return db.session.scalars(query.order_by(TranslationTask.due_at).limit(most)).all()


def edited(person: Person, languages: Iterable[str]) -> list[str]:
    """Return those of the newsroom's languages whose board the person looks after."""
    return [code for code in languages if rights.is_editor(person, code)]


def loads(people: Iterable[Person]) -> dict[uuid.UUID, int]:
    """Return how many claims each of many people holds."""
    ids = [one.id for one in people]
    query = (
        select(TranslationTask.holder_id, func.count())
        .where(TranslationTask.holder_id.in_(ids), TranslationTask.state.in_(queries.WORKED_ON))
        .group_by(TranslationTask.holder_id)
    )
    found = {holder: count for holder, count in db.session.execute(query) if holder}
    return {one: found.get(one, 0) for one in ids}


def _joined(query: Select[Any]) -> Select[Any]:
    return (
        query.join(Article, Article.id == TranslationTask.article_id)
        .join(Edition, Edition.id == TranslationTask.edition_id)
        .join(Revision, Revision.id == TranslationTask.source_revision_id)
    )


def _light() -> Select[TranslationTask]:
    """Select tasks with what a list shows of them: a list of texts would weigh megabytes."""
    return _joined(select(TranslationTask)).options(
        contains_eager(TranslationTask.article),
        contains_eager(TranslationTask.edition).contains_eager(Edition.article),
        contains_eager(TranslationTask.source_revision).defer(Revision.body),
    )


def _is_open_for(person: Person) -> ColumnElement[bool]:
    """Return the condition for open tasks in the person's directions."""
    ways = [one.partition(">") for one in directions(person)]
    one_of_them = or_(
        false(),
        *(
            and_(Article.source_language == source, Edition.language == target)
            for source, _, target in ways
        ),
    )
    return and_(given_out.is_offered(), one_of_them)


def _wanted(wish: Wish, at: dt.datetime) -> ColumnElement[bool]:
    wanted: list[ColumnElement[bool]] = [TranslationTask.state == TaskState.OPEN]
    source, _, target = wish.direction.partition(">")
    if target:
        wanted += [Article.source_language == source, Edition.language == target]
    if _COUNTRY.fullmatch(wish.country):
        # A list of codes is stored as text on one database and as JSON on the other.
        wanted.append(cast(Revision.countries, Text).contains(f'"{wish.country}"'))
    if wish.pressing:
        wanted.append(or_(TranslationTask.urgent.is_(True), deadlines.is_pressing(at)))
    return and_(*wanted)


def held_by(person: Person) -> Sequence[TranslationTask]:
    """Return the tasks that the person holds and may still translate, by the end of the lease."""
    query = (
        select(TranslationTask)
        .where(
            TranslationTask.holder_id == person.id,
            TranslationTask.state.in_((*queries.WORKED_ON, TaskState.HANDED_IN)),
        )
        .order_by(TranslationTask.lease_until)
    )
    return [one for one in db.session.scalars(query) if queries.may_translate(one, person)]


def waiting_for_review(person: Person, *, most: int = 200) -> Sequence[TranslationTask]:
    """Return the handed-in translations that wait for this editor, oldest first."""
    query = (
        select(TranslationTask)
        .where(TranslationTask.state == TaskState.HANDED_IN)
        .order_by(TranslationTask.opened_at)
        .limit(most)
    )
    return [
        one for one in db.session.scalars(query) if rights.is_editor(person, one.edition.language)
    ]
