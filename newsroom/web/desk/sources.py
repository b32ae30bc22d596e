"""Private sources of an article, and its editorial note: a page that few may read."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from newsroom.articles import queries as articles
from newsroom.articles.models import Article
from newsroom.articles.sources import actions, notes, queries, rules
from newsroom.articles.sources.actions import Opened
from newsroom.articles.sources.source import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, Source, Terms
from newsroom.errors import BadInput, NotFound, StaleSave
from newsroom.people import queries as people
from newsroom.web import ids, reading
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader

bp = Blueprint("sources", __name__, url_prefix="/articles/<uuid:article_id>")

Reply = str | Response | tuple[str, int]

TERMS: dict[Terms, Any] = {
    Terms.UNNAMED: _l("Words may be used, the name may not"),
    Terms.BACKGROUND: _l("Background: nothing may be attributed"),
    Terms.OFF_RECORD: _l("Off the record: for our understanding alone"),
    Terms.NAMED: _l("May be quoted by name"),
}
_LIMITS = {"name": NAME_LIMIT, "line": LINE_LIMIT, "note": NOTE_LIMIT}


@bp.get("/sources")
@access(get=STAFF)
def index(article_id: uuid.UUID) -> str:
    """Show which sources are kept, without a word of them, and the editorial note."""
    return _page(_read(article_id))


@bp.post("/sources")
@access(post=STAFF)
def add(article_id: uuid.UUID) -> Reply:
    """Keep a source."""
    found = _read(article_id)
    try:
        actions.add(found.id, _typed(), by=reader(), forget_on=_day())
    except BadInput as error:
        return _page(articles.article(article_id), typed=request.form, refused=error), 422
    flash(_("The source is kept, sealed. Only you can open it."), "success")
    return redirect(_here(article_id))


@bp.post("/sources/<uuid:source_id>")
@access(post=STAFF)
def read(article_id: uuid.UUID, source_id: uuid.UUID) -> str:
    """Open a source; that is recorded, so it is no mere reading of a page."""
    _read(article_id)
    return _opened(actions.read(article_id, source_id, by=reader()))


@bp.post("/sources/<uuid:source_id>/change")
@access(post=STAFF)
def change(article_id: uuid.UUID, source_id: uuid.UUID) -> Reply:
    """Write down something else of a source."""
    _read(article_id)
    by = reader()
    version = request.form.get("version", 0, type=int)
    try:
        actions.change(article_id, source_id, _typed(), version=version, by=by, forget_on=_day())
    except BadInput as error:
        return _again(article_id, source_id, version, error), 422
    except StaleSave as stale:
        clash = BadInput(_("This was changed in another window. Yours is in the form below."))
        return _again(article_id, source_id, stale.version, clash), 409
    flash(_("Saved."), "success")
    return redirect(_here(article_id))


@bp.post("/sources/<uuid:source_id>/share")
@access(post=STAFF)
def share(article_id: uuid.UUID, source_id: uuid.UUID) -> Response:
    """Decide who may open a source."""
    _read(article_id)
    wanted = [ids.required(one) for one in request.form.getlist("with")]
    actions.share(article_id, source_id, wanted, by=reader())
    flash(_("Saved."), "success")
    return redirect(_here(article_id))


@bp.post("/sources/<uuid:source_id>/erase")
@access(post=STAFF)
def erase(article_id: uuid.UUID, source_id: uuid.UUID) -> Response:
    """Erase a source for good."""
    _read(article_id)
    actions.erase(article_id, source_id, by=reader())
    flash(
        _("The source is erased. Back-ups that were made before still hold it, sealed."), "success"
    )
    return redirect(_here(article_id))


@bp.post("/note")
@access(post=STAFF)
def note(article_id: uuid.UUID) -> Reply:
    """Write the editorial note."""
    found = _read(article_id)
    text = request.form.get("note", "")
    try:
        notes.write(found.id, text, version=request.form.get("version", 0, type=int), by=reader())
    except BadInput as error:
        return _page(articles.article(article_id), note=(text, str(error.message))), 422
    except StaleSave:
        message = _("Somebody wrote the note meanwhile; it stands above the field, yours is in it.")
        return _page(articles.article(article_id), note=(text, message)), 409
    flash(_("Saved."), "success")
    return redirect(_here(article_id))


def _read(article_id: uuid.UUID) -> Article:
    """Return an article whose source text the person works on; translators know no sources."""
    found = reading.article(article_id)
    if not rules.may_add(found, reader()):
        raise NotFound
    return found


def _typed() -> Source:
    given = request.form
    try:
        terms = Terms(given.get("terms", ""))
    except ValueError:
        raise BadInput(_l("Choose what was agreed."), field="terms") from None
    return Source(
        name=given.get("name", ""),
        terms=terms,
        other_names=tuple(given.get("other_names", "").splitlines()),
        contact=given.get("contact", ""),
        note=given.get("note", ""),
    )


def _day() -> dt.date | None:
    given = request.form.get("forget_on", "")
    try:
        return dt.date.fromisoformat(given) if given else None
    except ValueError:
        raise BadInput(_l("This is not a date."), field="forget_on") from None


def _again(article_id: uuid.UUID, source_id: uuid.UUID, version: int, error: BadInput) -> str:
    kept = queries.one(article_id, source_id)
    return _opened(Opened(kept, Source("")), typed=request.form, version=version, refused=error)


def _opened(
    opened: Opened,
    *,
    typed: Mapping[str, str] | None = None,
    version: int = 0,
    refused: BadInput | None = None,
) -> str:
    row, said = opened.row, opened.said
    words = typed or {
        "name": said.name,
        "terms": said.terms,
        "other_names": "\n".join(said.other_names),
        "contact": said.contact,
        "note": said.note,
        "forget_on": row.forget_on.isoformat() if row.forget_on else "",
    }
    article = articles.article(row.article_id)
    return render_template(
        "desk/sources/show.html",
        article=article,
        source=row,
        words=words,
        version=version or row.version,
        refused=refused,
        terms=TERMS,
        limits=_LIMITS,
        can_change=rules.may_change(row, reader()),
        can_erase=rules.may_erase(row, reader()),
        colleagues=[
            one
            for one in people.working()
            if one.id != row.added_by and articles.may_read(article, one)
        ],
    )


def _page(
    article: Article,
    *,
    typed: Mapping[str, str] | None = None,
    refused: BadInput | None = None,
    note: tuple[str, str] | None = None,
) -> str:
    kept = queries.of_article(article.id)
    written = queries.note_of(article.id)
    writers = {one.added_by for one in kept} | ({written.written_by} if written else set())
    return render_template(
        "desk/sources/index.html",
        article=article,
        sources=[(one, rules.may_open(one, reader())) for one in kept],
        names=people.desk_names(writers),
        terms=TERMS,
        limits=_LIMITS,
        words=typed or {"terms": Terms.UNNAMED},
        refused=refused,
        note=written,
        note_typed=note,
        note_limit=notes.LIMIT,
    )


def _here(article_id: uuid.UUID) -> str:
    return url_for("desk.sources.index", article_id=article_id)
