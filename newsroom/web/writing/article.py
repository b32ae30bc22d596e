"""Write an article: a plain form that loses nothing, and a look at the text before it is saved."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import kinds, queries, skeletons, steps
from newsroom.articles.content import cleaned
from newsroom.articles.models import Edition
from newsroom.articles.writing import drafts
from newsroom.errors import BadInput, StaleSave
from newsroom.lifecycle import check
from newsroom.settings import current
from newsroom.web import mending, reading
from newsroom.web.body import posts as body_posts
from newsroom.web.body import text as body_text
from newsroom.web.forms import complain
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader
from newsroom.web.writing import kept, merge, panel, state, submit, upload
from newsroom.web.writing.form import ArticleForm, NewArticleForm
from newsroom.web.writing.page import check_writable, page, writable

bp = Blueprint("writing", __name__, url_prefix="/articles")

Reply = str | Response | tuple[str, int]


@bp.get("/new")
@access(get=STAFF)
def new() -> str:
    """Show an empty form, or what was typed of an article and never saved."""
    form = _empty_form()
    asked = request.args.get("draft")
    if not asked:
        panel.begin(form, request.args.get("kind", ""), reader())
        return page(form)
    typed = kept.unbegun(asked)
    typed.form.offer_languages(current().languages)
    return page(typed.form, keeping=typed.keeping)


@bp.post("/new")
@access(post=STAFF)
def create() -> Reply:
    """Begin an article with what was typed."""
    form = _empty_form()
    unsaved = _without_saving(form, None)
    if unsaved is not None:
        return unsaved
    if not form.validate():
        return page(form), 422
    try:
        edition = drafts.start(
            form.content(),
            language=form.language.data,
            by=reader(),
            draft_id=kept.sent().draft_id,
        )
    except BadInput as error:
        complain(form, error)
        return page(form), 422
    return _saved(form, edition, _("The article is saved as a draft."))


@bp.get("/<uuid:article_id>/edit")
@access(get=STAFF)
def edit(article_id: uuid.UUID) -> Reply:
    """Show the source text in a form, or why it is not changed any more."""
    edition = reading.article(article_id).source
    closed = state.closed(edition, reader())
    if closed is not None:
        way = mending.address(closed.where, edition)
        shown = render_template("desk/writing/closed.html", edition=edition, why=closed, way=way)
        return shown, 409
    check_writable(edition)
    return merge.opened(edition, take=request.args.get("take", ""))


@bp.post("/<uuid:article_id>/edit")
@access(post=STAFF)
def save(article_id: uuid.UUID) -> Reply:
    """Save the source text as a new revision."""
    edition = writable(article_id)
    if "together" in request.form:
        return merge.decided(edition)
    form = ArticleForm()
    unsaved = _without_saving(form, edition)
    if unsaved is not None:
        return unsaved
    if not form.validate():
        return page(form, edition), 422
    edition_id, version = edition.id, form.version.data or 0
    try:
        content = form.content(edition.current_revision)
        drafts.save(edition_id, content, version=version, by=reader(), **kept.of_save())
    except BadInput as error:
        complain(form, error)
        return page(form, queries.edition(edition_id)), 422
    except StaleSave as stale:
        return merge.after(stale, queries.edition(edition_id)), 409
    return _saved(form, queries.edition(edition_id), _("Saved."))


def _empty_form() -> NewArticleForm:
    check(steps.START, steps.NotBegun(current().default_language), reader())
    form = NewArticleForm()
    form.offer_languages(current().languages)
    return form


def _without_saving(form: ArticleForm, edition: Edition | None) -> Reply | None:
    """Return what the other buttons of the form show; None where it is to be saved."""
    if upload.is_asked():
        return _brought(form, edition)
    if "skeleton" in request.form:
        return _with_skeleton(form, edition)
    if "preview" in request.form:
        return _preview(form, edition)
    return None


def _saved(form: ArticleForm, edition: Edition, words: str) -> Response:
    """Say what became of what was typed, and lead on as the button asked."""
    if not submit.is_asked():
        flash(words, "success")
    _tell_slug(form, edition)
    body_posts.tell()
    return redirect(_after_save(edition))


def _tell_slug(form: ArticleForm, edition: Edition) -> None:
    """Say so where another article had the slug that was typed; never which one."""
    wanted, revision = (form.slug.data or "").strip(), edition.current_revision
    if wanted and revision is not None and revision.slug != wanted:
        message = _(
            "“%(wanted)s” is taken, so the address has “%(slug)s”.",
            wanted=wanted,
            slug=revision.slug,
        )
        flash(message, "warning")


def _after_save(edition: Edition) -> str:
    if submit.is_asked():
        return submit.after_saving(edition)
    endpoint = "desk.writing.edit" if "stay" in request.form else "desk.article.show"
    return url_for(endpoint, article_id=edition.article_id)


def _with_skeleton(form: ArticleForm, edition: Edition | None) -> str:
    """Show the form with what a text of its kind has, if nothing is written yet; saves nothing."""
    kind = kinds.named(form.kind.data or "")
    language = edition.language if edition else form.language.data
    if kind and not (form.body.data or "").strip():
        form.body.data, form.body_form.data = skeletons.of(kind, language), body_text.MARKDOWN
    else:
        flash(_("The text is not empty, so nothing was put into it."), "warning")
    return page(form, edition)


def _preview(form: ArticleForm, edition: Edition | None) -> Reply:
    """Show the text as it would be saved; with htmx only the text, otherwise the whole page."""
    try:
        content = cleaned(form.content(edition.current_revision if edition else None))
    except BadInput as error:
        complain(form, error)
        return page(form, edition), 422
    if request.headers.get("HX-Request"):
        language = edition.language if edition else form.language.data
        return render_template("desk/writing/_preview.html", content=content, language=language)
    return page(form, edition, content=content)


def _brought(form: ArticleForm, edition: Edition | None) -> Reply:
    """Show the form with the text of a file in it, for a look before anything is saved."""
    edition_id = edition.id if edition else None
    try:
        came = upload.take_in(form, edition)
    except BadInput as error:
        edition = queries.edition(edition_id) if edition_id else None
        return page(form, edition, bring_error=error.message), upload.status(error)
    return page(form, queries.edition(edition_id) if edition_id else None, came=came)
