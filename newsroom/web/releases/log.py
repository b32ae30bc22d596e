"""All releases: what waits, and the log of what went out."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from newsroom.numbers import whole_number
from newsroom.people.queries import desk_names
from newsroom.publishing import queries
from newsroom.web.desk import loading as desk_loading
from newsroom.web.policy import EDITOR, access
from newsroom.web.releases import waiting as releases_waiting

bp = Blueprint("releases", __name__, url_prefix="/releases")

PAGE = 30


@bp.get("")
@access(get=EDITOR)
def waiting() -> str:
    """Show the releases that are not public yet."""
    return render_template("desk/releases.html", sections=releases_waiting.every())


@bp.get("/log")
@access(get=EDITOR)
def log() -> str:
    """List what went out, the newest first, page by page from a number on."""
    last = queries.last_number()
    before = whole_number(request.args.get("before", ""), otherwise=last + 1)
    found = queries.log(most=PAGE, before=before)
    lowest = found[-1].number or 0 if found else 0
    return render_template(
        "desk/release_log.html",
        releases=found,
        articles=desk_loading.articles(one.article_id for one in found),
        names=desk_names({one.actor_id for one in found if one.actor_id}),
        older=lowest if lowest > 1 else None,
        newer=min(before + PAGE, last + 1) if before <= last else None,
    )
