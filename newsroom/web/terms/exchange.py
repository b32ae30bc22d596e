"""The glossary leaves as a file for spreadsheets and tools, and comes back, with a report."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from newsroom.errors import BadInput, NotAllowed, NotFound
from newsroom.glossary import rules
from newsroom.imports.terms import run
from newsroom.web.policy import TERMS, access
from newsroom.web.reading import reader

bp = Blueprint("terms_exchange", __name__, url_prefix="/terms")


@dataclass(frozen=True)
class Format:
    """A format as the page offers it."""

    name: str
    label: Any
    media_type: str


FORMATS = (
    Format("csv", _l("CSV (spreadsheet)"), "text/csv"),
    Format("tbx", _l("TBX (translation tools)"), "application/x-tbx"),
)


@bp.get("/export/<name>")
@access(get=TERMS)
def download(name: str) -> Response:
    """Give the approved entries that the person may read as a file."""
    form = next((one for one in FORMATS if one.name == name), None)
    if form is None:
        raise NotFound
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"terms.{form.name}"
        run.export(path, by=reader())
        data = path.read_bytes()
    reply = Response(data, content_type=f"{form.media_type}; charset=UTF-8")
    named = f"terms-{dt.datetime.now(dt.UTC):%Y-%m-%d}.{form.name}"
    reply.headers.set("Content-Disposition", "attachment", filename=named)
    return reply


@bp.post("/import")
@access(post=TERMS)
def upload() -> tuple[str, int]:
    """Take a file in, all of it or nothing, and show what became of it."""
    if not rules.may_decide(reader()):
        raise NotAllowed
    try:
        report = _take_in()
    except BadInput as error:
        return render_template("terms/imported.html", error=error.message), 422
    shown = render_template("terms/imported.html", report=report)
    return shown, 200 if report.is_stored else 422


def _take_in() -> run.Report:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise BadInput(_l("Please choose a file."), field="file")
    ending = Path(sent.filename).suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        # Only what the name ends in says how to read it; the name itself is somebody else's.
        path = Path(folder) / f"terms{ending if ending in run.FORMATS else ''}"
        sent.save(path)
        return run.take_in(path, by=reader())
