"""Ask what stood in a segment before, and who wrote it; nothing here writes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.people.models import Person
from newsroom.translations import rules
from newsroom.translations.models import SegmentPast, SegmentTarget, TranslationTask
from newsroom.translations.states import Origin


@dataclass(frozen=True)
class Version:
    """One text of a segment, with whoever wrote it."""

    number: int
    text: str
    """With marks as placeholders."""
    origin: Origin
    writer: str
    at: dt.datetime


def of(task: TranslationTask, key: str, person: Person) -> list[Version]:
    """Return every text of a segment, the one that stands there now first.

    Raises:
        NotFound: this person may not read them. What was taken down for somebody's safety is
            for editors only, however long ago it was written.
    """
    taken_down = task.article.taken_down_at is not None
    may_read = rules.may_edit_either if taken_down else rules.may_talk
    if not may_read(task, person):
        raise NotFound
    return [*_texts(SegmentTarget, task, key), *_texts(SegmentPast, task, key)]


def _texts(
    kept_in: type[SegmentTarget | SegmentPast], task: TranslationTask, key: str
) -> list[Version]:
    """Return a segment's texts with the desk names of whoever wrote them, the newest first."""
    query = (
        select(kept_in.version, kept_in.text, kept_in.origin, Person.desk_name, kept_in.updated_at)
        .outerjoin(Person, Person.id == kept_in.updated_by)
        .where(kept_in.edition_id == task.edition_id, kept_in.key == key, kept_in.text != "")
        .order_by(kept_in.version.desc())
    )
    return [
        Version(number, text, origin, name or "", at)
        for number, text, origin, name, at in db.session.execute(query)
    ]


def opened_with(edition_id: uuid.UUID, versions: Mapping[str, int]) -> dict[str, str]:
    """Return what segments said in these versions, by key, as far as it was replaced and kept."""
    query = select(SegmentPast.key, SegmentPast.version, SegmentPast.text).where(
        SegmentPast.edition_id == edition_id, SegmentPast.key.in_(versions)
    )
    found = db.session.execute(query)
    return {key: text for key, version, text in found if versions[key] == version}


def one(task: TranslationTask, key: str, number: int, person: Person) -> Version:
    """Return one text of a segment by its number, or raise ``NotFound``."""
    for version in of(task, key, person):
        if version.number == number:
            return version
    raise NotFound
