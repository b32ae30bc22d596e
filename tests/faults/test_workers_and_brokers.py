"""Workers that die and brokers that forget: nothing is lost, nothing is done twice."""

from __future__ import annotations

import functools
import shutil
import uuid
from pathlib import Path

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.database import db
from newsroom.events.models import Delivery, Event
from newsroom.translations.models import TranslationTask
from tests import make
from tests.processes import wait_until, worker
from workflows.reactions import REACTIONS

pytestmark = [pytest.mark.faults, pytest.mark.database, pytest.mark.broker]

HOW_MANY = 12


def approved_articles(people: make.Staff) -> set[uuid.UUID]:
    """Approve some sources whose tasks are not opened yet."""
    made = set()
    for _ in range(HOW_MANY):
        edition = make.draft(people, make.numbered())
        articles.submit(edition.id, by=people.author)
        assert edition.current_revision_id is not None
        articles.approve(edition.id, edition.current_revision_id, by=people.editor_en)
        made.add(edition.article_id)
    db.session.remove()
    return made


def undone() -> int:
    return db.session.scalar(db.select(db.func.count()).where(Delivery.done_at.is_(None))) or 0


def fewer_than(before: int) -> bool:
    return undone() < max(before, 1)


def opened() -> list[uuid.UUID]:
    return list(db.session.scalars(db.select(TranslationTask.article_id)))


def test_what_a_killed_worker_had_begun_is_finished_by_the_next(
    app: Flask, environment: dict[str, str]
) -> None:
    made = approved_articles(make.staff())

    for _ in range(3):
        with worker(environment) as process:
            before = undone()
            db.session.remove()
            wait_until(functools.partial(fewer_than, before))
            process.kill()
            process.wait()
    with worker(environment):
        wait_until(lambda: undone() == 0)

    assert app.config["TESTING"]
    assert sorted(opened()) == sorted(made)


def test_a_broker_that_forgets_everything_costs_nothing(
    app: Flask, environment: dict[str, str]
) -> None:
    made = approved_articles(make.staff())
    at = db.session.scalar(db.select(db.func.max(Event.at)))
    db.session.execute(db.update(Delivery).values(sent_at=at))
    db.session.commit()
    shutil.rmtree(Path(environment["NEWSROOM_DATA"]) / "broker", ignore_errors=True)

    with worker(environment):
        wait_until(lambda: undone() == 0)

    assert app.config["TESTING"]
    assert sorted(opened()) == sorted(made)


def test_messages_that_come_five_times_are_done_once(
    app: Flask, environment: dict[str, str]
) -> None:
    made = approved_articles(make.staff())
    owed = db.session.execute(db.select(Delivery.id, Delivery.reaction)).all()
    db.session.remove()

    with worker(environment), worker(environment):
        wait_until(lambda: undone() == 0)
        for row in [*owed, *reversed(owed)] * 2:
            REACTIONS[row.reaction].run(row.id)

    kinds = db.session.scalars(db.select(Event.kind).where(Event.kind == "task_opened")).all()
    assert app.config["TESTING"]
    assert len(kinds) == HOW_MANY
    assert sorted(opened()) == sorted(made)
