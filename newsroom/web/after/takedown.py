"""Safety takedowns: one confirmation, then away; afterwards the search for names and the review."""

from __future__ import annotations

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from newsroom.articles import queries as articles
from newsroom.articles import rules as writing
from newsroom.articles.models import Article
from newsroom.articles.states import PublicState
from newsroom.errors import BadInput, NotFound
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.publishing import erasing, queries, takedowns
from newsroom.publishing.models import Takedown
from newsroom.publishing.site import follow
from newsroom.publishing.states import ReleaseState, ReviewOutcome
from newsroom.settings import current
from newsroom.web import reading, sent
from newsroom.web.after import finding_places
from newsroom.web.after.page import Reply, back, tell
from newsroom.web.desk import loading as desk_loading
from newsroom.web.policy import EDITOR, access
from newsroom.web.reading import reader
from newsroom.web.sent import NOTHING, Sent

bp = Blueprint("takedown", __name__, url_prefix="/articles/<uuid:article_id>/after")

MOST_NAMES = 20


@bp.get("/take-down")
@access(get=EDITOR)
def confirm(article_id: uuid.UUID) -> Reply:
    """Say what a takedown does, with the button that does it."""
    found = reading.article(article_id)
    if found.taken_down_at is not None:
        return _to_result(article_id)
    desk_loading.texts(found.editions)
    return render_template(
        "desk/after/take_down.html",
        article=found,
        source=found.source,
        live=queries.live_urls(found),
        public_url=current().public_url,
    )


@bp.post("/take-down")
@access(post=EDITOR)
def take_down(article_id: uuid.UUID) -> Reply:
    """Take it down now, then show what is left to do."""
    reading.article(article_id)
    takedown = takedowns.take_down(article_id, by=reader())
    if takedown.release_id is None:
        flash(_("Nothing of it was public. Whatever was on its way is stopped."), "success")
    else:
        tell(takedown.release_id, _("It is taken down: no reader gets it any more."))
    return _to_result(article_id)


@bp.get("/takedown")
@access(get=EDITOR)
def show(article_id: uuid.UUID) -> str:
    """Show a takedown: whether it is done, where names stand, what is out of reach, its review."""
    found = reading.article(article_id)
    return _page(found, _newest(article_id))


@bp.post("/takedown/search")
@access(post=EDITOR)
def search(article_id: uuid.UUID) -> Reply:
    """Look for names, which are kept nowhere: the reply to this very request shows the places."""
    reading.article(article_id)
    takedown = _newest(article_id)
    try:
        takedown = takedowns.search_for(takedown.id, names=_names(), by=reader())
    except BadInput as error:
        form = sent.refused("search", error, ("names",))
        return _page(articles.article(article_id), _newest(article_id), form), 422
    return _page(articles.article(article_id), takedown, searched=True)


def _names() -> list[str]:
    names = [one.strip() for one in request.form.get("names", "").splitlines() if one.strip()]
    if not names:
        raise BadInput(_l("Type at least one name."), field="names")
    if len(names) > MOST_NAMES:
        message = _l("Search for %(most)s names at a time.", most=MOST_NAMES)
        raise BadInput(message, field="names")
    return names


@bp.post("/takedown/review")
@access(post=EDITOR)
def review(article_id: uuid.UUID) -> Reply:
    """Decide, as somebody else, whether the article may come back."""
    reading.article(article_id)
    takedown = _newest(article_id)
    try:
        takedowns.review(
            takedown.id, outcome=_outcome(), reason=request.form.get("reason", ""), by=reader()
        )
    except BadInput as error:
        form = sent.refused("review", error, ("outcome", "reason"))
        return _page(articles.article(article_id), _newest(article_id), form), 422
    if takedown.outcome is ReviewOutcome.MAY_RETURN:
        flash(_("The takedown is reviewed: the article may be reinstated."), "success")
        return back(article_id)
    flash(_("The takedown is reviewed: the article stays away."), "success")
    return _to_result(article_id)


@bp.post("/takedown/erase")
@access(post=EDITOR)
def erase(article_id: uuid.UUID) -> Reply:
    """Erase every word of it for good, once two people found that it stays away."""
    reading.article(article_id)
    try:
        _confirmed()
        erasing.erase(article_id, by=reader())
    except BadInput as error:
        form = sent.refused("erase", error, ("sure",))
        return _page(articles.article(article_id), _newest(article_id), form), 422
    flash(_("Every word of it is erased. What we cannot reach is listed here."), "success")
    return _to_result(article_id)


def _confirmed() -> None:
    if not request.form.get("sure"):
        raise BadInput(_l("Please confirm that you are sure."), field="sure")


def _outcome() -> ReviewOutcome:
    try:
        return ReviewOutcome(request.form.get("outcome", ""))
    except ValueError:
        message = _l("Choose whether it stays away or may return.")
        raise BadInput(message, field="outcome") from None


def _newest(article_id: uuid.UUID) -> Takedown:
    found = queries.newest_takedown(article_id)
    if found is None:
        raise NotFound
    return found


def _to_result(article_id: uuid.UUID) -> Response:
    return redirect(url_for("desk.takedown.show", article_id=article_id))


def _page(
    found: Article, takedown: Takedown, refused: Sent = NOTHING, *, searched: bool = False
) -> str:
    person: Person = reader()
    desk_loading.texts(found.editions)
    people = {one for one in (takedown.opened_by, takedown.reviewed_by) if one}
    return render_template(
        "desk/after/takedown.html",
        article=found,
        source=found.source,
        takedown=takedown,
        is_done=_is_done(takedown),
        is_down=not any(one.public_state is PublicState.LIVE for one in found.editions),
        findings=finding_places.of(takedown.findings, person),
        searched=searched,
        was_searched=searched or finding_places.was_searched(takedown),
        out_of_reach=takedowns.OUT_OF_REACH,
        missing=takedowns.missing_for_review(takedown, person),
        is_erased=writing.is_erased(found.source),
        can_erase=not erasing.missing_for_erasing(found),
        outcomes=ReviewOutcome,
        names=desk_names(people),
        sent=refused,
    )


def _is_done(takedown: Takedown) -> bool:
    """Tell whether readers are served without it: in the log, and followed by the site tree."""
    if takedown.release_id is None:
        return True
    release = queries.release(takedown.release_id)
    if release.state is not ReleaseState.PUBLISHED or release.number is None:
        return False
    return follow.tree_of(current()).applied() >= release.number
