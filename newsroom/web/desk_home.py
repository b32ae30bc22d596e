"""What waits for a person: the desk's first page, put together by what they may do."""

from __future__ import annotations

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.articles import drafts, steps
from newsroom.articles import queries as articles
from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState, PublicState
from newsroom.events.kinds import LABELS
from newsroom.lifecycle import may
from newsroom.people import queries as people
from newsroom.people import rights
from newsroom.people.models import Notification, Person
from newsroom.translations import boards
from newsroom.web import (
    desk_after_items,
    desk_loading,
    desk_queries,
    reading,
    releases_waiting,
    terms_list,
    terms_page,
    translation_items,
)
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
            translation_items.late_for(person),
            *_suggested_terms(person),
        ]
    if rights.is_any_translator(person):
        sections += translation_items.of_translator(person)
    if may_write(person):
        sections += [desk_queries.section(person), *_own(person)]
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
        _unbegun(person),
        Section(
            "waiting",
            _l("My articles on their way"),
            [_written(one, _page_of(one)) for one in waiting],
            "",
            mine=False,
        ),
    ]


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
    tasks = boards.waiting_for_review(person)
    desk_loading.texts([one.edition for one in tasks])
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
                translation_items.item(
                    one, "review.show", at=one.opened_at, label=_l("opened %(when)s")
                )
                for one in tasks
            ],
            _l("No translation waits for your review."),
        ),
    ]


def _news(person: Person) -> list[Item]:
    told = people.unread(person, most=NEWS)
    known = desk_loading.articles(one.event.article_id for one in told if one.event.article_id)
    known = reading.openable(known, person)
    terms = terms_page.told([one.event for one in told], person)
    news: list[Item] = []
    for one in told:
        if one.event.subject_id in terms:
            news.append(_news_of_term(one, terms[one.event.subject_id]))
            continue
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
        for one in waiting[:NEWS]
        if one.forms
    ]
    return [Section("terms", _l("Suggested terms"), items, "")] if items else []


def _news_of_term(told: Notification, named: terms_page.Named) -> Item:
    return Item(
        title=named.text,
        href=url_for("terms.show", concept_id=told.event.subject_id),
        state="",
        languages=(named.language,),
        at=told.told_at,
        note=LABELS.get(told.event.kind, told.event.kind),
    )
