"""The machine's operator sees how far targets have got, and sends again what was given up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.publishing import actions, commit, targets
from newsroom.publishing.site import follow
from newsroom.publishing.targets import feeding
from newsroom.publishing.targets.models import TargetPlace, WebhookDelivery
from newsroom.publishing.targets.target import Target
from newsroom.settings import current
from tests import make
from tests.receivers import Receiver, receiver

pytestmark = pytest.mark.database
STORE = "s3://bucket/site?region=us-east-1&endpoint=http://127.0.0.1:9"


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiver() as made:
        yield made


@pytest.fixture
def environment(environment: dict[str, str], there: Receiver, tmp_path: Path) -> dict[str, str]:
    return environment | {
        "NEWSROOM_SITE_COPIES": str(tmp_path / "far"),
        "NEWSROOM_OBJECT_STORE_URL": STORE,
        "NEWSROOM_WEBHOOK_URLS": there.url,
        "NEWSROOM_WEBHOOK_SECRETS": "a-secret-for-the-tests",
    }


def run(app: Flask, *arguments: str) -> Any:
    db.session.remove()
    return app.test_cli_runner().invoke(args=list(arguments))


def hook() -> Target:
    return targets.configured(current())[2]


@pytest.fixture
def dead(app: Flask, there: Receiver) -> Receiver:
    assert feeding.feed(hook())
    there.status = 500
    db.session.remove()
    people = make.staff()
    # Both before either is published: what follows a publication wakes feeders of its own.
    for release in [make.ready(people, make.numbered()) for _ in range(2)]:
        actions.publish(release.id, by=people.editor_es)
        assert commit.publish(release.id, follow.tree_of(current()).objects)
    feeding.feed(hook())
    db.session.execute(db.update(WebhookDelivery).values(state="dead", next_try_at=None))
    db.session.commit()
    there.requests.clear()
    there.status = 200
    assert app.testing
    return there


def test_targets_are_listed_with_their_places_and_troubles(app: Flask, tmp_path: Path):
    directory, store, _ = targets.configured(current())
    feeding.feed(directory)
    feeding.feed(store)

    shown = run(app, "targets", "list")
    told = json.loads(run(app, "targets", "list", "--json").stdout)

    lines = shown.stdout.splitlines()
    assert lines[0] == f"directory {tmp_path / 'far'} · up to release 0"
    begins = f"object store {STORE} · up to release 0 · not synchronous · failures: 1"
    assert lines[1].startswith(begins)
    assert lines[2].endswith(" · not fed yet")
    assert [one["synchronous"] for one in told] == [True, False, True]
    assert [one["applied"] for one in told] == [0, 0, None]
    assert [one["attempts"] for one in told] == [0, 1, 0]


def test_a_target_is_fed_from_the_beginning_when_asked(app: Flask):
    directory = targets.configured(current())[0]
    feeding.feed(directory)
    db.session.get_one(TargetPlace, directory.name).applied = 7
    db.session.commit()

    known = run(app, "targets", "again", directory.name)
    unknown = run(app, "targets", "again", "somewhere")

    assert (known.exit_code, unknown.exit_code) == (0, 1)
    assert "no such target" in unknown.output
    assert db.session.get_one(TargetPlace, directory.name).applied == 0


def test_deliveries_are_listed(app: Flask, dead: Receiver):
    assert dead.requests == []
    shown = run(app, "webhook", "list")
    told = json.loads(run(app, "webhook", "list", "--state", "dead", "--json").stdout)

    assert [line.split(" · ")[0] for line in shown.stdout.splitlines()] == ["2", "1"]
    assert shown.stdout.splitlines()[0].endswith(" · dead · tries: 1 · HTTP 500")
    assert [(one["number"], one["state"], one["last_status"]) for one in told] == [
        (2, "dead", 500),
        (1, "dead", 500),
    ]
    assert run(app, "webhook", "list", "--state", "waiting").stdout == ""


def test_all_that_was_given_up_is_sent_again(app: Flask, dead: Receiver):
    result = run(app, "webhook", "redeliver", "--dead")

    assert (result.exit_code, result.stdout) == (0, "To be sent again: 2. Still waiting: 0.\n")
    assert [json.loads(one.body)["number"] for one in dead.requests] == [1, 2]


def test_one_release_is_sent_again_by_its_number(app: Flask, dead: Receiver):
    result = run(app, "webhook", "redeliver", "2")

    assert result.exit_code == 0
    assert [json.loads(one.body)["number"] for one in dead.requests] == [2]


def test_what_is_refused_once_more_is_said_and_waits(app: Flask, dead: Receiver):
    dead.status = 500

    result = run(app, "webhook", "redeliver", "2")

    assert (result.exit_code, result.stdout) == (1, "To be sent again: 1. Still waiting: 1.\n")


@pytest.mark.parametrize("arguments", [(), ("3", "--dead"), ("99",), ("--dead",)])
def test_what_cannot_be_sent_again_is_said(app: Flask, arguments: tuple[str, ...]):
    result = run(app, "webhook", "redeliver", *arguments)

    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
