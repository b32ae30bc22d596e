"""Thousands of approved pairs at once, written as rows: what happens before is another bench's."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import bindparam, insert, text, update

from bench.story import story, translated
from newsroom.articles.content import Content
from newsroom.articles.models import Approval, Article, Edition, Revision, SlugReservation
from newsroom.articles.states import BylineKind, EditionState, PairPolicy, PublicState
from newsroom.database import db, new_id, now
from newsroom.people.models import Grant, Person, Role
from newsroom.publishing import preparing
from newsroom.publishing.models import Release, ReleaseMember
from newsroom.publishing.objects import ObjectStore
from newsroom.publishing.states import ReleaseKind, ReleaseState

BATCH = 200
LANGUAGES = ("en", "es")
TABLES = (Article, Edition, Revision, SlugReservation, Approval, Release, ReleaseMember)
_MADE_LIVE = """
UPDATE edition SET public_state = 'live', public_revision_id = current_revision_id;
UPDATE slug_reservation SET ever_public = true;
UPDATE release SET state = 'published', public_at = due_at, published_at = due_at, number = (
    SELECT place FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM release) AS counted
    WHERE counted.id = release.id);
UPDATE article SET first_public_at = created_at,
    public_number = (SELECT number FROM release WHERE release.article_id = article.id);
INSERT INTO release_log (id, last_number) SELECT 1, MAX(number) FROM release
"""
Rows = dict[type[Any], list[dict[str, Any]]]


def editors() -> tuple[Person, Person]:
    """Add who wrote the texts and who approves and publishes them."""
    made = []
    for name, role in (("writer", Role.AUTHOR), ("editor", Role.DUTY)):
        one = Person(
            desk_name=f"Bench {name}", email=f"{name}@bench.example", created_at=now(), active=True
        )
        one.grants.append(Grant(role=role, scope="", granted_at=now()))
        made.append(one)
    db.session.add_all(made)
    db.session.commit()
    return made[0], made[1]


def scheduled(
    count: int, due: dt.datetime, people: tuple[Person, Person], *, first: int = 0
) -> list[uuid.UUID]:
    """Store pairs that go out at one instant, with their pages rendered; returns the releases."""
    writer, editor = (one.id for one in people)
    found: list[uuid.UUID] = []
    for numbers in _batches(range(first, first + count)):
        rows: Rows = {table: [] for table in TABLES}
        found += [_pair(rows, number, due, writer, editor) for number in numbers]
        for table in TABLES:
            db.session.execute(insert(table), rows[table])
        _point(rows[Revision])
        db.session.commit()
    return found


def live(count: int, people: tuple[Person, Person]) -> None:
    """Store pairs that readers see already, as rows alone: their pages are not in any tree."""
    scheduled(count, now(), people)
    for statement in _MADE_LIVE.split(";"):
        db.session.execute(text(statement))
    db.session.commit()


def change(release_id: uuid.UUID, **values: object) -> None:
    """Put a release where a bench needs it."""
    db.session.execute(update(Release).where(Release.id == release_id).values(**values))
    db.session.commit()


def render(release_ids: Sequence[uuid.UUID], store: ObjectStore) -> None:
    """Make the pages of all these releases, as happens when the last text is approved."""
    for batch in _batches(release_ids):
        preparing.prepare_many(batch, store, states=preparing.AHEAD)


def _batches(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(things), BATCH):
        yield things[start : start + BATCH]


def _pair(
    rows: Rows, number: int, due: dt.datetime, writer: uuid.UUID, editor: uuid.UUID
) -> uuid.UUID:
    at, article_id, release_id = now(), new_id(), new_id()
    rows[Article].append(
        {
            "id": article_id,
            "source_language": "en",
            "pair_policy": PairPolicy.TOGETHER,
            "policy_reason": "",
            "created_at": at,
        }
    )
    rows[Release].append(
        {
            "id": release_id,
            "article_id": article_id,
            "kind": ReleaseKind.FIRST,
            "state": ReleaseState.SCHEDULED,
            "policy": PairPolicy.TOGETHER,
            "made_at": at,
            "due_at": due,
            "planned_for": due,
            "actor_id": editor,
            "narrowed": False,
        }
    )
    source_id: uuid.UUID | None = None
    for language in LANGUAGES:
        revision = _edition(rows, article_id, language, number, at, (writer, editor), source_id)
        source_id = source_id or revision["id"]
        rows[ReleaseMember].append(
            {
                "release_id": release_id,
                "language": language,
                "edition_id": revision["edition_id"],
                "revision_id": revision["id"],
                "digest": revision["digest"],
            }
        )
    return release_id


def _edition(  # noqa: PLR0917 — the facts of one row
    rows: Rows,
    article_id: uuid.UUID,
    language: str,
    number: int,
    at: dt.datetime,
    people: tuple[uuid.UUID, uuid.UUID],
    source_id: uuid.UUID | None,
) -> dict[str, Any]:
    edition_id, revision_id = new_id(), new_id()
    content = _content(number, language)
    revision = {
        "id": revision_id,
        "edition_id": edition_id,
        "number": 1,
        **{name: getattr(content, name) for name in _FIELDS},
        "countries": [],
        "digest": content.digest(),
        "source_revision_id": source_id,
        "created_at": at,
        "created_by": people[0],
    }
    rows[Revision].append(revision)
    rows[Edition].append(
        {
            "id": edition_id,
            "article_id": article_id,
            "language": language,
            "state": EditionState.APPROVED,
            "owner_id": people[0],
            "version": 1,
            "public_state": PublicState.NEVER,
        }
    )
    rows[SlugReservation].append(
        {"language": language, "slug": content.slug, "edition_id": edition_id, "ever_public": False}
    )
    rows[Approval].append(
        {
            "id": new_id(),
            "edition_id": edition_id,
            "revision_id": revision_id,
            "digest": revision["digest"],
            "approved_by": people[1],
            "approved_at": at,
            "waiver": "",
        }
    )
    return revision


_FIELDS = ("title", "standfirst", "body", "slug", "byline", "byline_kind", "photo_credit")


def _content(number: int, language: str) -> Content:
    told = story(number)
    word = (lambda text: text) if language == "en" else translated
    return Content(
        title=word(told.title),
        standfirst=word(told.standfirst),
        body="".join(f"<p>{word(one)}</p>" for one in told.paragraphs),
        slug=f"springs-{number}" if language == "en" else f"manantiales-{number}",
        byline="Bench writer",
        byline_kind=BylineKind.REAL,
        photo_credit=told.credit,
    )


def _point(revisions: Sequence[dict[str, Any]]) -> None:
    """Let editions name their texts, which had to be stored first."""
    table = Edition.__table__
    statement = (
        update(table)  # type: ignore[arg-type]  # a Table, which the stubs call a FromClause
        .where(table.c.id == bindparam("named"))
        .values(current_revision_id=bindparam("text"))
    )
    pointers = [{"named": one["edition_id"], "text": one["id"]} for one in revisions]
    db.session.connection().execute(statement, pointers)
