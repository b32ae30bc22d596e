"""A private source that a translation names: warned of on saved text, and never in silence."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.articles.sources import actions as sources
from newsroom.articles.sources.source import Source
from newsroom.database import db
from newsroom.events.models import Event
from newsroom.people.models import Notification
from newsroom.translations import pairing, queries, saving, waivers
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry
from tests import make, statements
from tests.newsroom.translations import beside
from tests.newsroom.web.journey import sign_in

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

NAME = "Zulma Quispe"


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def claimed(people: make.Staff, *, keeps: bool = True) -> TranslationTask:
    task = make.claimed(people, make.numbered())
    if keeps:
        sources.add(task.article_id, Source(name=NAME), by=people.author)
    return queries.task(task.id)


def save(task: TranslationTask, text: str, people: make.Staff) -> None:
    key = beside.key(task)
    row = next(one for one in queries.rows(task) if one.segment.key == key)
    entry = Entry(key, text, row.version)
    saving.save_segments(task.id, [entry], fence=task.fence, by=people.translator)


def told(task: TranslationTask) -> list[str]:
    key = beside.key(task)
    rows = [one for one in queries.rows(task) if one.segment.key == key]
    found = waivers.found(rows[0], near=pairing.around(task, rows))
    return [str(one.finding) for one in found if one.finding.check == "secret"]


def named(task: TranslationTask) -> list[Event]:
    query = db.select(Event).where(Event.kind == "source_named")
    return list(db.session.scalars(query.where(Event.article_id == task.article_id)))


def test_a_saved_segment_that_names_a_source_says_so_and_not_which_word(people):
    task = claimed(people)

    save(task, f"Dijo ZULMA QUISPE {beside.key(task)[:3]}.", people)

    [said] = told(task)
    assert "Ask the desk" in said
    assert "Zulma" not in said
    save(task, "Dijo una vecina.", people)
    assert told(task) == []


def test_whoever_keeps_the_source_is_told_once_of_who_names_it(people):
    task = claimed(people)

    for number in range(3):
        save(task, f"Zulma Quispe {number}", people)
    make.react()

    [event] = named(task)
    assert (event.actor_id, event.payload) == (people.translator.id, None)
    told_to = db.select(Notification.person_id).where(Notification.event_id == event.id)
    assert list(db.session.scalars(told_to)) == [people.author.id]


def test_what_is_only_typed_tells_nothing_of_a_source(app: Flask, people):
    task = claimed(people)
    key = beside.key(task)
    save(task, "Nada.", people)
    desk = sign_in(app, people.translator)

    reply = desk.send(f"/translate/{task.id}/segments/{key}/check", **{f"text.{key}": NAME})

    assert reply.status_code == 200
    assert "Ask the desk" not in reply.text
    assert named(task) == []


def test_a_save_asks_for_sources_only_where_the_article_has_any(people):
    without, task = claimed(people, keeps=False), claimed(people)
    with statements.counted() as few:
        save(without, "Nada.", people)
    with statements.counted() as more:
        save(task, "Nada.", people)

    assert (len(more) - len(few), "private_source" in str(few)) == (1, False)
