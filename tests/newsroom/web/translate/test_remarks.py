"""What is said beside segments, in a browser: as plain pages, as parts, and for whom."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.translations import actions, queries, remarks, talking, waivers
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TargetStatus, Verdict
from tests import make, rows
from tests.newsroom.translations import beside
from tests.newsroom.translations.beside import address, past_text
from tests.newsroom.web.journey import Desk, sign_in, words

PART = {"HX-Request": "true"}


def said(task: TranslationTask) -> list[tuple[str, str]]:
    found = remarks.of(task.edition_id).values()
    return [(str(one.kind), one.text) for ones in found for one in ones]


def part(desk: Desk, url: str, **fields: str) -> str:
    """Send a form as htmx does; returns the part of the page that comes back."""
    token = desk.form(desk.page("/desk/"), "/account/language")["csrf_token"]
    reply = desk.client.post(url, data=fields, headers={**PART, "X-CSRFToken": token})
    assert "<html" not in reply.text
    return reply.text


@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_question_goes_to_the_author_and_its_answer_comes_back(app: Flask, locale: str) -> None:
    people = make.staff()
    task = make.claimed(people)
    translator = sign_in(app, people.translator, locale=locale)
    talk = f"{address(task)}/remarks"
    translator.press(talk, talk, kind="query", text="Which <river>?")
    make.react()
    author = sign_in(app, people.author, locale=locale)
    article = f"/desk/articles/{task.article_id}"

    home, page = author.page("/desk/"), author.page(article)
    [query] = remarks.of(task.edition_id)[beside.key(task)]
    reply = author.press(article, f"{talk}/{query.id}/answer", text="The Mantaro.")

    assert f"{article}#queries" in home
    assert "Which &lt;river&gt;?" in home
    assert "Which &lt;river&gt;?" in page
    assert make.STORY.title in page
    assert reply.location == article
    assert "Which" not in author.page(article).partition('id="text"')[0]
    assert "The Mantaro." in words(translator.open(talk))


def test_a_question_may_end_as_a_correction_of_the_source(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    query = talking.ask(task.id, beside.key(task), "2018?", by=people.translator)
    author = sign_in(app, people.author)
    talk = f"{address(task)}/remarks"

    page = author.page(talk)
    reply = author.send(f"{talk}/{query.id}/mends", text="2019.")

    assert "Answer, and correct the source text" in page
    assert reply.location == f"/desk/articles/{task.article_id}/edit"
    assert remarks.one(task, query.id).verdict is Verdict.ACCEPTED


def test_remarks_fold_out_and_in_beside_the_segment_without_a_form_of_their_own(
    app: Flask,
) -> None:
    people = make.staff()
    task = make.claimed(people)
    desk = sign_in(app, people.translator)
    talk = f"{address(task)}/remarks"

    opened = desk.client.get(talk, headers=PART).text
    kept = part(desk, talk, kind="note", text="Mind the tone.")
    folded = desk.client.get(f"{talk}?short=1", headers=PART).text

    assert "<form" not in opened
    assert f'id="talk-{beside.key(task)}"' in opened
    assert f'id="talk-{beside.key(task)}"' in folded
    assert "Mind the tone." in kept
    assert "notes: Mind the tone." in folded
    assert "1 remark" in folded


def test_what_was_typed_comes_back_with_what_is_wrong_with_it(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    desk = sign_in(app, people.editor_es)
    talk = f"{address(task)}/remarks"

    empty = desk.press(talk, talk, kind="note", text="  ")
    long = desk.press(talk, talk, kind="change", text="x" * 2_001)
    torn = desk.press(talk, f"{address(task)}/suggestions", text="{1}sin cerrar")
    broken = desk.send(f"{address(task, 'paragraph')}/suggestions", text="Los {1}jueces leyeron")

    assert [one.status_code for one in (empty, long, broken)] == [422, 422, 422]
    assert "This cannot be empty." in words(empty)
    assert "x" * 2_001 in long.text
    assert "Los {1}jueces leyeron" in broken.text
    assert torn.status_code == 302  # a title has no marks: what looks like one is words
    assert said(task) == [("suggestion", "")]


def test_an_editor_proposes_and_the_holder_takes_it_over(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    editor = sign_in(app, people.editor_es)
    talk = f"{address(task)}/remarks"
    editor.press(talk, f"{address(task)}/suggestions", text="Ganan su caso")
    actions.request_changes(task.id, by=people.editor_es, reason="Una cosa.")
    [proposal] = remarks.of(task.edition_id)[beside.key(task)]
    translator = sign_in(app, people.translator)

    page = translator.page(talk)
    translator.press(talk, f"{talk}/{proposal.id}/accept")

    assert "<ins>Ganan su caso</ins>" in page
    assert beside.row(task).text == "Ganan su caso"


def test_an_editor_saves_a_text_and_another_one_approves_it(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    editor = sign_in(app, people.editor_es)
    talk = f"{address(task)}/remarks"
    form = editor.form(editor.page(talk), f"{address(task)}/suggestions")

    editor.client.post(f"{address(task)}/text", data=form | {"text": "Ganan su caso"})
    again = editor.client.post(f"{address(task)}/text", data=form | {"text": "Ganan"})
    own = editor.press(f"/review/{task.id}", f"/review/{task.id}/approve")

    assert make.current_of(task.edition).title == "Ganan su caso"
    assert again.status_code == 409
    assert own.status_code == 409
    sign_in(app, people.duty).press(f"/review/{task.id}", f"/review/{task.id}/approve")
    assert queries.task(task.id).state == "done"
    translator = sign_in(app, people.translator)
    edits = f"/translate/{task.id}/edits/"
    assert f'href="{edits}"' in translator.page(f"/translate/{task.id}")
    assert "<ins>Ganan su caso</ins>" in translator.page(edits)
    assert "Elena" in words(translator.open(edits))
    assert sign_in(app, people.author).open(edits).status_code == 404


def test_a_page_of_segments_is_drawn_anew_after_an_editors_own_text(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    editor = sign_in(app, people.editor_es)
    form = editor.form(editor.page(f"{address(task)}/remarks"), f"{address(task)}/suggestions")

    reply = editor.client.post(
        f"{address(task)}/text", data=form | {"text": "Ganan su caso"}, headers=PART
    )

    assert reply.headers["HX-Refresh"] == "true"
    assert "Your text is saved." in words(editor.open(f"/review/{task.id}"))


def test_a_reason_lets_a_finding_stand_and_the_editor_reads_it(app: Flask) -> None:
    people = make.staff()
    task = beside.without_its_number(people)
    translator = sign_in(app, people.translator)
    bench, talk = f"/translate/{task.id}", f"{address(task, 'paragraph')}/remarks"
    waive = f"{address(task, 'paragraph')}/waivers/numbers"

    refused = translator.press(bench, bench, then="hand_in")
    empty = translator.press(talk, waive, reason=" ")
    translator.press(talk, waive, reason="Está en el título.")
    translator.press(bench, bench, then="hand_in")
    editor = sign_in(app, people.editor_es)
    review = editor.page(f"/review/{task.id}")
    editor.press(talk, f"{waive}/reject", reason="No basta.")
    closed = editor.page(f"/review/{task.id}")

    assert (refused.status_code, empty.status_code) == (409, 422)
    assert "The number 300 of the source is missing." in review
    assert "May stand, says Tomás: Está en el título." in review
    assert waivers.of(task.edition_id) == {}
    assert '<a href="#wishes">A change that an editor wished for is still open.</a>' in closed


def test_an_earlier_text_is_shown_as_changes_and_brought_back_as_a_draft(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)
    past_text(task, "Traducido: River defenders lose their case")
    desk = sign_in(app, people.translator)
    past = f"{address(task)}/past"

    page = desk.page(past)
    inline = desk.client.get(past, headers=PART).text
    desk.press(past, f"{past}/0")

    assert "<del>lose</del><ins>win</ins>" in re.sub(r"\s+<", "<", page)
    assert 'data-text="Traducido: River defenders lose their case"' in inline
    assert "<form" not in inline
    found = beside.row(task)
    assert (found.text, found.status) == (
        "Traducido: River defenders lose their case",
        TargetStatus.DRAFT,
    )


def test_words_that_put_somebody_at_risk_are_erased_for_good_by_an_editor(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)
    past_text(task, "Zumbayllu ganó")
    query = talking.ask(task.id, beside.key(task), "Is it Zumbayllu?", by=people.translator)
    talking.answer(task.id, query.id, "Zumbayllu, yes.", by=people.author)
    editor = sign_in(app, people.editor_es)
    talk, past = f"{address(task)}/remarks", f"{address(task)}/past"

    refused = sign_in(app, people.translator).send(f"{talk}/{query.id}/erase")
    editor.press(talk, f"{talk}/{query.id}/erase")
    editor.press(past, f"{past}/0/erase")

    assert refused.status_code == 403
    assert "Zumbayllu" not in str(rows.snapshot())
    assert "These words were erased." in editor.page(talk)


def test_hostile_words_stay_words(app: Flask) -> None:
    hostile = '<script>alert(1)</script>" onmouseover="x'
    people = make.staff()
    task = make.handed_in(people, replace(make.STORY, title=hostile))
    talking.ask(task.id, beside.key(task), hostile, by=people.translator)
    talking.suggest(task.id, beside.key(task), "&lt;script&gt;alert(2)", by=people.editor_es)
    editor = sign_in(app, people.editor_es)

    for url in (
        f"{address(task)}/remarks",
        f"{address(task)}/past",
        f"/review/{task.id}",
        f"/translate/{task.id}",
        f"/desk/articles/{task.article_id}",
    ):
        page = editor.page(url)
        assert "<script>alert" not in page
        assert '" onmouseover="' not in page


@pytest.mark.parametrize("headers", [{}, PART])
def test_a_segment_that_nobody_wrote_in_yet_has_a_page_of_its_past(app, headers):
    people = make.staff()
    task = make.claimed(people)
    desk = sign_in(app, people.translator)

    reply = desk.client.get(f"{address(task)}/past", headers=headers)

    assert reply.status_code == 200
    assert "Nothing was written here yet." in reply.text
