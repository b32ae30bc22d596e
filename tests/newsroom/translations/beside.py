"""A translation with something to say beside it."""

from __future__ import annotations

from dataclasses import replace

from newsroom.database import db, now
from newsroom.translations import queries
from newsroom.translations.models import SegmentPast, TranslationTask
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import Origin, TargetStatus
from tests import make

WITH_NUMBER = replace(make.STORY, body="<p>The company paid 300 dollars to each of them.</p>")


def row(task: TranslationTask, kind: str = "title") -> queries.Row:
    return next(one for one in queries.rows(task) if one.segment.kind == kind)


def key(task: TranslationTask, kind: str = "title") -> str:
    return row(task, kind).segment.key


def entry(task: TranslationTask, text: str, kind: str = "title") -> Entry:
    found = row(task, kind)
    return Entry(found.segment.key, text, found.version, confirmed=True)


def address(task: TranslationTask, kind: str = "title") -> str:
    """Return where the pages of what stands beside a segment begin."""
    return f"/translate/{task.id}/segments/{key(task, kind)}"


def past_text(task: TranslationTask, text: str) -> None:
    """Keep a text as what stood in the title before."""
    db.session.add(
        SegmentPast(
            edition_id=task.edition_id,
            key=key(task),
            version=0,
            text=text,
            status=TargetStatus.DRAFT,
            origin=Origin.TYPED,
            source_digest="",
            updated_by=task.holder_id,
            updated_at=now(),
        )
    )
    db.session.commit()


def without_its_number(people: make.Staff) -> TranslationTask:
    """Return a translation in work that says a number of the source nowhere."""
    task = make.claimed(people, WITH_NUMBER)
    make.translate(task, people.translator)
    vague = entry(task, "La empresa pagó algo a cada persona.", "paragraph")
    save_segments(task.id, [vague], fence=task.fence, by=people.translator)
    return task
