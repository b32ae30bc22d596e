"""A picture is served as long as a public article shows it, and is unknown before and after."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles.content import Content
from newsroom.database import db, now
from newsroom.events.models import Delivery
from newsroom.media import actions as media
from newsroom.media import queries
from newsroom.media.models import Picture
from newsroom.publishing import actions as releasing
from newsroom.publishing import carrying, refreshing, taking_back
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from tests import make, verified
from tests.newsroom.media import files, taken
from tests.newsroom.web.browsing import Browser

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]

_FILE = re.compile(r"/-/media/[0-9a-f]{32}\.(?:avif|webp|jpg)")


def story(picture: Picture) -> Content:
    body = f'<p>The river.</p><p><img src="picture:{picture.id.hex}" alt=""></p>'
    return replace(make.numbered(), body=body)


def names_of(picture: Picture) -> list[str]:
    found = queries.picture(picture.id).files
    suffixes = {"image/avif": "avif", "image/webp": "webp", "image/jpeg": "jpg"}
    return [f"/-/media/{one['digest'][:32]}.{suffixes[one['media_type']]}" for one in found]


def statuses(app: Flask, paths: list[str]) -> set[int]:
    return {Browser(app).get(path).status_code for path in paths}


def test_every_file_is_there_with_its_article_and_not_before_and_not_after(shared_app, people):
    one = taken.picture(people.author, width=700)
    release = make.ready(people, story(one))
    paths = names_of(one)

    before = statuses(shared_app, paths)
    releasing.publish(release.id, by=people.editor_es)
    make.react()
    during = [Browser(shared_app).get(path) for path in paths]
    slug = make.current_of(release.article.source).slug
    page = Browser(shared_app).get(f"/en/{slug}/").text
    sound = verified.violations(2, 3, 7, 12)
    taking_back.withdraw(release.article_id, by=people.editor_es, reason="Test.")
    make.react()

    assert before == {404}
    assert {one.status_code for one in during} == {200}
    assert {one.content_type for one in during} == {"image/avif", "image/webp", "image/jpeg"}
    assert [one for one in during if files.holds_marker(one.data)] == []
    assert set(_FILE.findall(page)) <= set(paths)
    assert [one.line for one in sound] == []
    assert statuses(shared_app, paths) == {404}
    assert statuses(
        shared_app, [f"/-/media/{one.digest}.jpg", f"/-/media/{one.digest[:32]}.jpg"]
    ) == {404}


def test_what_two_articles_show_stays_until_the_last_of_them_is_gone(shared_app, people):
    one = taken.picture(people.author, width=701)
    first, second = (make.published(people, story(one)) for _ in range(2))
    paths = names_of(one)

    taking_back.withdraw(first.article_id, by=people.editor_es, reason="Test.")
    make.react()
    between = statuses(shared_app, paths)
    taking_back.withdraw(second.article_id, by=people.editor_es, reason="Test.")
    make.react()

    assert between == {200}
    assert statuses(shared_app, paths) == {404}


def test_a_retired_picture_is_served_no_more(shared_app, people):
    one = taken.picture(people.author, width=702)
    make.published(people, story(one))
    db.session.rollback()

    media.retire(one.id, by=people.editor_es)
    make.react()

    assert statuses(shared_app, names_of(one)) == {404}


def test_a_picture_that_could_not_be_taken_from_a_page_is_taken_from_it_later(
    shared_app, people, monkeypatch
):
    one = taken.picture(people.author, width=717)
    make.published(people, story(one))
    paths = names_of(one)

    def broken(*_: object) -> bool:
        raise OSError("no room")

    with monkeypatch.context() as harmed:
        harmed.setattr(carrying, "carry", broken)
        media.retire(one.id, by=people.author)
        with pytest.raises(OSError, match="no room"):
            make.react()
        carrying_over = db.update(Delivery).where(Delivery.done_at.is_(None))
        db.session.execute(carrying_over.values(done_at=now()))
        db.session.commit()
    still = statuses(shared_app, paths)
    failed = db.update(Release).where(Release.state == ReleaseState.FAILED)
    db.session.execute(failed.values(made_at=now() - dt.timedelta(hours=2)))
    db.session.commit()

    refreshing.refresh_all(refreshing.outdated())
    make.react()

    assert still == {200}
    assert statuses(shared_app, paths) == {404}
    assert refreshing.outdated() == []
