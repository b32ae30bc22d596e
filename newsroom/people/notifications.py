"""Tell people that something happened: a line under “your move”, and a letter without its text."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from flask import render_template
from flask_babel import force_locale
from sqlalchemy import select

from newsroom import mail
from newsroom.database import action, db, now
from newsroom.events.kinds import LABELS
from newsroom.events.models import Event
from newsroom.people.models import Notification, Person
from newsroom.settings import current


def tell(event: Event, people: Iterable[Person], *, path: str) -> list[Person]:
    """Tell each person once, whoever acted excepted; returns whom it told just now.

    ``path`` leads to the page where the person's move is made. The letter goes out after the
    notification is stored: a crash between the two costs a letter, never repeats one.
    """
    event_id, kind = event.id, event.kind
    wanted = {one.id: one for one in people if one.active and one.id != event.actor_id}
    letters = {one.id: _letter_to(one, kind, path) for one in wanted.values()}
    new = sorted(_notify(event_id, set(wanted)))
    for person_id in new:
        # No transaction is open by now: a mail server that is slow keeps nobody from saving.
        mail.send(**letters[person_id], name="notice")
    return [wanted[person_id] for person_id in new]


@action
def _notify(event_id: int, person_ids: set[uuid.UUID]) -> set[uuid.UUID]:
    known = select(Notification.person_id).where(Notification.event_id == event_id)
    new = person_ids - set(db.session.scalars(known))
    at = now()
    db.session.add_all(
        Notification(person_id=person_id, event_id=event_id, told_at=at) for person_id in new
    )
    return new


def _letter_to(person: Person, kind: str, path: str) -> dict[str, str]:
    settings = current()
    with force_locale(person.locale):
        words = {
            "name": person.desk_name,
            "what": LABELS[kind],
            "url": f"{settings.public_url}{path}",
            "newsroom": settings.name,
        }
        subject = render_template("mail/notice/subject.txt", **words).strip()
        body = render_template("mail/notice/body.txt", **words)
    return {"to": person.email, "subject": subject, "body": body}
