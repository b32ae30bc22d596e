"""Each target keeps its own place in the log and its own troubles."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from newsroom.database import db, now
from newsroom.publishing import targets
from newsroom.publishing.models import ReleaseLog
from newsroom.publishing.targets import feeding
from newsroom.publishing.targets.models import TargetPlace
from newsroom.publishing.targets.target import Target
from newsroom.settings import current
from tests.crowd import at_once

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


@dataclasses.dataclass
class Shelf:
    """A target that keeps the ranges that it was fed, and fails as often as it is told."""

    name: str = "shelf"
    synchronous: bool = True
    failures: int = 0
    goes_to: int = 3
    fed: list[int] = dataclasses.field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    def begins_after(self, last_number: int) -> int:
        return last_number - 3

    def feed(self, after: int, reached: Callable[[int], None]) -> None:
        self.fed.append(after)
        self.meanwhile()
        if self.failures:
            self.failures -= 1
            message = "no route\nto a secret place"
            raise ConnectionError(message)
        reached(self.goes_to)


@pytest.fixture(autouse=True)
def log(app: Flask) -> None:
    assert app.testing
    db.session.add(ReleaseLog(id=1, last_number=3))
    db.session.commit()


def row(name: str = "shelf") -> TargetPlace:
    db.session.rollback()
    return db.session.get_one(TargetPlace, name, populate_existing=True)


def let_time_pass(name: str = "shelf") -> None:
    row(name).next_try_at = now() - dt.timedelta(seconds=1)
    db.session.commit()


def test_a_target_begins_where_it_says_and_remembers_how_far_it_got():
    shelf = Shelf()

    assert feeding.feed(shelf)
    assert feeding.feed(shelf)

    assert shelf.fed == [0, 3]
    assert (row().applied, row().attempts, row().last_error) == (3, 0, "")
    assert (row().holder, row().held_until) == ("", None)


def test_a_failure_is_noted_waits_for_its_time_and_is_forgotten_when_it_is_over():
    shelf = Shelf(failures=2)

    outcomes = [feeding.feed(shelf), feeding.feed(shelf)]
    first = (row().attempts, row().last_error, row().applied)
    pause = row().next_try_at - now()  # type: ignore[operator] # it is there
    let_time_pass()
    outcomes.append(feeding.feed(shelf))
    longer = row().next_try_at - now()  # type: ignore[operator] # as above
    let_time_pass()
    outcomes.append(feeding.feed(shelf))

    assert outcomes == [False, False, False, True]
    assert shelf.fed == [0, 0, 0]
    assert first == (1, "ConnectionError: no route", 0)
    assert dt.timedelta(seconds=20) < pause < dt.timedelta(seconds=37) < longer
    assert (row().attempts, row().next_try_at, row().last_error) == (0, None, "")


def test_pauses_double_up_to_an_hour_and_are_never_in_step():
    pauses = [feeding.pause_s(failures) for failures in (1, 2, 3, 20, 5_000)]

    for pause, about in zip(pauses, (30, 60, 120, 3_600, 3_600), strict=True):
        assert 0.8 * about <= pause <= 1.2 * about
    assert len({feeding.pause_s(5) for _ in range(5)}) > 1


def test_of_many_at_once_one_feeds(app: Flask):
    shelf = Shelf()
    feeding.feed(shelf)
    shelf.fed.clear()
    inner: list[bool] = []
    shelf.meanwhile = lambda: inner.append(feeding.feed(Shelf()))

    at_once(app, 3, lambda _: feeding.feed(shelf))

    assert inner == [False] * len(shelf.fed)
    assert row().holder == ""


def test_two_that_begin_a_target_at_once_make_one_row(app: Flask):
    outcomes = at_once(app, 4, lambda _: feeding.feed(Shelf()))

    assert True in outcomes
    assert set(outcomes) <= {True, False}
    assert row().applied == 3


def test_whoever_was_silent_for_too_long_is_overtaken_and_stops():
    shelf = Shelf()

    def sleep_for_long() -> None:
        if len(shelf.fed) == 1:
            row().held_until = now() - dt.timedelta(seconds=1)
            db.session.commit()
            assert feeding.feed(shelf)

    shelf.meanwhile = sleep_for_long

    assert not feeding.feed(shelf)

    assert shelf.fed == [0, 0]
    assert (row().applied, row().attempts, row().holder) == (3, 0, "")


def test_what_is_published_while_a_target_is_fed_is_not_left_until_later():
    shelf = Shelf(goes_to=3)

    def one_more() -> None:
        if len(shelf.fed) == 1:
            db.session.get_one(ReleaseLog, 1).last_number = 4
            db.session.commit()
        else:
            shelf.goes_to = 4

    shelf.meanwhile = one_more

    assert feeding.feed(shelf)
    assert shelf.fed == [0, 3]
    assert row().applied == 4


def test_a_target_that_never_gets_on_is_not_fed_for_ever():
    shelf = Shelf(goes_to=0)

    assert not feeding.feed(shelf)


def test_a_target_can_begin_again_even_while_it_waits():
    shelf = Shelf()
    feeding.feed(shelf)
    shelf.failures = 1
    feeding.feed(shelf)

    assert feeding.begin_again("shelf")
    assert feeding.feed(shelf)

    assert shelf.fed == [0, 3, 0]
    assert not feeding.begin_again("no such target")


def test_a_database_error_is_kept_without_the_row_that_it_refused():
    shelf = Shelf()
    shelf.meanwhile = lambda: db.session.execute(db.text("SELECT secret_word"))

    feeding.feed(shelf)

    assert "secret_word" not in row().last_error
    assert row().last_error


def test_every_target_that_is_set_is_there_once_and_none_otherwise(tmp_path: Path):
    given = dataclasses.replace(
        current(),
        site_copies=(str(tmp_path / "one"), str(tmp_path / "two")),
        object_store_url="s3://bucket/site",
        webhook_urls=("https://a.example/in?key=hidden", "https://a.example/other"),
        webhook_secrets=("0123456789abcdef",),
    )

    made: list[Target] = targets.configured(given)

    names = [one.name for one in made]
    assert names[:3] == [
        f"directory {tmp_path / 'one'}",
        f"directory {tmp_path / 'two'}",
        "object store s3://bucket/site",
    ]
    assert len(set(names)) == 5
    assert "hidden" not in "".join(names)
    assert [one.synchronous for one in made] == [True, True, False, True, True]
    assert targets.configured(current()) == []


def test_a_directory_is_fed_from_the_newsrooms_objects(tmp_path: Path):
    given = dataclasses.replace(current(), site_copies=(str(tmp_path / "far"),))
    row_of_log = db.session.get_one(ReleaseLog, 1)
    row_of_log.last_number = 0
    db.session.commit()
    [target] = targets.configured(given)

    assert feeding.feed(target)

    assert (tmp_path / "far" / "lists" / "current" / "en" / "index.html").is_file()
