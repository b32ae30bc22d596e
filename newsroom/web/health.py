"""Whether the newsroom answers, for those who watch over it; it says nothing else."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from newsroom import database
from newsroom.web.policy import PUBLIC, access

bp = Blueprint("health", __name__, url_prefix="/-")


@bp.get("/live")
@access(get=PUBLIC)
def live() -> ResponseReturnValue:
    """Answer as long as the process can."""
    return {"ok": True}


@bp.get("/health")
@access(get=PUBLIC)
def health() -> ResponseReturnValue:
    """Answer 200 when the database does, else 503."""
    reachable = database.is_reachable()
    return {"ok": reachable}, 200 if reachable else 503
