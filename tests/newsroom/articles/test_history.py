"""An edition's texts in a list, and an older one taken up again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import update

from newsroom.articles import actions, history, naming, queries, restoring
from newsroom.articles.content import Content, of_revision
from newsroom.articles.history import Change
from newsroom.articles.models import Edition, Revision
from newsroom.articles.states import BylineKind, EditionState
from newsroom.database import db, now
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, StaleSave
from tests import make
from tests.statements import counted

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def saved(people: make.Staff, edition: Edition, *contents: Content) -> None:
    for one in contents:
        actions.save(edition.id, one, version=edition.version, by=people.author)


def erase(edition: Edition, number: int) -> None:
    db.session.execute(
        update(Revision)
        .where(Revision.edition_id == edition.id, Revision.number == number)
        .values(redacted_at=now(), title="", standfirst="", body="", byline="", photo_credit="")
    )
    db.session.commit()


def test_each_text_says_what_it_changed_and_what_it_is_the_same_as():
    people = make.staff()
    edition = make.draft(people)
    other = replace(
        make.STORY,
        title="River defenders win",
        body=make.STORY.body.replace("Friday", "Monday"),
        countries=("CO",),
    )
    saved(people, edition, other, make.STORY)

    entries, has_more = history.page(edition.id, 1)

    assert [one.revision.number for one in entries] == [3, 2, 1]
    assert [one.change for one in entries] == [
        Change(("title", "body", "slug", "countries"), 3, 1),
        Change(("title", "body", "slug", "countries"), 1, 3),
        None,
    ]
    assert [one.same_as for one in entries] == [1, None, None]
    assert not has_more


def test_a_long_history_comes_in_pages_that_cost_the_same():
    people = make.staff()
    edition = make.draft(people)
    saved(people, edition, *(replace(make.STORY, title=f"Title {one}") for one in range(30)))
    edition_id = edition.id

    with counted() as first:
        entries, has_more = history.page(edition_id, 1)
    with counted() as second:
        rest, has_still_more = history.page(edition_id, 2)

    assert (len(entries), has_more) == (25, True)
    assert (len(rest), has_still_more) == (6, False)
    assert entries[-1].change is not None
    assert len(first) == len(second)


def test_an_older_text_stands_again_as_a_new_revision():
    people = make.staff()
    edition = make.draft(people)
    saved(people, edition, replace(make.STORY, title="Another title"))

    made = restoring.restore_text(edition.id, 1, version=2, by=people.editor_en)

    assert made.number == 3
    assert of_revision(made) == of_revision(history.numbered(edition.id, [1])[1])
    assert queries.is_contributor(edition, people.editor_en.id)


def test_taking_an_approved_text_back_to_an_older_one_takes_the_yes_away():
    people = make.staff()
    edition = make.draft(people)
    saved(people, edition, replace(make.STORY, title="Another title"))
    actions.submit(edition.id, by=people.author)
    actions.approve(edition.id, make.current_of(edition).id, by=people.editor_en)

    restoring.restore_text(edition.id, 1, version=2, by=people.author)

    assert edition.state is EditionState.DRAFT
    assert not make.current_of(edition).approvals


def test_who_saw_an_older_text_is_told_of_the_newer_one():
    people = make.staff()
    edition = make.draft(people)
    saved(people, edition, replace(make.STORY, title="Two"), replace(make.STORY, title="Three"))

    with pytest.raises(StaleSave):
        restoring.restore_text(edition.id, 1, version=2, by=people.author)

    assert make.current_of(edition).title == "Three"


def test_what_was_erased_does_not_come_back():
    people = make.staff()
    edition = make.draft(people)
    saved(people, edition, replace(make.STORY, title="Another title"))
    erase(edition, 1)

    with pytest.raises(Refused) as refused:
        restoring.restore_text(edition.id, 1, version=2, by=people.author)

    assert [one.guard for one in refused.value.unmet] == ["erased"]
    entries, _ = history.page(edition.id, 1)
    assert entries[0].change is None


def test_a_topic_that_is_out_of_use_keeps_no_text_from_standing_again():
    people = make.staff()
    topic = make.topic(people)
    edition = make.draft(people, replace(make.STORY, topics=(topic.key,)))
    saved(people, edition, replace(make.STORY, title="Another title"))
    naming.retire(topic.key, by=people.editor_en)

    made = restoring.restore_text(edition.id, 1, version=2, by=people.author)

    assert (made.title, made.topics) == (make.STORY.title, [])


def test_a_name_that_is_withheld_by_now_does_not_come_back_with_older_words():
    people = make.staff()
    edition = make.draft(people, replace(make.STORY, byline="Ana Real"))
    withheld = replace(make.STORY, title="Two", byline="", byline_kind=BylineKind.WITHHELD)
    saved(people, edition, withheld)

    made = restoring.restore_text(edition.id, 1, version=2, by=people.author)

    assert (made.title, made.byline) == (make.STORY.title, "")
    assert made.byline_kind is BylineKind.WITHHELD


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
def test_a_number_that_no_text_can_have_is_not_found(number):
    edition = make.draft(make.staff())

    with pytest.raises(NotFound):
        history.numbered(edition.id, [1, number])


def test_nobody_else_takes_a_text_up_again_and_no_translation_is():
    people = make.staff()
    task = make.handed_in(people)
    source, translated = task.article.source, task.edition
    saved(people, source, replace(make.STORY, title="Another title"))

    with pytest.raises(NotAllowed):
        restoring.restore_text(source.id, 1, version=2, by=people.translator)
    with pytest.raises(NotAllowed):
        restoring.restore_text(translated.id, 1, version=1, by=people.editor_es)
    with pytest.raises(NotFound):
        restoring.restore_text(source.id, 9, version=2, by=people.author)


def test_laying_an_article_aside_needs_a_reason():
    people = make.staff()
    edition = make.draft(people)

    with pytest.raises(BadInput) as refused:
        actions.spike(edition.id, by=people.author, reason=" ")

    assert refused.value.field == "reason"
    assert edition.state is EditionState.DRAFT
