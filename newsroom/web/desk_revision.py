"""One revision of an edition beside the one before it: what changed, word by word."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Blueprint, render_template
from flask_babel import lazy_gettext as _l

from newsroom.articles import queries, sanitise
from newsroom.articles.models import Revision
from newsroom.errors import NotFound
from newsroom.people.queries import desk_names
from newsroom.web import body_text, reading, word_diff
from newsroom.web.policy import STAFF, access

bp = Blueprint("revision", __name__)

_FIELDS = {
    "title": _l("Title"),
    "standfirst": _l("Standfirst"),
    "slug": _l("Address (slug)"),
    "byline_kind": _l("Whose name is published"),
    "byline": _l("Byline"),
    "dateline": _l("Date of the article"),
    "photo_credit": _l("Photo credit"),
}


@bp.get("/revisions/<uuid:edition_id>/<int:number>")
@access(get=STAFF)
def show(edition_id: uuid.UUID, number: int) -> str:
    """Show one revision and what it changed."""
    edition = reading.edition(edition_id)
    if reading.is_only_translated_by(edition.article, reading.reader()):
        raise NotFound
    known = {one.number: one for one in queries.revisions(edition.id)}
    revision = known.get(number)
    if revision is None:
        raise NotFound
    before = known.get(number - 1)
    return render_template(
        "desk/revision.html",
        edition=edition,
        revision=revision,
        before=before,
        after=known.get(number + 1),
        fields=changed_fields(before, revision),
        passages=changed_body(before, revision),
        names=desk_names({revision.created_by}),
    )


def changed_fields(
    before: Revision | None, after: Revision
) -> list[tuple[Any, tuple[word_diff.Piece, ...]]]:
    """Return the changed fields of two texts by their names for people."""
    changed = []
    for name, label in _FIELDS.items():
        old, new = _text(before, name), _text(after, name)
        if old != new:
            changed.append((label, word_diff.words(old, new)))
    old, new = " ".join(before.countries if before else []), " ".join(after.countries)
    if old != new:
        changed.append((_l("Countries"), word_diff.words(old, new)))
    return changed


def _text(revision: Revision | None, name: str) -> str:
    return str(getattr(revision, name) or "") if revision else ""


def changed_body(before: Revision | None, after: Revision) -> list[word_diff.Passage]:
    """Return the changed paragraphs between two texts of an edition."""
    old = body_text.blocks(sanitise.trusted(before.body)) if before else []
    return word_diff.passages(old, body_text.blocks(sanitise.trusted(after.body)))
