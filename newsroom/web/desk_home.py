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
from newsroom.web import (
    desk_after_items,
    desk_loading,
    desk_news,
    desk_own,
    desk_queries,
    pictures_waiting,
    releases_waiting,
    terms_list,
    translation_items,
)
from newsroom.web.desk_items import Home, Item, Section

TERMS = 8
"""How many suggested terms the first page shows; the others have a page of their own."""


def of(person: Person) -> Home:
    """Return what waits for a person, their own moves first."""
    sections: list[Section] = []
    if rights.is_any_editor(person):
        sections += [
            *desk_after_items.sections(person),
            *releases_waiting.to_decide(person),
            *reviews_of(person),
            translation_items.late_for(person),
            *_suggested_terms(person),
            *pictures_waiting.sections(),
        ]
    if rights.is_any_translator(person):
        sections += translation_items.of_translator(person)
    if may_write(person):
        sections += [desk_queries.section(person), *desk_own.sections(person)]
    return Home(
        moves=[one for one in sections if one.mine],
        others=[one for one in sections if not one.mine and one.items],
        news=desk_news.of(person),
    )


def may_write(person: Person) -> bool:
    """Tell whether the person may begin an article."""
    return may(steps.START, steps.NotBegun(""), person)


def reviews_of(person: Person) -> list[Section]:
    """Return the texts that wait for this editor's reading, in both directions."""
    editions = articles.waiting_for_review(person)
    stands = desk_own.stands(editions)
    tasks = boards.waiting_for_review(person)
    desk_loading.texts([one.edition for one in tasks], bodies=False)
    return [
        Section(
            "reviews",
            _l("Articles to review"),
            [
                replace(
                    desk_own.written(one, stands),
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
                translation_items.item(
                    one, "review.show", at=one.opened_at, label=_l("opened %(when)s")
                )
                for one in tasks
            ],
            _l("No translation waits for your review."),
        ),
    ]


def _suggested_terms(person: Person) -> list[Section]:
    """Return the terms that wait for a decision, the oldest first; nothing where none does."""
    waiting = terms_list.waiting_for(person)
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
