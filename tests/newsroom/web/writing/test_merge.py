"""Two people write one article: who holds it, and how their texts are brought together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from newsroom.articles import actions, queries
from newsroom.articles.content import Content
from newsroom.articles.models import Edition
from newsroom.articles.writing import lock as writing_lock
from tests import make
from tests.newsroom.web.journey import Desk, sign_in, words
from tests.newsroom.web.keeping import count, form_on, keep, page_of, told

pytestmark = pytest.mark.database

ONE_MINE = "One mine.\n\nTwo is here."
TWO_PARTS = replace(make.STORY, body="<p>One is here.</p>\n<p>Two is here.</p>")


@dataclass(frozen=True)
class Met:
    """An author who saves a text that an editor saved while it was open, and what they get."""

    people: make.Staff
    edition: Edition
    desk: Desk
    reply: TestResponse

    @property
    def action(self) -> str:
        """Where the decisions are sent to."""
        (found,) = re.findall(r'id="merge" method="post" action="([^"]+)"', self.reply.text)
        return str(found)


def meet(app: Flask, theirs: Content, **mine: str) -> Met:
    people = make.staff()
    edition = make.draft(people, TWO_PARTS)
    desk = sign_in(app, people.author)
    opened = form_on(desk, page_of(edition))
    actions.save(edition.id, theirs, version=edition.version, by=people.editor_en)
    return Met(people, edition, desk, desk.client.post(page_of(edition), data=opened | mine))


def test_two_changes_of_one_place_are_decided_and_seen_before_they_are_saved(app: Flask) -> None:
    theirs = replace(
        TWO_PARTS, standfirst="Their standfirst.", body="<p>One theirs.</p>\n<p>Two is here.</p>"
    )
    met = meet(app, theirs, body=ONE_MINE)
    desk, edition, asked = met.desk, met.edition, met.reply

    decided = desk.client.post(met.action, data=desk.form(asked.text, met.action))
    result = form_on(desk, "", decided.text)
    saved = desk.client.post(page_of(edition), data=result)

    assert asked.status_code == 409
    assert "Nothing is lost" in words(asked)
    assert "One mine." in asked.text
    assert "One theirs." in asked.text
    assert decided.status_code == 200
    assert result["body"] == "One mine.\n\nOne theirs.\n\nTwo is here."
    assert result["standfirst"] == "Their standfirst."
    assert saved.status_code == 302
    assert make.current_of(queries.edition(edition.id)).standfirst == "Their standfirst."
    assert queries.side_drafts(edition.id, met.people.author.id) == []


@pytest.mark.parametrize(
    ("choice", "body"),
    [
        ("mine", "One mine.\n\nTwo is here."),
        ("theirs", "One theirs.\n\nTwo is here."),
        ("edit", "One **ours**.\n\nTwo is here."),
    ],
)
def test_a_block_is_mine_theirs_or_written_anew(app: Flask, choice: str, body: str) -> None:
    theirs = replace(TWO_PARTS, body="<p>One theirs.</p>\n<p>Two is here.</p>")
    met = meet(app, theirs, body=ONE_MINE)
    picked = {"pick.body.0": choice, "edit.body.0": "One **ours**."}

    form = met.desk.form(met.reply.text, met.action)
    decided = met.desk.client.post(met.action, data=form | picked)

    assert form_on(met.desk, "", decided.text)["body"] == body


def test_changes_in_different_places_need_no_decision(app: Flask) -> None:
    theirs = replace(TWO_PARTS, body="<p>One is here.</p>\n<p>Two is theirs.</p>")

    met = meet(app, theirs, body=ONE_MINE)
    form = form_on(met.desk, "", met.reply.text)

    assert met.reply.status_code == 409
    assert form["body"] == "One mine.\n\nTwo is theirs."
    assert "One change of the saved text is taken in" in words(met.reply)
    assert met.desk.client.post(page_of(met.edition), data=form).status_code == 302


def test_a_text_saved_once_more_is_decided_once_more(app: Flask) -> None:
    met = meet(app, replace(TWO_PARTS, title="Theirs"), title="Mine")
    later = replace(TWO_PARTS, title="Theirs, later")
    version = queries.edition(met.edition.id).version
    actions.save(met.edition.id, later, version=version, by=met.people.editor_en)

    reply = met.desk.client.post(met.action, data=met.desk.form(met.reply.text, met.action))

    assert reply.status_code == 409
    assert "Theirs, later" in reply.text


def test_a_text_kept_aside_is_brought_together_later(app: Flask) -> None:
    met = meet(app, replace(TWO_PARTS, title="Theirs"), body=ONE_MINE)
    desk, edition = met.desk, met.edition
    (kept,) = queries.side_drafts(edition.id, met.people.author.id)

    asked = desk.open(f"/desk/articles/{edition.article_id}/merge/{kept.id}")
    decided = desk.client.post(page_of(edition), data=desk.form(asked.text, page_of(edition)))

    form = form_on(desk, "", decided.text)
    assert (form["title"], form["body"]) == ("Theirs", "One mine.\n\nTwo is here.")
    assert form["merged"] == str(kept.id)


@pytest.mark.parametrize("together", ["", "x", "0" * 32])
def test_decisions_about_no_text_of_theirs_lead_nowhere(app: Flask, together: str) -> None:
    people = make.staff()
    edition = make.draft(people)

    reply = sign_in(app, people.author).send(page_of(edition), together=together)

    assert reply.status_code == 404


def test_a_draft_over_an_older_text_is_merged_or_kept_aside(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    keep(desk, edition, title="Mine")
    theirs = replace(make.STORY, title="Theirs")
    actions.save(edition.id, theirs, version=edition.version, by=people.editor_en)

    page = desk.page(page_of(edition))
    (aside,) = re.findall(r'formaction="([^"]+/aside)"', page)
    desk.send(aside)
    shown = desk.page(page_of(edition))

    assert "Bring two texts together" in page
    assert form_on(desk, "", shown)["title"] == "Theirs"
    assert "Kept aside for you" in shown
    assert [one.texts["title"] for one in queries.side_drafts(edition.id, people.author.id)] == [
        "Mine"
    ]
    assert count() == 0


def test_a_text_kept_aside_is_its_persons_alone(app: Flask) -> None:
    met = meet(app, make.numbered(), title="Mine")
    people, edition, desk = met.people, met.edition, met.desk
    (kept,) = queries.side_drafts(edition.id, people.author.id)
    other = sign_in(app, people.editor_en)
    base = f"/desk/articles/{edition.article_id}"

    reply = other.open(f"{base}/merge/{kept.id}")
    other.send(f"{base}/aside/{kept.id}/away")

    assert reply.status_code == 404
    assert len(queries.side_drafts(edition.id, people.author.id)) == 1
    desk.send(f"{base}/aside/{kept.id}/away")
    assert queries.side_drafts(edition.id, people.author.id) == []


def test_whoever_lost_the_lock_saves_nothing_and_loses_nothing(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk, other = sign_in(app, people.author), sign_in(app, people.editor_en)
    lock = f"/desk/articles/{edition.article_id}/lock"
    opened = form_on(desk, page_of(edition)) | {"tab": "a", "title": "Mine"}
    mine = desk.send(lock, tab="a")
    refused = other.send(lock, tab="b")

    taken = other.send(lock, tab="b", over=told(refused)["writes"]["tab"])
    heard = keep(desk, edition, tab="a", title="Mine")
    saved = desk.send(page_of(edition), **opened)

    assert told(mine)["writes"] is None
    assert told(refused)["writes"]["said"].startswith("Ana has been writing this since ")
    assert told(taken)["writes"] is None
    assert told(heard)["writes"]["said"].startswith("Emma has been writing this since ")
    assert saved.status_code == 409
    assert "Somebody else took over the writing meanwhile." in words(saved)
    assert form_on(desk, "", saved.text)["title"] == "Mine"
    assert queries.edition(edition.id).version == edition.version


def test_the_page_says_who_writes_and_holds_no_lock_without_script(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    writing_lock.beat(edition.id, tab="b", by=people.editor_en)
    desk = sign_in(app, people.author, locale="es")

    page = desk.page(page_of(edition))
    saved = desk.send(page_of(edition), **(form_on(desk, "", page) | {"title": "Mine"}))

    assert "Emma está escribiendo este texto desde" in page
    assert saved.status_code == 302


def test_a_lock_is_given_back_and_looked_at(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk, other = sign_in(app, people.author), sign_in(app, people.editor_en)
    lock = f"/desk/articles/{edition.article_id}/lock"
    desk.send(lock, tab="a")

    looked = other.send(lock, tab="b", do="look")
    other.send(lock, tab="a", do="leave")
    still = other.send(lock, tab="b", do="look")
    desk.send(lock, tab="a", do="leave")

    assert told(looked)["writes"]["own"] is False
    assert told(still)["writes"] is not None
    assert told(other.send(lock, tab="b", do="look"))["writes"] is None


def test_a_page_whose_sign_in_came_back_gets_a_new_token(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.author)

    here = told(desk.open("/desk/articles/here"))
    anonymous = app.test_client().get("/desk/articles/here")

    assert here["owner"] == people.author.id.hex
    assert here["token"]
    assert anonymous.status_code == 302
