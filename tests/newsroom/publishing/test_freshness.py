"""How a live translation stands to the live source text: derived from what is public alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles.models import Article
from newsroom.publishing import actions, freshness, taking_back
from newsroom.publishing.freshness import Freshness
from tests import make
from tests.newsroom.publishing import asking

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]
COMMA = replace(make.STORY, body=make.STORY.body.replace("morning in", "morning, in"))


def spanish(article: Article) -> Freshness:
    return freshness.now(article)["es"]


def fixed(people: make.Staff, article: Article) -> None:
    """Let a minor fix of the source go out alone."""
    make.rewrite(people, article, asking.titled(article, COMMA))
    release = make.waiting_release(article)
    actions.call_minor(release.id, language="en", by=people.editor_en)
    actions.publish(release.id, by=people.editor_en)
    make.react()


def away_and_back(people: make.Staff, article: Article, *languages: str) -> None:
    chosen = languages or None
    taking_back.withdraw(article.id, by=people.editor_en, reason="No.", languages=chosen)
    make.react()
    taking_back.reinstate(article.id, by=people.editor_en, reason="Yes.", languages=chosen)
    make.react()


def test_work_that_is_not_public_changes_nothing(people):
    article = asking.live(people)
    assert spanish(article) is Freshness.IN_SYNC

    make.rewrite(people, article, asking.titled(article))

    assert spanish(article) is Freshness.IN_SYNC


def test_a_minor_fix_stays_minor_when_the_article_went_and_came_back(people):
    article = asking.live(people)
    fixed(people, article)
    assert spanish(article) is Freshness.SOURCE_AHEAD_MINOR

    away_and_back(people, article)

    assert spanish(article) is Freshness.SOURCE_AHEAD_MINOR
    assert asking.flags(article, "es") == []


def test_a_newer_source_that_came_back_alone_is_no_minor_fix(people):
    article = asking.live(people)
    make.rewrite(people, article, asking.titled(article))

    away_and_back(people, article, "en")

    assert b"said nothing" in asking.page(article, "en").body
    assert spanish(article) is Freshness.NEEDS_UPDATE
    assert asking.flags(article, "es") == ["updating"]


def test_a_text_that_went_back_to_earlier_words_is_no_text_of_before(people):
    article = asking.live(people)
    for content in (asking.LONGER, make.STORY):
        make.rewrite(people, article, asking.titled(article, content))
        release = make.waiting_release(article)
        actions.let_go_first(release.id, language="en", by=people.editor_en, reason="Urgent.")
        actions.publish(release.id, by=people.editor_en)
        make.react()

    assert spanish(article) is Freshness.NEEDS_UPDATE
