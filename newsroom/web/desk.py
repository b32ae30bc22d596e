"""The desk: what waits for a person, and all articles for editors."""

from __future__ import annotations

from flask import Blueprint, render_template

from newsroom.errors import NotAllowed
from newsroom.people import rights
from newsroom.web import (
    desk_after,
    desk_article,
    desk_beginning,
    desk_correction,
    desk_embargo,
    desk_filters,
    desk_home,
    desk_lists,
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
    picture_rights,
    writing_around,
    writing_comments,
    writing_drafts,
    writing_languages,
    writing_links,
    writing_lock,
    writing_merge,
    writing_pictures,
    writing_post,
    writing_text,
    writing_why,
)
from newsroom.web.policy import EDITOR, STAFF, access
from newsroom.web.reading import reader

bp = Blueprint("desk", __name__, url_prefix="/desk")
PARTS = (
    desk_article,
    desk_beginning,
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
    writing_text,
    writing_comments,
    writing_links,
    writing_post,
    writing_languages,
    picture_rights,
    writing_pictures,
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
    return desk_lists.page("desk.articles", owner=None)


@bp.get("/mine")
@access(get=STAFF)
def mine() -> str:
    """List the articles that the person writes."""
    if not desk_home.may_write(reader()):
        raise NotAllowed
    return desk_lists.page("desk.mine", owner=reader())
