"""What a person was told and has not read, for the desk's first page: one entry an article."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from newsroom.articles.models import Article, Revision
from newsroom.events.kinds import LABELS
from newsroom.events.models import Event
from newsroom.people import queries as people
from newsroom.people.models import Notification, Person
from newsroom.web import reading
from newsroom.web.desk import loading
from newsroom.web.desk.items import Item, title_of
from newsroom.web.terms import entry as terms_entry

MOST = 8
"""How many entries are shown; everything that was told has a page of its own."""
_LOOKED_AT = 60
"""How much of what was told last is gathered into them."""
_KINDS = 3
"""How many things that happened are named of an article; the others are counted."""


def of(person: Person) -> list[Item]:
    """Return what happened to each article, or term, that the person was told of; newest first."""
    told = people.unread(person, most=_LOOKED_AT)
    known = loading.articles(
        (one.event.article_id for one in told if one.event.article_id), bodies=False
    )
    known = reading.openable(known, person)
    texts = reading.texts(known, person)
    terms = terms_entry.told([one.event for one in told], person)
    gathered: dict[uuid.UUID, list[Notification]] = {}
    for one in told:
        if one.event.subject_id in terms:
            gathered.setdefault(one.event.subject_id, []).append(one)
        elif one.event.article_id in known:  # otherwise told when they still worked on it
            gathered.setdefault(one.event.article_id, []).append(one)
    newest = list(gathered.items())[:MOST]
    happened = {key: _each_once(those) for key, those in newest}
    names = people.desk_names(
        {one.actor_id for ones in happened.values() for one in ones[:_KINDS] if one.actor_id}
    )
    return [
        replace(_item(key, those[0], texts, known, terms), note=_happened(happened[key], names))
        for key, those in newest
    ]


def _item(
    key: uuid.UUID,
    newest: Notification,
    texts: Mapping[uuid.UUID, Revision | None],
    articles: Mapping[uuid.UUID, Article],
    terms: Mapping[uuid.UUID, terms_entry.Named],
) -> Item:
    title, language, href = (
        _named_term(key, terms) if key in terms else _titled(articles[key], texts)
    )
    return Item(
        title=title,
        href=href,
        state="",
        languages=(language,),
        at=newest.told_at,
    )


def _titled(article: Article, texts: Mapping[uuid.UUID, Revision | None]) -> tuple[Any, str, str]:
    title = title_of(texts[article.id])
    return title, article.source_language, url_for("desk.article.show", article_id=article.id)


def _named_term(
    key: uuid.UUID, terms: Mapping[uuid.UUID, terms_entry.Named]
) -> tuple[Any, str, str]:
    return terms[key].text, terms[key].language, url_for("terms.show", concept_id=key)


def _each_once(told: Sequence[Notification]) -> list[Event]:
    """Return what happened, each kind of it once, the newest first, whenever it was told."""
    once: dict[str, Event] = {}
    for one in sorted((one.event for one in told), key=lambda one: one.id, reverse=True):
        once.setdefault(one.kind, one)
    return list(once.values())


def _happened(events: Sequence[Event], names: Mapping[uuid.UUID, str]) -> str:
    """Say who did what, whoever did several things in a row named once."""
    named: list[str] = []
    for who, ones in groupby(events[:_KINDS], key=lambda one: one.actor_id):
        nobody = _("the newsroom") if named else _("The newsroom")
        name = names.get(who, nobody) if who else nobody
        named.append(f"{name} " + ", ".join(str(LABELS.get(one.kind, one.kind)) for one in ones))
    more = len(events) - _KINDS
    return "; ".join([*named, _counted(more)] if more > 0 else named)


def _counted(number: int) -> str:
    return str(ngettext("%(num)d other thing", "%(num)d other things", number))
