"""What an article's page says of a translation that was cancelled, and how it is opened anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask

from newsroom.articles import actions as writing
from newsroom.articles import policies
from newsroom.articles.models import Article
from newsroom.articles.states import PairPolicy
from newsroom.database import now
from newsroom.publishing import taking_back
from newsroom.translations import acknowledging, actions, queries
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


WANTED = "The article goes out in its own language alone. Let it go out in both languages first."
SOURCE_AGREED = (
    "The source text is being changed; once it is approved, its translation opens by itself."
)


def goes_alone(people: make.Staff) -> Article:
    article = make.claimed(people, make.numbered()).article
    until = now() + dt.timedelta(days=2)
    policies.set_policy(
        article.id, PairPolicy.SINGLE, by=people.editor_en, reason="The hearing.", until=until
    )
    make.react()
    return article


def spiked(people: make.Staff) -> Article:
    article = make.claimed(people, make.numbered()).article
    writing.spike(article.source.id, by=people.author, reason="Not now.")
    make.react()
    return article


def acknowledged(people: make.Staff) -> Article:
    """Return an article taken from readers, whose newer text needs no other translation."""
    article = make.published(people, make.numbered()).article
    make.rewrite(people, article, make.numbered())
    taking_back.withdraw(article.id, by=people.editor_en, reason="A mistake.")
    make.react()
    revision = make.current_of(article.source)
    edition = make.task_of(article).edition
    acknowledging.acknowledge(edition.id, revision.id, by=people.editor_es)
    make.react()
    return article


@pytest.mark.parametrize(
    ("end", "why"),
    [
        (goes_alone, "the article goes out in its own language alone"),
        (spiked, "the article was spiked"),
        (acknowledged, "the translation stays as it is"),
    ],
)
def test_what_the_newsroom_cancelled_by_itself_says_why_in_words(
    app: Flask, end: Callable[[make.Staff], Article], why: str
) -> None:
    people = make.staff()
    article = end(people)
    task = queries.latest_of(article.id, "es")
    assert task is not None
    assert task.state is TaskState.CANCELLED

    ended = words(sign_in(app, people.author).open(f"/desk/articles/{article.id}"))

    told = ended.partition("This language is missing: its translation was cancelled.")[2]
    said = told.partition("Cancelled by the newsroom itself, ")[2]
    assert why in said[:120]


def changed(people: make.Staff) -> Article:
    """Return an article whose source text is a draft again, after its translation was cancelled."""
    source = cancelled(people).article.source
    content = make.numbered()
    writing.save(source.id, content, version=source.version, by=people.author)
    make.react()
    return source.article


@pytest.mark.parametrize(
    ("end", "unmet", "met"),
    [(goes_alone, WANTED, SOURCE_AGREED), (changed, SOURCE_AGREED, WANTED)],
)
def test_it_is_not_opened_anew_before_what_is_missing_is_mended(
    app: Flask, end: Callable[[make.Staff], Article], unmet: str, met: str
) -> None:
    people = make.staff()
    article = end(people)
    task = queries.latest_of(article.id, "es")
    assert task is not None
    editor = sign_in(app, people.editor_es)

    page = editor.page(f"/desk/articles/{article.id}")
    refused = editor.send(f"/review/{task.id}/open_anew")

    assert "Open the translation anew" in page
    assert unmet in page
    assert met not in page
    assert refused.status_code == 409
    assert unmet in words(refused)
    newest = queries.latest_of(article.id, "es")
    assert newest is not None
    assert newest.id == task.id
