"""A picture that may not be shown keeps its text from the next step, and says why."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from newsroom.articles import actions, pictures, showing
from newsroom.articles.models import Article
from newsroom.database import db, now
from newsroom.errors import Refused
from newsroom.media import clearing, queries
from newsroom.media.clearance import Clearance
from newsroom.media.models import Picture
from newsroom.media.states import Consent, UsedIn
from newsroom.people.models import Notification, Person
from newsroom.publishing import actions as releasing
from newsroom.publishing import going_out
from newsroom.publishing import queries as releases
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from tests import make, rows, statements
from tests.newsroom.media import taken

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]


def story(*shown: Picture):
    images = "".join(f'<p><img src="picture:{one.id.hex}" alt=""></p>' for one in shown)
    return replace(make.numbered(), body=f"<p>The river.</p>{images}")


def say(picture: Picture, by: Person, **said: Any) -> None:
    version = queries.picture(picture.id).version
    clearing.clear(picture.id, Clearance(**said), version=version, by=by)


def refusals(error: Refused) -> dict[str, str]:
    return {one.guard: str(one.message) for one in error.unmet}


def test_a_text_is_not_submitted_while_a_picture_of_it_may_not_be_shown(people):
    free, ended = (taken.picture(people.author, width=width) for width in (171, 172))
    edition = make.draft(people, story(free, ended))
    say(ended, people.author, rights_end_at=now())

    with pytest.raises(Refused) as refused:
        actions.submit(edition.id, by=people.author)

    words = "Picture 2 of the text: Its rights have ended."
    assert refusals(refused.value) == {"pictures_cleared": words}
    say(ended, people.author, rights_end_at=now() + dt.timedelta(days=9))
    actions.submit(edition.id, by=people.author)


def test_a_text_is_not_approved_when_consent_was_withdrawn_meanwhile(people):
    picture = taken.picture(people.author, width=173)
    edition = make.draft(people, story(picture))
    actions.submit(edition.id, by=people.author)
    clearing.withdraw_consent(picture.id, by=people.author)

    with pytest.raises(Refused) as refused:
        actions.approve(edition.id, make.current_of(edition).id, by=people.editor_en)

    assert "withdrew their consent" in refusals(refused.value)["pictures_cleared"]


def test_a_picture_for_one_article_is_refused_in_every_other(people):
    picture = taken.picture(people.author, width=174)
    first, second = (make.draft(people, story(picture)) for _ in range(2))
    only = {"used_in": UsedIn.ONE_ARTICLE, "only_article_id": first.article_id}
    say(picture, people.author, **only)

    actions.submit(first.id, by=people.author)
    with pytest.raises(Refused) as refused:
        actions.submit(second.id, by=people.author)

    assert set(refusals(refused.value)) == {"pictures_cleared"}


def test_nothing_is_published_or_scheduled_with_a_picture_without_consent(people):
    picture = taken.picture(people.author, width=175)
    release = make.ready(people, story(picture))
    say(picture, people.author, consent=Consent.REFUSED)

    with pytest.raises(Refused) as refused:
        releasing.publish(release.id, by=people.editor_en)

    assert "The people in it do not consent." in refusals(refused.value)["pictures_cleared"]


def test_what_is_scheduled_is_held_when_the_rights_end_before_it_is_due(people):
    picture = taken.picture(people.author, width=176)
    release = make.ready(people, story(picture))
    tomorrow = (now() + dt.timedelta(days=1)).replace(tzinfo=None)
    releasing.schedule(release.id, wall=tomorrow, zone="UTC", by=people.editor_en)
    rows.change(Picture, picture.id, rights_end_at=now())
    rows.change(Release, release.id, due_at=rows.ago(seconds=30))

    went = going_out.go_when_due(release.id)

    assert went is False
    assert releases.release(release.id).state is ReleaseState.HELD


def test_a_live_page_loses_a_picture_whose_consent_is_withdrawn_and_gets_it_back(people):
    picture = taken.picture(people.author, width=177)
    release = make.published(people, story(picture))

    clearing.withdraw_consent(picture.id, by=people.author)
    make.react()
    without = page(release)
    say(picture, people.author, consent=Consent.WRITTEN)
    make.react()

    assert "/-/media/" not in without
    assert "/-/media/" in page(release)


def page(release) -> str:
    article = db.session.get_one(Article, release.article_id, populate_existing=True)
    public = article.source.public_revision
    assert public is not None
    return make.site_bytes("en", public.slug).decode()


def test_the_editors_of_live_pages_and_who_sent_it_are_told_once(people):
    picture = taken.picture(people.author, width=178)
    make.published(people, story(picture))
    clearing.withdraw_consent(picture.id, by=people.duty)

    make.react()
    make.react()

    told = db.select(Notification.person_id).where(
        Notification.event.has(kind="picture_consent_withdrawn", subject_id=picture.id)
    )
    assert sorted(db.session.scalars(told)) == sorted(
        one.id for one in (people.author, people.editor_en, people.editor_es)
    )


def test_a_text_without_pictures_costs_no_statement(people):
    edition = make.draft(people, make.numbered())
    assert edition.current_revision is not None

    with statements.counted() as sent:
        assert pictures.uncleared(edition) == ()

    assert sent == []


def test_where_a_picture_stands_is_known_without_reading_any_text(people):
    picture = taken.picture(people.author, width=179)
    release = make.published(people, story(picture))
    make.rewrite(people, release.article, make.numbered())

    name = picture.id
    with statements.counted() as sent:
        found = {(one.language, one.is_live, one.is_current) for one in showing.where(name)}

    assert len(sent) == 1
    assert found == {("en", True, False), ("es", True, True)}
    assert showing.live_languages(picture.id) == ["en", "es"]
