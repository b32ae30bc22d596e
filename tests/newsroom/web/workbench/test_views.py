"""What a translator's page opens on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.articles import queries as article_queries
from newsroom.translations import actions, claims, queries
from newsroom.translations.models import TranslationTask
from tests import make
from tests.newsroom.web.journey import sign_in

pytestmark = pytest.mark.usefixtures("app")


def title_changed(people: make.Staff, task: TranslationTask) -> None:
    source = article_queries.article(task.article_id).source
    changed = replace(make.STORY, title="River defenders win again")
    articles.save(source.id, changed, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    assert source.current_revision_id is not None
    articles.approve(source.id, source.current_revision_id, by=people.editor_en)
    make.react()


def shown(app: Flask, people: make.Staff, task: TranslationTask, query: str = "") -> list[str]:
    """Return the kinds of segments that the page shows."""
    page = sign_in(app, people.translator).page(f"/translate/{task.id}{query}")
    keys = [row.segment for row in queries.rows(queries.task(task.id))]
    return [one.kind for one in keys if f'id="segment-{one.key}"' in page]


def test_a_translation_that_was_begun_opens_on_what_is_left_when_its_source_changes(
    app: Flask,
) -> None:
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)
    title_changed(people, task)

    assert shown(app, people, task) == ["title"]
    assert "paragraph" in shown(app, people, task, "?show=all")


def test_an_update_opens_on_what_changed(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    revision = task.edition.current_revision_id
    assert revision is not None
    actions.approve(task.id, revision, by=people.editor_es)
    make.react()
    title_changed(people, task)
    newer = make.task_of(task.article)
    claims.claim(newer.id, by=people.translator)

    assert newer.id != task.id
    assert shown(app, people, newer) == ["title"]


def test_a_new_translation_opens_on_everything(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)

    assert len(shown(app, people, task)) == len(queries.rows(task))
