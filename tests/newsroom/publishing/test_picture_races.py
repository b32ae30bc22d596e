"""Somebody in a picture takes their consent back in the instant in which it is published."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.events.models import Delivery
from newsroom.media import actions as media
from newsroom.media import clearing
from newsroom.people import queries as people
from newsroom.publishing import actions, commit, preparing, queries
from newsroom.publishing.models import ReleaseObject
from newsroom.publishing.site import follow
from newsroom.settings import current
from tests import make
from tests.crowd import PATIENCE_S, at_once
from tests.newsroom.media import taken
from workflows.reactions import REACTIONS

pytestmark = pytest.mark.database

LONG_ENOUGH_S = 1.0
"""In which whoever does not wait for the other would be done."""
CARRIERS: tuple[Callable[[uuid.UUID], object], ...] = (
    lambda release_id: commit.publish(release_id, follow.tree_of(current()).objects),
    lambda release_id: commit.publish_prepared([release_id], follow.tree_of(current()).objects),
)


def told_to_renew() -> None:
    """Carry out at once what a picture's event asks for, as a quick worker would."""
    waiting = db.select(Delivery.id).where(
        Delivery.reaction == "refresh_pictured", Delivery.done_at.is_(None)
    )
    ids = db.session.scalars(waiting).all()
    db.session.rollback()
    for one in ids:
        REACTIONS["refresh_pictured"].run(one)


def files_shown(article_id: uuid.UUID) -> list[str]:
    """Return the picture files that come with what readers have of an article now."""
    article = db.session.get_one(Article, article_id, populate_existing=True)
    shown = queries.numbered(article.public_number)
    if shown is None:
        return []
    query = db.select(ReleaseObject.location).where(
        ReleaseObject.release_id == shown.id, ReleaseObject.role == "media"
    )
    return list(db.session.scalars(query))


@pytest.mark.parametrize("carry", CARRIERS)
@pytest.mark.parametrize("away", [clearing.withdraw_consent, media.retire])
def test_a_picture_that_goes_while_its_release_commits_is_not_left_on_its_page(
    app: Flask,
    monkeypatch: pytest.MonkeyPatch,
    carry: Callable[[uuid.UUID], object],
    away: Callable[..., Any],
) -> None:
    staff = make.staff()
    picture = taken.picture(staff.author, width=320)
    body = f'<p>The river.</p><p><img src="picture:{picture.id.hex}" alt=""></p>'
    release = make.ready(staff, replace(make.numbered(), body=body))
    actions.publish(release.id, by=staff.editor_es)
    preparing.prepare_many([release.id], follow.tree_of(current()).objects)
    picture_id, release_id, author_id = picture.id, release.id, staff.author.id
    article_id = release.article_id
    judged, gone = threading.Event(), threading.Event()

    def at_the_last_moment(name: str) -> None:
        if name == "publish.before_commit":
            judged.set()
            gone.wait(LONG_ENOUGH_S)

    monkeypatch.setattr(commit, "crash_point", at_the_last_moment)

    def acts(number: int) -> str:
        if number == 0:
            return "carried" if carry(release_id) else "refused"
        judged.wait(PATIENCE_S)
        away(picture_id, by=people.person(author_id))
        told_to_renew()
        gone.set()
        return "gone"

    outcomes = at_once(app, 2, acts)
    monkeypatch.undo()
    make.react()

    assert outcomes == ["carried", "gone"]
    assert files_shown(article_id) == []
