"""The texts of an edition: their list, any two side by side, and an older one taken up again."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from newsroom.articles import history, restoring, steps
from newsroom.articles.models import Edition, Revision
from newsroom.errors import NotFound
from newsroom.lifecycle import may, unmet
from newsroom.numbers import whole_number
from newsroom.people.queries import desk_names
from newsroom.web import reading, revision_diff
from newsroom.web.paging import asked_page
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader

bp = Blueprint("revision", __name__)

_VIEWS = ("inline", "side")


@bp.get("/revisions/<uuid:edition_id>")
@access(get=STAFF)
def index(edition_id: uuid.UUID) -> str:
    """List an edition's texts, newest first, each with what it changed."""
    edition = _readable(edition_id)
    page = asked_page()
    entries, has_more = history.page(edition.id, page)
    return render_template(
        "desk/revisions.html",
        edition=edition,
        entries=entries,
        page=page,
        has_more=has_more,
        labels=revision_diff.NAMES,
        names=desk_names({one.revision.created_by for one in entries}),
    )


@bp.get("/revisions/<uuid:edition_id>/<int:number>")
@access(get=STAFF)
def show(edition_id: uuid.UUID, number: int) -> str:
    """Show one revision and what it changed."""
    edition = _readable(edition_id)
    present = _present(edition)
    wanted = {one for one in (number - 1, number, number + 1) if 1 <= one <= present.number}
    if number not in wanted:
        raise NotFound
    known = history.numbered(edition.id, wanted)
    revision, before = known[number], known.get(number - 1)
    return render_template(
        "desk/revision.html",
        edition=edition,
        revision=revision,
        before=before,
        after=known.get(number + 1),
        fields=revision_diff.fields(before, revision),
        passages=revision_diff.passages(before, revision),
        names=desk_names({revision.created_by}),
        **_restorable(edition, revision),
    )


@bp.get("/revisions/<uuid:edition_id>/compare")
@access(get=STAFF)
def compare(edition_id: uuid.UUID) -> str | Response:
    """Show any two texts of an edition, as one text with its changes or side by side."""
    edition = _readable(edition_id)
    first, last = sorted((_asked("from"), _asked("to")))
    if first == last:
        return redirect(url_for("desk.revision.show", edition_id=edition.id, number=last))
    known = history.numbered(edition.id, [first, last])
    before, after = known[first], known[last]
    view = request.args.get("view", "")
    return render_template(
        "desk/compare.html",
        edition=edition,
        before=before,
        after=after,
        view=view if view in _VIEWS else _VIEWS[0],
        change=history.changed(before, after),
        fields=revision_diff.fields(before, after),
        passages=revision_diff.passages(before, after),
        names=desk_names({before.created_by, after.created_by}),
        **_restorable(edition, before),
    )


@bp.post("/revisions/<uuid:edition_id>/<int:number>/restore")
@access(post=STAFF)
def restore(edition_id: uuid.UUID, number: int) -> Response:
    """Take an older text up again."""
    edition = _readable(edition_id)
    present = _present(edition).id
    version = request.form.get("version", 0, type=int)
    made = restoring.restore_text(edition.id, number, version=version, by=reader())
    if made.id == present:
        flash(_("The text says this already; nothing was changed."))
    else:
        flash(_("Revision %(number)s stands again, as a new revision.", number=number), "success")
    return redirect(url_for("desk.revision.index", edition_id=edition_id))


def _readable(edition_id: uuid.UUID) -> Edition:
    edition = reading.edition(edition_id)
    if reading.is_only_translated_by(edition.article, reader()):
        raise NotFound
    return edition


def _present(edition: Edition) -> Revision:
    if edition.current_revision is None:
        raise NotFound
    return edition.current_revision


def _restorable(edition: Edition, revision: Revision) -> dict[str, bool]:
    """Tell whether this person may take an older text up again, and whether that undoes a yes."""
    step = steps.saving(edition)
    may_save = may(step, edition, reader()) and not unmet(step, edition, reader())
    is_old = revision.id != edition.current_revision_id and revision.redacted_at is None
    return {"can_restore": edition.is_source and may_save and is_old, "voids": step is steps.REOPEN}


def _asked(name: str) -> int:
    number = whole_number(request.args.get(name, ""))
    if number < 1:
        raise NotFound
    return number
