"""The revisions of an edition, page by page, and in a line what each of them changed."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from html import unescape

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import defer, selectinload

from newsroom.articles.content import Content, of_revision
from newsroom.articles.models import Edition, Revision
from newsroom.database import db
from newsroom.errors import NotFound

PAGE = 25
_LARGEST = 2**31 - 1
"""What a column of whole numbers holds; an address may ask for more."""
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")
_IN_WORDS = ("title", "standfirst", "body")


@dataclass(frozen=True)
class Change:
    """What one text changes of another one."""

    fields: tuple[str, ...]
    """Names of those that differ, as ``Content`` has them."""
    added: int
    """Words of title, standfirst and text that are new, wherever they stand."""
    removed: int


@dataclass(frozen=True)
class Entry:
    """A revision in the list, and what it changed."""

    revision: Revision
    change: Change | None
    """None: the first text, or one of the two was erased."""
    same_as: int | None
    """The number of the newest earlier text that says exactly the same."""


def page(edition_id: uuid.UUID, number: int) -> tuple[list[Entry], bool]:
    """Return a page of an edition's revisions, newest first, and whether there are older ones."""
    query = (
        select(Revision)
        .where(Revision.edition_id == edition_id)
        .options(selectinload(Revision.approvals))
        .order_by(Revision.number.desc())
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    )
    found = db.session.scalars(query).all()
    shown = found[:PAGE]
    numbers = _numbers(edition_id, {one.digest for one in shown})
    entries = [
        Entry(
            one,
            changed(found[place], one) if place < len(found) else None,
            max((same for same in numbers[one.digest] if same < one.number), default=None),
        )
        for place, one in enumerate(shown, 1)
    ]
    return entries, len(found) > PAGE


def _numbers(edition_id: uuid.UUID, digests: Collection[str]) -> Mapping[str, list[int]]:
    """Return the numbers of the revisions that say each of some texts, by the text's digest."""
    query = select(Revision.digest, Revision.number).where(
        Revision.edition_id == edition_id, Revision.digest.in_(digests)
    )
    found: dict[str, list[int]] = {}
    for row in db.session.execute(query):
        found.setdefault(row.digest, []).append(row.number)
    return found


def numbered(edition_id: uuid.UUID, numbers: Iterable[int]) -> dict[int, Revision]:
    """Return revisions of an edition by number.

    Raises:
        NotFound: one of them is not there.
    """
    wanted = set(numbers)
    if max(wanted, default=0) > _LARGEST:
        raise NotFound
    query = select(Revision).where(Revision.edition_id == edition_id, Revision.number.in_(wanted))
    found = {one.number: one for one in db.session.scalars(query)}
    if found.keys() != wanted:
        raise NotFound
    return found


def newest(editions: Sequence[Edition], *, most: int = 5) -> dict[uuid.UUID, list[Revision]]:
    """Return the newest revisions of editions without their bodies, in one statement."""
    wanted = [
        and_(Revision.edition_id == one.id, Revision.number > one.current_revision.number - most)
        for one in editions
        if one.current_revision is not None
    ]
    if not wanted:
        return {}
    query = select(Revision).where(or_(*wanted)).options(defer(Revision.body))
    found: dict[uuid.UUID, list[Revision]] = {}
    for one in db.session.scalars(query.order_by(Revision.number.desc())):
        found.setdefault(one.edition_id, []).append(one)
    return found


def changed(before: Revision, after: Revision) -> Change | None:
    """Return what a text changes of another one; None where one of them was erased."""
    if before.redacted_at is not None or after.redacted_at is not None:
        return None
    old, new = of_revision(before), of_revision(after)
    differing = tuple(
        one.name for one in fields(Content) if getattr(old, one.name) != getattr(new, one.name)
    )
    gone, come = _words(old), _words(new)
    return Change(differing, (come - gone).total(), (gone - come).total())


def _words(content: Content) -> Counter[str]:
    """Count words; a tag parts two words, and its attributes are none."""
    text = "\n".join(getattr(content, name) for name in _IN_WORDS)
    return Counter(_WORD.findall(unescape(_TAG.sub(" ", text))))
