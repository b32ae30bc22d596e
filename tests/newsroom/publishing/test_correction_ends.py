"""A correction ends with the last language that waits for it, corrected or gone."""

from __future__ import annotations

import pytest

from newsroom.publishing import queries, taking_back
from tests import make
from tests.newsroom.publishing import asking
from tests.newsroom.publishing.test_corrections import opened, over

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]

WHY = "It is not what happened."


def test_a_correction_ends_when_the_language_that_still_waits_is_withdrawn(people):
    article = asking.live(people)
    correction = opened(people, article)
    make.rewrite(people, article, asking.titled(article))
    over(correction)

    taking_back.withdraw(article.id, by=people.editor_es, reason=WHY, languages=["es"])
    make.react()

    assert correction.closed_at is not None
    assert queries.open_correction(article.id) is None
    assert asking.flags(article, "en") == ["corrected"]


def test_a_correction_that_no_reader_saw_ends_with_the_article(people):
    article = asking.live(people)
    correction = opened(people, article)

    taking_back.withdraw(article.id, by=people.editor_es, reason=WHY)
    make.react()

    assert (correction.closed_at, correction.cancelled_at is None) == (None, False)


def test_a_correction_goes_on_while_a_language_that_waits_for_it_is_live(people):
    article = asking.live(people)
    correction = opened(people, article)

    taking_back.withdraw(article.id, by=people.editor_es, reason=WHY, languages=["en"])
    make.react()

    assert queries.open_correction(article.id) is not None
    assert correction.closed_at is None
