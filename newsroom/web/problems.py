"""Refusals for programs: problem details as RFC 9457 has them, with every guard that is not met."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

from newsroom import errors
from newsroom.database import db
from newsroom.web import mending

MEDIA_TYPE = "application/problem+json"
_WANTED = "application/json"
_PAGE = "text/html"


def are_wanted() -> bool:
    """Tell whether whoever asks prefers JSON to a page, and says so by name."""
    accepted = request.accept_mimetypes
    named = {kind for kind, _ in accepted}
    asks = bool(named & {_WANTED, MEDIA_TYPE})
    return asks and max(accepted[_WANTED], accepted[MEDIA_TYPE]) > (
        accepted[_PAGE] if _PAGE in named else 0
    )


def of(error: errors.NewsroomError, status: int, title: Any) -> Response:
    """Return an error of ours as a problem; the words are those that pages show."""
    told: dict[str, Any] = {
        "type": "about:blank",
        "title": str(title),
        "status": status,
        "detail": str(error),
    }
    if isinstance(error, errors.Refused):
        told["step"] = error.step
        told["unmet"] = mending.as_values(error.unmet, error.subject)
    if isinstance(error, errors.BadInput) and error.field:
        told["field"] = error.field
    db.session.rollback()
    answer = jsonify(told)
    answer.status_code, answer.mimetype = status, MEDIA_TYPE
    return answer
