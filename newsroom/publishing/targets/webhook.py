"""The target that is told: one signed request for each release, until it is taken or given up."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import insert, select

from newsroom.database import action, db
from newsroom.publishing import release_log
from newsroom.publishing.release_log import Told
from newsroom.publishing.site.layout import LogObject
from newsroom.publishing.states import ReleaseKind
from newsroom.publishing.targets import outbox
from newsroom.publishing.targets.models import DeliveryState, WebhookDelivery
from newsroom.publishing.targets.signature import (
    IDEMPOTENCY_KEY,
    SIGNATURE,
    TOLERANCE_S,
    sign,
    verify,
)
from newsroom.publishing.targets.target import Target
from newsroom.settings import Settings

__all__ = ["IDEMPOTENCY_KEY", "SIGNATURE", "TOLERANCE_S", "Webhook", "configured", "sign", "verify"]

_SAID_AS = {ReleaseKind.TAKEDOWN: ReleaseKind.WITHDRAWAL}
"""A receiver learns no more than a reader does: not that somebody had to be protected."""


_NO_PAGES = {"moved", "media"}


@dataclass(frozen=True)
class Webhook:
    """One address that hears of every release from the moment on that it is set."""

    url: str
    secrets: tuple[str, ...]
    public_url: str
    allow_private: bool = False
    synchronous: bool = True
    """It is told of both languages at once."""

    @property
    def name(self) -> str:
        """Its host and a mark of the rest, in which a receiver may have put a key."""
        mark = hashlib.sha256(self.url.encode()).hexdigest()[:8]
        return f"webhook {urlsplit(self.url).hostname} {mark}"

    def begins_after(self, last_number: int) -> int:
        """Begin with the next release: old ones are no news."""
        return last_number

    def feed(self, after: int, reached: Callable[[int], None]) -> None:
        """Note what is owed, then try whatever is due, the oldest first.

        What fails waits for its own time. A receiver that does not answer at all is not asked
        for the rest as well.
        """
        while numbers := release_log.numbers(after=after):
            _owe(self.name, numbers)
            after = numbers[-1]
            reached(after)
        passed = 0
        while (due := outbox.next_due(self.name, after=passed)) is not None:
            outcome = self._send(due)
            outbox.note(due.id, outcome)
            reached(after)
            if outcome.status is None:
                return
            passed = due.number

    def _send(self, due: outbox.Due) -> outbox.Outcome:
        from newsroom.publishing.targets import sending  # brings urllib3, for feeders only

        told = release_log.told(due.number)
        body = self.body(told, due.key)
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Newsroom",
            SIGNATURE: sign(body, self.secrets, int(due.at.timestamp())),
            IDEMPOTENCY_KEY: due.key,
        }
        return sending.send(self.url, body, headers, allow_private=self.allow_private)

    def body(self, told: Told, key: str) -> bytes:
        """Return what a receiver is told: where something changed, and no word of any text."""
        places = {one.language: one for one in told.objects if one.role not in _NO_PAGES}
        return json.dumps(
            {
                "number": told.number,
                "key": key,
                "kind": _SAID_AS.get(told.kind, told.kind),
                "article": told.article_id,
                "languages": sorted(places),
                "urls": {code: self._url(one) for code, one in sorted(places.items())},
                "public_at": told.public_at.isoformat() if told.public_at else None,
            },
            separators=(",", ":"),
        ).encode()

    def _url(self, one: LogObject) -> str:
        return f"{self.public_url}/{one.key}"


@action
def _owe(name: str, numbers: list[int]) -> None:
    """Note one delivery for each release, once."""
    known = select(WebhookDelivery.number).where(
        WebhookDelivery.target == name, WebhookDelivery.number.in_(numbers)
    )
    there = set(db.session.scalars(known))
    rows = [
        {
            "target": name,
            "number": number,
            "idempotency_key": secrets.token_hex(16),
            "state": DeliveryState.WAITING,
            "attempts": 0,
            "last_error": "",
        }
        for number in numbers
        if number not in there
    ]
    if rows:
        db.session.execute(insert(WebhookDelivery), rows)


def configured(settings: Settings) -> list[Target]:
    """Return the webhooks that the settings name."""
    return [
        Webhook(url, settings.webhook_secrets, settings.public_url, settings.webhook_allow_private)
        for url in settings.webhook_urls
    ]
