"""How the languages of an article go public, decided on its page."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.articles import queries as articles
from newsroom.articles.states import PairPolicy
from tests import make
from tests.newsroom.web.journey import sign_in, words

UNTIL = {"day": "2035-05-01", "time": "08:00", "zone": "UTC"}


@pytest.mark.parametrize("policy", [PairPolicy.SOURCE_FIRST, PairPolicy.SINGLE])
def test_an_exception_for_the_pair_needs_a_reason_and_an_end(
    app: Flask, policy: PairPolicy
) -> None:
    people = make.staff()
    edition = make.draft(people)
    page = f"/desk/articles/{edition.article_id}"
    form, desk = f"{page}/policy/{policy}", sign_in(app, people.editor_en)

    replies = [
        desk.press(page, form, **UNTIL),
        desk.press(page, form, reason="Friday’s hearing."),
        desk.press(page, form, **(UNTIL | {"day": "2020-01-01"}), reason="Friday’s hearing."),
    ]
    desk.press(page, form, **UNTIL, reason="Friday’s hearing.")

    assert [one.status_code for one in replies] == [422] * 3
    assert "Please give a reason." in words(replies[0])
    assert "Choose a day." in words(replies[1])
    assert "This time is already over." in words(replies[2])
    found = articles.article(edition.article_id)
    assert (found.pair_policy, found.policy_reason) == (policy, "Friday’s hearing.")
    desk.press(page, f"{page}/policy/together")
    assert articles.article(edition.article_id).pair_policy is PairPolicy.TOGETHER
