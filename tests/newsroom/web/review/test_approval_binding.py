"""An approval covers everything that is published of a revision, so all of it is shown."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask

from newsroom.articles import actions
from newsroom.articles.states import BylineKind
from tests import make
from tests.newsroom.web.browsing import Browser


def test_who_approves_sees_whose_name_and_which_address_will_be_public(app: Flask) -> None:
    people = make.staff()
    story = replace(
        make.STORY, byline="Lucero Quispe", byline_kind=BylineKind.PSEUDONYM, slug="a-quiet-slug"
    )
    edition = make.draft(people, story)
    actions.submit(edition.id, by=people.author)

    page = Browser(app, people.editor_en).get(f"/desk/review/{edition.id}").text

    for shown in ("Lucero Quispe (pseudonym)", "a-quiet-slug", "Peru", story.photo_credit):
        assert shown in page


def test_what_was_not_read_is_not_approved(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    actions.submit(edition.id, by=people.author)
    read = make.current_of(edition).id
    other = replace(make.STORY, byline="Another name")
    actions.save(edition.id, other, version=edition.version, by=people.author)
    actions.submit(edition.id, by=people.author)

    answer = Browser(app, people.editor_en).post(
        f"/desk/review/{edition.id}/approve", {"revision": str(read)}
    )

    assert answer.status_code == 409
    assert edition.state == "submitted"
