"""What waits for an author: sent back, begun, kept aside; and what waits for others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.articles import drafts, finding, pictures, queries, steps
from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState
from newsroom.lifecycle import unmet
from newsroom.people.models import Person
from newsroom.web import desk_loading
from newsroom.web.desk_items import UNTITLED, Item, Section, title_of

MOST = 20
"""How many of each the first page shows; all of them have a list of their own."""
_WITH_OTHERS = (EditionState.SUBMITTED, EditionState.IN_REVIEW, EditionState.APPROVED)


def sections(person: Person) -> list[Section]:
    """Return an author's sections, in a number of statements that does not grow with them."""
    sent_back = finding.own_in(person, [EditionState.CHANGES_REQUESTED], most=MOST)
    begun = finding.own_in(person, [EditionState.DRAFT], most=MOST)
    waiting = finding.on_their_way(person, _WITH_OTHERS, most=MOST)
    kept = queries.kept_aside(person, most=MOST)
    desk_loading.texts([*sent_back, *begun])
    desk_loading.texts([*waiting, *(one for one, _ in kept)], bodies=False)
    counts = finding.own_counts(person)
    return [
        _sent_back(sent_back, counts.get(EditionState.CHANGES_REQUESTED, 0)),
        Section(
            "kept",
            _l("Texts of mine that are kept aside"),
            [
                written(
                    one,
                    url_for("desk.writing.edit", article_id=one.article_id),
                    at=at,
                    label=_l("kept %(when)s"),
                )
                for one, at in kept
                if one.is_source
            ],
            _l("No text of yours is kept aside."),
        ),
        _drafts(begun, counts.get(EditionState.DRAFT, 0), person),
        _unbegun(person),
        Section(
            "waiting",
            _l("My articles on their way"),
            [written(one, page_of(one)) for one in waiting],
            "",
            mine=False,
            more=url_for("desk.mine") if len(waiting) == MOST else "",
        ),
    ]


def _sent_back(editions: Sequence[Edition], total: int) -> Section:
    why = desk_loading.reasons(one.article_id for one in editions)
    return Section(
        "changes",
        _l("Changes asked for on my articles"),
        [written(one, page_of(one), why.get(one.id, "")) for one in editions],
        _l("Nobody asks you for changes."),
        total=total,
        more=_all_in(EditionState.CHANGES_REQUESTED) if total > len(editions) else "",
    )


def _drafts(editions: Sequence[Edition], total: int, person: Person) -> Section:
    with pictures.at_hand(editions):
        missing = {one.id: _missing(one, person) for one in editions}
    return Section(
        "drafts",
        _l("My drafts"),
        [written(one, page_of(one), missing=missing[one.id]) for one in editions],
        _l("You have no drafts."),
        total=total,
        more=_all_in(EditionState.DRAFT) if total > len(editions) else "",
    )


def _unbegun(person: Person) -> Section:
    """Return what the person typed of articles that were never saved."""
    items = [
        Item(
            title="".join(one.fields.get("title", ())).strip() or UNTITLED,
            href=url_for("desk.writing.new", draft=one.id.hex),
            state="",
            languages=(one.language,),
            at=one.kept_at,
            at_label=_l("kept %(when)s"),
        )
        for one in drafts.all_unbegun(person)
    ]
    return Section("unbegun", _l("Not yet begun: typed and never saved"), items, "", mine=False)


def _missing(edition: Edition, person: Person) -> str:
    """Say in a line what keeps a draft from being submitted, as the step itself would."""
    return " ".join(str(one.message) for one in unmet(steps.SUBMIT, edition, person))


def _all_in(state: EditionState) -> str:
    return url_for("desk.mine", state=state.value)


def page_of(edition: Edition) -> str:
    """Return the address of an edition's article."""
    return url_for("desk.article.show", article_id=edition.article_id)


def written(
    edition: Edition,
    href: str,
    note: str = "",
    *,
    at: dt.datetime | None = None,
    label: Any = None,
    missing: str = "",
) -> Item:
    """Return a source edition as lists show it; it was saved then, unless ``at`` is something else.

    ``label`` says what happened at that time.
    """
    revision = edition.current_revision
    return Item(
        title=title_of(revision),
        href=href,
        state=edition.state,
        languages=(edition.language,),
        at=at or (revision.created_at if revision else edition.article.created_at),
        at_label=label or _l("saved %(when)s"),
        note=note,
        missing=missing,
    )
