"""A translation that was cancelled, as an article's page tells of it: by whom, when, what now."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.states import PublicState
from newsroom.events.models import Event
from newsroom.events.queries import words_of
from newsroom.languages import LANGUAGES
from newsroom.lifecycle import Offer, offers
from newsroom.people.models import Person
from newsroom.translations import steps
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from newsroom.web import mending

_BY_ITSELF: dict[str, Any] = {
    "single": _l("the article goes out in its own language alone"),
    "spiked": _l("the article was spiked"),
    "acknowledged": _l("the translation stays as it is"),
}
"""Why the newsroom itself cancelled one."""


@dataclass(frozen=True)
class Ended:
    """How a translation was cancelled, and whether this reader can open it anew."""

    by: uuid.UUID | None
    """None: the newsroom itself."""
    role: Any
    at: dt.datetime | None
    """None where the history that the page has does not reach back so far."""
    reason: Any
    offer: Offer | None
    links: Mapping[str, str]
    """Where each of what is missing is mended, by the name of its guard."""


def of(task: TranslationTask | None, told: Sequence[Event], person: Person) -> Ended | None:
    """Return how a language's newest task was cancelled; None where readers miss nothing."""
    if task is None or task.state is not TaskState.CANCELLED:
        return None
    if task.edition.public_state is PublicState.LIVE:
        return None
    event = next(
        (one for one in told if one.kind == "task_cancelled" and one.subject_id == task.id), None
    )
    by = event.actor_id if event else None
    reason = words_of(event).get("reason", "") if event else ""
    offer = next(iter(offers([steps.OPEN_ANEW], task, person)), None)
    return Ended(
        by=by,
        role=_l("editor (%(language)s)", language=LANGUAGES[task.edition.language].name),
        at=event.at if event else None,
        reason=reason if by else _BY_ITSELF.get(reason, reason),
        offer=offer,
        links=mending.links(offer.unmet, task) if offer else {},
    )
