"""What people do with pictures: add, describe, retire. Events name no word and no file."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from newsroom.characters import plain
from newsroom.database import action, db, new_id, now
from newsroom.errors import BadInput, NotAllowed, NotFound, StaleSave
from newsroom.events.actions import record
from newsroom.glossary import stopping
from newsroom.glossary.spelling import folded
from newsroom.languages import LANGUAGES
from newsroom.media import queries, rules, store
from newsroom.media.models import Picture, PictureWords
from newsroom.people.models import Person

ALT_LIMIT = 500
CAPTION_LIMIT = 1_000
CREDIT_LIMIT = 300
_WHOLE = 100


@dataclass(frozen=True)
class Said:
    """What is said of a picture."""

    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """(description, caption) by language."""
    credit: str = ""
    decorative: bool = False
    focus: tuple[int, int] = (50, 50)
    """Hundredths of width and height, from the top left."""


def add(digest: str, *, width: int, height: int, by: Person) -> Picture:
    """Take in a picture that was rebuilt and waits; one that is here already is returned.

    Raises:
        MissingFile: it waited too long.
        BadInput: it was taken from the pages before.
    """
    if not rules.may_add(by):
        raise NotAllowed
    kept = store.kept()
    if queries.of_master(digest) is None:
        # Before the row: a file that nothing names does no harm.
        kept.put(kept.held(digest), store.MASTER)
    made = _add(digest, width, height, by)
    kept.let_go(digest)
    return made


@action
def _add(digest: str, width: int, height: int, by: Person) -> Picture:
    found = queries.of_master(digest)
    if found is None:
        made = Picture(
            id=new_id(), digest=digest, width=width, height=height,
            uploaded_by=by.id, uploaded_at=now(), version=1, files=[],
        )  # fmt: skip
        # Of two people who send the same picture at once, one finds the other's.
        with contextlib.suppress(IntegrityError), db.session.begin_nested():
            db.session.add(made)
        found = queries.of_master(digest)
        if found is not None and found.id == made.id:
            record("picture_added", at=now(), actor_id=by.id, subject_id=made.id)
    if found is None or not rules.is_shown(found):
        message = _l("This picture was taken from the pages earlier and cannot be used again.")
        raise BadInput(message, field="file")
    return found


@action
def describe(picture_id: uuid.UUID, said: Said, *, version: int, by: Person) -> Picture:
    """Change what is said of a picture; nothing new changes nothing.

    Raises:
        StaleSave: it was changed since ``version``; carries both.
        BadInput: names the field that cannot be accepted.
    """
    found = locked(picture_id, by)
    before = said_of(found)
    after = _cleaned(said)
    if version != found.version:
        raise StaleSave(as_texts(after), as_texts(before), found.version)
    if after == before:
        return found
    found.credit, found.decorative = after.credit, after.decorative
    found.focus_x, found.focus_y = after.focus
    rows = {one.language: one for one in found.words}
    for language, (alt, caption) in after.words.items():
        row = rows.get(language)
        if row is None:
            row = PictureWords(picture_id=found.id, language=language)
            found.words.append(row)
        row.alt, row.caption = alt, caption
    found.sought = _sought(after)
    found.version += 1
    record("picture_changed", at=now(), actor_id=by.id, subject_id=found.id)
    return found


@action
def retire(picture_id: uuid.UUID, *, by: Person) -> None:
    """Take a picture from every page, for good; its pages are renewed without it."""
    found = locked(picture_id, by)
    if found.retired_at is not None:
        return
    found.retired_at = now()
    found.version += 1
    record("picture_retired", at=found.retired_at, actor_id=by.id, subject_id=found.id)


def said_of(picture: Picture) -> Said:
    """Return what is said of a picture."""
    return Said(
        words={code: picture.said_in(code) for code in LANGUAGES},
        credit=picture.credit,
        decorative=picture.decorative,
        focus=(picture.focus_x, picture.focus_y),
    )


def _sought(said: Said) -> str:
    """Return what a search reads of a picture; whose it is and who consented is not among it."""
    words = [word for code in LANGUAGES for word in said.words.get(code, ())]
    return folded(" ".join([*words, said.credit]))


def as_texts(said: Said) -> dict[str, str]:
    """Return every field as text."""
    texts = {"credit": said.credit, "focus": "{}, {}".format(*said.focus)}
    for language, (alt, caption) in said.words.items():
        texts |= {f"alt_{language}": alt, f"caption_{language}": caption}
    return texts


def _cleaned(said: Said) -> Said:
    if not all(0 <= one <= _WHOLE for one in said.focus):
        raise BadInput(_l("The focus is a number from 0 to 100."), field="focus")
    words = {}
    for language in LANGUAGES:
        alt, caption = said.words.get(language, ("", ""))
        words[language] = (
            _readers_line(alt, ALT_LIMIT, f"alt_{language}"),
            _readers_line(caption, CAPTION_LIMIT, f"caption_{language}"),
        )
    credit = _readers_line(said.credit, CREDIT_LIMIT, "credit")
    return Said(words, credit, said.decorative, said.focus)


def _readers_line(text: str, limit: int, name: str) -> str:
    kept = plain(text, limit=limit, field=name)
    stopping.refuse(kept, field=name)
    return kept


def locked(picture_id: uuid.UUID, by: Person) -> Picture:
    """Return a picture for this transaction to change.

    Raises:
        NotFound: there is none.
        NotAllowed: the person does not look after it.
    """
    query: Any = select(Picture).where(Picture.id == picture_id).with_for_update(of=Picture)
    found: Picture | None = db.session.scalars(
        query, execution_options={"populate_existing": True}
    ).one_or_none()
    if found is None:
        raise NotFound
    if not rules.may_change(found, by):
        raise NotAllowed
    return found
