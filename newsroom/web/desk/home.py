"""What waits for a person: the desk's first page, put together by what they may do."""

from __future__ import annotations

from dataclasses import replace

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.articles import queries as articles
from newsroom.articles import steps
from newsroom.lifecycle import may
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations import boards
from newsroom.web.after import items as after_items
from newsroom.web.desk import loading, news, own, queries
from newsroom.web.desk.items import Home, Item, Section
from newsroom.web.pictures import waiting as pictures_waiting
from newsroom.web.releases import waiting as releases_waiting
from newsroom.web.terms import listing as terms_listing
from newsroom.web.translate import items as translate_items

TERMS = 8
"""How many suggested terms the first page shows; the others have a page of their own."""


def of(person: Person) -> Home:
    """Return what waits for a person, their own moves first."""
    sections: list[Section] = []
    if rights.is_any_editor(person):
        sections += [
            *after_items.sections(person),
            *releases_waiting.to_decide(person),
            *reviews_of(person),
            translate_items.late_for(person),
            *_suggested_terms(person),
            *pictures_waiting.sections(),
        ]
    if rights.is_any_translator(person):
        sections += translate_items.of_translator(person)
    if may_write(person):
        sections += [queries.section(person), *own.sections(person)]
    return Home(
        moves=[one for one in sections if one.mine],
        others=[one for one in sections if not one.mine and one.items],
        news=news.of(person),
    )


def may_write(person: Person) -> bool:
    """Tell whether the person may begin an article."""
    return may(steps.START, steps.NotBegun(""), person)


def reviews_of(person: Person) -> list[Section]:
    """Return the texts that wait for this editor's reading, in both directions."""
    editions = articles.waiting_for_review(person)
    stands = own.stands(editions)
    tasks = boards.waiting_for_review(person)
    loading.texts([one.edition for one in tasks], bodies=False)
    return [
        Section(
            "reviews",
            _l("Articles to review"),
            [
                replace(
                    own.written(one, stands),
                    href=url_for("desk.source_review.show", edition_id=one.id),
                )
                for one in editions
            ],
            _l("No article waits for your review."),
        ),
        Section(
            "handed_in",
            _l("Translations to review"),
            [
                translate_items.item(
                    one, "review.show", at=one.opened_at, label=_l("opened %(when)s")
                )
                for one in tasks
            ],
            _l("No translation waits for your review."),
        ),
    ]


def _suggested_terms(person: Person) -> list[Section]:
    """Return the terms that wait for a decision, the oldest first; nothing where none does."""
    waiting = terms_listing.waiting_for(person)
    items = [
        Item(
            title=one.best(one.forms[0].language),
            href=url_for("terms.show", concept_id=one.id),
            state=str(one.state),
            languages=(one.forms[0].language,),
            at=one.made_at,
            at_label=_l("suggested %(when)s"),
        )
        for one in waiting[:TERMS]
        if one.forms
    ]
    return [Section("terms", _l("Suggested terms"), items, "")] if items else []
