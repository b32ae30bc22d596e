"""The topics of the newsroom: every one with its names side by side, made and renamed here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from newsroom.articles import naming, topics
from newsroom.articles.models import Topic
from newsroom.errors import BadInput, NotFound
from newsroom.settings import current
from newsroom.web import locale
from newsroom.web.policy import EDITOR, access
from newsroom.web.reading import reader

bp = Blueprint("topics", __name__)

Reply = str | Response | tuple[str, int]
Step = tuple[Callable[..., Topic], Any]
_STEPS: dict[str, Step] = {
    "retire": (naming.retire, _l("Nobody can choose the topic any more.")),
    "bring_back": (naming.bring_back, _l("The topic can be chosen again.")),
}


@dataclass(frozen=True)
class Row:
    """A topic as the page shows it, or the one that is being made."""

    names: Mapping[str, str]
    """By language; as they were typed where they were refused."""
    topic: Topic | None = None
    live: int = 0
    """How many articles that readers see bear it."""
    errors: Mapping[str, Any] | None = None
    """By field; ``""`` is the whole row."""

    @property
    def wording(self) -> str:
        """What tells an older form from this one."""
        return naming.wording(self.topic) if self.topic else ""


@dataclass(frozen=True)
class Refused:
    """Names that could not be taken, and why."""

    names: Mapping[str, str]
    error: BadInput
    key: str = ""


@bp.get("/topics")
@access(get=EDITOR)
def index() -> str:
    """Show all topics."""
    return _page()


@bp.post("/topics")
@access(post=EDITOR)
def make() -> Reply:
    """Add a topic."""
    names = _typed()
    try:
        naming.make(names, by=reader())
    except BadInput as error:
        return _page(Refused(names, error)), 422
    flash(_("The topic can be chosen now."), "success")
    return redirect(url_for("desk.topics.index"))


@bp.post("/topics/<key>/rename")
@access(post=EDITOR)
def rename(key: str) -> Reply:
    """Call a topic something else."""
    names = _typed()
    try:
        naming.rename(key, names, shown=request.form.get("wording", ""), by=reader())
    except BadInput as error:
        return _page(Refused(names, error, key)), 422
    flash(_("Renamed. The pages that name the topic are renewed by themselves."), "success")
    return redirect(url_for("desk.topics.index"))


@bp.post("/topics/<key>/<step>")
@access(post=EDITOR)
def take(key: str, step: str) -> Reply:
    """Retire a topic, or bring it back."""
    if step not in _STEPS:
        raise NotFound
    work, said = _STEPS[step]
    try:
        work(key, by=reader())
    except BadInput as error:
        flash(error.message, "error")
    else:
        flash(said, "success")
    return redirect(url_for("desk.topics.index"))


def _typed() -> dict[str, str]:
    return {code: request.form.get(f"name_{code}", "") for code in current().languages}


def _page(refused: Refused | None = None) -> str:
    counts = topics.live_counts()
    rows = [_row(one, counts[one.key], refused) for one in topics.sorted_by_name(locale.language())]
    is_new = refused is not None and not refused.key
    return render_template(
        "desk/topics.html",
        rows=[one for one in rows if one.topic and one.topic.retired_at is None],
        retired=[one for one in rows if one.topic and one.topic.retired_at is not None],
        new=_refused_row(refused) if refused and is_new else Row({}),
        languages=current().languages,
        limit=naming.NAME_LIMIT,
    )


def _row(topic: Topic, live: int, refused: Refused | None) -> Row:
    if refused is not None and refused.key == topic.key:
        return _refused_row(refused, topic, live)
    return Row(topic.names, topic, live)


def _refused_row(refused: Refused, topic: Topic | None = None, live: int = 0) -> Row:
    return Row(refused.names, topic, live, {refused.error.field: refused.error.message})
