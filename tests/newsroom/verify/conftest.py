"""One newsroom with many lives, for tests that break one thing of it and mend it again."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from flask import Flask

from newsroom.articles.models import Edition
from newsroom.articles.states import PublicState
from newsroom.database import db
from tests import make
from tests.newsroom.verify import lives
from tests.verified import violations

HARMED = (
    lives.live,
    lives.updated,
    lives.updated_alone,
    lives.corrected_alone,
    lives.withdrawn,
    lives.taken_down,
    lives.retracted,
    lives.alone_for_a_while,
    lives.unfinished,
    lives.linking,
)


@dataclass(frozen=True)
class Place:
    """Where the pieces of one article are."""

    id: uuid.UUID
    editions: Mapping[str, uuid.UUID]
    texts: Mapping[str, uuid.UUID]
    """Language → its present revision."""
    slugs: Mapping[str, str]
    public: Mapping[str, uuid.UUID]
    """Language → the revision that readers see."""

    @property
    def name(self) -> str:
        return self.id.hex


Places = Mapping[str, Place]


@pytest.fixture(scope="module")
def at_start(shared_app: Flask, people: make.Staff) -> Places:
    assert shared_app.testing
    made = {one.__name__: one(people).id for one in HARMED}
    make.react()
    return {name: _place(article_id) for name, article_id in made.items()}


@pytest.fixture
def places(at_start: Places, at_rest: Flask) -> Iterator[Places]:
    assert at_rest.testing
    yield at_start
    db.session.rollback()
    db.session.expire_all()


def _place(article_id: uuid.UUID) -> Place:
    query = db.select(Edition).where(Edition.article_id == article_id)
    editions = db.session.scalars(query).all()
    return Place(
        article_id,
        {one.language: one.id for one in editions},
        {one.language: one.current_revision_id for one in editions if one.current_revision_id},
        {one.language: one.current_revision.slug for one in editions if one.current_revision},
        {
            one.language: one.public_revision_id
            for one in editions
            if one.public_revision_id and one.public_state is PublicState.LIVE
        },
    )


def found(places: Places) -> set[tuple[int, str]]:
    """Return which invariants do not hold, each with the life of the article."""
    names = {place.name: life for life, place in places.items()}
    return {(one.invariant, names.get(one.article, one.article)) for one in violations()}
