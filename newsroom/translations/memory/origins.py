"""Say where a remembered pair comes from, and whether it may be shown outside its article."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Executable, bindparam, select
from sqlalchemy.orm import aliased

from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.translations.memory.models import MemoryOrigin


@dataclass(frozen=True)
class Provenance:
    """Who said so, in which approved revision, or in which file."""

    article_id: uuid.UUID | None
    edition_id: uuid.UUID | None
    revision_id: uuid.UUID | None
    person_id: uuid.UUID | None
    name: str
    """Of the file; empty for an article of the newsroom."""
    at: dt.datetime
    source_language: str
    target_language: str


def suggestable(
    origin_ids: Iterable[int], article_id: uuid.UUID | None = None
) -> dict[int, Provenance]:
    """Return the origins whose texts may be shown beside this article; one statement.

    A text of the newsroom's own may be shown elsewhere while readers see both of its languages,
    each in that revision or a later one. So nothing leaves its article before its embargo is over
    and the pair is out, nor after it was withdrawn, retracted, taken down or blacked out.
    """
    rows = db.session.execute(_facts(), {"ids": list(set(origin_ids))})
    return {
        origin.id: _provenance(origin)
        for origin, *facts in rows
        if origin.article_id is None or origin.article_id == article_id or _is_out(*facts)
    }


@cache
def _facts() -> Executable:
    """Return the question, put together once: its seven tables take longer than its answer."""
    translated, source = aliased(Edition), aliased(Edition)
    revision, read = aliased(Revision), aliased(Revision)
    source_revision, source_read = aliased(Revision), aliased(Revision)
    return (
        select(
            MemoryOrigin,
            Article.taken_down_at,
            translated.public_state,
            source.public_state,
            revision.number <= read.number,
            source_revision.number <= source_read.number,
            revision.redacted_at.is_(None) & source_revision.redacted_at.is_(None),
        )
        .outerjoin(Article, Article.id == MemoryOrigin.article_id)
        .outerjoin(translated, translated.id == MemoryOrigin.edition_id)
        .outerjoin(revision, revision.id == MemoryOrigin.revision_id)
        .outerjoin(read, read.id == translated.public_revision_id)
        .outerjoin(source_revision, source_revision.id == revision.source_revision_id)
        .outerjoin(source, source.id == source_revision.edition_id)
        .outerjoin(source_read, source_read.id == source.public_revision_id)
        .where(MemoryOrigin.id.in_(bindparam("ids", expanding=True)))
    )


def _is_out(taken_down_at: Any, translated: Any, source: Any, *is_so: Any) -> bool:
    both_live = translated is PublicState.LIVE and source is PublicState.LIVE
    return taken_down_at is None and both_live and all(is_so)


def _provenance(origin: MemoryOrigin) -> Provenance:
    return Provenance(
        article_id=origin.article_id,
        edition_id=origin.edition_id,
        revision_id=origin.revision_id,
        person_id=origin.person_id,
        name=origin.name,
        at=origin.at,
        source_language=origin.source_language,
        target_language=origin.target_language,
    )
