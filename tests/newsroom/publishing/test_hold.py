"""A hold is the newsroom's brake: nobody lets it go by writing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.articles.content import of_revision
from newsroom.articles.models import Edition
from newsroom.errors import Refused
from newsroom.publishing import actions, queries
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from newsroom.translations import actions as translating
from newsroom.translations import claims
from tests import make


def _held(people: make.Staff) -> Release:
    release = make.ready(people)
    actions.hold(release.id, by=people.duty, reason="Somebody in it may be in danger.")
    return release


def _edited(people: make.Staff, source: Edition) -> None:
    text = replace(of_revision(make.current_of(source)), standfirst="One word more.")
    articles.save(source.id, text, version=source.version, by=people.author)
    make.react()


def _approved_again(people: make.Staff, source: Edition) -> None:
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, make.current_of(source).id, by=people.editor_en)
    make.react()
    task = make.task_of(source.article)
    claims.claim(task.id, by=people.translator)
    make.translate(task, people.translator)
    revision = translating.hand_in(task.id, by=people.translator)
    translating.approve(task.id, revision.id, by=people.editor_es)
    make.react()


def test_an_edit_and_new_approvals_do_not_end_a_hold(app: Flask) -> None:
    assert app.testing
    people = make.staff()
    release = _held(people)
    _edited(people, release.article.source)
    assert queries.release(release.id).state is ReleaseState.HELD
    _approved_again(people, release.article.source)

    with pytest.raises(Refused):
        actions.publish(release.id, by=people.editor_es)

    assert queries.release(release.id).state is ReleaseState.HELD


def test_a_hold_that_is_lifted_after_an_edit_leaves_a_release_that_is_not_ready(
    app: Flask,
) -> None:
    assert app.testing
    people = make.staff()
    release = _held(people)
    _edited(people, release.article.source)

    actions.resume(release.id, by=people.duty)

    assert queries.release(release.id).state is ReleaseState.ASSEMBLING
    _approved_again(people, release.article.source)
    assert queries.release(release.id).state is ReleaseState.READY


def test_a_hold_that_is_lifted_when_new_texts_are_approved_names_these(app: Flask) -> None:
    assert app.testing
    people = make.staff()
    release = _held(people)
    _edited(people, release.article.source)
    _approved_again(people, release.article.source)

    actions.resume(release.id, by=people.duty)

    assert release.state is ReleaseState.READY
    assert {one.revision_id for one in release.members} == {
        one.current_revision_id for one in release.article.editions
    }
