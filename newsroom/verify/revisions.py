"""Invariant 11: no text that was saved is lost or changed."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import aliased

from newsroom.articles.content import of_revision
from newsroom.articles.models import Edition, Revision
from newsroom.database import db
from newsroom.verify import advice, walk
from newsroom.verify.violation import Violation

_BATCH = 100
"""Texts at once; they are the longest things that are stored."""


def revisions() -> Iterator[Violation]:
    """Yield editions whose texts are not all there, or not what they were."""
    for ids in walk.batches_of_ids():
        rows = (row for part in db.session.execute(_revisions(ids)).partitions() for row in part)
        for _edition, group in itertools.groupby(rows, key=lambda row: row.edition_id):
            yield from _edition_of(group)
        yield from _strangers(ids)


def _edition_of(rows: Iterator[Any]) -> Iterator[Violation]:
    expected, row = 1, None
    for row in rows:
        if row.number is None:
            break
        if row.number != expected:
            yield _violation(
                row, _("Text %(number)s of %(code)s is missing.", number=expected, code=row.spoken)
            )
        if row.redacted_at is None and of_revision(row).digest() != row.digest:
            yield _violation(
                row,
                _("Text %(number)s of %(code)s was changed.", number=row.number, code=row.spoken),
            )
        expected = row.number + 1
    if row is not None and row.current_revision_id != row.revision_id:
        what = _(
            "The present text in %(code)s is not the last one that was saved.", code=row.spoken
        )
        yield _violation(row, what)


def _strangers(ids: Sequence[uuid.UUID]) -> Iterator[Violation]:
    """Find public texts of another edition, and translations of another article's text."""
    public, base, source = aliased(Revision), aliased(Revision), aliased(Edition)
    query = (
        select(Edition.article_id, Edition.language.label("spoken"))
        .outerjoin(public, public.id == Edition.public_revision_id)
        .where(
            Edition.article_id.in_(ids),
            Edition.public_revision_id.is_not(None),
            public.id.is_(None) | (public.edition_id != Edition.id),
        )
    )
    for row in db.session.execute(query):
        what = _("The public text in %(code)s belongs to something else.", code=row.spoken)
        yield _violation(row, what)
    query = (
        select(Edition.article_id, Edition.language.label("spoken"))
        .distinct()
        .join(Revision, Revision.edition_id == Edition.id)
        .join(base, base.id == Revision.source_revision_id)
        .join(source, source.id == base.edition_id)
        .where(Edition.article_id.in_(ids), source.article_id != Edition.article_id)
    )
    for row in db.session.execute(query):
        what = _("A text in %(code)s translates another article.", code=row.spoken)
        yield _violation(row, what)


def _revisions(ids: Sequence[uuid.UUID]) -> Any:
    return (
        select(
            Edition.article_id,
            Edition.id.label("edition_id"),
            Edition.language.label("spoken"),
            Edition.current_revision_id,
            Revision.id.label("revision_id"),
            *(column for column in Revision.__table__.c if column.name not in {"id", "edition_id"}),
        )
        .outerjoin(Revision, Revision.edition_id == Edition.id)
        .where(Edition.article_id.in_(ids))
        .order_by(Edition.article_id, Edition.id, Revision.number)
        .execution_options(yield_per=_BATCH)
    )


def _violation(row: Any, what: str) -> Violation:
    return Violation(11, row.article_id.hex, what, str(advice.RESTORE))
