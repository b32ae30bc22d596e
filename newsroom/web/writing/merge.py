"""Where two people's texts meet: side by side, block by block, then in the form for a last look."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from newsroom.articles.content import of_revision
from newsroom.articles.models import Edition
from newsroom.articles.writing import drafts
from newsroom.articles.writing.models import WritingDraft
from newsroom.errors import BadInput, NotFound, StaleSave
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader
from newsroom.web.writing import clash, kept, taking
from newsroom.web.writing.clash import Merging, Texts
from newsroom.web.writing.form import ArticleForm
from newsroom.web.writing.kept import Keeping
from newsroom.web.writing.page import page, writable

bp = Blueprint("merge", __name__, url_prefix="/articles")

Reply = str | Response | tuple[str, int]


@dataclass(frozen=True)
class Mine:
    """A text of the person's that was typed over an earlier one."""

    kept_id: uuid.UUID
    texts: Texts
    over: uuid.UUID | None
    kept_at: dt.datetime | None = None
    number: int = 0
    """Of the draft, where it is one; a text kept aside has none."""


@bp.get("/<uuid:article_id>/merge/<uuid:kept_id>")
@access(get=STAFF)
def show(article_id: uuid.UUID, kept_id: uuid.UUID) -> str:
    """Bring a text that was kept aside together with the saved one."""
    edition = writable(article_id)
    mine, form = _mine(edition, kept_id), _saved_form(edition)
    return _asked(edition, mine, form, _merging(edition, mine, form, {}))


@bp.post("/<uuid:article_id>/merge/<uuid:kept_id>/aside")
@access(post=STAFF)
def set_aside(article_id: uuid.UUID, kept_id: uuid.UUID) -> Response:
    """Go on with the saved text; the other one is kept aside and can be merged later."""
    edition = writable(article_id)
    mine = _mine(edition, kept_id)
    drafts.set_aside(edition.id, mine.texts, over=mine.over, number=mine.number, by=reader())
    return redirect(url_for("desk.writing.edit", article_id=article_id))


def decided(edition: Edition) -> Reply:
    """Put what was decided into the form; nothing is saved before its person has seen it.

    The decisions come to the address of the form, so that the form is sent on from there.
    """
    kept_id = kept.decided_on()
    if kept_id is None:
        raise NotFound
    mine, form = _mine(edition, kept_id), _saved_form(edition)
    merging = _merging(edition, mine, form, request.form)
    if request.form.get("theirs") != str(edition.current_revision_id or ""):
        return _asked(edition, mine, form, merging), 409  # saved once more meanwhile
    try:
        return _into_form(edition, mine, form, merging, request.form)
    except BadInput as error:
        return _asked(edition, mine, form, merging, error), 422


def opened(edition: Edition, *, take: str = "") -> str:
    """Return the page that opens an article: its saved text, one's draft, or both to be merged.

    A draft over the present text stands in the form at once: whoever began with the saved text
    instead would overwrite the only copy of their words by typing on. ``take`` names a comment
    whose proposed wording is brought into it.
    """
    form = _saved_form(edition)
    draft = drafts.of_edition(edition.id, reader())
    if draft is None:
        taking.into(form, edition, take, by=reader())
        return page(form, edition)
    typed = kept.form_of(draft)
    for one in (typed, form):
        one.topics.offer()
        one.named.offer()
    differences = kept.differences(typed, form)
    known = Keeping(number=draft.number)
    if not differences:
        taking.into(form, edition, take, by=reader())
        return page(form, edition, keeping=kept.keeping(edition, known))
    if draft.revision_id != edition.current_revision_id:
        try:
            return _shown(edition, _of_draft(draft, edition))
        except BadInput:
            pass  # what cannot be read cannot be merged; saving it says why, in words
    typed.version.data = form.version.data
    typed.version.raw_data = None
    taking.into(typed, edition, take, by=reader())
    known = Keeping(
        over=draft.revision_id, number=draft.number, draft=draft, differences=differences
    )
    return page(typed, edition, keeping=kept.keeping(edition, known))


def after(stale: StaleSave, edition: Edition) -> str:
    """Return what is shown to whoever was not the first to save: decisions, or the form again."""
    known = kept.sent()
    if stale.kept_id is None:
        raise stale
    mine = Mine(stale.kept_id, stale.mine, known.over, number=known.number)
    return _shown(edition, mine, stale)


def _shown(edition: Edition, mine: Mine, stale: StaleSave | None = None) -> str:
    """Return the decisions, or where there are none the form with both texts in it."""
    form = _saved_form(edition)
    merging = _merging(edition, mine, form, {})
    if merging.choices:
        return _asked(edition, mine, form, merging, stale)
    return _into_form(edition, mine, form, merging, {}, stale)


def _asked(
    edition: Edition,
    mine: Mine,
    form: ArticleForm,
    merging: Merging,
    error: BadInput | StaleSave | None = None,
) -> str:
    return render_template(
        "desk/writing/merge.html",
        edition=edition,
        form=form,
        mine=mine,
        merging=merging,
        error=error,
        language=edition.language,
    )


def _into_form(
    edition: Edition,
    mine: Mine,
    form: ArticleForm,
    merging: Merging,
    picked: Mapping[str, str],
    stale: StaleSave | None = None,
) -> str:
    clash.fill(form, merging.texts(picked))
    known = Keeping(number=mine.number, merged=mine.kept_id, tab=kept.sent().tab)
    return page(
        form,
        edition,
        keeping=kept.keeping(edition, known),
        merging=merging,
        stale=stale,
    )


def _merging(edition: Edition, mine: Mine, form: ArticleForm, picked: Mapping[str, str]) -> Merging:
    revision, base = edition.current_revision, drafts.opened_with(edition, mine.over)
    theirs = of_revision(revision).as_texts() if revision else {}
    began = of_revision(base).as_texts() if base else None
    return clash.merge(form, mine.texts, theirs, began, picked)


def _mine(edition: Edition, kept_id: uuid.UUID) -> Mine:
    draft = drafts.of_edition(edition.id, reader())
    if draft is not None and draft.id == kept_id:
        return _of_draft(draft, edition)
    aside = drafts.aside(edition.id, kept_id, reader())
    number = draft.number if draft is not None else 0
    return Mine(aside.id, aside.texts, aside.revision_id, aside.kept_at, number)


def _of_draft(draft: WritingDraft, edition: Edition) -> Mine:
    """Return a draft as texts.

    Raises:
        BadInput: its body cannot be read.
    """
    typed = kept.form_of(draft)
    try:
        texts = typed.content(edition.current_revision).as_texts()
    except ValueError as error:  # no kind of byline, such as a page sends that was tampered with
        raise NotFound from error
    return Mine(draft.id, texts, draft.revision_id, draft.kept_at, draft.number)


def _saved_form(edition: Edition) -> ArticleForm:
    form = ArticleForm(formdata=None)
    form.fill(edition.current_revision, edition.version)
    return form
