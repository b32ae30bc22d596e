"""What people say beside a text: who may, what it keeps from being approved, how it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from newsroom.articles import actions
from newsroom.articles.comments import actions as comments
from newsroom.articles.comments import threads as comments_threads
from newsroom.articles.comments.actions import Said
from newsroom.articles.comments.anchoring import Anchor
from newsroom.articles.comments.models import Comment
from newsroom.articles.models import Edition
from newsroom.articles.states import About, EditionState
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused
from newsroom.people.models import Person
from tests import make, statements

pytestmark = pytest.mark.usefixtures("at_rest")

QUOTE = "The company has to leave the valley"
Act = Callable[[Edition, Comment, Person], Any]
ACTS: dict[str, Act] = {
    "say": lambda edition, _, by: comments.say(edition.id, Said("Well."), by=by),
    "block": lambda edition, _, by: comments.say(edition.id, Said("No.", blocks=True), by=by),
    "reply": lambda edition, one, by: comments.reply(edition.id, one.id, "So?", by=by),
    "settle": lambda edition, one, by: comments.settle(edition.id, one.id, by=by),
    "remove": lambda edition, one, by: comments.remove(edition.id, one.id, by=by),
}
MAY = {
    "author": {"say", "reply"},
    "editor_en": {"say", "block", "reply", "settle", "remove"},
    "editor_es": {"say", "reply"},
    "duty": {"say", "block", "reply", "settle"},
    "translator": set(),
    "another author": set(),
    "admin": set(),
}
"""On a comment of the English editor that has to be settled before the approval."""


def quoted(edition: Edition, by: Person, *, quote: str = QUOTE, **more: Any) -> Comment:
    said = Said("Who says so?", About.BODY, Anchor(quote), **more)
    return comments.say(edition.id, said, by=by)


def cast(people: make.Staff, who: str) -> Person:
    if who == "another author":
        return make.person("author")
    person: Person = getattr(people, who)
    return person


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", MAY)
def test_author_and_editors_talk_and_only_editors_block(
    people: make.Staff, who: str, act: str
) -> None:
    edition = make.draft(people, make.numbered())
    comment = quoted(edition, people.editor_en, blocks=True)
    person = cast(people, who)

    if act in MAY[who]:
        ACTS[act](edition, comment, person)
        return
    with pytest.raises(NotAllowed if MAY[who] else NotFound):
        ACTS[act](edition, comment, person)


def test_an_editor_who_wrote_the_text_cannot_settle_what_another_wants_settled(
    people: make.Staff,
) -> None:
    both = make.person("author", "editor:en", name="Berta")
    edition = actions.start(make.numbered(), language="en", by=both)
    comment = quoted(edition, people.editor_en, blocks=True)

    with pytest.raises(NotAllowed):
        comments.settle(edition.id, comment.id, by=both)


def test_a_comment_is_kept_with_what_stands_around_its_words(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())

    comment = quoted(edition, people.editor_en, quote="has to  leave\nthe valley")

    assert (comment.quote, comment.before, comment.after) == (
        "has to leave the valley",
        " What the court said The company "[-32:],
        " by May.",
    )
    assert comment.revision_id == edition.current_revision_id


def test_a_comment_follows_its_words_and_stays_when_they_go(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())
    quoted(edition, people.editor_en)
    longer = replace(make.STORY, body=f"<p>Something new came first.</p>{make.STORY.body}")
    actions.save(edition.id, longer, version=edition.version, by=people.author)
    [there] = comments_threads.of(edition)
    gone = replace(make.STORY, body="<p>Nothing of it.</p>")
    actions.save(edition.id, gone, version=edition.version, by=people.author)

    [lost] = comments_threads.of(edition)

    assert there.found is not None
    assert there.found.exact
    assert (lost.is_lost, lost.now.quote) == (True, QUOTE)


def test_threads_stand_in_the_order_of_the_text(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())
    quotes = ("by May", "The judges", "Nowhere at all")
    for quote in quotes:
        quoted(edition, people.editor_en, quote=quote, is_marked=True)
    comments.say(edition.id, Said("Shorter?", About.TITLE), by=people.author)
    comments.say(edition.id, Said("Good."), by=people.author)

    found = [
        (one.comment.about, one.comment.quote, one.is_lost) for one in comments_threads.of(edition)
    ]

    assert found == [
        (About.WHOLE, "", False),
        (About.TITLE, "", False),
        (About.BODY, "The judges", False),
        (About.BODY, "by May", False),
        (About.BODY, "Nowhere at all", True),
    ]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said(""), "text"),
        (Said("x" * 2_001), "text"),
        (Said("So.", About.BODY), "quote"),
        (Said("So.", About.BODY, Anchor("Not in this text")), "quote"),
        (Said("So.", About.BODY, Anchor("x" * 1_001)), "quote"),
        (Said("So.", proposed="Better."), "quote"),
        (Said("So, @[Tomás].", About.WHOLE), "text"),
        (Said("So, @[Nobody Here]."), "text"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    people: make.Staff, said: Said, field: str
) -> None:
    edition = make.draft(people, make.numbered())

    with pytest.raises(BadInput) as refused:
        comments.say(edition.id, said, by=people.editor_en)

    assert refused.value.field == field
    assert comments_threads.of(edition) == []


def test_an_open_comment_of_an_editor_keeps_the_text_from_being_approved(
    people: make.Staff,
) -> None:
    edition = make.draft(people, make.numbered())
    comment = quoted(edition, people.editor_en, blocks=True)
    actions.submit(edition.id, by=people.author)
    revision_id = make.current_of(edition).id
    with pytest.raises(Refused) as refused:
        actions.approve(edition.id, revision_id, by=people.duty)
    comments.settle(edition.id, comment.id, by=people.duty)
    comments.reopen(edition.id, comment.id, by=people.author)
    with pytest.raises(Refused):
        actions.approve(edition.id, revision_id, by=people.duty)

    comments.settle(edition.id, comment.id, by=people.editor_en)
    actions.approve(edition.id, revision_id, by=people.duty)

    assert [one.guard for one in refused.value.unmet] == ["comments"]
    assert edition.state is EditionState.APPROVED


def test_an_approval_without_comments_costs_no_statement_more(people: make.Staff) -> None:
    counts = []
    for said in (False, True):
        edition = make.draft(people, make.numbered())
        if said:
            comment = quoted(edition, people.editor_en, blocks=True)
            comments.settle(edition.id, comment.id, by=people.editor_en)
        actions.submit(edition.id, by=people.author)
        edition_id, revision_id = edition.id, make.current_of(edition).id
        with statements.counted() as counted:
            actions.approve(edition_id, revision_id, by=people.duty)
        counts.append(len(counted))

    assert counts[0] == counts[1]


@pytest.mark.database
def test_of_two_who_settle_one_hears_that_it_is_settled(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())
    comment = quoted(edition, people.editor_en)
    comments.settle(edition.id, comment.id, by=people.author)

    with pytest.raises(Refused):
        comments.settle(edition.id, comment.id, by=people.duty)

    [thread] = comments_threads.of(edition)
    assert thread.comment.settled_by == people.author.id


def test_a_settled_comment_takes_no_reply_until_it_is_reopened(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())
    comment = quoted(edition, people.editor_en)
    comments.settle(edition.id, comment.id, by=people.author)
    with pytest.raises(Refused):
        comments.reply(edition.id, comment.id, "But…", by=people.author)

    comments.reopen(edition.id, comment.id, by=people.author)
    comments.reply(edition.id, comment.id, "But…", by=people.author)

    [thread] = comments_threads.of(edition)
    assert [one.text for one in thread.replies] == ["But…"]


def test_fifty_threads_are_read_in_as_many_statements_as_one(people: make.Staff) -> None:
    counts = []
    for number in (1, 50):
        edition = make.draft(people, make.numbered())
        for _ in range(number):
            quoted(edition, people.editor_en)
        assert make.current_of(edition).body
        with statements.counted() as counted:
            names = {one.comment.writer for one in comments_threads.of(edition)}
        counts.append((len(counted), names))

    assert counts == [(1, {"Emma"})] * 2
