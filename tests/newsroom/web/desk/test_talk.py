"""One page and one count of what is open beside an article, in all its languages."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from newsroom.articles.comments import actions as comments
from newsroom.articles.comments.actions import Said
from newsroom.translations import actions, queries, remarks, talking
from newsroom.translations.models import TranslationTask
from tests import make, statements
from tests.newsroom.web.browsing import Browser


@pytest.fixture
def people(app: Flask) -> make.Staff:
    assert app.testing
    return make.staff()


def body_key(task: TranslationTask) -> str:
    return next(one.segment.key for one in queries.rows(task) if one.segment.kind == "paragraph")


def talked_about(people: make.Staff) -> TranslationTask:
    """Return a translation in review, with a comment, a note, a question and a wish beside it."""
    task = make.handed_in(people)
    source = task.article.source
    comments.say(source.id, Said("Is it the same river?"), by=people.editor_en)
    key = body_key(task)
    talking.note(task.id, key, "A word for the translator.", by=people.editor_es)
    talking.ask(task.id, key, "Which valley is meant?", by=people.translator)
    talking.wish(task.id, key, "Say it shorter.", by=people.editor_es)
    return task


def finished(people: make.Staff) -> TranslationTask:
    """Return an approved translation, with a note left open and a question answered."""
    task = make.handed_in(people)
    key = body_key(task)
    asked = talking.ask(task.id, key, "Which valley is meant?", by=people.translator)
    talking.answer(task.id, asked.id, "The northern one.", by=people.author)
    talking.note(task.id, key, "A word for next time.", by=people.editor_es)
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    return task


def open_and_settled(page: str) -> tuple[str, str]:
    """Return what stands beside the translation: before its fold, and in it."""
    beside = page.partition('id="translation-es"')[2].partition("</section>")[0]
    before, _fold, after = beside.partition('<details class="comment-settled">')
    return before, after


def tally(page: str) -> list[str]:
    found = re.search(r'<a class="button[^>]*/comments">.*?</a>', page, re.DOTALL)
    return re.findall(r"\d+", re.sub(r"<[^>]*>", "", found[0])) if found else []


def test_comments_lead_to_what_is_said_beside_the_translation(
    app: Flask, people: make.Staff
) -> None:
    task = talked_about(people)

    page = Browser(app, people.editor_es).get(f"/desk/articles/{task.article_id}/comments").text

    assert "Is it the same river?" in page
    assert "<h2>Beside the translation</h2>" in page
    for words in ("A word for the translator.", "Which valley is meant?", "Say it shorter."):
        assert words in page
    assert f'href="/review/{task.id}"' in page
    place = f'href="/translate/{task.id}/segments/{body_key(task)}/remarks?next='
    assert page.count(place) == 3


def test_the_author_reads_only_what_is_asked(app: Flask, people: make.Staff) -> None:
    task = talked_about(people)

    author = Browser(app, people.author)
    page = author.get(f"/desk/articles/{task.article_id}/comments").text

    assert "Which valley is meant?" in page
    assert "A word for the translator." not in page
    assert "Say it shorter." not in page
    assert "Open the translation" not in page
    assert tally(author.get(f"/desk/articles/{task.article_id}").text) == ["2"]


def test_one_count_is_of_both_languages_and_gone_when_all_is_settled(
    app: Flask, people: make.Staff
) -> None:
    task = make.handed_in(people)
    editor = Browser(app, people.editor_es)
    article = f"/desk/articles/{task.article_id}"
    assert tally(editor.get(article).text) == []
    comment = comments.say(task.article.source.id, Said("Which river?"), by=people.editor_en)
    note = talking.note(task.id, body_key(task), "Look here.", by=people.editor_es)

    both = tally(editor.get(article).text)
    comments.settle(comment.edition_id, comment.id, by=people.editor_en)
    talking.settle(task.id, note.id, "Seen.", by=people.translator)

    assert both == ["2"]
    assert tally(editor.get(article).text) == []


@pytest.mark.database
def test_what_was_said_beside_a_finished_translation_stays_to_be_read(
    app: Flask, people: make.Staff
) -> None:
    task = finished(people)
    editor = Browser(app, people.editor_es)

    page = editor.get(f"/desk/articles/{task.article_id}/comments").text
    article = editor.get(f"/desk/articles/{task.article_id}").text

    still_open, settled = open_and_settled(page)
    assert "A word for next time." in still_open
    assert "Which valley is meant?" not in still_open
    assert "Which valley is meant?" in settled
    assert "The northern one." in settled
    assert "<strong>Ana</strong>: answered" in settled
    assert tally(article) == ["1"]
    for way in (f"/translate/{task.id}?show=remarks", f"/translate/{task.id}/segments/"):
        assert f'href="{way}' in page
    assert editor.get(f"/translate/{task.id}?show=remarks").status_code == 200
    assert editor.get(f"/translate/{task.id}/segments/{body_key(task)}/remarks").status_code == 200


def test_of_a_finished_translation_its_author_reads_the_questions_alone(
    app: Flask, people: make.Staff
) -> None:
    task = finished(people)
    author = Browser(app, people.author)

    still_open, settled = open_and_settled(
        author.get(f"/desk/articles/{task.article_id}/comments").text
    )

    assert "A word for next time." not in still_open + settled
    assert "No comment is open." in still_open
    assert "The northern one." in settled
    assert tally(author.get(f"/desk/articles/{task.article_id}").text) == []


def test_a_question_left_open_by_a_cancelled_correction_is_counted_but_waits_for_nobody(
    app: Flask, people: make.Staff
) -> None:
    article = make.published(people).article
    make.rewrite(people, article, make.numbered())
    task = make.task_of(article)
    talking.ask(task.id, body_key(task), "How is it spelt?", by=people.translator)
    author = Browser(app, people.author)
    assert "Questions to the author" in author.get(f"/desk/articles/{article.id}").text
    actions.cancel(task.id, by=people.editor_es, reason="Not needed.")

    page = author.get(f"/desk/articles/{article.id}").text
    comments_page = author.get(f"/desk/articles/{article.id}/comments").text

    assert tally(page) == ["1"]
    assert "Questions to the author" not in page
    assert "How is it spelt?" in open_and_settled(comments_page)[0]
    assert remarks.asked_of(people.author) == []


@pytest.mark.database
def test_a_cancelled_correction_leaves_what_was_said_beside_the_finished_translation(
    app: Flask, people: make.Staff
) -> None:
    article = make.published(people).article
    done = queries.of_article(article.id)[0]
    talking.note(done.id, body_key(done), "A word for next time.", by=people.editor_es)
    make.rewrite(people, article, make.numbered())
    newest = make.task_of(article)
    editor = Browser(app, people.editor_es)
    page = f"/desk/articles/{article.id}/comments"

    under_way = editor.get(page).text
    actions.cancel(newest.id, by=people.editor_es, reason="Not needed.")
    afterwards = editor.get(page).text

    for shown, task in ((under_way, newest), (afterwards, done)):
        assert shown.count("A word for next time.") == 1
        assert f'href="/translate/{task.id}?show=remarks"' in shown


def test_beside_a_translation_that_was_cancelled_and_never_finished_nothing_is_told(
    app: Flask, people: make.Staff
) -> None:
    task = talked_about(people)
    actions.cancel(task.id, by=people.editor_es, reason="Not needed.")

    page = Browser(app, people.editor_es).get(f"/desk/articles/{task.article_id}/comments").text

    assert "Is it the same river?" in page
    assert "Say it shorter." not in page


def test_translators_read_no_comments_on_the_source(app: Flask, people: make.Staff) -> None:
    task = talked_about(people)

    reply = Browser(app, people.translator).get(f"/desk/articles/{task.article_id}/comments")

    assert reply.status_code == 404


def test_many_remarks_cost_as_many_statements_as_one(app: Flask, people: make.Staff) -> None:
    task = make.handed_in(people)
    editor = Browser(app, people.editor_es)
    page = f"/desk/articles/{task.article_id}/comments"
    key = body_key(task)
    costs = []
    for _ in range(2):
        talking.note(task.id, key, "Look here.", by=people.editor_es)
        editor.get(page)
        with statements.counted() as sent:
            editor.get(page)
        costs.append(len(sent))
        for number in range(3):
            talking.note(task.id, key, f"And here {number}.", by=people.editor_es)

    assert costs[0] == costs[1]
