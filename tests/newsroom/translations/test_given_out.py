"""What readers lost, a translator reads on who worked on it, and others only to translate it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.models import Article
from newsroom.database import now
from newsroom.errors import Refused
from newsroom.people.models import Person
from newsroom.publishing import takedowns, taking_back
from newsroom.publishing.states import ReviewOutcome
from newsroom.translations import actions, boards, claims, given_out
from newsroom.translations.boards import Wish
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from tests import make

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


@pytest.fixture
def other() -> Person:
    return make.another_translator()


def withdraw(people: make.Staff, article: Article, *languages: str) -> None:
    taking_back.withdraw(
        article.id, by=people.editor_en, reason="A witness asked.", languages=languages or None
    )
    make.react()


def retract(people: make.Staff, article: Article) -> None:
    notes = {"en": "It was untrue.", "es": "No era cierto."}
    taking_back.retract(article.id, by=people.editor_en, reason="Untrue.", notes=notes)
    make.react()


def take_down(people: make.Staff, article: Article) -> None:
    takedowns.take_down(article.id, by=people.editor_en)
    make.react()


def spike(people: make.Staff, article: Article) -> None:
    articles.spike(article.source.id, by=people.author, reason="Not now.")
    make.react()


def may_read(article: Article, *people: Person) -> list[bool]:
    return [given_out.may_read(article, one) for one in people]


def offered_to(person: Person) -> list[Article]:
    return [one.article for one in boards.claimable(person, Wish(), at=now(), most=9)]


def refusal(task: TranslationTask, person: Person) -> list[str]:
    """Return which guards keep a person from claiming a task."""
    with pytest.raises(Refused) as refused:
        claims.claim(task.id, by=person)
    return [one.guard for one in refused.value.unmet]


@pytest.mark.parametrize("take_away", [withdraw, retract, take_down])
def test_what_readers_lost_is_read_by_its_translator_alone(
    people: make.Staff, other: Person, take_away: Callable[[make.Staff, Article], None]
) -> None:
    article = make.published(people).article
    assert may_read(article, people.translator, other) == [True, True]

    take_away(people, article)

    assert may_read(article, people.translator, other) == [True, False]
    assert given_out.readers(article, [people.author, people.translator, other]) == [
        people.author,
        people.translator,
    ]
    assert given_out.texts([article.id], other) == {}


def test_what_was_laid_aside_is_read_by_its_translator_until_it_is_taken_up_again(
    people: make.Staff, other: Person
) -> None:
    article = make.handed_in(people).article

    spike(people, article)

    assert may_read(article, people.translator, other) == [True, False]
    articles.restore(article.source.id, by=people.author)
    assert may_read(article, people.translator, other) == [True, True]


def test_a_translation_that_alone_was_withdrawn_is_read_by_its_translator_alone(
    people: make.Staff, other: Person
) -> None:
    article = make.published(people).article

    withdraw(people, article, "es")

    assert may_read(article, people.translator, other) == [True, False]
    taking_back.reinstate(article.id, by=people.editor_en, reason="They agree.")
    make.react()
    assert may_read(article, people.translator, other) == [True, True]


def test_an_open_task_of_what_was_withdrawn_is_read_by_whoever_may_claim_it(
    people: make.Staff, other: Person
) -> None:
    third = make.person("translator:en>es")
    article = make.published(people).article
    withdraw(people, article)

    make.rewrite(people, article, make.numbered())

    assert offered_to(other) == [article]
    assert may_read(article, people.translator, other, third) == [True, True, True]
    claims.claim(make.task_of(article).id, by=other)
    assert may_read(article, people.translator, other, third) == [True, True, False]


def test_a_translation_of_what_was_withdrawn_is_handed_in_sent_back_and_approved(
    people: make.Staff, other: Person
) -> None:
    article = make.published(people).article
    withdraw(people, article)
    make.rewrite(people, article, make.numbered())
    task = claims.claim(make.task_of(article).id, by=other)
    make.translate(task, other)
    reads = []

    actions.hand_in(task.id, by=other)
    reads += may_read(article, other)
    actions.request_changes(task.id, by=people.editor_es, reason="Softer.")
    reads += may_read(article, other)
    actions.hand_in(task.id, by=other)
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    reads += may_read(article, other)

    assert reads == [True, True, True]


@pytest.mark.parametrize("end", [retract, take_down])
def test_what_was_retracted_or_taken_down_is_offered_to_nobody(
    people: make.Staff, other: Person, end: Callable[[make.Staff, Article], None]
) -> None:
    article = make.published(people).article
    make.rewrite(people, article, make.numbered())
    assert offered_to(other) == [article]

    end(people, article)

    assert offered_to(other) == []
    assert may_read(article, people.translator, other) == [True, False]


@pytest.mark.parametrize("end", [retract, take_down])
def test_nobody_claims_a_task_of_what_was_retracted_or_taken_down(
    people: make.Staff, other: Person, end: Callable[[make.Staff, Article], None]
) -> None:
    article = make.published(people).article
    make.rewrite(people, article, make.numbered())
    task = make.task_of(article)

    end(people, article)

    for person in (other, people.translator):
        assert refusal(task, person) == ["offered"]
    assert (task.state, task.holder_id) == (TaskState.OPEN, None)


def test_nobody_claims_a_task_of_what_was_laid_aside_while_its_end_is_on_the_way(
    people: make.Staff,
) -> None:
    article = make.approved(people).article
    task = make.task_of(article)

    articles.spike(article.source.id, by=people.author, reason="Not now.")

    assert refusal(task, people.translator) == ["offered"]


def test_a_task_is_claimed_again_once_what_was_taken_down_is_back(
    people: make.Staff, other: Person
) -> None:
    article = make.published(people).article
    make.rewrite(people, article, make.numbered())
    takedown = takedowns.take_down(article.id, by=people.editor_en)
    make.react()
    task = make.task_of(article)
    refused = refusal(task, other)

    may = ReviewOutcome.MAY_RETURN
    takedowns.review(takedown.id, outcome=may, reason="It is safe.", by=people.editor_es)
    taking_back.reinstate(article.id, by=people.editor_en, reason="It is safe.")
    make.react()

    assert refused == ["offered"]
    assert claims.claim(task.id, by=other).holder_id == other.id
