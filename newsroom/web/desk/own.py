"""What waits for an author: sent back, begun, kept aside; and what waits for others."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.articles import finding, pictures, queries, steps
from newsroom.articles.models import Article, Edition
from newsroom.articles.states import EditionState, PublicState
from newsroom.articles.writing import drafts
from newsroom.lifecycle import unmet
from newsroom.people.models import Person
from newsroom.publishing import phase
from newsroom.publishing import queries as publishing
from newsroom.publishing.phase import Stand
from newsroom.settings import current
from newsroom.web.desk import loading
from newsroom.web.desk.items import UNTITLED, Item, Section, title_of

MOST = 20
"""How many of each the first page shows; all of them have a list of their own."""
LATELY = 5
"""How many of those that readers have it shows."""
_WITH_OTHERS = (EditionState.SUBMITTED, EditionState.IN_REVIEW, EditionState.APPROVED)
Stands = Mapping[uuid.UUID, Stand]
"""Where articles stand, by article."""


def sections(person: Person) -> list[Section]:
    """Return an author's sections, in a number of statements that does not grow with them."""
    sent_back = finding.own_in(person, [EditionState.CHANGES_REQUESTED], most=MOST)
    begun = finding.own_in(person, [EditionState.DRAFT], most=MOST)
    waiting = finding.on_their_way(person, _WITH_OTHERS, most=MOST)
    lately = finding.lately_live(person, most=LATELY)
    kept = queries.kept_aside(person, most=MOST)
    loading.texts([*sent_back, *begun])
    known = stands([*sent_back, *begun, *waiting, *lately, *(one for one, _ in kept)])
    counts = finding.own_counts(person)
    return [
        _sent_back(sent_back, counts.get(EditionState.CHANGES_REQUESTED, 0), known),
        Section(
            "kept",
            _l("Texts of mine that are kept aside"),
            [
                replace(
                    written(one, known),
                    href=url_for("desk.writing.edit", article_id=one.article_id),
                    at=at,
                    at_label=_l("kept %(when)s"),
                )
                for one, at in kept
                if one.is_source
            ],
            _l("No text of yours is kept aside."),
        ),
        _drafts(begun, counts.get(EditionState.DRAFT, 0), person, known),
        _unbegun(person),
        Section(
            "waiting",
            _l("My articles on their way"),
            [written(one, known) for one in waiting],
            "",
            mine=False,
            more=url_for("desk.mine") if len(waiting) == MOST else "",
        ),
        _lately(lately, known),
    ]


def stands(editions: Sequence[Edition]) -> Stands:
    """Return where the articles of source editions stand, their texts but no bodies loaded."""
    found = loading.articles((one.article_id for one in editions), bodies=False)
    return phase.of_many(list(found.values()), languages=len(current().languages))


def _sent_back(editions: Sequence[Edition], total: int, known: Stands) -> Section:
    why = loading.reasons(one.article_id for one in editions)
    return Section(
        "changes",
        _l("Changes asked for on my articles"),
        [replace(written(one, known), note=why.get(one.id, "")) for one in editions],
        _l("Nobody asks you for changes."),
        total=total,
        more=_all_in(EditionState.CHANGES_REQUESTED) if total > len(editions) else "",
    )


def _drafts(editions: Sequence[Edition], total: int, person: Person, known: Stands) -> Section:
    with pictures.at_hand(editions):
        missing = {one.id: _missing(one, person) for one in editions}
    return Section(
        "drafts",
        _l("My drafts"),
        [replace(written(one, known), missing=missing[one.id]) for one in editions],
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


def _lately(editions: Sequence[Edition], known: Stands) -> Section:
    """Return what readers have, with the way to its pages."""
    items = [
        replace(
            written(one, known),
            at=one.article.first_public_at,
            at_label=_l("first public %(when)s"),
            pages=_pages(one.article),
        )
        for one in editions
    ]
    return Section(
        "lately",
        _l("Lately published"),
        items,
        "",
        mine=False,
        more=_all_in(PublicState.LIVE) if len(items) == LATELY else "",
    )


def _pages(article: Article) -> tuple[tuple[str, str], ...]:
    public = current().public_url
    return tuple((code, public + path) for code, path in publishing.live_urls(article).items())


def _missing(edition: Edition, person: Person) -> str:
    """Say in a line what keeps a draft from being submitted, as the step itself would."""
    return " ".join(str(one.message) for one in unmet(steps.SUBMIT, edition, person))


def _all_in(state: EditionState | PublicState) -> str:
    return url_for("desk.mine", state=state.value)


def written(edition: Edition, known: Stands) -> Item:
    """Return a source edition as lists show it, leading to its article."""
    revision = edition.current_revision
    return Item(
        title=title_of(revision),
        href=url_for("desk.article.show", article_id=edition.article_id),
        state="",
        languages=(edition.language,),
        stand=known[edition.article_id],
        at=revision.created_at if revision else edition.article.created_at,
        at_label=_l("saved %(when)s"),
    )
