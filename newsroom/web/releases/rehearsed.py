"""The rehearsal: both pages as they would go out, and everything that they change."""

from __future__ import annotations

import uuid

from flask import Blueprint, Response, render_template

from newsroom.articles.models import Article
from newsroom.errors import NotFound
from newsroom.publishing import queries
from newsroom.web import frame, headers, reading
from newsroom.web.desk.items import title_of
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader
from newsroom.web.releases import rehearsal
from newsroom.web.review import parity as review_parity

bp = Blueprint("rehearsal", __name__, url_prefix="/articles")


@bp.get("/<uuid:article_id>/rehearsal")
@access(get=STAFF)
def show(article_id: uuid.UUID) -> str:
    """Show what the unfinished release would bring to readers."""
    found = _article(article_id)
    release = queries.unfinished_of(found.id)
    frame.use_headers(headers.desk_headers(frame.nonce(), has_frames=True))
    return render_template(
        "desk/rehearsal.html",
        article=found,
        title=title_of(found.source.current_revision),
        release=release,
        members=queries.readiness(release) if release else [],
        rehearsal=rehearsal.of(found),
        parity=review_parity.of_article(found) if release else [],
    )


@bp.get("/<uuid:article_id>/rehearsal/<language>")
@access(get=STAFF)
def document(article_id: uuid.UUID, language: str) -> Response:
    """Return one page with the very bytes that would be published."""
    rendered = rehearsal.rendered(_article(article_id), language)
    if rendered is None:
        raise NotFound
    frame.use_headers(headers.rehearsed_headers())
    return Response(rendered.content, content_type="text/html; charset=utf-8")


def _article(article_id: uuid.UUID) -> Article:
    """Return an article of which the person may read both languages."""
    found = reading.article(article_id)
    if reading.is_only_translated_by(found, reader()):
        raise NotFound
    return found
