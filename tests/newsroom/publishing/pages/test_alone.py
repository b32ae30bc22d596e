"""Pages know why they are in one language only, and stop knowing it when that is over."""

from __future__ import annotations

import datetime as dt

import pytest

from newsroom.articles import policies
from newsroom.articles.models import Article
from newsroom.articles.states import PairPolicy
from newsroom.database import db, now
from newsroom.publishing import actions, queries, taking_back
from newsroom.publishing.pages import inputs
from newsroom.publishing.pages.values import ReleaseInputs
from tests import make, rows
from tests.newsroom.publishing import asking

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]
REASON = "The witness travels tomorrow."


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def alone(people: make.Staff, policy: PairPolicy) -> Article:
    """Carry an article to one live page."""
    article = make.approved(people, make.numbered()).article
    decide(people, article, policy)
    actions.publish(make.waiting_release(article).id, by=people.editor_en)
    make.react()
    return article


def decide(people: make.Staff, article: Article, policy: PairPolicy) -> None:
    until = now() + dt.timedelta(days=2)
    policies.set_policy(article.id, policy, by=people.editor_en, reason=REASON, until=until)
    make.react()


def shown(article: Article) -> ReleaseInputs:
    """Return what an article's pages are made from; it is what they were made from."""
    db.session.rollback()
    release = queries.numbered(article.public_number)
    assert release is not None
    found = inputs.gather(release)
    assert found.digest() == release.input_digest
    return found


def reasons(article: Article) -> list[str]:
    return [one.alone_reason for one in shown(article).editions]


def test_a_pair_has_no_such_reason(people):
    assert reasons(asking.live(people)) == ["", ""]


def test_a_text_that_goes_alone_or_first_says_why_without_the_editors_words(people):
    first, single = alone(people, PairPolicy.SOURCE_FIRST), alone(people, PairPolicy.SINGLE)

    assert (reasons(first), reasons(single)) == (["urgent"], ["one_language"])
    assert REASON not in repr(shown(first)) + repr(shown(single))


def test_the_first_page_is_renewed_when_the_second_language_joins_it(people):
    article = alone(people, PairPolicy.SOURCE_FIRST)
    number = article.public_number

    make.translate_again(people, article)
    actions.publish(make.waiting_release(article).id, by=people.editor_es)
    make.react()

    assert reasons(article) == ["", ""]
    assert article.public_number == (number or 0) + 1


def test_a_page_is_renewed_when_its_exception_changes_or_is_over(people):
    article = alone(people, PairPolicy.SOURCE_FIRST)

    decide(people, article, PairPolicy.SINGLE)
    assert reasons(article) == ["one_language"]
    rows.change(Article, article.id, policy_until=rows.ago(seconds=1))
    assert policies.let_lapse(article.id)
    make.react()

    assert reasons(article) == [""]


def test_of_a_language_that_was_taken_away_nothing_is_said(people):
    article = asking.live(people)

    taking_back.withdraw(article.id, by=people.editor_en, reason="No.", languages=["es"])
    make.react()

    assert reasons(article) == [""]
