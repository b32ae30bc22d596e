"""A newsroom in which everything has happened that anything follows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from newsroom.articles import actions as articles
from newsroom.articles import naming
from newsroom.articles.content import Content
from newsroom.database import db
from newsroom.events.models import Delivery
from newsroom.publishing import actions as releasing
from newsroom.publishing import going_out
from newsroom.publishing.models import Release
from newsroom.translations import actions, claims
from newsroom.translations.models import TranslationTask
from tests import make, rows
from tests.workflows import (
    busy_after,
    busy_comments,
    busy_hands,
    busy_pictures,
    busy_sources,
    busy_talk,
)
from workflows.reactions import REACTIONS

CANARY = "Zumbayllu"
"""A word that stands in every field of the article, and nowhere else."""
STORY = Content(
    title=f"{CANARY} title",
    standfirst=f"{CANARY} standfirst",
    body=f'<p>{CANARY} body, <a href="https://{CANARY.lower()}.example/">link</a>.</p>',
    slug=f"{CANARY.lower()}-slug",
    byline=f"{CANARY} byline",
    photo_credit=f"{CANARY} credit",
)
REASON = f"{CANARY} reason"


def everything(people: make.Staff) -> Release:
    """Make every kind of event that has reactions; returns the release that is public."""
    # Before any page is made ahead: it would be made of something else afterwards.
    make.profiled(people, f"{CANARY} tagline")
    _a_translation_with_trouble(people)
    _a_release_with_trouble(people)
    busy_after.all_of(people, STORY, CANARY)
    busy_hands.all_of(people, STORY, CANARY)
    busy_talk.all_of(people, STORY, CANARY)
    busy_pictures.all_of(people, STORY, CANARY)
    busy_sources.all_of(people, STORY, CANARY)
    busy_comments.all_of(people, STORY, CANARY)
    edition = make.draft(people, STORY)
    articles.submit(edition.id, by=people.author)
    articles.spike(edition.id, by=people.author, reason=REASON)
    make.react()
    return _about_a_topic_that_is_renamed(people)


def _about_a_topic_that_is_renamed(people: make.Staff) -> Release:
    topic = make.topic(people)
    release = make.published(people, replace(STORY, topics=(topic.key,)))
    names = {"en": f"{CANARY} topic", "es": f"tema {CANARY}"}
    naming.rename(topic.key, names, shown=naming.wording(topic), by=people.editor_es)
    make.react()
    return release


def _a_translation_with_trouble(people: make.Staff) -> None:
    task = make.claimed(people, STORY)
    rows.change(TranslationTask, task.id, lease_from=rows.ago(hours=480))
    assert claims.warn(task.id)
    rows.change(TranslationTask, task.id, lease_until=rows.ago(hours=1))
    assert claims.expire(task.id)
    make.react()
    claims.claim(task.id, by=people.translator)
    make.translate(task, people.translator)
    actions.hand_in(task.id, by=people.translator)
    make.react()
    actions.request_changes(task.id, by=people.editor_es, reason=REASON)
    source = task.article.source
    longer = replace(STORY, body=f"{STORY.body}<p>{CANARY} once more.</p>")
    articles.save(source.id, longer, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    articles.request_changes(source.id, by=people.editor_en, reason=REASON)
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, make.current_of(source).id, by=people.editor_en)
    make.react()


def _a_release_with_trouble(people: make.Staff) -> None:
    release = make.ready(people, STORY)
    releasing.publish(release.id, by=people.editor_es)
    going_out.fail(release.id, failure="disk")
    make.react()
    releasing.retry(release.id, by=people.editor_es)
    tomorrow = dt.datetime.now(dt.UTC).replace(tzinfo=None) + dt.timedelta(days=1)
    releasing.schedule(release.id, wall=tomorrow, zone="UTC", by=people.editor_es)
    make.react()
    rows.change(Release, release.id, due_at=rows.ago(hours=1))
    assert not going_out.go_when_due(release.id)
    make.react()
    releasing.resume(release.id, by=people.editor_es)
    releasing.schedule(
        release.id, wall=tomorrow + dt.timedelta(days=1), zone="UTC", by=people.editor_es
    )
    assert going_out.hold_restored() == 1
    make.react()
    releasing.resume(release.id, by=people.editor_es)
    make.react()
    source = release.article.source
    shorter = replace(STORY, body=f"<p>{CANARY} only.</p>")
    articles.save(source.id, shorter, version=source.version, by=people.author)
    make.react()


def undo(reaction: str) -> list[int]:
    """Forget that the deliveries of a reaction are done, as if each came late and again."""
    mine = Delivery.reaction == reaction
    db.session.execute(db.update(Delivery).where(mine).values(done_at=None))
    db.session.commit()
    ids = list(db.session.scalars(db.select(Delivery.id).where(mine).order_by(Delivery.id)))
    db.session.rollback()
    return ids


def deliver(delivery_id: int) -> None:
    """Carry one delivery out, as the worker does."""
    name = db.session.scalar(db.select(Delivery.reaction).where(Delivery.id == delivery_id))
    db.session.rollback()
    assert name is not None
    REACTIONS[name].run(delivery_id)


def telling() -> dict[str, set[str]]:
    """Return who was told of each kind of event, by their desk names."""
    query = db.text(
        "SELECT event.kind, person.desk_name FROM notification"
        " JOIN event ON event.id = notification.event_id"
        " JOIN person ON person.id = notification.person_id"
    )
    told: dict[str, set[str]] = {}
    for kind, name in db.session.execute(query):
        told.setdefault(kind, set()).add(name)
    return told


def waiting() -> list[int]:
    """Return the deliveries that are not done, oldest first."""
    query = db.select(Delivery.id).where(Delivery.done_at.is_(None)).order_by(Delivery.id)
    ids = list(db.session.scalars(query))
    db.session.rollback()
    return ids
