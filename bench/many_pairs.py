"""Thousands of approved pairs at once, through the import's own writer."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import text, update

from bench.story import story
from newsroom.articles.content import Content
from newsroom.articles.states import BylineKind
from newsroom.database import db, now
from newsroom.imports.pairs import going_live, rows
from newsroom.imports.pairs.pair import Pair
from newsroom.publishing import preparing
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow
from newsroom.publishing.site.objects import ObjectStore
from newsroom.publishing.states import ReleaseState
from newsroom.settings import current
from tests import make
from tests.words import translated

BATCH = 200
Varied = Callable[[int], Mapping[str, Any]] | None
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


def editors() -> tuple[uuid.UUID, uuid.UUID]:
    """Add who brings the texts in and who publishes them; returns their ids."""
    importer = make.person("importer", name="Bench importer")
    return importer.id, make.person("duty", name="Bench editor").id


def scheduled(
    count: int,
    due: dt.datetime,
    people: tuple[uuid.UUID, uuid.UUID],
    *,
    first: int = 0,
    varied: Varied = None,
) -> list[uuid.UUID]:
    """Store pairs that go out at one instant; returns the releases.

    ``varied`` tells what the content with a number bears besides its words.
    """
    importer, editor = people
    found: list[uuid.UUID] = []
    for numbers in _batches(range(first, first + count)):
        pairs = [_pair(number, varied) for number in numbers]
        entries = rows.write(pairs, by=importer, at=now(), live=False)
        ids = [one.release_id for one in entries]
        db.session.execute(
            update(Release)
            .where(Release.id.in_(ids))
            .values(state=ReleaseState.SCHEDULED, due_at=due, planned_for=due, actor_id=editor)
        )
        db.session.commit()
        found += ids
    return found


def published(body: str, people: tuple[uuid.UUID, uuid.UUID]) -> str:
    """Make one pair with a body of its own public, tree and lists too; returns its English slug."""
    pair = _pair(0, None)
    contents = {
        language: replace(one, body=body if language == "en" else translated(body))
        for language, one in pair.contents.items()
    }
    tree = follow.tree_of(current())
    [entry] = rows.write([replace(pair, contents=contents)], by=people[0], at=now(), live=True)
    db.session.commit()
    going_live.publish([entry.release_id], tree)
    follow.rewrite_lists(tree)
    return contents["en"].slug


def live(
    count: int, people: tuple[uuid.UUID, uuid.UUID], *, first: int = 0, varied: Varied = None
) -> None:
    """Store pairs that readers see already, as rows alone: their pages are not in any tree."""
    scheduled(count, now(), people, first=first, varied=varied)
    make_live()


def make_live() -> None:
    """Let all releases that there are be public, by rows alone."""
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


def _pair(number: int, varied: Varied) -> Pair:
    slugs = {"en": f"springs-{number}", "es": f"manantiales-{number}"}
    return Pair(
        line=number,
        id=f"bench-{number}",
        source_language="en",
        contents={
            language: replace(
                _content(number, language, slug), **(varied(number) if varied else {})
            )
            for language, slug in slugs.items()
        },
        slugs_given=slugs,
        translators={},
        remarks=(),
    )


def _content(number: int, language: str, slug: str) -> Content:
    told = story(number)
    word = (lambda text: text) if language == "en" else translated
    return Content(
        title=word(told.title),
        standfirst=word(told.standfirst),
        body="".join(f"<p>{word(one)}</p>" for one in told.paragraphs),
        slug=slug,
        byline="Bench writer",
        byline_kind=BylineKind.REAL,
        photo_credit=told.credit,
    )
