"""What stands around a text while it is written: kinds, names, addresses; for the page's script."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Blueprint, jsonify, render_template, request
from werkzeug.wrappers import Response

from newsroom.articles import free_slugs, kinds, named, skeletons, slugs
from newsroom.articles.models import Edition
from newsroom.errors import BadInput, NotAllowed, NotFound
from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses
from newsroom.settings import current
from newsroom.translations.models import TranslationTask
from newsroom.web import body_text, desk_home, reading, writing_names
from newsroom.web.body_text import Typed
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader

bp = Blueprint("around", __name__, url_prefix="/writing")

LONGEST_TEXT = 500_000


@bp.get("/skeleton")
@access(get=STAFF)
def skeleton() -> Response:
    """Answer with what a good text of a kind has, as the form's body field would hold it."""
    _check_writes()
    kind = kinds.named(request.args.get("kind", ""))
    if kind is None:
        raise NotFound
    text = skeletons.of(kind, _language())
    if request.args.get("form") == body_text.HTML and text:
        body = str(body_text.stored(Typed(text, body_text.MARKDOWN)))
        return _private(jsonify(body=body, body_form=body_text.HTML))
    return _private(jsonify(body=text, body_form=body_text.MARKDOWN))


@bp.get("/names")
@access(get=STAFF)
def names() -> Response:
    """Answer with the people and organisations that have these words in their names."""
    _check_writes()
    found = writing_names.search(request.args.get("q", ""), reader())
    return _private(jsonify([one.as_json() for one in found]))


@bp.post("/names/in-text")
@access(post=STAFF)
def names_in_text() -> Response:
    """Answer with the people and organisations that a plain text names."""
    _check_writes()
    text = request.form.get("text", "")[:LONGEST_TEXT]
    found = writing_names.of_keys(named.found_in(text, _language())[: writing_names.MOST], reader())
    return _private(jsonify([one.as_json() for one in found]))


@bp.post("/names")
@access(post=STAFF)
def suggest_name() -> tuple[Response, int]:
    """Propose a person or an organisation that the glossary does not have."""
    _check_writes()
    edition = _edition()
    try:
        made = writing_names.suggest(
            request.form.get("name", ""),
            request.form.get("kind", ""),
            _language(),
            by=reader(),
            article_id=edition.article_id if edition else None,
        )
    except BadInput as error:
        return _private(jsonify(error=str(error.message))), 422
    return _private(jsonify(made.as_json())), 200


@bp.get("/address")
@access(get=STAFF)
def address() -> Response:
    """Show which address a text would get for what stands in the form.

    Whoever translates may ask for the edition that they translate.
    """
    edition = _edition()
    if edition is None:
        _check_writes()
    given = request.args.get("slug", "").strip()
    title = request.args.get("title", "")
    shown = address_shown(given, title, _language(), edition)
    page = render_template("desk/writing/_address.html", address=shown)
    return _private(Response(page, mimetype="text/html"))


def address_shown(given: str, title: str, language: str, edition: Edition | None) -> dict[str, Any]:
    """Return what a form tells of an address: of a slug, or else of the one made from a title."""
    wanted = given or slugs.slug_from(title)
    if not slugs.is_slug(wanted):
        return {"is_slug": False, "instead": slugs.slug_from(given)}
    offer = free_slugs.offer(language, wanted, edition.id if edition else None)
    return {
        "is_slug": True,
        "is_made": not given,
        "offer": offer,
        "url": current().public_url + addresses.article_path(language, offer.slug),
        "former": [addresses.article_path(language, one) for one in offer.former],
    }


@bp.app_template_global("translated_address")
def translated_address(task: TranslationTask, text: str) -> dict[str, Any] | None:
    """Return what a translator is told of the address that their words give; None for no words."""
    if not text.strip():
        return None
    return address_shown(slugs.slug_from(text), "", task.edition.language, task.edition)


def _check_writes() -> None:
    person = reader()
    if not desk_home.may_write(person):
        raise NotAllowed


def _language() -> str:
    language = request.values.get("language", "")
    if language not in LANGUAGES:
        raise NotFound
    return language


def _edition() -> Edition | None:
    """Return the edition that the page names, if the person may open it."""
    given = request.values.get("edition", "")
    if not given:
        return None
    try:
        return reading.edition(uuid.UUID(given))
    except ValueError:
        raise NotFound from None


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-store"
    return response
