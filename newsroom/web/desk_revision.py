"""One revision of an edition beside the one before it: what changed, word by word."""

from __future__ import annotations

import uuid

from flask import Blueprint, render_template

from newsroom.articles import queries
from newsroom.errors import NotFound
from newsroom.people.queries import desk_names
from newsroom.web import reading, revision_diff
from newsroom.web.policy import STAFF, access

bp = Blueprint("revision", __name__)


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
        fields=revision_diff.fields(before, revision),
        passages=revision_diff.passages(before, revision),
        names=desk_names({revision.created_by}),
    )
