"""What an article's page says once readers have lost it, and of a text that is agreed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions
from newsroom.publishing import takedowns, taking_back
from newsroom.translations import actions as translating
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


def test_a_text_without_a_step_says_so_and_shows_no_dead_button(app: Flask) -> None:
    people = make.staff()
    article = make.published(people).article

    page = words(sign_in(app, people.author).open(f"/desk/articles/{article.id}"))

    assert "Next step The text itself needs no step of yours now." in page
    assert "it can be withdrawn, not spiked" not in page


def test_what_was_taken_away_is_not_offered_to_be_copied(app: Flask) -> None:
    people = make.staff()
    article = make.published(people).article
    desk = sign_in(app, people.author)
    url = f"/desk/articles/{article.id}"
    before = desk.page(url)
    taking_back.withdraw(article.id, by=people.editor_en, reason="A mistake")
    make.react()

    after = words(desk.open(url))

    assert f'action="{url}/duplicate"' in before
    assert "Duplicate It was taken away from readers, so its text is not copied." in after


def test_a_spiked_article_says_why_nothing_goes_on_from_it(app: Flask) -> None:
    people = make.staff()
    draft = make.draft(people)
    actions.spike(draft.id, by=people.author, reason="Not now.")

    page = words(sign_in(app, people.author).open(f"/desk/articles/{draft.article_id}"))

    assert "Write a follow-up The article is spiked. Restore it first." in page
    assert "Next step Restore" in page


def test_what_was_stopped_before_it_was_public_does_not_go_on_by_itself(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    takedowns.take_down(release.article_id, by=people.editor_en)
    make.react()

    page = words(sign_in(app, people.author).open(f"/desk/articles/{release.article_id}"))

    assert "Stopped here now What comes next Nothing of it goes out" in page
    assert WENT_ON not in page


def test_a_translation_that_was_cancelled_waits_for_a_decision(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    translating.cancel(task.id, by=people.editor_es, reason="Not this one.")
    make.react()

    page = words(sign_in(app, people.author).open(f"/desk/articles/{task.article_id}"))

    assert (
        "Its translation was cancelled. An editor opens it anew, or lets the original go out alone."
        in page
    )
    assert WENT_ON not in page


def test_two_texts_with_notes_on_one_page_lead_each_to_its_own(app: Flask) -> None:
    people = make.staff()
    note = '<ol class="notes"><li id="note-log">The log.</li></ol>'
    body = f'<p>They left<sup><a href="#note-log">1</a></sup>.</p>{note}'
    article = make.published(people, replace(make.STORY, body=body)).article

    page = sign_in(app, people.author).page(f"/desk/articles/{article.id}")

    assert page.count('id="note-log"') == page.count('id="es-note-log"') == 1
    assert page.count('href="#note-log"') == page.count('href="#es-note-log"') == 1
    assert page.count('id="noteref-log"') == page.count('id="es-noteref-log"') == 1
