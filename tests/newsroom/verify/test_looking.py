"""How the oracles are asked: at one moment, and twice before anything is said."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import DBAPIError

from newsroom import verify
from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.verify import Oracle, Violation, snapshot, walk
from tests import make, rows

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.database]

WRONG = Violation(7, "", "Something is wrong.", "Look.")


def test_what_is_well_at_the_second_look_is_not_told() -> None:
    looks = itertools.count()

    def passing() -> Iterator[Violation]:
        if next(looks) == 0:
            yield WRONG

    report = verify.look([Oracle(7, "passing", "Passing", passing)], patience_s=0)

    assert report.violations == ()
    assert next(looks) == 2


def test_what_is_still_wrong_at_the_second_look_is_told_once() -> None:
    def lasting() -> Iterator[Violation]:
        yield from (WRONG, WRONG)

    report = verify.look([Oracle(7, "lasting", "Lasting", lasting)], patience_s=0)

    assert report.violations == (WRONG,)


def test_what_cannot_be_read_is_told() -> None:
    def stumbling() -> Iterator[Violation]:
        yield WRONG
        raise ValueError("no such state")

    report = verify.look([Oracle(7, "stumbling", "Stumbling", stumbling)], patience_s=0)

    assert [one.what for one in report.violations] == [
        "Something is wrong.",
        "“Stumbling”: what is stored cannot be read. (no such state)",
    ]


def test_everything_is_read_at_one_moment() -> None:
    make.draft(make.staff())
    count = db.select(db.func.count()).select_from(Article)
    db.session.rollback()

    with snapshot.frozen():
        before = db.session.scalar(count)
        with db.engine.connect() as another:
            another.execute(db.update(Article).values(source_key="changed"))
            another.commit()
        keys = db.session.scalars(db.select(Article.source_key)).all()

    assert before == 1
    assert keys == [None]
    assert db.session.scalar(db.select(Article.source_key)) == "changed"


def test_nothing_can_be_written_at_that_moment() -> None:
    make.draft(make.staff())
    db.session.rollback()

    with snapshot.frozen(), pytest.raises(DBAPIError, match=r"read-?only"):
        db.session.execute(db.update(Article).values(source_key="changed"))


def test_articles_are_walked_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    people = make.staff()
    ids = {make.draft(people, make.numbered()).article_id for _ in range(5)}
    monkeypatch.setattr(walk, "BATCH", 2)

    with snapshot.frozen():
        batches = list(walk.batches_of_ids())

    assert [len(one) for one in batches] == [2, 2, 1]
    assert {one for batch in batches for one in batch} == ids


def test_only_the_slow_oracles_are_left_out() -> None:
    names = [one.name for one in verify.chosen()]

    assert [one.name for one in verify.ORACLES if one.name not in names] == [
        "texts",
        "withheld_bytes",
        "rerendering",
    ]
    assert {one.invariant for one in verify.chosen()} == set(range(13))
    assert rows.counts()["article"] == 0
