"""An article's page as a whole; a form that was refused comes back in it with what was typed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, render_template
from werkzeug.wrappers import Response

from newsroom.articles import duplicating, history, queries, rules, steps
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.sources import queries as sources
from newsroom.articles.states import PublicState
from newsroom.errors import BadInput
from newsroom.events import queries as events
from newsroom.events.models import Event
from newsroom.lifecycle import Offer, may, offers
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.publishing import phase
from newsroom.publishing import queries as publishing
from newsroom.settings import current
from newsroom.translations import queries as translations
from newsroom.translations import remarks, significance
from newsroom.translations.models import TranslationTask
from newsroom.web import locale, mending
from newsroom.web.desk import ended, kin, life, loading, talk
from newsroom.web.desk import queries as desk_queries
from newsroom.web.desk.ended import Ended
from newsroom.web.forms import EmbargoForm, MomentForm, complain
from newsroom.web.reading import reader
from newsroom.web.releases import panel as releases_panel
from newsroom.web.translate import task_rows
from newsroom.web.translate.task_rows import TaskRow
from newsroom.web.writing import state as writing_state

Reply = str | Response | tuple[str, int]

MOMENTS: dict[str, type[MomentForm]] = {
    "schedule": MomentForm,
    "earlier": MomentForm,
    "embargo": EmbargoForm,
    "source_first": EmbargoForm,
    "single": EmbargoForm,
}
"""The forms of the page that ask for a moment."""

AFTER = "desk.after.show"
"""The page of what can be done after publication."""

_NO_BUTTON = frozenset({"start", "save", "reopen"})
"""Steps that writing itself takes."""
_FORWARD = ("submit", "take_review", "approve")
"""Steps that bring a text nearer to its readers."""


@dataclass(frozen=True)
class Side:
    """One language of the article: its edition, and whose hands the translation is in."""

    language: str
    edition: Edition | None
    task: TranslationTask | None
    row: TaskRow | None
    """The task as lists show it, while it is neither done nor cancelled."""
    revisions: tuple[Revision, ...]
    """The newest ones, without their bodies."""
    live_path: str
    is_edited: bool
    """Whether this person edits the language."""
    ended: Ended | None = None
    """How its translation was cancelled, where readers therefore have none."""


@dataclass(frozen=True)
class Failed:
    """A step that was refused for what was typed, so that the text comes back."""

    step: str
    message: Any
    text: str
    field: str = ""


@dataclass(frozen=True)
class Asked:
    """A form for a moment, and the two instants to choose from where the clocks change."""

    form: MomentForm
    choices: Sequence[dt.datetime] = ()

    @property
    def is_refused(self) -> bool:
        """Tell whether it comes back to be mended."""
        return bool(self.form.errors or self.choices)


def refused(
    article_id: uuid.UUID, key: str, form: MomentForm, act: Callable[[], object]
) -> Reply | None:
    """Act with a form for a moment; returns the page with a complaint where that is refused."""
    choices: Sequence[dt.datetime] = ()
    try:
        if form.validate():
            act()
            return None
    except BadInput as error:
        complain(form, error)
        choices = getattr(error, "choices", ())
    return page(queries.article(article_id), asked={key: Asked(form, choices)}), 422


def page(
    found: Article,
    *,
    failed: Failed | None = None,
    asked: Mapping[str, Asked] | None = None,
) -> str:
    """Return the article's page."""
    person = reader()
    loading.texts(found.editions)
    panel = releases_panel.of(found, person)
    told = events.history(found.id)
    sides = _sides(found, told)
    names = _names(found, sides, told)
    languages = len(current().languages)
    return render_template(
        "desk/article.html",
        **_rights_on(found, person),
        **_steps_with(found.source, person),
        article=found,
        stand=phase.of_many([found], languages=languages)[found.id],
        sides=sides,
        why=loading.newest_reason(found.source.id, found.id),
        panel=panel,
        **_said_beside(found, person),
        editorial_note=sources.note_text(found.id),
        history=told,
        names=names,
        life=life.of(found, _tasks(found, sides), panel.release, told, names, person),
        failed=failed,
        asked={key: Asked(_blank(kind)) for key, kind in MOMENTS.items()} | dict(asked or {}),
        zones_known=locale.known_zones(),
        public_url=current().public_url,
        after_endpoint=_after(found),
        kin=kin.of(found, person),
    )


