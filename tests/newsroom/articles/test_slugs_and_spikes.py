"""What becomes of a slug, of a spiked article, and of an embargo."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsroom.articles import actions, queries
from newsroom.articles.models import Article
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import db
from newsroom.errors import NotAllowed, Refused
from newsroom.events.models import Event
from newsroom.publishing.states import ReleaseState
from tests import make

pytestmark = pytest.mark.usefixtures("at_rest")


def guards(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.guard for one in refused.value.unmet]


def test_a_taken_slug_gets_a_number_and_nobody_hears_of_the_other(people):
    first = make.draft(people, replace(make.STORY, title="The same words"))
    second = make.draft(people, replace(make.STORY, title="The same words"))
    third = make.draft(people, replace(make.STORY, title="Else", slug="the-same-words"))

    slugs = [make.current_of(one).slug for one in (first, second, third)]
    assert slugs == ["the-same-words", "the-same-words-2", "the-same-words-3"]


def test_a_long_slug_leaves_room_for_its_number_and_many_find_one(people):
    long = "a-" * 39 + "ab"
    made = [make.draft(people, replace(make.STORY, slug=long)) for _ in range(22)]

    slugs = [make.current_of(one).slug for one in made]
    assert len(set(slugs)) == 22
    assert max(map(len, slugs)) == 80


def test_a_slug_that_was_never_public_is_free_again_when_its_article_lets_go_of_it(people):
    first = make.draft(people, replace(make.STORY, slug="let-go"))
    actions.save(
        first.id, replace(make.STORY, slug="kept"), version=first.version, by=people.author
    )

    second = make.draft(people, replace(make.STORY, slug="let-go"))

    assert make.current_of(second).slug == "let-go"


def test_a_slug_that_was_ever_public_is_never_given_to_another_article(people):
    release = make.published(people, replace(make.STORY, slug="was-public"))
    source = release.article.source
    actions.save(
        source.id, replace(make.STORY, slug="new-name"), version=source.version, by=people.author
    )

    second = make.draft(people, replace(make.STORY, slug="was-public"))

    assert make.current_of(second).slug == "was-public-2"
    actions.save(
        source.id, replace(make.STORY, slug="was-public"), version=source.version, by=people.author
    )
    assert make.current_of(source).slug == "was-public"


def test_a_spiked_article_keeps_its_pair_and_its_embargo_and_comes_back(people):
    task = make.handed_in(people)
    until = dt.datetime.now(dt.UTC) + dt.timedelta(days=2)
    actions.set_embargo(task.article_id, until, by=people.author)
    source = task.article.source

    actions.spike(source.id, by=people.author, reason="Not now.")
    make.react()
    assert task.edition.state is EditionState.SPIKED
    assert queries.approval_of(make.current_of(source)) is None
    actions.restore(source.id, by=people.author)

    assert source.state is EditionState.DRAFT
    assert task.article.embargo_until == until
    assert {one.language for one in task.article.editions} == {"en", "es"}


def test_what_has_been_public_is_withdrawn_and_not_spiked(people):
    release = make.published(people)

    with pytest.raises(Refused) as refused:
        actions.spike(release.article.source.id, by=people.author, reason="Not now.")

    assert guards(refused) == ["never_public"]
    assert release.article.source.public_state is PublicState.LIVE


def test_a_spiked_pair_does_not_go_out_and_its_release_is_taken_back(people):
    release = make.ready(people)

    actions.spike(release.article.source.id, by=people.author, reason="Not now.")
    make.react()

    assert release.state is ReleaseState.ASSEMBLING


def test_an_author_lengthens_an_embargo_and_two_editors_shorten_it(people):
    article_id = make.draft(people).article_id
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    late = soon + dt.timedelta(days=1)
    actions.set_embargo(article_id, soon, by=people.author, reason="Agreed with the court.")
    actions.set_embargo(article_id, late, by=people.author)

    for until in (soon, None):
        for alone in (people.author, people.editor_es):
            with pytest.raises(Refused) as refused:
                actions.set_embargo(article_id, until, by=alone)
            assert guards(refused) == ["second"]
    with pytest.raises(NotAllowed):
        actions.set_embargo(article_id, late, by=people.translator)
    actions.set_embargo(article_id, None, by=people.editor_es, proposed_by=people.editor_en.id)

    assert db.session.get_one(Article, article_id).embargo_until is None
    history = db.session.scalars(
        db.select(Event).where(Event.article_id == article_id).order_by(Event.seq)
    ).all()
    bodies = [one.payload.body for one in history if one.kind == "embargo_set" and one.payload]
    assert bodies == [
        {"until": soon.isoformat(), "reason": "Agreed with the court.", "proposed_by": ""},
        {"until": late.isoformat(), "reason": "", "proposed_by": ""},
        {"until": "", "reason": "", "proposed_by": str(people.editor_en.id)},
    ]
