"""The desk: what waits for a person, and all articles for editors."""

from __future__ import annotations

import uuid

from flask import Blueprint, render_template, request

from newsroom.articles import kinds, queries
from newsroom.people import rights
from newsroom.publishing import phase
from newsroom.settings import current
from newsroom.web import (
    desk_after,
    desk_article,
    desk_correction,
    desk_embargo,
    desk_filter,
    desk_filters,
    desk_home,
    desk_loading,
    desk_pictures,
    desk_policy,
    desk_proposals,
    desk_rehearsal,
    desk_release,
    desk_releases,
    desk_review,
    desk_revision,
    desk_sources,
    desk_takedown,
    desk_topics,
    desk_writing,
    picture_bytes,
    writing_around,
    writing_drafts,
    writing_lock,
    writing_merge,
    writing_why,
)
from newsroom.web.paging import asked_page
from newsroom.web.policy import EDITOR, STAFF, access
from newsroom.web.reading import reader

PAGE = 25

bp = Blueprint("desk", __name__, url_prefix="/desk")
PARTS = (
    desk_article,
    desk_writing,
    desk_revision,
    desk_release,
    desk_embargo,
    desk_policy,
    desk_proposals,
    desk_rehearsal,
    desk_releases,
    desk_review,
    desk_after,
    desk_correction,
    desk_takedown,
    desk_topics,
    desk_pictures,
    desk_sources,
    picture_bytes,
    writing_around,
    writing_drafts,
    writing_lock,
    writing_merge,
    writing_why,
)
for part in PARTS:
    bp.register_blueprint(part.bp)
desk_filters.hang_into(bp)


@bp.get("/")
@access(get=STAFF)
def home() -> str:
    """Show what waits for the person."""
    person = reader()
    return render_template(
        "desk/home.html",
        home=desk_home.of(person),
        may_write=desk_home.may_write(person),
        is_editor=rights.is_any_editor(person),
    )


@bp.get("/articles")
@access(get=EDITOR)
def articles() -> str:
    """List all articles, newest first, both editions side by side."""
    page = asked_page()
    person = reader()
    wanted = desk_filter.read(request.args, person)
    found = (
        ()
        if wanted.error
        else queries.all_source_editions(
            most=PAGE + 1,
            offset=(page - 1) * PAGE,
            kind=wanted.kind,
            naming=uuid.UUID(wanted.key) if wanted.key else None,
        )
    )
    shown = found[:PAGE]
    known = desk_loading.articles(one.article_id for one in shown)
    languages = len(current().languages)
    return render_template(
        "desk/articles.html",
        editions=shown,
        phases=phase.of_many(list(known.values()), languages=languages),
        page=page,
        has_more=len(found) > PAGE,
        may_write=desk_home.may_write(person),
        wanted=wanted,
        kinds=kinds.LABELS,
    )
