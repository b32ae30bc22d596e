"""What stands around a text while it is written: kinds, names, addresses; for the page's script."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify, render_template, request
from werkzeug.wrappers import Response

from newsroom.articles import free_slugs, kinds, named, skeletons, slugs
from newsroom.articles.body_limits import MAX_CHARACTERS
from newsroom.articles.models import Edition
from newsroom.errors import BadInput, NotAllowed, NotFound
from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses
from newsroom.settings import current
from newsroom.translations.models import TranslationTask
from newsroom.web import ids, reading
from newsroom.web.body import text as body_text
from newsroom.web.body.text import Typed
from newsroom.web.desk import home as desk_home
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader
from newsroom.web.writing import names as writing_names

bp = Blueprint("around", __name__, url_prefix="/writing")


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
        return jsonify(body=body, body_form=body_text.HTML)
    return jsonify(body=text, body_form=body_text.MARKDOWN)


@bp.get("/names")
@access(get=STAFF)
def names() -> Response:
    """Answer with the people and organisations that have these words in their names."""
    _check_writes()
    found = writing_names.search(request.args.get("q", ""), reader())
    return jsonify([one.as_json() for one in found])


@bp.post("/names/in-text")
@access(post=STAFF)
def names_in_text() -> Response:
    """Answer with the people and organisations that a plain text names."""
    _check_writes()
    text = request.form.get("text", "")[:MAX_CHARACTERS]
    found = writing_names.of_keys(named.found_in(text, _language())[: writing_names.MOST], reader())
    return jsonify([one.as_json() for one in found])


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
        return jsonify(error=str(error.message)), 422
    return jsonify(made.as_json()), 200


@bp.get("/address")
@access(get=STAFF)
def address() -> str:
    """Show which address a text would get for what stands in the form.

    Whoever translates may ask for the edition that they translate.
    """
    edition = _edition()
    if edition is None:
        _check_writes()
    given = request.args.get("slug", "").strip()
    title = request.args.get("title", "")
    shown = address_shown(given, title, _language(), edition)
    return render_template("desk/writing/_address.html", address=shown)


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
    return reading.edition(ids.required(given)) if given else None
