"""Who else has a translation open; the page says every twenty seconds that it is."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence

from flask import Blueprint, render_template, request

from newsroom.errors import NotAllowed
from newsroom.translations import presence, queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.presence import Here
from newsroom.web import locale, reading
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader

bp = Blueprint("here", __name__, url_prefix="/translate")


Reply = str | tuple[str, int]


@bp.get("/<uuid:task_id>/here")
@access(get=STAFF)
def show(task_id: uuid.UUID) -> str:
    """Show who else is here, as a page for browsers without script."""
    task = _seen(task_id)
    others = presence.others(task, reader())
    return render_template("translate/here.html", task=task, others=others, known="")


@bp.post("/<uuid:task_id>/here")
@access(post=STAFF)
def renew(task_id: uuid.UUID) -> Reply:
    """Say that the person is here, and return who else is; nothing where the page knows it."""
    task, person = _seen(task_id), reader()
    presence.renew(task.id, by=person, key=request.form.get("key", ""))
    others = presence.others(queries.task(task_id), person)
    known = _digest(others)
    if request.form.get("known") == known:
        return "", 204  # said again, it would be read aloud again
    return render_template("translate/_others.html", others=others, known=known)


@bp.app_template_test("shared_with_me")
def is_shared_with_me(task: TranslationTask) -> bool:
    """Tell a template whether the person sees who else has the task open."""
    return presence.may_see(task, reader())


def _seen(task_id: uuid.UUID) -> TranslationTask:
    task = reading.task(task_id)
    if not presence.may_see(task, reader()):
        raise NotAllowed
    return task


def _digest(others: Sequence[Here]) -> str:
    told = [locale.language(), *(f"{one.name} {one.place}" for one in others)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
