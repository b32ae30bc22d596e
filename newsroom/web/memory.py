"""The pages of the translation memory: look into it, mend it, and purge it of somebody's texts."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from newsroom.articles import placeholders
from newsroom.articles.models import Article
from newsroom.errors import BadInput, NotAllowed
from newsroom.numbers import whole_number
from newsroom.people import queries as people
from newsroom.people import rights
from newsroom.settings import current
from newsroom.translations import memory, typed
from newsroom.translations.memory import browsing, curating
from newsroom.translations.memory.browsing import Remembered, Share
from newsroom.web.desk import loading as desk_loading
from newsroom.web.policy import EDITOR, LANGUAGES, access
from newsroom.web.reading import reader

bp = Blueprint("memory", __name__, url_prefix="/translate/memory")

Reply = str | Response | tuple[str, int]
PAGE = 50
_MOST_NAMED = 200
_FORGETTING = {"article": memory.forget_article, "person": memory.forget_person}


@bp.get("/")
@access(get=LANGUAGES)
def index() -> Reply:
    """Show the newest pairs, or those that hold the words that were asked for."""
    words, file = request.args.get("words", "").strip(), request.args.get("file", "")
    error = ""
    found: list[Remembered] = []
    try:
        found = (
            browsing.holding(words, languages=_languages(), limit=PAGE) if words else _newest(file)
        )
    except BadInput as refused:
        error = str(refused.message)
    page = found[:PAGE]
    older = ""
    if len(found) > PAGE and not words:
        older = url_for("memory.index", file=file or None, before=page[-1].unit_id)
    shown = render_template(
        "memory/index.html",
        words=words,
        file=file,
        files=browsing.files(),
        error=error,
        pairs=page,
        names=_names(page),
        older=older,
        is_editor=rights.is_any_editor(reader()),
    )
    return (shown, 422) if error else shown


@bp.get("/<int:unit_id>")
@access(get=LANGUAGES)
def show(unit_id: int) -> str:
    """Show one pair, where it comes from, and what else was said of the same text."""
    return _page(browsing.one(unit_id))


@bp.post("/<int:unit_id>")
@access(post=EDITOR)
def mend(unit_id: int) -> Reply:
    """Give a pair other texts."""
    pair = browsing.one(unit_id)
    sent = {name: request.form.get(name, "") for name in ("source", "target")}
    try:
        number = curating.mend(
            unit_id,
            _read(sent["source"], pair.source_text),
            _read(sent["target"], pair.target_text),
            seen=request.form.get("seen", ""),
            by=reader(),
        )
    except BadInput as error:
        return _page(pair, sent, {error.field: error.message}), 422
    flash(_("The pair is mended."), "success")
    return redirect(url_for("memory.show", unit_id=number))


@bp.post("/<int:unit_id>/delete")
@access(post=EDITOR)
def delete(unit_id: int) -> Reply:
    """Take a pair out of the memory for good."""
    curating.take_out(browsing.one(unit_id).unit_id, seen=_seen(), by=reader())
    flash(_("The pair is forgotten, and it is not learned again."), "success")
    return redirect(url_for("memory.index"))


@bp.post("/<int:unit_id>/merge")
@access(post=EDITOR)
def merge(unit_id: int) -> Reply:
    """Keep a pair in the place of others that share a text with it."""
    browsing.one(unit_id)
    asked = [whole_number(one) for one in request.form.getlist("others")]
    chosen = [one for one in asked if one]
    count = curating.merge(unit_id, chosen, seen=_seen(), by=reader())
    flash(
        ngettext(
            "This pair took the place of another one.",
            "This pair took the place of %(num)s others.",
            count,
        ),
        "success",
    )
    return redirect(url_for("memory.show", unit_id=unit_id))


@bp.get("/forget")
@access(get=EDITOR)
def purge() -> str:
    """Show what can be purged: an article's pairs, or a person's."""
    of_people = browsing.shares_of_people()
    names = people.desk_names({one.id for one in of_people})
    return render_template(
        "memory/forget.html",
        articles=_titled(browsing.shares_of_articles()[:_MOST_NAMED]),
        people=[(share, names.get(share.id, ""), "") for share in of_people],
    )


@bp.post("/forget")
@access(post=EDITOR)
def forget() -> Reply:
    """Purge the memory of an article's or of a person's pairs."""
    kind, _colon, value = request.form.get("whose", "").partition(":")
    try:
        count = _FORGETTING[kind](uuid.UUID(value), by=reader())
    except (KeyError, ValueError):
        message = _("Choose whose texts the memory is to forget.")
        raise BadInput(message, field="whose") from None
    flash(ngettext("%(num)s pair is forgotten.", "%(num)s pairs are forgotten.", count), "success")
    return redirect(url_for("memory.purge"))


def _read(text: str, of: str) -> str:
    """Return what was typed with the marks that the text had, in placeholder form."""
    return typed.read(text, dict.fromkeys(placeholders.marks(of)))


def _seen() -> str:
    seen = request.form.get("seen", "")
    if not seen:
        raise NotAllowed
    return seen


def _languages() -> tuple[str, str]:
    first, second = current().languages[:2]
    return first, second


def _newest(file: str) -> list[Remembered]:
    before = whole_number(request.args.get("before", ""))
    return browsing.newest(before=before, file=file, limit=PAGE + 1)


def _page(
    pair: Remembered, sent: dict[str, str] | None = None, errors: dict[str, object] | None = None
) -> str:
    alike = browsing.sharing_a_text(pair)
    origin = pair.origin
    return render_template(
        "memory/pair.html",
        pair=pair,
        sent=sent or {name: typed.show(text) for name, text in pair.texts.items()},
        errors=errors or {},
        alike=alike,
        names=_names([pair, *alike]),
        may_curate=curating.may_curate(reader(), origin.source_language, origin.target_language),
    )


def _names(pairs: Sequence[Remembered]) -> dict[uuid.UUID, str]:
    return people.desk_names({one.origin.person_id for one in pairs if one.origin.person_id})


def _titled(shares: Sequence[Share]) -> list[tuple[Share, str, str]]:
    """Return the shares of articles with titles and their languages; editors may open them all."""
    known = desk_loading.articles([share.id for share in shares])
    return [(share, *_title(known.get(share.id))) for share in shares]


def _title(article: Article | None) -> tuple[str, str]:
    revision = article.source.current_revision if article else None
    return (revision.title, article.source_language) if article and revision else ("", "")
