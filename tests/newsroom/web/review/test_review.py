"""The target editor's page in a browser: read both, ask for changes, approve what was read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import queries as articles
from newsroom.articles.states import EditionState
from newsroom.translations import actions, queries
from newsroom.translations.states import TaskState
from tests import make
from tests.newsroom.web.journey import sign_in, words


@pytest.mark.parametrize("locale", ["en", "es"])
def test_an_editor_reads_both_texts_and_approves(app: Flask, locale: str) -> None:
    people = make.staff()
    task = make.handed_in(people)
    desk = sign_in(app, people.editor_es, locale=locale)
    url = f"/review/{task.id}"

    page = desk.page(url)
    reply = desk.press(url, f"{url}/approve")

    assert make.STORY.title in page
    assert f"Traducido: {make.STORY.title}" in page
    assert reply.status_code == 302
    found = queries.task(task.id)
    assert (found.state, found.edition.state) == (TaskState.DONE, EditionState.APPROVED)


def test_changes_are_asked_for_with_a_reason_that_the_translator_reads(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    desk = sign_in(app, people.editor_es)
    url = f"/review/{task.id}"

    refused = desk.press(url, f"{url}/request_changes", reason="")
    desk.press(url, f"{url}/request_changes", reason="Falta <la> fecha.")

    assert refused.status_code == 422
    assert "Please give a reason." in words(refused)
    assert queries.task(task.id).state is TaskState.CHANGES_REQUESTED
    translator = sign_in(app, people.translator)
    assert "Falta <la> fecha." in words(translator.open(f"/translate/{task.id}"))
    assert "Falta <la> fecha." in words(translator.open("/desk/"))


@pytest.mark.database
def test_an_approval_of_an_older_translation_is_refused_in_words(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    desk = sign_in(app, people.editor_es)
    url = f"/review/{task.id}"
    read = desk.form(desk.page(url), f"{url}/approve")
    actions.request_changes(task.id, by=people.editor_es, reason="Mejor.")
    row = next(row for row in queries.rows(task) if row.segment.kind == "title")
    translator = sign_in(app, people.translator)
    bench = f"/translate/{task.id}"
    translator.press(bench, bench, **{f"text.{row.segment.key}": "Otro título", "then": "hand_in"})

    reply = desk.client.post(f"{url}/approve", data=read)

    assert reply.status_code == 409
    assert "The translation was changed after you opened it." in words(reply)
    assert queries.task(task.id).state is TaskState.HANDED_IN


def test_nobody_approves_their_own_translation(app: Flask) -> None:
    people = make.staff()
    both = make.person("translator:en>es", "editor:es", name="Both")
    task = make.handed_in(replace(people, translator=both))
    desk = sign_in(app, both)
    url = f"/review/{task.id}"

    page = desk.open(url)
    reply = desk.press(url, f"{url}/approve")

    assert "needs the eyes of somebody else" in words(page)
    assert "Next move: another editor of the target language" in words(page)
    assert reply.status_code == 409
    assert queries.task(task.id).state is TaskState.HANDED_IN


def test_an_editor_decides_who_holds_a_task(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    other = make.person("translator:en>es", name="Otilia")
    desk = sign_in(app, people.editor_es)
    url = f"/review/{task.id}"

    desk.press(url, f"{url}/reassign", to=str(other.id))
    holder = queries.task(task.id).holder_id
    wrong = desk.press(url, f"{url}/reassign", to=str(people.author.id))
    desk.press(url, f"{url}/release_claim")
    opened = queries.task(task.id).state
    desk.press(url, f"{url}/cancel", reason="Only in English.")

    assert holder == other.id
    assert wrong.status_code == 422
    assert "This person does not translate in this direction." in words(wrong)
    assert opened is TaskState.OPEN
    assert queries.task(task.id).state is TaskState.CANCELLED


@pytest.mark.parametrize(
    ("who", "status"),
    [("editor_en", 403), ("translator", 403), ("author", 403), ("admin", 403), ("duty", 200)],
)
def test_only_editors_of_the_target_language_decide(app: Flask, who: str, status: int) -> None:
    people = make.staff()
    task = make.handed_in(people)

    assert sign_in(app, getattr(people, who)).open(f"/review/{task.id}").status_code == status


def test_unknown_steps_and_forged_revisions_are_not_found(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    desk = sign_in(app, people.editor_es)

    replies = [
        desk.send(f"/review/{task.id}/fly"),
        desk.send(f"/review/{task.id}/approve", revision="none"),
        desk.send(f"/review/{task.id}/reassign", to="nobody"),
    ]

    assert [one.status_code for one in replies] == [404, 404, 422]
    assert articles.edition(task.edition_id).state is EditionState.SUBMITTED


def test_the_list_shows_what_waits_for_reading(app: Flask) -> None:
    people = make.staff()
    make.handed_in(people, make.numbered())
    title = make.handed_in(people, make.numbered()).source_revision.title

    page = sign_in(app, people.editor_es).page("/review/")

    assert title in page
    assert page.count('class="list-row"') == 2


def test_hostile_words_are_escaped_for_the_editor(app: Flask) -> None:
    hostile = '<script>alert(1)</script>" onmouseover="x'
    people = make.staff()
    task = make.handed_in(people, replace(make.STORY, title=hostile, photo_credit=hostile))

    page = sign_in(app, people.editor_es).page(f"/review/{task.id}")

    assert "<script>alert" not in page
    assert '" onmouseover="' not in page
