"""What waits for editors after publication: takedowns to review, and corrections under way."""

from __future__ import annotations

import uuid
from collections.abc import Container, Mapping
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.articles.models import Article
from newsroom.database import now
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing import queries
from newsroom.publishing.models import Correction, Takedown
from newsroom.web.after.state import SEVERITIES
from newsroom.web.desk import loading as desk_loading
from newsroom.web.desk.items import Item, Section, title_of

Articles = Mapping[uuid.UUID, Article]


def sections(person: Person) -> list[Section]:
    """Return an editor's sections: what is their move, then what waits for somebody else."""
    takedowns = queries.takedowns_to_review()
    corrections = queries.open_corrections()
    known = desk_loading.articles(
        {one.article_id for one in takedowns} | {one.article_id for one in corrections}
    )
    reviews = [one for one in takedowns if one.opened_by != person.id]
    own = [one for one in takedowns if one.opened_by == person.id]
    moves = [one for one in corrections if _is_move_of(person, one)]
    others = [one for one in corrections if not _is_move_of(person, one)]
    return [
        Section(
            "takedowns",
            _l("Takedowns to review"),
            [_takedown(one, known) for one in reviews],
            _l("No takedown waits for your review."),
        ),
        Section(
            "corrections",
            _l("Open corrections"),
            [_correction(one, known) for one in moves],
            _l("No correction waits for you."),
        ),
        Section(
            "own_takedowns",
            _l("Takedowns that another editor has to review"),
            [_takedown(one, known) for one in own],
            "",
            mine=False,
        ),
        Section(
            "other_corrections",
            _l("Corrections with others"),
            [_correction(one, known) for one in others],
            "",
            mine=False,
        ),
    ]


def _is_move_of(person: Person, correction: Correction) -> bool:
    """Tell whether the person can bring a correction on: read its notes, or edit what is wrong."""
    if correction.notes_approved_by is None and correction.opened_by != person.id:
        return True
    return any(
        rights.is_editor(person, one.language)
        for one in correction.notes
        if one.language in correction.scope and one.published_at is None
    )


def _takedown(takedown: Takedown, known: Articles) -> Item:
    article = known[takedown.article_id]
    languages = _languages(article, {one.language for one in article.editions})
    return Item(
        title=_title(article, languages[0]),
        href=url_for("desk.takedown.show", article_id=article.id),
        state="",
        languages=languages,
        at=takedown.review_due_at,
        at_label=_l("review due %(when)s"),
        urgent=takedown.review_due_at <= now(),
        is_pair=True,
    )


def _correction(correction: Correction, known: Articles) -> Item:
    article = known[correction.article_id]
    languages = _languages(article, set(correction.scope))
    waits = correction.notes_approved_by is None
    return Item(
        title=_title(article, languages[0]),
        href=url_for("desk.after.show", article_id=article.id, _anchor="correction"),
        state="",
        languages=languages,
        at=correction.window_until,
        at_label=_l("the languages wait for each other until %(when)s"),
        note=_l("The notes wait for a second editor.")
        if waits
        else SEVERITIES[correction.severity],
        urgent=correction.window_until <= now(),
        is_pair=True,
    )


def _title(article: Article, language: str) -> Any:
    """Return the title in one language, which the list declares it to be in."""
    edition = article.edition(language)
    return title_of(edition.current_revision if edition else None)


def _languages(article: Article, wanted: Container[str]) -> tuple[str, ...]:
    codes = sorted(
        (one.language for one in article.editions if one.language in wanted),
        key=lambda code: (code != article.source_language, code),
    )
    return tuple(codes)
