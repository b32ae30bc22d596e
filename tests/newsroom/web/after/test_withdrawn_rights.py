"""Whoever lost a right sees nothing any more of what it opened, at their next request."""

from __future__ import annotations

from flask import Flask

from newsroom.people import actions
from newsroom.people.models import Role
from newsroom.translations import claims
from tests import make
from tests.newsroom.web.browsing import Browser


def test_old_news_no_longer_names_articles_of_a_withdrawn_direction(app: Flask) -> None:
    people = make.staff()
    both = make.person("author", "translator:en>es")
    title = make.current_of(make.approved(people, make.numbered())).title
    browser = Browser(app, both)
    assert title in browser.get("/desk/").text

    actions.withdraw(both, Role.TRANSLATOR, "en>es", by=people.admin)

    assert title not in browser.get("/desk/").text


def test_a_claim_in_a_withdrawn_direction_is_no_longer_shown(app: Flask) -> None:
    people = make.staff()
    task = make.task_of(make.approved(people, make.numbered()).article)
    claims.claim(task.id, by=people.translator)
    title = task.source_revision.title
    browser = Browser(app, people.translator)
    assert title in browser.get("/translate/").text

    actions.withdraw(people.translator, Role.TRANSLATOR, "en>es", by=people.admin)

    assert title not in browser.get("/translate/").text
    assert title not in browser.get("/desk/").text
