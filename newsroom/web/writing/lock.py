"""Who writes an article just now, as its page says and asks every twenty seconds."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Blueprint, request
from flask_babel import gettext as _

from newsroom.articles.writing import lock as writing_lock
from newsroom.articles.writing.lock import Holder
from newsroom.web.filters import moment
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader
from newsroom.web.writing.page import writable

bp = Blueprint("lock", __name__, url_prefix="/articles")

Told = dict[str, Any]


@bp.post("/<uuid:article_id>/lock")
@access(post=STAFF)
def beat(article_id: uuid.UUID) -> Told:
    """Take, renew, look at or give back the lock; tells who holds it then.

    ``do`` is ``look``, ``leave`` or nothing; ``over`` names the tab that it is taken over from.
    """
    edition = writable(article_id)
    version, tab = edition.version, request.form.get("tab", "")
    wish = request.form.get("do", "")
    holder: Holder | None = None
    if wish == "leave":
        writing_lock.leave(edition.id, tab=tab, by=reader())
    elif wish == "look" or not tab:
        holder = writing_lock.holder(edition.id)
    else:
        over = request.form.get("over", "")
        holder = writing_lock.beat(edition.id, tab=tab, by=reader(), over=over)
    return {"writes": told(holder, tab), "version": version}


def told(holder: Holder | None, tab: str) -> Told | None:
    """Return who writes, for a page; None when nobody does or this tab itself."""
    person = reader()
    if holder is None or holder.is_tab(person, tab):
        return None
    own = holder.person_id == person.id
    return {"tab": holder.tab, "own": own, "said": words(holder)}


@bp.app_template_global("who_writes")
def words(holder: Holder) -> str:
    """Say in words who writes."""
    since = moment(holder.since)
    if holder.person_id == reader().id:
        said = _(
            "You have been writing this in another tab or on another device since %(since)s.",
            since=since,
        )
        return str(said)
    return str(_("%(name)s has been writing this since %(since)s.", name=holder.name, since=since))
