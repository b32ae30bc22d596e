"""One page and one count of what is open beside an article, in all its languages."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from newsroom.articles.comments import actions as comments
from newsroom.articles.comments.actions import Said
from newsroom.translations import queries, talking
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
