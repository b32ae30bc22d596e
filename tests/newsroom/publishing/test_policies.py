"""How the languages of an article go public: together, the source first, or one alone."""

from __future__ import annotations

import datetime as dt

import pytest

from newsroom.articles import policies
from newsroom.articles.models import Article
from newsroom.articles.states import PairPolicy, PublicState
from newsroom.database import now
from newsroom.errors import BadInput, NotAllowed
from newsroom.publishing import actions, queries
from newsroom.publishing.states import ReleaseKind, ReleaseState
from newsroom.translations.states import TaskState
from tests import make, rows
from tests.newsroom.publishing import asking

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]


def decide(people: make.Staff, article: Article, policy: PairPolicy) -> None:
    policies.set_policy(
        article.id,
        policy,
        by=people.editor_en,
        reason="The hearing is tomorrow.",
        until=now() + dt.timedelta(days=2),
    )
    make.react()


def states(article: Article) -> dict[str, PublicState]:
    return {one.language: one.public_state for one in article.editions}


def test_a_single_language_goes_alone_and_its_work_order_ends(people):
    article = make.approved(people, make.numbered()).article
    decide(people, article, PairPolicy.SINGLE)

    release = make.waiting_release(article)
    actions.publish(release.id, by=people.editor_en)
    make.react()

    assert states(article) == {"en": PublicState.LIVE, "es": PublicState.NEVER}
    assert make.task_of(article).state is TaskState.CANCELLED
    assert asking.links(article, "en") <= {"en"}
    assert asking.flags(article, "en") == []


def test_when_the_exception_of_a_single_language_is_over_the_other_one_is_wanted_again(people):
    article = make.approved(people, make.numbered()).article
    decide(people, article, PairPolicy.SINGLE)
    actions.publish(make.waiting_release(article).id, by=people.editor_en)
    make.react()
    assert not policies.let_lapse(article.id)
    rows.change(Article, article.id, policy_until=rows.ago(seconds=1))
    assert article.id in policies.lapsed(now())

    assert policies.let_lapse(article.id)
    assert not policies.let_lapse(article.id)
    make.react()

    assert article.pair_policy is PairPolicy.TOGETHER
    make.translate_again(people, article)
    release = make.waiting_release(article)
    assert [one.language for one in release.members] == ["es"]
    actions.publish(release.id, by=people.editor_es)
    make.react()
    assert set(states(article).values()) == {PublicState.LIVE}
    assert asking.links(article, "en") == {"en", "es"}


def test_the_source_goes_first_and_the_other_language_follows_as_a_first_release(people):
    article = make.approved(people, make.numbered()).article
    decide(people, article, PairPolicy.SOURCE_FIRST)
    actions.publish(make.waiting_release(article).id, by=people.editor_en)
    make.react()
    first_public_at = article.first_public_at
    rows.change(Article, article.id, policy_until=rows.ago(seconds=1))

    assert policies.let_lapse(article.id)
    assert str(article.pair_policy) == "source_first"
    make.translate_again(people, article)
    release = make.waiting_release(article)
    assert (release.kind, release.state) == (ReleaseKind.FIRST, ReleaseState.READY)
    actions.publish(release.id, by=people.editor_es)
    make.react()

    assert set(states(article).values()) == {PublicState.LIVE}
    assert article.first_public_at == first_public_at
    assert article.pair_policy is PairPolicy.TOGETHER
    assert asking.links(article, "en") == asking.links(article, "es") == {"en", "es"}


def test_together_nothing_goes_before_both_are_ready(people):
    article = make.approved(people, make.numbered()).article

    release = make.waiting_release(article)

    assert release.state is ReleaseState.ASSEMBLING
    assert [one.language for one in release.members] == ["en", "es"]
    assert [one.ready for one in queries.readiness(release)] == [True, False]


@pytest.mark.parametrize("policy", [PairPolicy.SINGLE, PairPolicy.SOURCE_FIRST])
def test_an_exception_needs_a_reason_and_an_end_that_is_not_over(people, policy):
    article = make.draft(people, make.numbered()).article
    later = now() + dt.timedelta(days=1)

    for reason, until, field in [
        (" ", later, "reason"),
        ("Urgent.", None, "wall"),
        ("Urgent.", now(), "wall"),
    ]:
        with pytest.raises(BadInput) as refused:
            policies.set_policy(article.id, policy, by=people.editor_en, reason=reason, until=until)
        assert refused.value.field == field
    assert article.pair_policy is PairPolicy.TOGETHER


def test_only_an_editor_decides_how_the_languages_go(people):
    article = make.draft(people, make.numbered()).article

    for outsider in (people.author, people.translator, people.admin):
        with pytest.raises(NotAllowed):
            policies.set_policy(article.id, PairPolicy.TOGETHER, by=outsider)
