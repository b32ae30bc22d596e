"""Readers are led from an article to what follows it and back, while both are live."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles import actions as articles
from newsroom.articles import duplicating
from newsroom.articles.models import Article, Edition
from newsroom.publishing import actions, taking_back
from newsroom.publishing.pages import inputs
from newsroom.translations import actions as translations
from newsroom.translations import claims
from tests import make
from tests.newsroom.publishing import asking
from tests.statements import counted

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def begun(people: make.Staff, first: Article) -> Edition:
    """Write a follow-up as far as its approved source text."""
    edition = duplicating.follow_up(first.id, by=people.author)
    articles.save(edition.id, make.numbered(), version=1, by=people.author)
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)
    make.react()
    return edition


def go_live(people: make.Staff, edition: Edition) -> None:
    task = make.task_of(edition.article)
    claims.claim(task.id, by=people.translator)
    make.translate(task, people.translator)
    translations.hand_in(task.id, by=people.translator)
    translations.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    make.react()
    actions.publish(make.waiting_release(edition.article).id, by=people.editor_es)
    make.react()


def leads(article: Article, language: str, to: Article) -> bool:
    slug = make.current_of(asking.edition_of(to, language)).slug
    return f'href="/{language}/{slug}/"' in asking.page(article, language).body.decode()


def test_both_pages_name_each_other_once_both_are_live_and_no_longer():
    people = make.staff()
    first = asking.live(people, make.numbered())
    edition = begun(people, first)
    title = make.current_of(edition).title
    assert title not in asking.page(first, "en").body.decode()

    go_live(people, edition)

    for language in ("en", "es"):
        assert leads(first, language, edition.article)
        assert leads(edition.article, language, first)
    for language, after, before in (
        ("en", "What came after:", "This follows:"),
        ("es", "Lo que vino después:", "Es continuación de:"),
    ):
        assert after in asking.page(first, language).body.decode()
        assert before in asking.page(edition.article, language).body.decode()

    taking_back.withdraw(edition.article_id, by=people.editor_en, reason="No.")
    make.react()

    assert not leads(first, "en", edition.article)
    assert title not in asking.page(first, "en").body.decode()


def test_a_new_title_of_one_reaches_the_page_of_the_other():
    people = make.staff()
    first = asking.live(people, make.numbered())
    edition = begun(people, first)
    go_live(people, edition)

    renamed = replace(make.numbered(), title="The valley after the judgment")
    release = make.updated(people, edition.article, renamed)
    actions.publish(release.id, by=people.editor_es)
    make.react()

    assert "The valley after the judgment" in asking.page(first, "en").body.decode()


def test_who_follows_nothing_costs_no_statement():
    people = make.staff()
    release = make.ready(people, make.numbered())

    with counted() as sent:
        inputs.gather(release)

    assert not [one for one in sent if "follows_id IN" in one]
