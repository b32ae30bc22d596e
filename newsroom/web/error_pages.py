"""What can go wrong, as pages: the one place where an error meets HTTP."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from werkzeug.exceptions import HTTPException

from newsroom import errors
from newsroom.database import db
from newsroom.web import locale, mending, problems, typed
from newsroom.web.frame import Frame
from newsroom.web.same_site import way_back

STATUSES: tuple[tuple[type[errors.NewsroomError], int], ...] = (
    (errors.NotFound, 404),
    (errors.NotAllowed, 403),
    (errors.TooLarge, 413),
    (errors.BadInput, 422),
    (errors.Erased, 410),
    (errors.Refused, 409),
    (errors.StaleSave, 409),
    (errors.Busy, 503),
    (errors.NewsroomError, 422),
)
"""The first kind that an error is decides."""

TITLES: dict[int, Any] = {
    400: _l("This form cannot be accepted"),
    401: _l("Please sign in again"),
    403: _l("You may not do this"),
    404: _l("There is nothing here"),
    405: _l("This address does not take that"),
    409: _l("This is not possible now"),
    410: _l("This is gone"),
    413: _l("This is too large"),
    422: _l("Something has to be changed first"),
    429: _l("Too many tries"),
    500: _l("Something broke on our side"),
    503: _l("The newsroom is very busy"),
}
WORDS: dict[int, Any] = {
    400: _l(
        "The page was open for too long, or the form did not come from it. "
        "Go back, reload the page and send it again."
    ),
    401: _l("Your session has ended. Sign in, go back and send the form again."),
    403: _l("You do not have the right to do this."),
    404: _l("This page does not exist."),
    405: _l("The page exists, but it cannot be asked in this way."),
    413: _l("A request may have 12 MB at most."),
    429: _l("Wait a minute, then try again."),
    500: _l("The error is noted. What you saved before is safe."),
    503: _l("Please try again in a moment; nothing was changed."),
}


def init_app(app: Flask) -> None:
    """Map the tree of errors, and what Flask itself refuses, to pages."""
    app.jinja_env.globals["referring_page"] = referring_page
    app.register_error_handler(errors.NewsroomError, of_newsroom)
    app.register_error_handler(CSRFError, of_csrf)
    app.register_error_handler(HTTPException, of_http)
    app.register_error_handler(DBAPIError, of_database)
    app.register_error_handler(PoolExhausted, of_database)
    app.register_error_handler(Exception, of_anything)


def referring_page() -> str:
    """Return the page of ours that led here, as a path; empty when it was none or this one."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.host or request.method == "GET":
        return ""
    return way_back(came_from.path, "")


def status_of(error: errors.NewsroomError) -> int:
    """Return the HTTP status of an error of ours."""
    return next(status for kind, status in STATUSES if isinstance(error, kind))


def of_newsroom(error: errors.NewsroomError) -> ResponseReturnValue:
    """Say what was refused, and why; what was typed stays on the page."""
    status = status_of(error)
    if problems.are_wanted():
        return problems.of(error, status, TITLES[status])
    if isinstance(error, errors.StaleSave):
        return _page("errors/stale.html", status, error=error)
    if isinstance(error, errors.Refused):
        links = mending.links(error.unmet, error.subject)  # read before the rollback
        return _page("errors/refused.html", status, error=error, links=links)
    if isinstance(error, errors.NotFound):
        return _page("errors/error.html", status, words=WORDS[404])
    return _page(
        "errors/error.html", status, words=error.message, field=getattr(error, "field", "")
    )


def of_csrf(_error: CSRFError) -> ResponseReturnValue:
    """Explain a form whose token is missing or old."""
    return _page("errors/error.html", 400, words=WORDS[400])


def of_http(error: HTTPException) -> ResponseReturnValue:
    """Show Flask's refusals in our own words; a redirect goes through."""
    status = error.code or 500
    if error.response is not None or status < 400:  # noqa: PLR2004 — where errors begin
        return error.get_response()
    known = status if status in TITLES else 400
    body, _status, headers = _page("errors/error.html", status, words=WORDS[known])
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    return body, status, {**headers, **kept}


def of_database(error: Exception) -> ResponseReturnValue:
    """Explain a database that does not answer or does not take the work."""
    current_app.logger.error("database: %s", type(error).__name__, exc_info=error)
    return _alone(503, {"Retry-After": "5"})


def of_anything(error: Exception) -> ResponseReturnValue:
    """Say that something broke, and nothing of what."""
    current_app.logger.error("unhandled: %s", type(error).__name__, exc_info=error)
    return _alone(500, {})


def _page(template: str, status: int, **shown: Any) -> tuple[str, int, dict[str, str]]:
    """Render a page, or for htmx the part of it that goes above the content."""
    db.session.rollback()
    shown["title"] = TITLES.get(status, TITLES[400])
    shown["status"] = status
    shown["typed"] = typed.to_keep()
    if "HX-Request" in request.headers:
        headers = {"HX-Retarget": "#messages", "HX-Reswap": "innerHTML"}
        return render_template("errors/_notice.html", **shown), status, headers
    return render_template(template, **shown), status, {}


def _alone(status: int, headers: dict[str, str]) -> ResponseReturnValue:
    """Render a page that needs neither the database nor the person."""
    g.alone = True
    locale.forget_person()
    # Not through Flask: what it adds to every template asks for the person.
    body = current_app.jinja_env.get_template("errors/alone.html").render(
        frame=Frame(),
        title=TITLES[status],
        words=WORDS[status],
        status=status,
        typed=typed.to_keep(),
    )
    return body, status, headers
