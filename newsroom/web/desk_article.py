"""An article's page: both editions, its release, its history, and every step that is possible."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import actions, queries, rules, steps
from newsroom.articles.models import Article, Edition, Revision
from newsroom.errors import BadInput, NotFound
from newsroom.events import queries as events
from newsroom.lifecycle import Offer, may, offers
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.publishing import queries as publishing
from newsroom.publishing import steps as release_steps
from newsroom.publishing import wall_time
from newsroom.publishing.models import Release
from newsroom.settings import current
from newsroom.translations import queries as translations
from newsroom.translations.models import TranslationTask
from newsroom.web import desk_loading, locale, reading
from newsroom.web.forms import EmbargoForm, MomentForm, ReasonForm, complain
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader

bp = Blueprint("article", __name__, url_prefix="/articles")

Reply = str | Response | tuple[str, int]

_NO_BUTTON = frozenset({"start", "save", "reopen"})
"""Steps that writing itself takes."""


@dataclass(frozen=True)
class Side:
    """One language of the article: its edition, and whose hands the translation is in."""

    language: str
    edition: Edition | None
    task: TranslationTask | None
    revisions: tuple[Revision, ...]
    live_path: str
    is_edited: bool
    """Whether this person edits the language."""


@dataclass(frozen=True)
class Failed:
    """A step that was refused for what was typed, so that the text comes back."""

    step: str
    message: Any
    text: str


@bp.get("/<uuid:article_id>")
@access(get=STAFF)
def show(article_id: uuid.UUID) -> str | Response:
    """Show everything about one article; a translator is led to the translation."""
    found = reading.article(article_id)
    if reading.is_only_translated_by(found, reader()):
        task = translations.newest_for(found, reader())
        return redirect(url_for("translate.show", task_id=task.id))
    return page(found)


@bp.post("/<uuid:article_id>/steps/<name>")
@access(post=STAFF)
def step(article_id: uuid.UUID, name: str) -> Reply:
    """Take one step with the source edition."""
    edition = reading.article(article_id).source
    taken = STEPS.get(name)
    if taken is None:
        raise NotFound
    form = ReasonForm()
    try:
        taken(edition, form, reader())
    except BadInput as error:
        failed = Failed(name, error.message, form.reason.data or "")
        return page(queries.article(article_id), failed=failed), 422
    flash(_done(name), "success")
    return redirect(url_for("desk.article.show", article_id=article_id))


@bp.post("/<uuid:article_id>/embargo")
@access(post=STAFF)
def embargo(article_id: uuid.UUID) -> Reply:
    """Forbid publishing before a local time."""
    found = reading.article(article_id)
    form = EmbargoForm()
    try:
        if not form.validate():
            return page(found, embargo=form), 422
        until = wall_time.instant(form.wall(), form.zone.data or "", fold=form.fold())
        actions.set_embargo(article_id, until, by=reader(), reason=form.reason.data or "")
    except BadInput as error:
        complain(form, error)
        choices = getattr(error, "choices", ())
        return page(queries.article(article_id), embargo=form, embargo_choices=choices), 422
    flash(_("The embargo is set."), "success")
    return redirect(url_for("desk.article.show", article_id=article_id))


@bp.post("/<uuid:article_id>/embargo/lift")
@access(post=STAFF)
def lift_embargo(article_id: uuid.UUID) -> Reply:
    """Take an embargo away."""
    reading.article(article_id)
    form = ReasonForm()
    actions.set_embargo(article_id, None, by=reader(), reason=form.reason.data or "")
    flash(_("The embargo is lifted."), "success")
    return redirect(url_for("desk.article.show", article_id=article_id))


def revision_id(form: ReasonForm) -> uuid.UUID:
    """Return the revision that the page showed, or raise ``NotFound``."""
    try:
        return uuid.UUID(form.revision.data or "")
    except ValueError:
        raise NotFound from None


STEPS: dict[str, Callable[[Edition, ReasonForm, Person], object]] = {
    "submit": lambda edition, _form, by: actions.submit(edition.id, by=by),
    "take_review": lambda edition, _form, by: actions.take_review(edition.id, by=by),
    "hand_back": lambda edition, _form, by: actions.hand_back(edition.id, by=by),
    "request_changes": lambda edition, form, by: actions.request_changes(
        edition.id, by=by, reason=form.reason.data or ""
    ),
    "approve": lambda edition, form, by: actions.approve(edition.id, revision_id(form), by=by),
    "spike": lambda edition, _form, by: actions.spike(edition.id, by=by),
    "restore": lambda edition, _form, by: actions.restore(edition.id, by=by),
}
"""What each button of a source edition does."""


def _done(name: str) -> str:
    words: dict[str, str] = {
        "submit": _("The article is with the editors now."),
        "take_review": _("You are reviewing this article."),
        "hand_back": _("Another editor can take the review."),
        "request_changes": _("The author is asked for changes."),
        "approve": _("The text is approved."),
        "spike": _("The article is spiked."),
        "restore": _("The article is a draft again."),
    }
    return words[name]


def page(
    found: Article,
    *,
    failed: Failed | None = None,
    schedule: MomentForm | None = None,
    choices: Any = (),
    embargo: EmbargoForm | None = None,
    embargo_choices: Any = (),
) -> str:
    """Return the article's page; a form that was refused comes back with what was typed."""
    person = reader()
    desk_loading.texts(found.editions)
    sides = _sides(found)
    release = publishing.unfinished_of(found.id)
    history = events.history(found.id)
    return render_template(
        "desk/article.html",
        article=found,
        sides=sides,
        source=found.source,
        is_mine=rules.is_owner(found.source, person),
        can_write=may(steps.SAVE, found.source, person),
        is_editor=rights.is_any_editor(person),
        edition_offers=_edition_offers(found, person),
        why=desk_loading.newest_reason(found.source.id, found.id),
        release=release,
        members=publishing.readiness(release) if release else [],
        release_offers=_release_offers(found, release, person),
        past=[one for one in publishing.releases(found.id) if one is not release],
        history=history,
        names=_names(found, sides, history),
        failed=failed,
        schedule=schedule or _moment(MomentForm),
        choices=choices,
        embargo=embargo or _moment(EmbargoForm),
        embargo_choices=embargo_choices,
        zones_known=locale.known_zones(),
        public_url=current().public_url,
    )


