"""The translators' bench in a browser: claim, write, save, lose a race, hand in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.articles import placeholders
from newsroom.articles import queries as article_queries
from newsroom.translations import claims, queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import TargetStatus, TaskState
from tests import make
from tests.newsroom.web.bench_page import key_of, open_bench, row
from tests.newsroom.web.journey import sign_in, words


@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_translator_claims_an_open_task(app: Flask, locale: str) -> None:
    people = make.staff()
    task = make.task_of(make.approved(people).article)
    desk = sign_in(app, people.translator, locale=locale)

    reply = desk.press("/translate/", f"/translate/{task.id}/claim")

    assert reply.location == f"/translate/{task.id}"
    assert queries.task(task.id).holder_id == people.translator.id


def test_a_task_that_somebody_else_took_is_refused_in_words(app: Flask) -> None:
    people = make.staff()
    task = make.task_of(make.approved(people).article)
    desk = sign_in(app, people.translator)
    form = desk.form(desk.page("/translate/"), f"/translate/{task.id}/claim")
    claims.claim(task.id, by=make.person("translator:en>es"))

    reply = desk.client.post(f"/translate/{task.id}/claim", data=form)

    assert reply.status_code == 409
    assert "Another translator has already claimed this task." in words(reply)


@pytest.mark.database
def test_only_touched_segments_are_saved(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    title, heading = key_of(task, "title"), key_of(task, "heading")

    desk.press(bench, bench, **{f"text.{title}": "Ganan", f"done.{title}": "1"})
    desk.press(bench, bench, **{f"text.{heading}": "Qué dijo el tribunal"})

    rows = {row.segment.key: row for row in queries.rows(queries.task(task.id))}
    assert (rows[title].text, rows[title].version) == ("Ganan", 1)
    assert rows[title].status is TargetStatus.CONFIRMED
    assert (rows[heading].text, rows[heading].version) == ("Qué dijo el tribunal", 1)
    assert rows[heading].status is TargetStatus.DRAFT


def test_a_save_leaves_what_waits_for_a_second_look_as_it_is(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    make.translate(task, people.translator)
    source = article_queries.article(task.article_id).source
    changed = replace(make.STORY, title="River defenders win", body=make.STORY.body)
    articles.save(source.id, changed, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    assert source.current_revision_id is not None
    articles.approve(source.id, source.current_revision_id, by=people.editor_en)
    make.react()
    title = key_of(task, "title")

    desk.press(bench, bench)
    untouched = row(queries.task(task.id), "title").status
    desk.press(bench, bench, **{f"done.{title}": "1"})

    assert untouched is TargetStatus.FUZZY
    assert row(queries.task(task.id), "title").status is TargetStatus.CONFIRMED


def test_marks_are_typed_as_they_are_shown(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    page = desk.page(bench)
    paragraph = key_of(task, "paragraph")

    assert "{1}" in page
    assert "{1}…{/1}" in page
    desk.press(bench, bench, **{f"text.{paragraph}": "El {1}viernes{/1} <b>leyeron</b>."})

    stored = row(queries.task(task.id), "paragraph").text
    assert stored == 'El <g id="1">viernes</g> &lt;b&gt;leyeron&lt;/b&gt;.'
    assert desk.form(desk.page(bench), bench)[f"text.{paragraph}"].endswith("<b>leyeron</b>.")


def test_broken_marks_keep_every_typed_text(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    paragraph, heading = key_of(task, "paragraph"), key_of(task, "heading")
    typed = {
        f"text.{paragraph}": "El {1}viernes.",
        f"text.{heading}": "Qué dijo",
        f"done.{heading}": "1",
    }

    reply = desk.press(bench, bench, **typed)

    assert reply.status_code == 422
    assert "The mark 1 is never closed." in words(reply)
    again = desk.form(reply.text, bench)
    assert {name: again[name] for name in typed} == typed
    assert not row(queries.task(task.id), "heading").text


def test_a_check_speaks_beside_its_segment(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    standfirst = key_of(task, "standfirst")

    desk.press(bench, bench, **{f"text.{standfirst}": make.STORY.standfirst})

    page = desk.page(bench)
    beside = page.split(f'id="state-{standfirst}"')[1].split("</li>\n<li class")[0]
    assert "This text still stands in the source language." in beside.split("segment-source")[0]


def _saved_elsewhere(task: TranslationTask, kind: str, text: str, people: make.Staff) -> None:
    here = row(task, kind)
    entry = Entry(here.segment.key, placeholders.from_plain(text), here.version)
    save_segments(task.id, [entry], fence=task.fence, by=people.translator)


@pytest.mark.database
def test_a_stale_save_shows_both_texts_and_lets_the_person_choose(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    title, heading = key_of(task, "title"), key_of(task, "heading")
    _saved_elsewhere(task, "title", "Antes", people)
    opened = desk.form(desk.page(bench), bench)
    _saved_elsewhere(queries.task(task.id), "title", "Texto del otro <b>", people)

    typed = opened | {f"text.{title}": "Mi texto <i>", f"text.{heading}": "Dicho"}
    reply = desk.client.post(bench, data=typed)

    assert reply.status_code == 409
    said = words(reply)
    assert "neither is lost" in said
    assert "Texto del otro <b>" in said
    form = desk.form(reply.text, bench)
    assert form[f"text.{title}"] == "Mi texto <i>"
    assert form[f"keep.{title}"] == "mine"
    assert desk.client.post(bench, data=form).status_code == 302
    assert row(queries.task(task.id), "title").text == "Mi texto &lt;i&gt;"
    assert row(queries.task(task.id), "heading").text == "Dicho"
    assert "Mi texto <i>" in words(desk.open(bench))


def test_keeping_the_saved_text_changes_nothing(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    title = key_of(task, "title")
    opened = desk.form(desk.page(bench), bench)
    _saved_elsewhere(task, "title", "Del otro", people)
    reply = desk.client.post(bench, data=opened | {f"text.{title}": "Mío"})

    form = desk.form(reply.text, bench) | {f"keep.{title}": "theirs"}
    desk.client.post(bench, data=form)

    assert row(queries.task(task.id), "title").text == "Del otro"


def test_a_lost_claim_keeps_the_typed_text_aside(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    title = key_of(task, "title")
    opened = desk.form(desk.page(bench), bench)
    other = make.person("translator:en>es", name="Otilia")
    claims.reassign(task.id, to=other, by=people.editor_es)

    reply = desk.client.post(bench, data=opened | {f"text.{title}": "Mi trabajo"})

    assert reply.status_code == 409
    assert "no longer in your hands" in words(reply)
    assert "Mi trabajo" in words(reply)
    assert "Mi trabajo" in words(desk.open(bench))
    assert not row(queries.task(task.id), "title").text


def test_handing_in_saves_what_was_typed_last(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    make.translate(task, people.translator)
    title = key_of(task, "title")

    reply = desk.press(bench, bench, **{f"text.{title}": "Por fin", "then": "hand_in"})

    assert reply.status_code == 302
    found = queries.task(task.id)
    assert found.state is TaskState.HANDED_IN
    assert found.edition.current_revision is not None
    assert found.edition.current_revision.title == "Por fin"


def test_handing_in_too_early_says_what_is_missing_and_keeps_the_work(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    title = key_of(task, "title")

    reply = desk.press(bench, bench, **{f"text.{title}": "Ganan", "then": "hand_in"})

    assert reply.status_code == 409
    assert "Some segments are empty" in words(reply)
    assert row(queries.task(task.id), "title").text == "Ganan"
    assert "Some segments are empty" in words(desk.open(bench))


def test_a_task_is_given_back_with_a_note_and_its_work(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    make.translate(task, people.translator)

    desk.press(bench, f"{bench}/give-back", reason="I am travelling.")

    found = queries.task(task.id)
    assert found.state is TaskState.OPEN
    assert row(found, "title").text.startswith("Traducido")
    page = sign_in(app, people.editor_es).open(f"/desk/articles/{task.article_id}")
    assert "I am travelling." in words(page)


def test_hostile_words_are_escaped_on_the_bench(app: Flask) -> None:
    hostile = '</textarea><script>alert(1)</script>{1}{{7*7}}"'
    people = make.staff()
    task = make.claimed(people, replace(make.STORY, title=hostile, standfirst=hostile))
    desk = sign_in(app, people.translator)
    bench = f"/translate/{task.id}"

    desk.press(bench, bench, **{f"text.{key_of(task, 'title')}": hostile})

    pages = [desk.page(url) for url in (bench, f"{bench}/preview", "/translate/")]
    assert all(
        "<script>alert" not in page and "49" not in words(desk.open(bench)) for page in pages
    )
    assert desk.form(pages[0], bench)[f"text.{key_of(task, 'title')}"] == hostile.replace(
        "{1}", "\\{1}"
    )
