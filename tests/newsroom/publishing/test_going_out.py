"""What the newsroom does by itself with a release until it goes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.events.models import Event
from newsroom.people.models import Notification
from newsroom.publishing import actions, going_out, queries
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseKind, ReleaseState
from newsroom.translations import actions as translations
from newsroom.translations import claims
from tests import make, rows

pytestmark = pytest.mark.usefixtures("at_rest")


MADRID = ZoneInfo("Europe/Madrid")


OTHER = replace(make.STORY, body="<p>Another text altogether, written in one evening.</p>")


def wall(**ahead: float) -> dt.datetime:
    return (dt.datetime.now(MADRID) + dt.timedelta(**ahead)).replace(tzinfo=None, microsecond=0)


def scheduled(people: make.Staff, **ahead: float) -> Release:
    release = make.ready(people)
    actions.schedule(
        release.id, wall=wall(**(ahead or {"days": 200})), zone="UTC", by=people.editor_es
    )
    make.react()
    return release


def overdue(release: Release, **late: float) -> None:
    rows.change(Release, release.id, due_at=rows.ago(**late))


def approve_again(people: make.Staff, article: Article) -> None:
    """Carry a changed source and its translation to two new approvals, with no reaction run."""
    source = article.source
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, make.current_of(source).id, by=people.editor_en)
    translations.open_tasks(article.id)
    task = make.task_of(article)
    claims.claim(task.id, by=people.translator)
    make.translate(task, people.translator)
    translations.hand_in(task.id, by=people.translator)
    translations.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)


def test_what_is_due_goes_out_at_its_time_and_only_once(people):
    release = scheduled(people)
    assert not going_out.go_when_due(release.id)
    overdue(release, seconds=30)
    due = release.due_at

    assert going_out.go_when_due(release.id)
    assert not going_out.go_when_due(release.id)
    make.react()

    assert release.state is ReleaseState.PUBLISHED
    assert release.public_at == due
    assert release.article.first_public_at == due


def test_what_missed_its_window_is_held_in_both_languages_and_told(people):
    release = scheduled(people)
    overdue(release, minutes=16)

    assert not going_out.go_when_due(release.id)
    make.react()

    assert release.state is ReleaseState.HELD
    told = db.session.scalars(
        db.select(Notification.person_id)
        .join(Event)
        .where(Event.kind == "release_missed", Event.article_id == release.article_id)
    ).all()
    assert {people.duty.id, people.editor_en.id, people.editor_es.id} <= set(told)
    actions.resume(release.id, by=people.duty)
    assert (release.state, release.due_at) == (ReleaseState.READY, None)


@pytest.mark.parametrize("state", ["ready", "scheduled"])
def test_an_edit_takes_a_release_back_and_its_time_with_it(people, state):
    release = make.ready(people) if state == "ready" else scheduled(people)
    source = release.article.source

    articles.save(source.id, OTHER, version=source.version, by=people.author)
    make.react()

    assert (release.state, release.due_at) == (ReleaseState.ASSEMBLING, None)
    assert [one.ready for one in queries.readiness(release)] == [False, False]
    assert all(str(one.message) and str(one.whose_move) for one in queries.readiness(release))


def test_a_scheduled_release_does_not_go_out_with_an_edited_text_before_the_reaction_ran(people):
    release = scheduled(people)
    source = release.article.source
    articles.save(source.id, OTHER, version=source.version, by=people.author)
    overdue(release, seconds=1)

    assert not going_out.go_when_due(release.id)

    assert release.state is ReleaseState.ASSEMBLING
    make.react()
    assert make.site_bytes("en", make.current_of(source).slug) == b""


def test_new_texts_that_were_approved_before_the_news_came_are_ready_but_not_planned(people):
    release = scheduled(people)
    source = release.article.source
    articles.save(source.id, OTHER, version=source.version, by=people.author)
    approve_again(people, release.article)
    assert release.state is ReleaseState.SCHEDULED

    make.react()

    assert (release.state, release.due_at) == (ReleaseState.READY, None)
    assert {member.revision_id for member in release.members} == {
        one.current_revision_id for one in release.article.editions
    }


def test_a_late_due_does_not_send_out_texts_that_nobody_planned(people):
    release = scheduled(people)
    source = release.article.source
    articles.save(source.id, OTHER, version=source.version, by=people.author)
    approve_again(people, release.article)
    overdue(release, seconds=1)

    assert not going_out.go_when_due(release.id)

    assert (release.state, release.due_at) == (ReleaseState.READY, None)


def test_a_failed_release_is_tried_again(people):
    release = make.ready(people)
    actions.publish(release.id, by=people.editor_es)
    going_out.fail(release.id, failure="x" * 5_000)
    assert (release.state, len(release.failure)) == (ReleaseState.FAILED, 1_000)

    actions.retry(release.id, by=people.editor_en)
    actions.publish(release.id, by=people.editor_es)
    make.react()

    assert (release.state, release.failure) == (ReleaseState.PUBLISHED, "")
    going_out.fail(release.id, failure="too late")
    assert release.state is ReleaseState.PUBLISHED


def test_a_live_article_gets_an_update_and_a_late_event_gives_it_none(people):
    release = make.published(people)
    assert release.kind is ReleaseKind.FIRST
    assert going_out.assemble(release.article_id) is None

    source = release.article.source
    articles.save(source.id, OTHER, version=source.version, by=people.author)
    approve_again(people, release.article)
    make.react()

    update = queries.unfinished_of(release.article_id)
    assert update is not None
    assert (update.kind, update.state) == (ReleaseKind.UPDATE, ReleaseState.READY)
    assert [one.id for one in queries.releases(release.article_id)] == [update.id, release.id]
    assert update in queries.in_states(ReleaseState.READY)


def test_a_translation_of_an_earlier_source_is_not_ready(people):
    release = make.ready(people)
    source = release.article.source
    articles.save(source.id, OTHER, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, make.current_of(source).id, by=people.editor_en)

    english, spanish = queries.readiness(release)

    assert english.ready
    assert (spanish.ready, str(spanish.whose_move)) == (False, "a translator")
