"""What the writing page keeps while its person types, and how they throw it away."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from newsroom.articles import steps
from newsroom.articles.writing import drafts
from newsroom.articles.writing import lock as writing_lock
from newsroom.articles.writing.models import WritingDraft
from newsroom.languages import LANGUAGES
from newsroom.lifecycle import check
from newsroom.settings import current
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader
from newsroom.web.writing import kept
from newsroom.web.writing.form import ArticleForm, NewArticleForm
from newsroom.web.writing.lock import told
from newsroom.web.writing.page import writable

bp = Blueprint("drafts", __name__, url_prefix="/articles")

Told = dict[str, Any]


@bp.get("/here")
@access(get=STAFF)
def here() -> Told:
    """Tell a page whose sign-in has ended, or came back, who is there and with which token."""
    return {"owner": reader().id.hex, "token": generate_csrf()}


@bp.post("/<uuid:article_id>/draft")
@access(post=STAFF)
def keep(article_id: uuid.UUID) -> Told:
    """Keep what is typed over an article's text."""
    edition = writable(article_id)
    known, edition_id = kept.sent(), edition.id
    fields = kept.fields_sent(ArticleForm(formdata=None))
    draft = drafts.keep(fields, by=reader(), edition=edition, over=known.over)
    holder = writing_lock.holder(edition_id)
    return _kept(draft) | {"writes": told(holder, known.tab)}


@bp.post("/new/draft/<uuid:draft_id>")
@access(post=STAFF)
def keep_unbegun(draft_id: uuid.UUID) -> Told:
    """Keep what is typed of an article that was not begun."""
    check(steps.START, steps.NotBegun(current().default_language), reader())
    fields = kept.fields_sent(NewArticleForm(formdata=None))
    language = request.form.get("language", "")
    known = language if language in LANGUAGES else current().default_language
    return _kept(drafts.keep(fields, by=reader(), draft_id=draft_id, language=known))


@bp.post("/<uuid:article_id>/draft/away")
@access(post=STAFF)
def throw_away(article_id: uuid.UUID) -> Response:
    """Forget one's draft, and show the saved text."""
    edition = writable(article_id)
    drafts.throw_away(edition.id, by=reader())
    flash(_("Your draft is thrown away. This is the saved text."), "success")
    return redirect(url_for("desk.writing.edit", article_id=article_id))


@bp.post("/<uuid:article_id>/aside/<uuid:kept_id>/away")
@access(post=STAFF)
def throw_away_aside(article_id: uuid.UUID, kept_id: uuid.UUID) -> Response:
    """Forget one text that was kept aside."""
    edition = writable(article_id)
    drafts.throw_away_aside(edition.id, kept_id, by=reader())
    flash(_("The text that was kept aside is thrown away."), "success")
    return redirect(url_for("desk.writing.edit", article_id=article_id))


@bp.post("/new/draft/<uuid:draft_id>/away")
@access(post=STAFF)
def throw_away_unbegun(draft_id: uuid.UUID) -> Response:
    """Forget an article that was never saved."""
    drafts.throw_away_unbegun(draft_id, by=reader())
    flash(_("Your draft is thrown away."), "success")
    return redirect(url_for("desk.home"))


def _kept(draft: WritingDraft) -> Told:
    return {"number": draft.number, "draft": draft.id.hex}
