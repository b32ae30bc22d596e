"""A translation leaves as a file for other programs and comes back, with a report by line."""

from __future__ import annotations

import uuid

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from newsroom.errors import NotFound
from newsroom.translations import exchange
from newsroom.translations.exchange import incoming, outgoing
from newsroom.translations.exchange.decoding import FILE_BYTES
from newsroom.translations.exchange.report import Fate, Report
from newsroom.web import reading
from newsroom.web.policy import STAFF, TRANSLATOR, access
from newsroom.web.reading import reader

bp = Blueprint("translate_exchange", __name__, url_prefix="/translate")

MOST_LINES = 500
"""Of one list on the report's page; the counts above it are of the whole file."""
_TO_LOOK_AT = (Fate.REFUSED, Fate.CONFLICT, Fate.UNKNOWN, Fate.FUZZY)


@bp.get("/<uuid:task_id>/exchange/<name>")
@access(get=STAFF)
def download(task_id: uuid.UUID, name: str) -> Response:
    """Give the translation as a file."""
    task = reading.task(task_id)
    form = exchange.by_name(name)
    if form is None:
        raise NotFound
    reply = Response(outgoing.file_of(task, form), content_type=f"{form.media_type}; charset=UTF-8")
    reply.headers.set("Content-Disposition", "attachment", filename=outgoing.name_of(task, form))
    return reply


@bp.post("/<uuid:task_id>/exchange")
@access(post=TRANSLATOR)
def upload(task_id: uuid.UUID) -> tuple[str, int]:
    """Take a file in and show what became of each of its entries."""
    task = reading.task(task_id)
    sent = request.files.get("file")
    data = sent.stream.read(FILE_BYTES + 1) if sent else b""
    form = exchange.for_file(sent.filename or "" if sent else "")
    report = incoming.take_in_file(task.id, data, form, by=reader())
    return _page(task_id, report), 422 if report.is_refused else 200


def _page(task_id: uuid.UUID, report: Report) -> str:
    return render_template(
        "translate/exchanged.html",
        task=reading.task(task_id),
        report=report,
        formats=exchange.FORMATS,
        to_look_at=report.of(*_TO_LOOK_AT),
        others=report.of(*(fate for fate in Fate if fate not in _TO_LOOK_AT)),
        most=MOST_LINES,
    )
