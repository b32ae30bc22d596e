"""A number in an address that no database knows leads nowhere, and breaks nothing."""

from __future__ import annotations

import pytest
from flask import Flask

from tests import make
from tests.newsroom.web.journey import sign_in

HUGE = 10**30


@pytest.mark.database
@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        ("editor_en", f"/desk/articles?page={HUGE}", 200),
        ("editor_en", "/desk/articles?page=-3", 200),
        ("editor_en", "/desk/articles?page=two", 200),
        ("editor_en", f"/desk/pictures/?page={HUGE}", 200),
        ("editor_es", f"/translate/board/?page={HUGE}", 200),
        ("translator", f"/translate/?page={HUGE}", 200),
        ("editor_en", f"/desk/releases/log?before={HUGE}", 200),
        ("editor_en", f"/translate/memory/?before={HUGE}", 200),
        ("editor_en", f"/translate/memory/{HUGE}", 404),
        ("admin", f"/admin/site/versions/{HUGE}", 404),
    ],
)
def test_a_page_that_no_list_has_is_answered(app: Flask, who: str, path: str, status: int) -> None:
    people = make.staff()

    browser = sign_in(app, getattr(people, who))

    assert browser.open(path).status_code == status


@pytest.mark.database
def test_a_text_of_a_number_that_there_is_not_is_not_found(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)

    reply = sign_in(app, people.duty).open(f"/desk/revisions/{edition.id}/compare?from=1&to={HUGE}")

    assert reply.status_code == 404
