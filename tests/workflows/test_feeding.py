"""Targets are fed in threads of their own: a slow or dead one keeps nobody waiting."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.publishing import actions, targets
from newsroom.publishing.targets import feeding as places
from newsroom.publishing.targets.models import TargetPlace, WebhookDelivery
from newsroom.settings import current
from tests import make
from tests.processes import wait_until
from tests.receivers import Receiver, receiver
from workflows import feeding, upkeep
from workflows.dispatch import Dispatcher
from workflows.reactions import REACTIONS, RELEASE_REACTIONS

pytestmark = pytest.mark.database
PATIENCE_S = 30


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiver() as made:
        yield made


@pytest.fixture
def slow() -> Iterator[Receiver]:
    with receiver() as made:
        made.may_answer.clear()
        yield made


@pytest.fixture
def environment(
    environment: dict[str, str], slow: Receiver, there: Receiver, tmp_path: Path
) -> dict[str, str]:
    return environment | {
        "NEWSROOM_SITE_COPIES": str(tmp_path / "far"),
        "NEWSROOM_WEBHOOK_URLS": f"{slow.url},{there.url}",
        "NEWSROOM_WEBHOOK_SECRETS": "a-secret-for-the-tests",
    }


@pytest.fixture(autouse=True)
def begun(app: Flask, slow: Receiver) -> Iterator[None]:
    """Every target was fed once before anything is published, and no thread outlives a test."""
    assert app.testing
    for target in targets.configured(current()):
        assert places.feed(target)
    db.session.remove()
    yield
    db.session.remove()
    slow.may_answer.set()
    assert feeding.FEEDERS.wait(PATIENCE_S)


def published() -> None:
    """Publish one article, and leave no transaction open for feeders to wait for."""
    make.published(make.staff(), make.numbered(make.STORY))
    db.session.remove()


def front_of(folder: Path) -> str:
    page = folder / "lists" / "current" / "en" / "index.html"
    return page.read_text() if page.is_file() else ""


def test_a_slow_target_delays_neither_the_site_nor_any_other_target(
    slow: Receiver, there: Receiver, tmp_path: Path
):
    published()

    assert slow.reached.wait(PATIENCE_S)
    assert there.reached.wait(PATIENCE_S)
    assert "River defenders" in front_of(current().site)
    wait_until(lambda: "River defenders" in front_of(tmp_path / "far"))
    assert [json.loads(one.body)["number"] for one in there.requests] == [1]
    states = db.select(WebhookDelivery.state).join(
        TargetPlace, TargetPlace.name == WebhookDelivery.target
    )
    wait_until(lambda: sorted(db.session.scalars(states)) == ["delivered", "waiting"])


def test_a_release_that_comes_while_a_target_is_fed_is_not_forgotten(slow: Receiver):
    published()
    assert slow.reached.wait(PATIENCE_S)

    published()
    slow.may_answer.set()

    assert feeding.FEEDERS.wait(PATIENCE_S)
    assert [json.loads(one.body)["number"] for one in slow.requests] == [1, 2]


def test_without_a_broker_targets_are_woken_all_the_same(there: Receiver, monkeypatch):
    people = make.staff()
    release = make.ready(people)

    def away(*_: object, **__: object) -> None:
        raise ConnectionError

    for task in REACTIONS.values():
        monkeypatch.setattr(task, "apply_async", away)
    actions.publish(release.id, by=people.editor_es)
    db.session.remove()
    dispatcher = Dispatcher()

    while dispatcher.turn():
        pass

    assert there.reached.wait(PATIENCE_S)
    assert "feed_targets" in RELEASE_REACTIONS


def test_a_worker_that_starts_wakes_every_target():
    db.session.execute(db.delete(TargetPlace))
    db.session.commit()

    Dispatcher().turn()

    count = db.select(db.func.count()).select_from(TargetPlace)
    wait_until(lambda: db.session.scalar(count) == 3)


def test_upkeep_tries_again_what_is_due(there: Receiver):
    there.status = 500
    published()
    assert there.reached.wait(PATIENCE_S)
    wait_until(
        lambda: (
            db.session.scalar(
                db.select(WebhookDelivery.attempts).where(WebhookDelivery.last_status == 500)
            )
            == 1
        )
    )
    there.status = 200
    db.session.execute(
        db.update(WebhookDelivery)
        .where(WebhookDelivery.last_status == 500)
        .values(next_try_at=None)
    )
    db.session.commit()

    upkeep.sweep.run()

    wait_until(
        lambda: (
            db.session.scalar(
                db.select(WebhookDelivery.state).where(WebhookDelivery.last_status == 200)
            )
            == "delivered"
        )
    )


def test_trouble_with_the_database_ends_a_thread_and_not_the_next_one(
    there: Receiver, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> bool:
        raise ArithmeticError

    with monkeypatch.context() as patch:
        patch.setattr(places, "feed", broken)
        published()
        assert feeding.FEEDERS.wait(PATIENCE_S)
    assert there.requests == []

    feeding.wake()

    assert there.reached.wait(PATIENCE_S)
