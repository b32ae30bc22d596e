"""What an article's page says of a translation that was cancelled, and how it is opened anew."""

from __future__ import annotations

from flask import Flask

from newsroom.translations import actions, queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from tests import make
from tests.newsroom.web.journey import sign_in, words


def cancelled(people: make.Staff) -> TranslationTask:
    task = make.claimed(people, make.numbered())
    make.translate(task, people.translator)
    actions.cancel(task.id, by=people.editor_es, reason="Not this one.")
    return task


def test_the_page_says_who_cancelled_it_in_which_role_and_why(app: Flask) -> None:
    people = make.staff()
    task = cancelled(people)

    page = words(sign_in(app, people.author).open(f"/desk/articles/{task.article_id}"))

    assert "This language is missing: its translation was cancelled." in page
    assert "Cancelled by Elena, editor (español)," in page
    assert "Not this one." in page
    assert "Open the translation anew" not in page


def test_an_editor_of_the_language_opens_it_anew_and_the_work_is_kept(app: Flask) -> None:
    people = make.staff()
    task = cancelled(people)
    before = {key: one.text for key, one in queries.targets(task.edition_id).items()}
    url = f"/desk/articles/{task.article_id}"
    desk = sign_in(app, people.editor_es)

    desk.press(url, f"/review/{task.id}/open_anew")

    newest = queries.latest_of(task.article_id, "es")
    assert newest is not None
    assert newest.id != task.id
    assert (newest.state, task.state) == (TaskState.OPEN, TaskState.CANCELLED)
    assert {key: one.text for key, one in queries.targets(task.edition_id).items()} == before
    assert "This language is missing" not in words(desk.open(url))


def test_it_is_opened_only_once_and_by_nobody_else(app: Flask) -> None:
    people = make.staff()
    task = cancelled(people)
    editor, other = sign_in(app, people.editor_es), sign_in(app, people.editor_en)

    refused = other.send(f"/review/{task.id}/open_anew")
    first = editor.send(f"/review/{task.id}/open_anew")
    second = editor.send(f"/review/{task.id}/open_anew")

    assert [one.status_code for one in (refused, first, second)] == [403, 302, 409]
    assert "This translation was opened anew already." in words(second)
