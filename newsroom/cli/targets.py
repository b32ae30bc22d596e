"""``newsroom targets`` and ``newsroom webhook``: how far each target has got, and sending again."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext

from newsroom.cli.access import by_operator, told_errors
from newsroom.errors import BadInput
from newsroom.publishing import targets
from newsroom.publishing.targets import feeding, outbox
from newsroom.publishing.targets.models import DeliveryState, TargetPlace, WebhookDelivery
from newsroom.publishing.targets.target import Target
from newsroom.publishing.targets.webhook import Webhook
from newsroom.settings import current


@click.group("targets")
def targets_group() -> None:
    """See how far each target has got in the release log."""


@targets_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@by_operator
@with_appcontext
def list_targets(*, as_json: bool) -> None:
    """List the targets that are set, with their places and their troubles."""
    made = targets.configured(current())
    places = feeding.places(made)
    facts = [_facts(target, places.get(target.name)) for target in made]
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    for fact in facts:
        click.echo(_in_words(fact))


def _facts(target: Target, place: TargetPlace | None) -> dict[str, Any]:
    next_try_at = place.next_try_at if place else None
    return {
        "name": target.name,
        "synchronous": target.synchronous,
        "applied": place.applied if place else None,
        "attempts": place.attempts if place else 0,
        "next_try_at": next_try_at.isoformat() if next_try_at else None,
        "last_error": place.last_error if place else "",
    }


def _in_words(fact: dict[str, Any]) -> str:
    parts = [fact["name"]]
    if fact["applied"] is None:
        parts.append(gettext("not fed yet"))
    else:
        parts.append(gettext("up to release %(number)s", number=fact["applied"]))
    if not fact["synchronous"]:
        parts.append(gettext("not synchronous"))
    if fact["last_error"]:
        parts.append(
            gettext(
                "failures: %(count)s, next try %(when)s: %(error)s",
                count=fact["attempts"],
                when=fact["next_try_at"],
                error=fact["last_error"],
            )
        )
    return " · ".join(parts)


@targets_group.command("again")
@click.argument("name")
@by_operator
@with_appcontext
def again(name: str) -> None:
    """Feed the target NAME from the beginning of the log, as after its bucket was emptied."""
    with told_errors():
        if not feeding.begin_again(name):
            raise BadInput(gettext("There is no such target."), field=name)
    click.echo(gettext("%(name)s is fed from the beginning.", name=name))


@click.group("webhook")
def webhook_group() -> None:
    """See what webhooks are owed, and send it again."""


@webhook_group.command("list")
@click.option("--state", type=click.Choice([str(one) for one in DeliveryState]))
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@by_operator
@with_appcontext
def list_deliveries(state: str | None, *, as_json: bool) -> None:
    """List the newest deliveries, or those in one state."""
    found = outbox.listed(*([DeliveryState(state)] if state else []))
    if as_json:
        facts = [_delivery_facts(one) for one in found]
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    for one in found:
        answer = one.last_error or one.last_status or "–"
        tries = gettext("tries: %(count)s", count=one.attempts)
        click.echo(f"{one.number} · {one.target} · {one.state} · {tries} · {answer}")


def _delivery_facts(one: WebhookDelivery) -> dict[str, Any]:
    return {
        "number": one.number,
        "target": one.target,
        "key": one.idempotency_key,
        "state": str(one.state),
        "attempts": one.attempts,
        "next_try_at": one.next_try_at.isoformat() if one.next_try_at else None,
        "last_status": one.last_status,
        "last_error": one.last_error,
        "delivered_at": one.delivered_at.isoformat() if one.delivered_at else None,
    }


@webhook_group.command("redeliver")
@click.argument("number", type=int, required=False)
@click.option("--dead", is_flag=True, help="All that were given up.")
@by_operator
@with_appcontext
def redeliver(number: int | None, *, dead: bool) -> None:
    """Send what was given up, or the news of release NUMBER, again under the same key."""
    with told_errors():
        if (number is None) != dead:
            raise BadInput(gettext("Give either a number or --dead."), field="NUMBER")
        count = outbox.send_again(number=number, dead=dead)
        if not count:
            raise BadInput(gettext("There is nothing to send again."))
    hooks = [one for one in targets.configured(current()) if isinstance(one, Webhook)]
    for hook in hooks:
        feeding.feed(hook)
    sys.exit(_told(count, hooks))


def _told(count: int, hooks: Sequence[Webhook]) -> int:
    """Say what is still under way; the worker goes on with it."""
    names = {one.name for one in hooks}
    waiting = [one for one in outbox.listed(DeliveryState.WAITING) if one.target in names]
    click.echo(
        gettext(
            "To be sent again: %(count)s. Still waiting: %(waiting)s.",
            count=count,
            waiting=len(waiting),
        )
    )
    return 1 if waiting else 0
