"""A webhook hears of every release, signed, until its receiver takes it or it is given up."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseKind
from newsroom.publishing.targets import feeding, outbox, webhook
from newsroom.publishing.targets.models import DeliveryState, TargetPlace, WebhookDelivery
from newsroom.publishing.targets.webhook import Webhook
from tests import make, rows
from tests.receivers import Receiver, receiver
from tests.workflows.busy import CANARY, STORY

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]
SECRETS = ("the-new-secret-of-ours", "the-old-secret-of-ours")
PUBLIC_URL = "https://news.example.org"


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiver() as made:
        yield made


@pytest.fixture
def hook(app: Flask, there: Receiver) -> Webhook:
    """A webhook that was set before anything was published."""
    assert app.testing
    made = Webhook(there.url, SECRETS, PUBLIC_URL)
    assert feeding.feed(made)
    return made


def deliveries() -> list[WebhookDelivery]:
    db.session.rollback()
    query = db.select(WebhookDelivery).order_by(WebhookDelivery.number)
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def let_time_pass() -> None:
    db.session.execute(
        db.update(WebhookDelivery)
        .where(WebhookDelivery.next_try_at.is_not(None))
        .values(next_try_at=rows.ago(seconds=1))
    )
    db.session.commit()


def told(there: Receiver) -> list[dict[str, Any]]:
    return [json.loads(one.body) for one in there.requests]


def test_a_release_is_told_in_full_and_signed(hook: Webhook, there: Receiver):
    release = make.published(make.staff())

    assert feeding.feed(hook)

    [request] = there.requests
    [delivery] = deliveries()
    assert release.public_at is not None
    assert json.loads(request.body) == {
        "number": 1,
        "key": delivery.idempotency_key,
        "kind": "first",
        "article": release.article_id.hex,
        "languages": ["en", "es"],
        "urls": {
            "en": f"{PUBLIC_URL}/en/river-defenders-win-their-case/",
            "es": f"{PUBLIC_URL}/es/traducido-river-defenders-win-their-case/",
        },
        "public_at": release.public_at.isoformat(),
    }
    assert request.path == "/in?for=newsroom"
    assert request.headers["Host"] == there.url.split("/")[2]
    assert request.headers["X-Newsroom-Idempotency-Key"] == delivery.idempotency_key
    assert request.headers["Content-Type"] == "application/json"
    assert [
        webhook.verify(request.headers, request.body, [one]) for one in (*SECRETS, "another")
    ] == [True, True, False]
    assert (delivery.state, delivery.attempts, delivery.last_status) == ("delivered", 1, 204)
    assert delivery.delivered_at is not None


def test_no_word_of_any_text_is_told(hook: Webhook, there: Receiver):
    make.published(make.staff(), STORY)

    feeding.feed(hook)

    [request] = there.requests
    words = json.loads(request.body)
    words.pop("urls")  # the address of a page is public and holds its slug
    assert CANARY.lower() not in json.dumps(words).lower()


def test_a_takedown_is_told_like_any_withdrawal(hook: Webhook, there: Receiver):
    release = make.published(make.staff())
    rows.change(Release, release.id, kind=ReleaseKind.TAKEDOWN)

    feeding.feed(hook)

    assert [one["kind"] for one in told(there)] == ["withdrawal"]


def test_what_was_published_before_it_was_set_is_no_news(there: Receiver):
    make.published(make.staff())
    hook = Webhook(there.url, SECRETS, PUBLIC_URL)

    assert feeding.feed(hook)
    assert feeding.feed(hook)

    assert there.requests == []
    assert db.session.get_one(TargetPlace, hook.name).applied == 1


def test_every_release_of_an_article_is_told_in_the_order_of_the_log(
    hook: Webhook, there: Receiver
):
    people = make.staff()
    first, second = (make.published(people, make.numbered()) for _ in range(2))
    rows.change(Release, second.id, article_id=first.article_id, kind=ReleaseKind.WITHDRAWAL)

    feeding.feed(hook)

    assert [(one["number"], one["kind"]) for one in told(there)] == [
        (1, "first"),
        (2, "withdrawal"),
    ]
    assert [one.state for one in deliveries()] == ["delivered", "delivered"]


def test_a_refusal_is_tried_again_later_under_the_same_key(hook: Webhook, there: Receiver):
    make.published(make.staff())
    there.status = 500

    feeding.feed(hook)
    feeding.feed(hook)
    [waiting] = deliveries()
    kept = (waiting.state, waiting.attempts, waiting.last_status, waiting.last_error)
    pause = waiting.next_try_at
    there.status = 200
    let_time_pass()
    feeding.feed(hook)

    [delivered] = deliveries()
    assert kept == ("waiting", 1, 500, "HTTP 500")
    assert pause is not None
    assert (delivered.state, delivered.attempts, delivered.last_error) == ("delivered", 2, "")
    assert len({one["key"] for one in told(there)}) == 1
    assert len(there.requests) == 2


def test_one_that_is_refused_keeps_no_other_from_being_told(hook: Webhook, there: Receiver):
    people = make.staff()
    there.status = 500
    for _ in range(2):
        make.published(people, make.numbered())

    feeding.feed(hook)

    assert [one["number"] for one in told(there)] == [1, 2]
    assert db.session.get_one(TargetPlace, hook.name).attempts == 0


def test_after_a_day_of_refusals_it_is_given_up_and_can_be_sent_again(
    hook: Webhook, there: Receiver
):
    make.published(make.staff())
    there.status = 503
    waits: list[float] = []
    for _ in range(outbox.MOST_TRIES):
        feeding.feed(hook)
        waiting = deliveries()[0]
        if waiting.next_try_at:
            waits.append((waiting.next_try_at - rows.ago()).total_seconds())
        let_time_pass()
    feeding.feed(hook)
    [dead] = deliveries()
    given_up = (dead.state, len(there.requests))
    there.status = 200

    again = outbox.send_again(dead=True)
    feeding.feed(hook)

    assert given_up == (DeliveryState.DEAD, outbox.MOST_TRIES)
    assert 18 * 3_600 < sum(waits) < 30 * 3_600
    assert waits[0] < 75
    assert again == 1
    assert [one.state for one in deliveries()] == ["delivered"]
    assert len({one["key"] for one in told(there)}) == 1


def test_one_that_was_delivered_can_be_sent_again_by_its_number(hook: Webhook, there: Receiver):
    people = make.staff()
    for _ in range(2):
        make.published(people, make.numbered())
    feeding.feed(hook)

    assert outbox.send_again(number=1) == 1
    assert outbox.send_again(number=9) == 0
    assert outbox.send_again(dead=True) == 0
    feeding.feed(hook)

    assert [one["number"] for one in told(there)] == [1, 2, 1]


def test_a_redirect_is_not_followed(hook: Webhook, there: Receiver):
    make.published(make.staff())
    with receiver() as elsewhere:
        there.status, there.location = 307, elsewhere.url

        feeding.feed(hook)

        assert elsewhere.requests == []
    assert (deliveries()[0].state, deliveries()[0].last_status) == ("waiting", 307)


def test_a_receiver_that_is_away_is_asked_once_and_not_for_all_that_waits(app: Flask):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    hook = Webhook(f"http://127.0.0.1:{port}/", SECRETS, PUBLIC_URL)
    feeding.feed(hook)
    people = make.staff()
    for _ in range(2):
        make.published(people, make.numbered())

    feeding.feed(hook)

    tried = [(one.attempts, one.last_status, one.last_error) for one in deliveries()]
    assert tried == [(1, None, "NewConnectionError"), (0, None, "")]
    assert app.testing


def test_noted_twice_it_is_owed_once(hook: Webhook, there: Receiver):
    make.published(make.staff())
    feeding.feed(hook)

    feeding.begin_again(hook.name)
    feeding.feed(hook)

    assert len(deliveries()) == len(there.requests) == 1


def test_deliveries_are_listed_newest_first_by_their_state(hook: Webhook, there: Receiver):
    people = make.staff()
    for _ in range(2):
        make.published(people, make.numbered())
    feeding.feed(hook)
    there.status = 500
    make.published(people, make.numbered())
    feeding.feed(hook)

    assert [one.number for one in outbox.listed()] == [3, 2, 1]
    assert [one.number for one in outbox.listed(DeliveryState.WAITING)] == [3]
    assert outbox.listed(DeliveryState.DEAD) == []
