"""The desk: what waits for a person, and all articles for editors."""

from __future__ import annotations

from flask import Blueprint, render_template

from newsroom.errors import NotAllowed
from newsroom.people import rights
from newsroom.web.after import correction, takedown
from newsroom.web.after import page as after_page
from newsroom.web.desk import article, beginning, filters, lists, review, revision, sources, topics
from newsroom.web.desk import home as desk_home
from newsroom.web.pictures import bytes as pictures_bytes
from newsroom.web.pictures import library as pictures_library
from newsroom.web.pictures import rights as pictures_rights
from newsroom.web.policy import EDITOR, STAFF, access
from newsroom.web.reading import reader
from newsroom.web.releases import deciding, embargo, pair_policy, proposals, rehearsed
from newsroom.web.releases import log as releases_log
from newsroom.web.writing import around as writing_around
from newsroom.web.writing import article as writing_article
from newsroom.web.writing import comments as writing_comments
from newsroom.web.writing import drafts as writing_drafts
from newsroom.web.writing import languages as writing_languages
from newsroom.web.writing import links as writing_links
from newsroom.web.writing import lock as writing_lock
from newsroom.web.writing import merge as writing_merge
from newsroom.web.writing import pictures as writing_pictures
from newsroom.web.writing import post as writing_post
from newsroom.web.writing import text as writing_text
from newsroom.web.writing import why as writing_why

bp = Blueprint("desk", __name__, url_prefix="/desk")
PARTS = (
    article,
    beginning,
    review,
    revision,
    sources,
    topics,
    writing_article,
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
    pictures_bytes,
    pictures_library,
    pictures_rights,
    deciding,
    embargo,
    pair_policy,
    proposals,
    rehearsed,
    releases_log,
    after_page,
    correction,
    takedown,
)
"""By room: the desk itself, writing, pictures, releases, and what comes after publication."""

for part in PARTS:
    bp.register_blueprint(part.bp)
filters.hang_into(bp)


@bp.get("/")
@access(get=STAFF)
def home() -> str:
    """Show what waits for the person."""
    person = reader()
    return render_template(
        "desk/home.html",
        home=desk_home.of(person),
        may_write=desk_home.may_write(person),
        is_author=rights.is_author(person),
    )


@bp.get("/articles")
@access(get=EDITOR)
def articles() -> str:
    """List all articles, newest first, both editions side by side."""
    return lists.page("desk.articles", owner=None)


@bp.get("/mine")
@access(get=STAFF)
def mine() -> str:
    """List the articles that the person writes."""
    if not desk_home.may_write(reader()):
        raise NotAllowed
    return lists.page("desk.mine", owner=reader())
