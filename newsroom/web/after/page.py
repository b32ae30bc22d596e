"""After publication: what readers have in each language, and taking it away or bringing it back."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from newsroom.articles import queries as articles
from newsroom.articles.models import Article
from newsroom.articles.states import PublicState
from newsroom.errors import BadInput, NotFound
from newsroom.lifecycle import Offer, offers
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.publishing import carrying, queries, steps, taking_back
from newsroom.publishing.models import Correction
from newsroom.publishing.site import follow
from newsroom.publishing.steps_after import AFTER_STEPS
from newsroom.settings import current
from newsroom.translations import acknowledging
from newsroom.translations import queries as tasks
from newsroom.web import ids, reading, sent
from newsroom.web.after import state as after_state
from newsroom.web.desk import loading as desk_loading
from newsroom.web.policy import EDITOR, STAFF, access
from newsroom.web.reading import reader
from newsroom.web.sent import NOTHING, Sent

bp = Blueprint("after", __name__, url_prefix="/articles/<uuid:article_id>/after")

Reply = str | Response | tuple[str, int]


@bp.get("")
@access(get=STAFF)
def show(article_id: uuid.UUID) -> Reply:
    """Show what readers have; a translator is led to the translation."""
    found = reading.article(article_id)
    if reading.is_only_translated_by(found, reader()):
        return redirect(url_for("translate.show", task_id=tasks.newest_for(found, reader()).id))
    return page(found)


@bp.post("/withdraw")
@access(post=EDITOR)
def withdraw(article_id: uuid.UUID) -> Reply:
    """Take the languages that were chosen away from readers."""
    found = reading.article(article_id)
    live = _languages(found, PublicState.LIVE)
    try:
        release = taking_back.withdraw(
            article_id,
            by=reader(),
            reason=request.form.get("reason", ""),
            languages=_chosen(live),
        )
    except BadInput as error:
        form = sent.refused("withdraw", error, ("languages", "reason"))
        return page(articles.article(article_id), form), 422
    tell(release.id, _("It is withdrawn: readers no longer see it."))
    return back(article_id)


@bp.post("/reinstate")
@access(post=EDITOR)
def reinstate(article_id: uuid.UUID) -> Reply:
    """Bring the languages that were chosen back to readers."""
    found = reading.article(article_id)
    away = _languages(found, PublicState.WITHDRAWN)
    try:
        release = taking_back.reinstate(
            article_id,
            by=reader(),
            reason=request.form.get("reason", ""),
            languages=_chosen(away),
        )
    except BadInput as error:
        form = sent.refused("reinstate", error, ("languages", "reason"))
        return page(articles.article(article_id), form), 422
    tell(release.id, _("It is back: readers see it again."))
    return back(article_id)


@bp.post("/retract")
@access(post=EDITOR)
def retract(article_id: uuid.UUID) -> Reply:
    """Take the article back for good, with public words in every language that it had."""
    found = reading.article(article_id)
    languages = ever_public(found)
    fields = (*sent.note_fields(languages), "reason", "sure")
    try:
        notes = _public_notes(languages)
        release = taking_back.retract(
            article_id, by=reader(), reason=request.form.get("reason", ""), notes=notes
        )
    except BadInput as error:
        form = sent.refused("retract", error, fields)
        return page(articles.article(article_id), form), 422
    tell(release.id, _("It is retracted: its addresses show the notice and nothing of the text."))
    return back(article_id)


def _public_notes(languages: tuple[str, ...]) -> dict[str, str]:
    """Return the notes of a retraction, which nobody can take back: both, and a tick.

    Raises:
        BadInput: a note is missing, or the person did not say that they are sure.
    """
    notes = sent.notes(languages)
    for code, note in notes.items():
        if not note.strip():
            message = _l("Say in this language what readers have to know.")
            raise BadInput(message, field=f"note_{code}")
    if languages and not request.form.get("sure"):
        raise BadInput(_l("Please confirm that you are sure."), field="sure")
    return notes


@bp.post("/acknowledge/<language>")
@access(post=STAFF)
def acknowledge(article_id: uuid.UUID, language: str) -> Reply:
    """Say that the newer source text was read and asks for no change in this language."""
    found = reading.article(article_id)
    edition = found.edition(language)
    if edition is None:
        raise NotFound
    acknowledging.acknowledge(edition.id, ids.required(request.form.get("revision")), by=reader())
    flash(_("Noted: the text stays as it is."), "success")
    return back(article_id)


def back(article_id: uuid.UUID) -> Response:
    """Lead back to the page."""
    return redirect(url_for("desk.after.show", article_id=article_id))


def tell(release_id: uuid.UUID, done: str) -> None:
    """Carry a release to readers now, and say whether that is done or on its way."""
    if carrying.at_once(release_id, follow.tree_of(current())):
        flash(done, "success")
    else:
        flash(
            _("It is decided and on its way; until then readers see what was there before."),
            "warning",
        )


def ever_public(found: Article) -> tuple[str, ...]:
    """Return the languages in which readers ever had the article."""
    return tuple(sorted(one.language for one in found.editions if one.public_revision_id))


def _languages(found: Article, state: PublicState) -> tuple[str, ...]:
    return tuple(sorted(one.language for one in found.editions if one.public_state is state))


def _chosen(possible: tuple[str, ...]) -> list[str] | None:
    """Return the languages that were ticked; None where that is the whole pair."""
    ticked = request.form.getlist("languages")
    return None if possible and set(ticked) == set(possible) else ticked


def page(found: Article, refused: Sent = NOTHING) -> str:
    """Return the page; a form that was refused comes back with what was typed."""
    person = reader()
    desk_loading.texts(found.editions)
    past = queries.releases(found.id)
    known = queries.corrections(found.id)
    under_way = after_state.open_of(found, person)
    return render_template(
        "desk/after/show.html",
        article=found,
        source=found.source,
        sides=after_state.sides(found, person, past),
        live=_languages(found, PublicState.LIVE),
        away=after_state.returning(found),
        ever_public=ever_public(found),
        under_way=under_way,
        past=[one for one in known if one.closed_at or one.cancelled_at],
        severities=after_state.SEVERITIES,
        correct=after_state.correct_offer(found, person),
        offers=step_offers(found, person),
        on_its_way=queries.under_way(found.id),
        takedown=queries.newest_takedown(found.id),
        names=desk_names(_people(known)),
        sent=refused,
        public_url=current().public_url,
    )


def step_offers(found: Article, person: Person) -> dict[str, Offer]:
    """Return the steps that this person takes with what is public, by name."""
    return {one.name: one for one in offers(AFTER_STEPS, steps.NotBegun(found), person)}


def _people(known: Sequence[Correction]) -> set[uuid.UUID]:
    return {
        one
        for correction in known
        for one in (correction.opened_by, correction.notes_approved_by)
        if one
    }
