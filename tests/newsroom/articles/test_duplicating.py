"""Articles that begin with another one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsroom.articles import actions, duplicating, queries
from newsroom.articles.content import of_revision
from newsroom.articles.sources import actions as keeping
from newsroom.articles.sources.source import Source
from newsroom.articles.states import BylineKind, EditionState
from newsroom.database import db, now
from newsroom.errors import NotAllowed, Refused
from newsroom.events import queries as events
from newsroom.publishing import takedowns
from tests import make

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def test_a_copy_has_the_words_and_an_address_of_its_own():
    people = make.staff()
    made = make.approved(people)

    copy = duplicating.duplicate(made.article_id, by=people.author)

    text, before = make.current_of(copy), make.current_of(made)
    assert replace(of_revision(text), slug="") == replace(of_revision(before), slug="")
    assert text.slug != before.slug
    assert copy.article_id != made.article_id
    assert copy.state is EditionState.DRAFT
    assert [one.language for one in copy.article.editions] == ["en"]
    assert not text.approvals


def test_an_embargo_binds_the_copy():
    people = make.staff()
    made = make.draft(people)
    until = now() + dt.timedelta(days=3)
    actions.set_embargo(made.article_id, until, by=people.author)

    copy = duplicating.duplicate(made.article_id, by=people.author)

    assert copy.article.embargo_until == until


def test_whoever_wrote_the_text_does_not_approve_its_copy():
    people = make.staff()
    made = make.draft(people)
    changed = replace(make.STORY, title="Another title")
    actions.save(made.id, changed, version=1, by=people.editor_en)

    copy = duplicating.duplicate(made.article_id, by=people.author)
    actions.submit(copy.id, by=people.author)

    with pytest.raises(Refused) as refused:
        actions.approve(copy.id, make.current_of(copy).id, by=people.editor_en)
    assert [one.guard for one in refused.value.unmet] == ["four_eyes"]


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (BylineKind.REAL, ("", BylineKind.REAL)),
        (BylineKind.PSEUDONYM, ("", BylineKind.REAL)),
        (BylineKind.WITHHELD, ("", BylineKind.WITHHELD)),
    ],
)
def test_nobody_takes_over_the_name_of_somebody_else(kind, kept):
    people = make.staff()
    made = make.draft(people, replace(make.STORY, byline_kind=kind))

    copy = duplicating.duplicate(made.article_id, by=people.editor_en)

    text = make.current_of(copy)
    assert (text.byline, text.byline_kind) == kept
    assert copy.owner_id == people.editor_en.id


def test_what_was_taken_from_readers_is_not_copied():
    people = make.staff()
    article = make.published(people).article
    takedowns.take_down(article.id, by=people.duty)
    make.react()

    with pytest.raises(Refused) as refused:
        duplicating.duplicate(article.id, by=people.author)

    assert [one.guard for one in refused.value.unmet] == ["taken_away"]


def test_a_text_that_names_its_private_source_is_not_copied_past_the_check():
    people = make.staff()
    made = make.draft(people, replace(make.STORY, title="What Zulma Quispe saw"))
    keeping.add(made.article_id, Source("Zulma Quispe"), by=people.author)

    with pytest.raises(Refused) as refused:
        duplicating.duplicate(made.article_id, by=people.author)

    assert [one.guard for one in refused.value.unmet] == ["source_named"]
    assert "Zulma" not in str(refused.value)


def test_a_stranger_copies_nothing_and_follows_nothing():
    people = make.staff()
    made = make.draft(people)

    for action in (duplicating.duplicate, duplicating.follow_up):
        for person in (make.person("author"), people.translator, people.admin):
            with pytest.raises(NotAllowed):
                action(made.article_id, by=person)


def test_the_history_says_what_an_article_began_with():
    people = make.staff()
    made = make.draft(people)

    copy = duplicating.duplicate(made.article_id, by=people.author)
    next_one = duplicating.follow_up(made.article_id, by=people.author)

    for begun, kind in ((copy, "article_duplicated"), (next_one, "follow_up_started")):
        [event] = events.history(begun.article_id)
        assert event.kind == kind
        assert str(make.current_of(made).id) in map(str, event.revisions)
        assert events.chain_faults(event.chain) == []


def test_a_follow_up_is_about_the_same_and_holds_no_words():
    people = make.staff()
    topic = make.topic(people)
    made = make.draft(people, replace(make.STORY, topics=(topic.key,)))

    begun = duplicating.follow_up(made.article_id, by=people.author)

    text = make.current_of(begun)
    assert (text.title, text.body) == ("", "")
    assert (text.countries, text.topics) == (["PE"], [topic.key])
    assert begun.article.follows_id == made.article_id
    db.session.expire_all()
    assert queries.article(made.article_id).is_followed


def test_what_is_laid_aside_is_not_followed():
    people = make.staff()
    made = make.draft(people)
    actions.spike(made.id, by=people.author, reason="Not now.")

    with pytest.raises(Refused) as refused:
        duplicating.follow_up(made.article_id, by=people.author)

    assert [one.guard for one in refused.value.unmet] == ["spiked"]


def test_a_follow_up_begins_with_the_byline_of_ones_own_last_article_and_no_other():
    people = make.staff()
    made = make.draft(people)
    mine = duplicating.follow_up(made.article_id, by=people.author)
    theirs = duplicating.follow_up(made.article_id, by=people.editor_en)

    assert make.current_of(made).byline
    assert make.current_of(mine).byline == make.current_of(made).byline
    assert make.current_of(theirs).byline == ""
