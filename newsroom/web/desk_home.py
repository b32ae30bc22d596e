"""What waits for a person: the desk's first page, put together by what they may do."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.articles import queries as articles
from newsroom.articles import steps
from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState, PublicState
from newsroom.events.kinds import LABELS
from newsroom.lifecycle import may
from newsroom.people import queries as people
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations import queries as translations
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from newsroom.web import desk_after_items, desk_loading, reading, releases_waiting
from newsroom.web.desk_items import UNTITLED, Home, Item, Section

NEWS = 8
"""How many notifications the first page shows; the others have a page of their own."""


def of(person: Person) -> Home:
    """Return what waits for a person, their own moves first."""
    sections: list[Section] = []
    if rights.is_any_editor(person):
        sections += [
            *desk_after_items.sections(person),
            *releases_waiting.to_decide(person),
            *reviews_of(person),
        ]
    if rights.is_any_translator(person):
        sections += translations_of(person)
    if may_write(person):
        sections += _own(person)
    return Home(
        moves=[one for one in sections if one.mine],
        others=[one for one in sections if not one.mine and one.items],
        news=_news(person),
    )


def may_write(person: Person) -> bool:
    """Tell whether the person may begin an article."""
    return may(steps.START, steps.NotBegun(""), person)


def _own(person: Person) -> list[Section]:
    editions = articles.own_editions(person)
    desk_loading.texts(editions)
    sent_back = [one for one in editions if one.state is EditionState.CHANGES_REQUESTED]
    drafts = [one for one in editions if one.state is EditionState.DRAFT]
    waiting = [one for one in editions if one.state in _WITH_OTHERS and not _is_out(one)]
    why = desk_loading.reasons(one.article_id for one in sent_back)
    nothing = _l("You have no drafts.")
    return [
        Section(
            "changes",
            _l("Changes asked for on my articles"),
            [_written(one, _page_of(one), why.get(one.id, "")) for one in sent_back],
            _l("Nobody asks you for changes."),
        ),
        Section(
            "drafts",
            _l("My drafts"),
            [_written(one, _page_of(one)) for one in drafts],
            nothing,
        ),
        Section(
            "waiting",
            _l("My articles on their way"),
            [_written(one, _page_of(one)) for one in waiting],
            "",
            mine=False,
        ),
    ]


_WITH_OTHERS = {EditionState.SUBMITTED, EditionState.IN_REVIEW, EditionState.APPROVED}


def _page_of(edition: Edition) -> str:
    return url_for("desk.article.show", article_id=edition.article_id)


def _is_out(edition: Edition) -> bool:
    public = edition.public_state is PublicState.LIVE
    return public and edition.public_revision_id == edition.current_revision_id


def _written(edition: Edition, href: str, note: str = "") -> Item:
    revision = edition.current_revision
    return Item(
        title=(revision.title if revision else "") or UNTITLED,
        href=href,
        state=edition.state,
        languages=(edition.language,),
        at=revision.created_at if revision else edition.article.created_at,
        at_label=_l("saved %(when)s"),
        note=note,
    )


def reviews_of(person: Person) -> list[Section]:
    """Return the texts that wait for this editor's reading, in both directions."""
    editions = articles.waiting_for_review(person)
    desk_loading.texts(editions)
    tasks = translations.waiting_for_review(person)
    _load_task_titles(tasks)
    return [
        Section(
            "reviews",
            _l("Articles to review"),
            [
                _written(one, url_for("desk.source_review.show", edition_id=one.id))
                for one in editions
            ],
            _l("No article waits for your review."),
        ),
        Section(
            "handed_in",
            _l("Translations to review"),
            [
                _task(one, "review.show", at=one.opened_at, label=_l("opened %(when)s"))
                for one in tasks
            ],
            _l("No translation waits for your review."),
        ),
    ]


def translations_of(person: Person) -> list[Section]:
    """Return the translations in this translator's hands and those that they can claim."""
    held = translations.held_by(person)
    waiting = translations.open_for(person)
    _load_task_titles([*held, *waiting])
    working = [one for one in held if one.state is not TaskState.HANDED_IN]
    sent = [one for one in held if one.state is TaskState.HANDED_IN]
    sent_back = [one.article_id for one in working if one.state is TaskState.CHANGES_REQUESTED]
    why = desk_loading.reasons(sent_back)
    in_hand = [_in_hand(one, why) for one in working]
    to_claim = [_claimable(one) for one in waiting]
    away = [
        _task(one, "translate.show", at=one.opened_at, label=_l("opened %(when)s")) for one in sent
    ]
    nothing_held = _l("You hold no translation.")
    nothing_open = _l("No translation is open in your directions.")
    return [
        Section("claimed", _l("Translations in my hands"), in_hand, nothing_held),
        Section("open_tasks", _l("Translations that I can claim"), to_claim, nothing_open),
        Section("with_editor", _l("My translations with an editor"), away, "", mine=False),
    ]


def _in_hand(task: TranslationTask, why: Mapping[uuid.UUID, str]) -> Item:
    asked = task.state is TaskState.CHANGES_REQUESTED
    note = why.get(task.id, "") if asked else ""
    label = _l("claim ends %(when)s")
    return _task(task, "translate.show", at=task.lease_until, label=label, note=note)


def _claimable(task: TranslationTask) -> Item:
    label = _l("waiting since %(when)s")
    return _task(task, "translate.show", at=task.opened_at, label=label, claim=task.id)


def _load_task_titles(tasks: Sequence[TranslationTask]) -> None:
    desk_loading.texts([one.edition for one in tasks])


def _task(
    task: TranslationTask,
    endpoint: str,
    *,
    at: dt.datetime | None,
    label: Any,
    note: str = "",
    claim: uuid.UUID | None = None,
) -> Item:
    return Item(
        title=task.source_revision.title or UNTITLED,
        href=url_for(endpoint, task_id=task.id),
        state=task.state,
        languages=(task.article.source_language, task.edition.language),
        at=at,
        at_label=label,
        words=task.words,
        note=note,
        claim=claim,
        urgent=task.urgent,
    )


def _news(person: Person) -> list[Item]:
    told = people.unread(person, most=NEWS)
    known = desk_loading.articles(one.event.article_id for one in told if one.event.article_id)
    known = reading.openable(known, person)
    news: list[Item] = []
    for one in told:
        article = known.get(one.event.article_id) if one.event.article_id else None
        if article is None:
            continue  # told when they still worked on it
        revision = article.source.current_revision
        news.append(
            Item(
                title=(revision.title if revision else "") or UNTITLED,
                href=url_for("desk.article.show", article_id=article.id),
                state="",
                languages=(article.source_language,),
                at=one.told_at,
                note=LABELS.get(one.event.kind, one.event.kind),
            )
        )
    return news
