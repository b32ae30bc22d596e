"""One segment as the page's script saves it, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from newsroom.articles import queries as articles
from newsroom.database import db
from newsroom.translations import claims, queries
from newsroom.translations.models import SegmentPast, TranslationTask
from newsroom.translations.states import Origin, TargetStatus
from tests import make
from tests.newsroom.web.bench_page import key_of, open_bench, row
from tests.newsroom.web.journey import Desk, sign_in, words

TWICE = replace(make.STORY, body="<p>Nobody answered.</p><p>Silence.</p><p>Nobody answered.</p>")


def _save(
    desk: Desk, bench: str, form: dict[str, str], key: str, text: str, **more: str
) -> tuple[int, dict[str, Any]]:
    fields = ("csrf_token", "fence", "source", f"seen.{key}")
    alone = {name: form[name] for name in fields} | {f"text.{key}": text} | more
    reply = desk.client.post(f"{bench}/segments/{key}", data=alone)
    return reply.status_code, reply.get_json()


def _opened(desk: Desk, bench: str) -> dict[str, str]:
    return desk.form(desk.page(bench), bench)


@pytest.mark.database
def test_one_segment_is_saved_while_its_translator_writes_on(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    title = key_of(task, "title")

    status, told = _save(desk, bench, _opened(desk, bench), title, "Ganan")

    assert status == 200
    [line] = told["lines"]
    assert (line["key"], line["text"], line["status"]) == (title, "Ganan", "draft")
    assert "Saved at" in line["state"]
    assert row(queries.task(task.id), "title").text == "Ganan"
    assert "1 of 6 segments" in words(desk.open(f"{bench}/panel"))


def test_the_panel_says_that_a_whole_translation_can_be_handed_in(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    make.translate(task, people.translator)

    panel = desk.page(f"{bench}/panel")

    assert "6 of 6 segments" in panel
    assert 'value="hand_in">' in panel


def test_a_check_speaks_in_the_reply_to_a_save(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    key = key_of(task, "standfirst")

    _, told = _save(desk, bench, _opened(desk, bench), key, make.STORY.standfirst)

    assert "This text still stands in the source language." in told["lines"][0]["state"]


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "The mark 1 is never closed."), ("es", "La marca 1 no se cierra")]
)
def test_broken_marks_are_refused_in_words_and_nothing_is_stored(
    app: Flask, locale: str, said: str
) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people, locale=locale)
    key = key_of(task, "paragraph")

    status, told = _save(desk, bench, _opened(desk, bench), key, "El {1}viernes.")

    assert status == 422
    assert said in told["error"]
    assert not row(queries.task(task.id), "paragraph").text


def test_a_segment_saved_elsewhere_comes_back_beside_ones_own(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    title, form = key_of(task, "title"), _opened(desk, bench)
    _save(desk, bench, form, title, "Ganan", **{f"done.{title}": "1"})

    status, told = _save(desk, bench, form, title, "Pierden")

    assert status == 409
    assert (told["clash"], told["finished"], told["lost"]) == ("Ganan", True, False)
    again = form | {f"seen.{title}": told["seen"]}
    assert _save(desk, bench, again, title, "Pierden")[0] == 200
    assert row(queries.task(task.id), "title").text == "Pierden"
    assert "Pierden" in words(desk.open(bench)).split("Kept aside for you")[1]


def test_a_lost_claim_says_so_and_keeps_the_text_aside(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    title, form = key_of(task, "title"), _opened(desk, bench)
    claims.reassign(task.id, to=make.another_translator(), by=people.editor_es)

    status, told = _save(desk, bench, form, title, "Mi trabajo")

    assert (status, told["lost"]) == (409, True)
    assert "no longer in your hands" in told["error"]
    assert "Mi trabajo" in words(desk.open(bench))


@pytest.mark.database
def test_a_finished_text_fills_its_equals_as_drafts(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people, TWICE)
    desk, bench = sign_in(app, people.translator), f"/translate/{task.id}"
    first, _, second = _paragraphs(task)

    _, told = _save(desk, bench, _opened(desk, bench), first, "Nadie.", **{f"done.{first}": "1"})

    assert [line["key"] for line in told["lines"]] == [first, second]
    filled = told["lines"][1]
    assert (filled["text"], filled["status"], filled["finished"]) == ("Nadie.", "draft", False)
    assert "Let it differ" in filled["state"]
    target = {one.segment.key: one.target for one in queries.rows(queries.task(task.id))}[second]
    assert target is not None
    assert (target.origin, target.status) == (Origin.REPEAT, TargetStatus.DRAFT)


def test_a_detached_repeat_goes_its_own_way_and_can_follow_again(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people, TWICE)
    desk, bench = sign_in(app, people.translator), f"/translate/{task.id}"
    first, _, second = _paragraphs(task)
    _save(desk, bench, _opened(desk, bench), first, "Nadie.", **{f"done.{first}": "1"})

    _save(desk, bench, _opened(desk, bench), second, "Nadie.", detach=second)
    _save(desk, bench, _opened(desk, bench), first, "Ninguno.", **{f"done.{first}": "1"})
    alone = _texts(task)[second]
    _save(desk, bench, _opened(desk, bench), second, "Nadie.", attach=second)
    _save(desk, bench, _opened(desk, bench), first, "Nadie más.", **{f"done.{first}": "1"})

    assert alone == "Nadie."
    assert _texts(task)[second] == "Nadie más."


def test_a_text_written_beside_an_older_source_waits_for_a_second_look(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    form, key = _opened(desk, bench), key_of(task, "standfirst")
    article = articles.article(task.article_id)
    newer = replace(make.STORY, standfirst="A court has ordered the mine to leave in May.")
    make.rewrite(people, article, newer)

    status, told = _save(desk, bench, form, key, "Un tribunal…", **{f"done.{key}": "1"})

    assert (status, told["moved"], told["lines"][0]["status"]) == (200, True, "fuzzy")
    assert "Still valid" in told["lines"][0]["state"]
    page = desk.page(bench)
    assert "<ins>mine</ins>" in page
    desk.press(bench, bench, valid=key)
    assert row(queries.task(task.id), "standfirst").status is TargetStatus.CONFIRMED


def test_a_text_whose_segment_left_the_source_is_kept_aside(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    form, key = _opened(desk, bench), key_of(task, "heading")
    shorter = replace(make.STORY, body="<p>The judges read their decision.</p>")
    make.rewrite(people, articles.article(task.article_id), shorter)

    status, told = _save(desk, bench, form, key, "Lo que dijo {el} tribunal")
    whole = desk.client.post(bench, data=form | {f"text.{key}": "En un formulario entero"})

    assert (status, told["gone"]) == (409, True)
    assert whole.status_code == 302
    kept = words(desk.open(bench)).split("Kept aside for you")[1]
    assert "Lo que dijo {el} tribunal" in kept
    assert "En un formulario entero" in kept


def test_beside_a_segment_stand_its_past_and_the_words_of_its_equals(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people, TWICE)
    desk, bench = sign_in(app, people.translator), f"/translate/{task.id}"
    first, _, second = _paragraphs(task)
    db.session.add(_past(task, second, "Así decía"))
    db.session.commit()
    _save(desk, bench, _opened(desk, bench), first, "Nadie <b>")

    page = desk.page(f"{bench}/segments/{second}/beside?fragment")

    assert 'data-take="Nadie &lt;b&gt;"' in page
    assert 'data-take="Así decía"' in page
    assert page.index("Nadie") < page.index("Así")
    assert "<html" in desk.page(f"{bench}/segments/{second}/beside")


def test_words_are_found_on_either_side_and_stand_in_no_address(app: Flask) -> None:
    people = make.staff()
    task, desk, bench = open_bench(app, people)
    form = _opened(desk, bench)
    _save(desk, bench, form, key_of(task, "title"), "Ganan los ríos")

    asked = {"csrf_token": form["csrf_token"], "q": "rÍos"}
    found = desk.client.post(f"{bench}/find", data=asked)
    shown = desk.client.post(f"{bench}/words", data=asked)

    assert found.get_json() == [key_of(task, "title")]
    assert "River defenders win their case Ganan los ríos segment 1" in words(shown)
    assert desk.open(f"{bench}/words?q=x").status_code == 405


def test_nobody_else_finds_what_stands_beside_a_segment(app: Flask) -> None:
    people = make.staff()
    task, _, bench = open_bench(app, people)
    stranger = sign_in(app, make.person("translator:es>en"))
    key = key_of(task, "title")

    replies = [stranger.open(f"{bench}/{one}") for one in (f"segments/{key}/beside", "panel")]

    assert [reply.status_code for reply in replies] == [404, 404]


@pytest.mark.parametrize("times", [1, 12])
def test_a_save_asks_the_database_as_often_however_long_the_text_is(app: Flask, times: int) -> None:
    people = make.staff()
    body = "".join(f"<p>Paragraph {number}.</p>" for number in range(times * 5))
    task = make.claimed(people, replace(make.STORY, body=body))
    desk, bench = sign_in(app, people.translator), f"/translate/{task.id}"
    form, key = _opened(desk, bench), _paragraphs(task)[0]
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    _save(desk, bench, form, key, "Párrafo")

    assert len([one for one in asked if not one.startswith("BEGIN")]) <= MOST_STATEMENTS


MOST_STATEMENTS = 19


def _paragraphs(task: TranslationTask) -> list[str]:
    rows = queries.rows(task)
    return [one.segment.key for one in rows if one.segment.kind == "paragraph"]


def _texts(task: TranslationTask) -> dict[str, str]:
    return {one.segment.key: one.text for one in queries.rows(queries.task(task.id))}


def _past(task: TranslationTask, key: str, text: str) -> SegmentPast:
    return SegmentPast(
        edition_id=task.edition_id,
        key=key,
        version=0,
        text=text,
        status=TargetStatus.DRAFT,
        origin=Origin.TYPED,
        source_digest="",
        updated_by=None,
        updated_at=task.opened_at,
    )
