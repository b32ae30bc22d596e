"""What an article's page says once readers have lost it, and of a text that is agreed."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.publishing import taking_back
from tests import make
from tests.newsroom.web.journey import sign_in, words

WENT_ON = "The newsroom itself goes on with it in a moment."


@pytest.mark.parametrize(
    ("for_good", "said"),
    [
        (False, "Withdrawn here now What comes next It stays away"),
        (True, "Retracted here now What comes next Nothing: it was taken back"),
    ],
)
def test_what_readers_have_lost_is_not_about_to_go_on(
    app: Flask, said: str, *, for_good: bool
) -> None:
    people = make.staff()
    article = make.published(people).article
    if for_good:
        notes = {"en": "It was wrong.", "es": "Era falso."}
        taking_back.retract(article.id, by=people.editor_en, reason="A mistake", notes=notes)
    else:
        taking_back.withdraw(article.id, by=people.editor_en, reason="A mistake")
    make.react()

    page = words(sign_in(app, people.author).open(f"/desk/articles/{article.id}"))

    assert said in page
    assert WENT_ON not in page


def test_only_a_text_that_can_be_submitted_leads_to_submitting(app: Flask) -> None:
    people = make.staff()
    draft, agreed = make.draft(people, make.numbered()), make.approved(people, make.numbered())
    desk = sign_in(app, people.author)

    pages = [words(desk.open(f"/desk/articles/{one.article_id}/edit")) for one in (draft, agreed)]

    assert ["Save and submit" in one for one in pages] == [True, False]