def _said_beside(found: Article, person: Person) -> dict[str, Any]:
    seen = remarks.seen_of(remarks.open_about(found.id), person)
    return {
        "questions": desk_queries.among(seen, person),
        "still_open": talk.count(found.source, person, seen),
    }


def _tasks(found: Article, sides: Iterable[Side]) -> dict[str, TranslationTask | None]:
    return {one.language: one.task for one in sides if one.language != found.source_language}


def _rights_on(found: Article, person: Person) -> dict[str, Any]:
    return {
        "source": found.source,
        "is_mine": rules.is_owner(found.source, person),
        "can_write": may(steps.SAVE, found.source, person)
        and writing_state.closed(found.source, person) is None,
        "is_editor": rights.is_any_editor(person),
    }


def _steps_with(edition: Edition, person: Person) -> dict[str, Any]:
    taken = sorted(edition_offers(edition, person), key=_place)
    beginnings = offers(duplicating.STEPS, edition, person)
    return {
        "edition_offers": taken,
        "forward": _FORWARD,
        "beginnings": beginnings,
        "mended": {one.name: mending.links(one.unmet, edition) for one in (*taken, *beginnings)},
        "significance": asked_about(edition, taken),
    }


def _place(offer: Offer) -> tuple[bool, bool]:
    """Order the steps: what leads forward first, laying the article aside last."""
    return offer.name == steps.SPIKE.name, offer.name not in _FORWARD


def asked_about(edition: Edition, taken: Sequence[Offer]) -> significance.Question | None:
    """Return what a changed source text should be called, where one of the steps can say it."""
    if not any(one.name in significance.SAID_WITH and one.possible for one in taken):
        return None
    return significance.question(edition)


def _after(found: Article) -> str:
    was_public = any(one.public_state is not PublicState.NEVER for one in found.editions)
    return AFTER if was_public and AFTER in current_app.view_functions else ""


def edition_offers(edition: Edition, person: Person) -> list[Offer]:
    """Return the steps that this person takes with a source edition, possible or not."""
    taken = offers(steps.EDITION_STEPS, edition, person)
    return [one for one in taken if one.name not in _NO_BUTTON and not _is_over(one)]


def _is_over(offer: Offer) -> bool:
    """Tell whether nothing that anybody does makes a step possible again."""
    return any(one.guard == steps.NEVER_PUBLIC.name for one in offer.unmet)


def _sides(found: Article, told: Sequence[Event]) -> list[Side]:
    live = publishing.live_urls(found)
    tasks = {
        code: translations.latest_of(found.id, code)
        for code in current().languages
        if code != found.source_language and found.edition(code)
    }
    under_way = [one for one in tasks.values() if one and one.state in translations.UNFINISHED]
    rows = {row.target: row for row in task_rows.rows(under_way, reader())}
    newest = history.newest(found.editions)
    codes = sorted(current().languages, key=lambda code: code != found.source_language)
    sides = []
    for code in codes:
        edition = found.edition(code)
        sides.append(
            Side(
                language=code,
                edition=edition,
                task=tasks.get(code),
                row=rows.get(code),
                revisions=tuple(newest.get(edition.id, ())) if edition else (),
                live_path=live.get(code, ""),
                is_edited=rights.is_editor(reader(), code),
                ended=ended.of(tasks.get(code), told, reader()),
            )
        )
    return sides


def _blank(kind: type[MomentForm]) -> MomentForm:
    form = kind(formdata=None)
    form.zone.data = locale.time_zone()
    return form


def _names(found: Article, sides: list[Side], told: Any) -> dict[uuid.UUID, str]:
    ids = {one.actor_id for one in told} | {one.owner_id for one in found.editions}
    ids |= {one.reviewer_id for one in found.editions}
    ids |= {side.task.holder_id for side in sides if side.task}
    ids |= {revision.created_by for side in sides for revision in side.revisions}
    return desk_names({one for one in ids if one})
