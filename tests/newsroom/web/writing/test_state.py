"""What the writing page says of saving is true in each state; where none leads on, it says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions, queries
from newsroom.articles.content import of_revision
from newsroom.articles.models import Article
from newsroom.articles.states import EditionState
from newsroom.database import now
from newsroom.publishing import actions as releasing
from newsroom.publishing import queries as releases
from newsroom.publishing import takedowns, taking_back
from newsroom.publishing.states import ReleaseState
from tests import make
from tests.newsroom.web.journey import sign_in, words

WAITS = "This text waits for an editor. Saving a change makes it a draft again"
READ = "An editor is reading this text. Saving a change takes it out of the review"
AGREED = "This text is approved. Saving a change makes it a draft again"
OUT_SOON = "It is ready to go out. With a change it no longer is."
PLANNED = "Saving a change takes it off the schedule."
ON_HOLD = "Its publication is on hold, and stays so."
LIVE = "Readers have this text. Saving a change makes a draft of it here"
EARLIER = "Readers have an earlier text, until this one is approved and published."
AWAY = "Readers do not get this article: it is withdrawn."
ALL = (WAITS, READ, AGREED, OUT_SOON, PLANNED, ON_HOLD, LIVE, EARLIER, AWAY)
RETRACTED = "This article was taken back for good"
SPIKED = "This article is spiked. Its text can be changed once somebody restores it."
NOTES = {"en": "It was wrong.", "es": "Era falso."}


def draft(people: make.Staff) -> Article:
    return make.draft(people).article


def submitted(people: make.Staff) -> Article:
    edition = make.draft(people)
    actions.submit(edition.id, by=people.author)
    return edition.article


def in_review(people: make.Staff) -> Article:
    article = submitted(people)
    actions.take_review(article.source.id, by=people.editor_en)
    return article


def approved(people: make.Staff) -> Article:
    return make.approved(people).article


def ready(people: make.Staff) -> Article:
    return make.ready(people).article


def scheduled(people: make.Staff) -> Article:
    release = make.ready(people)
    wall = (now() + dt.timedelta(days=2)).replace(tzinfo=None)
    releasing.schedule(release.id, wall=wall, zone="UTC", by=people.editor_es)
    return release.article


def held(people: make.Staff) -> Article:
    release = make.ready(people)
    releasing.hold(release.id, by=people.editor_en, reason="A lawyer reads it")
    return release.article


def live(people: make.Staff) -> Article:
    return make.published(people).article


def being_updated(people: make.Staff) -> Article:
    article = live(people)
    changed = replace(of_revision(make.current_of(article.source)), title="A newer title")
    actions.save(article.source.id, changed, version=article.source.version, by=people.author)
    make.react()
    return article


def update_waits(people: make.Staff) -> Article:
    article = being_updated(people)
    actions.submit(article.source.id, by=people.author)
    return article


def withdrawn(people: make.Staff) -> Article:
    article = live(people)
    taking_back.withdraw(article.id, by=people.editor_en, reason="A mistake")
    make.react()
    return article


def retracted(people: make.Staff) -> Article:
    article = live(people)
    taking_back.retract(article.id, by=people.editor_en, reason="A mistake", notes=NOTES)
    make.react()
    return article


def taken_down_after_it_was_retracted(people: make.Staff) -> Article:
    article = retracted(people)
    takedowns.take_down(article.id, by=people.editor_en)
    make.react()
    return article


def spiked(people: make.Staff) -> Article:
    edition = make.draft(people)
    actions.spike(edition.id, by=people.author, reason="Nothing came of it")
    return edition.article


@pytest.mark.parametrize(
    ("situation", "lines"),
    [
        (draft, ()),
        (submitted, (WAITS,)),
        (in_review, (READ,)),
        (approved, (AGREED,)),
        (ready, (AGREED, OUT_SOON)),
        (scheduled, (AGREED, PLANNED)),
        (held, (AGREED, ON_HOLD)),
        (live, (LIVE,)),
        (being_updated, (EARLIER,)),
        (update_waits, (WAITS, EARLIER)),
        (withdrawn, (AGREED, AWAY)),
    ],
)
def test_the_page_says_what_saving_does(
    app: Flask, situation: Callable[[make.Staff], Article], lines: tuple[str, ...]
) -> None:
    people = make.staff()
    article = situation(people)

    page = words(sign_in(app, people.author).open(f"/desk/articles/{article.id}/edit"))

    assert tuple(one for one in ALL if one in page) == lines


@pytest.mark.parametrize("situation", [submitted, in_review, approved, scheduled, live, withdrawn])
def test_saving_does_what_the_page_said(
    app: Flask, situation: Callable[[make.Staff], Article]
) -> None:
    people = make.staff()
    article = situation(people)
    public = article.source.public_revision_id
    desk = sign_in(app, people.author)

    desk.press(f"/desk/articles/{article.id}/edit", "", title="Another title")
    make.react()

    stored = queries.article(article.id).source
    assert (stored.state, stored.public_revision_id) == (EditionState.DRAFT, public)
    release = releases.unfinished_of(article.id)
    assert release is None or release.state is ReleaseState.ASSEMBLING


def test_a_release_on_hold_stays_there(app: Flask) -> None:
    people = make.staff()
    article = held(people)

    sign_in(app, people.author).press(f"/desk/articles/{article.id}/edit", "", title="Another")
    make.react()

    assert make.waiting_release(article).state is ReleaseState.HELD


def test_whoever_is_asked_for_changes_reads_which_ones_while_writing(app: Flask) -> None:
    people = make.staff()
    article = submitted(people)
    asked = "Who says so? <b>Name</b> them."
    actions.request_changes(article.source.id, by=people.editor_en, reason=asked)

    page = sign_in(app, people.author).page(f"/desk/articles/{article.id}/edit")

    assert "Changes are asked for" in page
    assert "Who says so? &lt;b&gt;Name&lt;/b&gt; them." in page


@pytest.mark.parametrize(
    ("situation", "said"),
    [
        (spiked, SPIKED),
        (retracted, RETRACTED),
        (taken_down_after_it_was_retracted, RETRACTED),
    ],
)
def test_where_editing_leads_nowhere_it_is_not_offered_and_its_page_leads_back(
    app: Flask, situation: Callable[[make.Staff], Article], said: str
) -> None:
    people = make.staff()
    article = situation(people)
    url = f"/desk/articles/{article.id}"
    desk = sign_in(app, people.author)

    offered, reply = desk.page(url), desk.open(f"{url}/edit")

    assert f'href="{url}/edit"' not in offered
    assert reply.status_code == 409
    assert said in words(reply)
    assert f'href="{url}' in reply.text
    assert '<form id="write"' not in reply.text


@pytest.mark.parametrize("situation", [spiked, retracted])
def test_what_is_sent_there_all_the_same_is_given_back(
    app: Flask, situation: Callable[[make.Staff], Article]
) -> None:
    people = make.staff()
    article = situation(people)
    number = make.current_of(article.source).number
    desk = sign_in(app, people.author)

    token = desk.form(desk.page("/account/notifications"), "/account/language")["csrf_token"]
    reply = desk.client.post(
        f"/desk/articles/{article.id}/edit",
        data={"csrf_token": token, "body": "Words typed meanwhile"},
        headers={"Referer": "http://localhost/desk/"},
    )

    assert reply.status_code == 409
    assert "Words typed meanwhile" in reply.text
    assert make.current_of(queries.article(article.id).source).number == number


def test_somebody_who_never_writes_there_is_not_told_why(app: Flask) -> None:
    people = make.staff()
    article = retracted(people)

    reply = sign_in(app, people.editor_es).open(f"/desk/articles/{article.id}/edit")

    assert reply.status_code == 403
    assert RETRACTED not in words(reply)
