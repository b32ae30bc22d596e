"""The page of a takedown offers to erase what stays away, with a tick."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.articles import queries as articles
from newsroom.publishing import erasing, takedowns
from newsroom.publishing.states import ReviewOutcome
from tests import make
from tests.newsroom.web import afterwards
from tests.newsroom.web.journey import sign_in, words


@pytest.mark.parametrize(
    ("locale", "wanted", "sure", "done"),
    [
        (
            "en", "Erase every word",
            "Please confirm that you are sure.", "Every word of it is erased.",
        ),
        (
            "es", "Borrar todas las palabras",
            "Confirme que no tiene dudas.", "Se borraron todas sus palabras.",
        ),
    ],
)  # fmt: skip
def test_what_stays_away_is_erased_after_a_tick(
    at_rest: Flask, people: make.Staff, locale: str, wanted: str, sure: str, done: str
) -> None:
    article_id = afterwards.live(people)
    takedown = takedowns.take_down(article_id, by=people.editor_en)
    page = f"{afterwards.page(article_id)}/takedown"
    desk = sign_in(at_rest, people.editor_es, locale=locale)
    early, refused = wanted in desk.page(page), desk.send(f"{page}/erase", sure="1")
    takedowns.review(
        takedown.id, outcome=ReviewOutcome.STAYS_AWAY, reason="No.", by=people.editor_es
    )

    without = desk.press(page, f"{page}/erase", sure="")
    erased = desk.press(page, f"{page}/erase", sure="1")
    shown = desk.open(page)

    assert (early, refused.status_code) == (False, 409)
    assert (without.status_code, sure in words(without)) == (422, True)
    assert erased.status_code == 302
    assert done in words(shown)
    assert wanted not in shown.text


def test_the_preview_of_an_erased_translation_says_that_its_words_are_gone(
    at_rest: Flask, people: make.Staff
) -> None:
    article_id = afterwards.live(people)
    task = make.task_of(articles.article(article_id))
    takedown = takedowns.take_down(article_id, by=people.editor_en)
    outcome = ReviewOutcome.STAYS_AWAY
    takedowns.review(takedown.id, outcome=outcome, reason="No.", by=people.editor_es)
    erasing.erase(article_id, by=people.editor_es)

    preview = sign_in(at_rest, people.translator).open(f"/translate/{task.id}/preview")

    assert preview.status_code == 410
    assert "erased" in words(preview)
