"""Many who publish at once, and accidents between sending out and commit."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.content import Content
from newsroom.articles.models import Article
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing import actions, commit, going_out, preparing, queries
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.publishing.site import follow
from newsroom.publishing.states import ReleaseState
from newsroom.settings import current
from tests import make, rows
from tests.crowd import at_once

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def sent_out(people: make.Staff, content: Content = make.STORY) -> Release:
    release = make.ready(people, content)
    actions.publish(release.id, by=people.editor_es)
    return release


def is_nothing_public(release: Release) -> bool:
    make.react()
    states = {one.public_state for one in release.article.editions}
    links = [one for one in (current().site / "public").rglob("*") if release_is_named(one)]
    return states == {PublicState.NEVER} and not links and release.number is None


def release_is_named(path: Path) -> bool:
    return "river-defenders" in path.name


def _embargoed(release: Release) -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    rows.change(Article, release.article_id, embargo_until=later)


def test_the_numbers_of_the_log_have_no_gaps_when_many_publish_at_once(app):
    people = make.staff()
    ids = [sent_out(people, make.numbered()).id for _ in range(6)]
    failing = sent_out(people, make.numbered())
    _embargoed(failing)
    ids.append(failing.id)

    def publish(number: int) -> bool:
        return commit.publish(ids[number], follow.tree_of(current()).objects)

    outcomes = at_once(app, len(ids), publish)

    assert outcomes == [True] * 6 + [False]
    numbers = db.session.scalars(db.select(Release.number).where(Release.number.is_not(None)))
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
    assert queries.last_number() == 6


def test_of_two_who_publish_one_release_at_once_one_does(app):
    release_id = sent_out(make.staff()).id

    outcomes = at_once(
        app, 2, lambda _: commit.publish(release_id, follow.tree_of(current()).objects)
    )
    make.react()

    # On PostgreSQL the slower one may be told to come again, which the sweeper does.
    assert True in outcomes
    release = queries.release(release_id)
    assert (release.state, release.number) == (ReleaseState.PUBLISHED, 1)
    assert len(preparing.objects_of([release_id])) == 2
    assert db.session.scalar(db.select(db.func.count()).select_from(ReleaseObject)) == 2


def test_an_embargo_racing_a_commit_leaves_both_or_none():
    people = make.staff()
    release = sent_out(people)
    articles.set_embargo(
        release.article_id, dt.datetime.now(dt.UTC) + dt.timedelta(days=1), by=people.editor_en
    )

    make.react()

    assert release.state is ReleaseState.FAILED
    assert is_nothing_public(release)
    going_out.fail(release.id, failure="again")
    assert release.failure != "again"
