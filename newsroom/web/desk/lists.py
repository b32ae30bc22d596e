"""Lists of articles: all of them for editors, an author’s own, narrowed by title and state."""

from __future__ import annotations

import uuid
from typing import Any

from flask import render_template, request, url_for
from flask_babel import lazy_gettext as _l

from newsroom.articles import finding, kinds, steps
from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState
from newsroom.lifecycle import may
from newsroom.people.models import Person
from newsroom.publishing import phase
from newsroom.settings import current
from newsroom.web.desk import filter as desk_filter
from newsroom.web.desk import home, loading
from newsroom.web.paging import asked_page
from newsroom.web.reading import reader


def page(endpoint: str, *, owner: Person | None) -> str:
    """Return one page of a list, as its address narrows it."""
    number = asked_page()
    wanted = desk_filter.read(request.args, reader())
    state = request.args.get("state", "")
    asked = finding.Asked(
        owner_id=owner.id if owner else None,
        words=" ".join(request.args.get("q", "").split())[: finding.LONGEST],
        state=state if state in finding.STATES else "",
        kind=wanted.kind,
        naming=uuid.UUID(wanted.key) if wanted.key else None,
    )
    editions, has_more = ([], False) if wanted.error else finding.page(asked, number)
    known = loading.articles((one.article_id for one in editions), bodies=False)
    narrowed: dict[str, Any] = {"q": asked.words or None, "state": asked.state or None}
    narrowed |= wanted.asked()
    return render_template(
        "desk/articles.html",
        endpoint=endpoint,
        asked=asked,
        wanted=wanted,
        states=_states(),
        kinds=kinds.LABELS,
        editions=editions,
        stands=phase.of_many(list(known.values()), languages=len(current().languages)),
        restorable={one.id for one in editions if _may_restore(one)},
        newer=url_for(endpoint, page=number - 1, **narrowed) if number > 1 else "",
        older=url_for(endpoint, page=number + 1, **narrowed) if has_more else "",
        may_write=home.may_write(reader()),
    )


def _states() -> dict[str, Any]:
    """Return what the list can be narrowed to, in the words that its rows say."""
    own = {one: phase.LABELS[of] for one, of in phase.OF_SOURCE.items()}
    own[EditionState.APPROVED] = _l("Approved, not out yet")
    return {
        str(one): own[one] if isinstance(one, EditionState) else phase.LABELS[phase.Phase(one)]
        for one in finding.STATES
    }


def _may_restore(edition: Edition) -> bool:
    return edition.state in steps.RESTORE.sources and may(steps.RESTORE, edition, reader())
