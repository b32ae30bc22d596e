"""One transaction for one action, moments with a zone, and a database that may be busy."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from newsroom import database
from newsroom.articles import locking
from newsroom.articles import queries as articles
from newsroom.articles.models import Article, SlugReservation
from newsroom.database import action, db, now, promise_reading, reading
from newsroom.errors import Busy, NewsroomError
from newsroom.people.models import Person
from tests import make
from tests.conftest import is_postgresql

pytestmark = pytest.mark.usefixtures("app")


def add(name: str) -> None:
    email = f"{name}@example.org"
    db.session.add(Person(desk_name=name, email=email, created_at=now()))
    db.session.flush()


def names() -> set[str]:
    db.session.rollback()
    return set(db.session.scalars(db.select(Person.desk_name)))


class Deadlock(Exception):
    """What a driver says when the database asks to try again."""

    sqlstate = "40P01"


def asked_again(reason: Exception) -> OperationalError:
    return OperationalError("UPDATE …", None, reason)


def test_an_action_within_another_is_part_of_it():
    inner = action(lambda: add("inner"))

    @action
    def outer() -> None:
        inner()
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        outer()

    assert names() == set()


@pytest.mark.parametrize(
    "reason", [Deadlock(), Exception("database is locked"), Exception("database is busy")]
)
def test_an_action_is_run_again_whole_when_the_database_asks(reason):
    tries: list[int] = []

    @action
    def work() -> str:
        tries.append(1)
        add(f"try {len(tries)}")
        if len(tries) < 3:
            raise asked_again(reason)
        return "done"

    assert work() == "done"
    assert names() == {"try 3"}


def test_after_four_tries_it_says_that_the_newsroom_is_busy():
    tries: list[int] = []

    @action
    def work() -> None:
        tries.append(1)
        raise asked_again(Deadlock())

    with pytest.raises(Busy) as busy:
        work()

    assert len(tries) == 4
    assert "nothing was changed" in str(busy.value)


def test_any_other_trouble_of_the_database_is_not_tried_again():
    tries: list[int] = []

    @action
    def work() -> None:
        tries.append(1)
        raise asked_again(Exception("disk I/O error"))

    with pytest.raises(OperationalError, match="disk I/O error"):
        work()

    assert len(tries) == 1


@pytest.mark.parametrize(("keeps", "kept"), [(True, {"half"}), (False, set())])
def test_an_error_says_whether_what_was_written_is_kept(keeps, kept):
    class Trouble(NewsroomError):
        keeps_work = keeps

    @action
    def work() -> None:
        add("half")
        raise Trouble

    with pytest.raises(Trouble):
        work()

    assert names() == kept


def test_an_error_has_words_even_if_nobody_gave_it_any():
    assert str(NewsroomError()) == "Something went wrong."
    assert str(NewsroomError("Other words.")) == "Other words."


@pytest.mark.database
def test_moments_keep_their_microseconds_and_come_back_in_utc():
    local = dt.datetime(2030, 7, 1, 9, 30, 0, 123_456, dt.timezone(dt.timedelta(hours=-5)))
    article = make.draft(make.staff()).article
    article.embargo_until = local
    db.session.commit()

    stored = db.session.get_one(Article, article.id).embargo_until

    assert stored == local
    assert stored is not None
    assert stored.tzinfo is dt.UTC
    assert abs(now() - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=5)


def test_a_moment_without_a_zone_is_refused():
    article = make.draft(make.staff()).article
    article.embargo_until = dt.datetime(2030, 7, 1, 9, 30)  # noqa: DTZ001 — the point of it

    with pytest.raises(Exception, match="needs a time zone"):
        db.session.flush()


def test_whoever_only_reads_waits_for_nobody_who_writes(app):
    if is_postgresql(app):
        pytest.skip("PostgreSQL's readers never wait")
    add("writer")

    with app.app_context(), reading():
        assert db.session.scalars(db.select(Person.desk_name)).all() == []
        db.session.remove()

    with app.app_context():
        promise_reading(only=True)
        assert db.session.scalar(text("SELECT 1")) == 1
        db.session.remove()
        promise_reading(only=False)


@pytest.mark.database
def test_what_an_action_wrote_is_still_there_when_a_lock_is_taken_again():
    edition = make.draft(make.staff())

    @action
    def work() -> None:
        found = locking.lock(edition.article_id)
        found.policy_reason = "written and not yet flushed"
        assert locking.lock(edition.article_id).policy_reason == "written and not yet flushed"

    work()

    assert articles.article(edition.article_id).policy_reason == "written and not yet flushed"


def test_a_database_that_does_not_answer_is_not_reachable(monkeypatch):
    assert database.is_reachable()

    def gone(*_args: object, **_kwargs: object) -> None:
        raise asked_again(Exception("gone"))

    monkeypatch.setattr(db.engine, "connect", gone)

    assert not database.is_reachable()


def test_ids_are_random_and_say_nothing_about_their_order():
    ids = [database.new_id() for _ in range(50)]

    assert len(set(ids)) == 50
    assert {one.version for one in ids} == {4}
    assert all(isinstance(one, uuid.UUID) for one in ids)


@pytest.mark.database
def test_a_row_that_is_there_already_is_left_alone_and_the_insert_says_so():
    edition = make.draft(make.staff())
    row = {"language": "en", "slug": "taken", "edition_id": edition.id, "ever_public": False}
    add_slug = database.insert_missing(SlugReservation)

    first = db.session.connection().execute(add_slug, row).rowcount
    second = db.session.connection().execute(add_slug, row).rowcount

    assert (first, second) == (1, 0)


@pytest.mark.database
def test_the_tables_can_be_taken_out_and_brought_back():
    db.session.rollback()

    database.empty()
    database.upgrade()

    assert make.draft(make.staff()).version == 1