def _edition_offers(found: Article, person: Person) -> list[Offer]:
    taken = offers(steps.EDITION_STEPS, found.source, person)
    return [one for one in taken if one.name not in _NO_BUTTON]


def _sides(found: Article) -> list[Side]:
    live = publishing.live_urls(found)
    codes = sorted(current().languages, key=lambda code: code != found.source_language)
    sides = []
    for code in codes:
        edition = found.edition(code)
        sides.append(
            Side(
                language=code,
                edition=edition,
                task=translations.latest_of(found.id, code) if edition else None,
                revisions=tuple(queries.revisions(edition.id)) if edition else (),
                live_path=live.get(code, ""),
                is_edited=rights.is_editor(reader(), code),
            )
        )
    return sides


def _release_offers(found: Article, release: Release | None, person: Person) -> list[Offer]:
    if release is not None:
        found_offers = offers(release_steps.RELEASE_STEPS, release, person)
        return sorted(found_offers, key=lambda one: one.name != "publish")
    if found.source.state != "approved":
        return []
    return offers([release_steps.ASSEMBLE], release_steps.NotBegun(found), person)


def _moment(kind: type[MomentForm]) -> Any:
    form = kind(formdata=None)
    form.zone.data = locale.time_zone()
    return form


def _names(found: Article, sides: list[Side], history: Any) -> dict[uuid.UUID, str]:
    ids = {one.actor_id for one in history} | {one.owner_id for one in found.editions}
    ids |= {one.reviewer_id for one in found.editions}
    ids |= {side.task.holder_id for side in sides if side.task}
    ids |= {revision.created_by for side in sides for revision in side.revisions}
    return desk_names({one for one in ids if one})
