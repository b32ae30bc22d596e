"""Whoever sent something out has to have the right still when it becomes public."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.people.models import Grant, Person
from newsroom.publishing import actions, queries, taking_back
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from tests import make
from tests.newsroom.publishing import asking

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]


def _first(people: make.Staff, by: Person) -> Release:
    release = make.ready(people, make.numbered())
    actions.publish(release.id, by=by)
    return release


def _update(people: make.Staff, by: Person) -> Release:
    article = asking.live(people)
    release = make.updated(people, article, asking.titled(article))
    actions.publish(release.id, by=by)
    return release


def _withdrawal(people: make.Staff, by: Person) -> Release:
    return taking_back.withdraw(asking.live(people).id, by=by, reason="No.")


def _retraction(people: make.Staff, by: Person) -> Release:
    return taking_back.retract(asking.live(people).id, by=by, reason="No.", notes={})


def _reinstatement(people: make.Staff, by: Person) -> Release:
    article: Article = asking.live(people)
    taking_back.withdraw(article.id, by=people.editor_en, reason="No.")
    make.react()
    return taking_back.reinstate(article.id, by=by, reason="Yes.")


KINDS = [_first, _update, _withdrawal, _retraction, _reinstatement]


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.__name__.strip("_"))
def test_nothing_becomes_public_for_somebody_who_may_no_longer(
    people, kind: Callable[[make.Staff, Person], Release]
):
    editor = make.person("editor:en")
    release = kind(people, editor)
    before = {one.id: one.public_state for one in release.article.editions}
    db.session.execute(db.delete(Grant).where(Grant.person_id == editor.id))
    db.session.commit()

    make.react()

    found = queries.release(release.id)
    assert (found.state, found.failure, found.number) == (ReleaseState.FAILED, "actor", None)
    assert {one.id: one.public_state for one in found.article.editions} == before
