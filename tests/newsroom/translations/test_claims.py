"""One holder at a time, whatever happens; and no word of anybody's is lost."""

from __future__ import annotations

import pytest

from newsroom.articles import queries as articles
from newsroom.articles.states import EditionState
from newsroom.database import db, now
from newsroom.errors import AlreadyClaimed, BadInput, NotAllowed, NotFound, Refused, StaleSave
from newsroom.people.models import Person
from newsroom.translations import actions, boards, claims, given_out, queries
from newsroom.translations.boards import Wish
from newsroom.translations.limits import SEGMENT_LIMIT
from newsroom.translations.models import SegmentTarget, TranslationTask
from newsroom.translations.rules import CLAIM_CAP
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import TargetStatus, TaskState
from tests import make, rows
from tests.crowd import at_once

pytestmark = pytest.mark.usefixtures("app")
CLAIMERS = 200


def title(task: TranslationTask, text: str = "Ganan su caso", version: int = 0) -> Entry:
    key = next(row.segment.key for row in queries.rows(task) if row.segment.kind == "title")
    return Entry(key, text, version)


def titles(task: TranslationTask) -> list[str]:
    return [row.text for row in queries.rows(task) if row.segment.kind == "title"]


def cancelled(task: TranslationTask, people: make.Staff) -> TranslationTask:
    actions.cancel(task.id, by=people.editor_es, reason="Enough of them.")
    return task


@pytest.mark.database
def test_of_two_hundred_who_claim_at_once_exactly_one_wins(app):
    task_id = make.task_of(make.approved(make.staff()).article).id
    ids = [make.person("translator:en>es").id for _ in range(CLAIMERS)]

    def claim(number: int) -> object:
        return claims.claim(task_id, by=db.session.get_one(Person, ids[number])).holder_id

    outcomes = at_once(app, CLAIMERS, claim)

    winners = [one for one in outcomes if not isinstance(one, Exception)]
    refused = [one for one in outcomes if type(one) is AlreadyClaimed]
    assert (len(winners), len(refused)) == (1, CLAIMERS - 1)
    task = queries.task(task_id)
    assert (task.state, task.holder_id, task.fence) == (TaskState.CLAIMED, winners[0], 1)
    assert "another translator" in str(refused[0]).casefold()


def test_whoever_may_not_translate_hears_that_and_not_who_was_faster():
    people = make.staff()
    task = make.claimed(people)

    for outsider in (people.author, people.editor_es, make.person("translator:es>en")):
        with pytest.raises(NotAllowed):
            claims.claim(task.id, by=outsider)


def test_nobody_holds_more_claims_than_the_cap():
    people = make.staff()
    held = [make.claimed(people, make.numbered()) for _ in range(CLAIM_CAP)]
    one_more = make.task_of(make.approved(people, make.numbered()).article)

    with pytest.raises(Refused) as refused:
        claims.claim(one_more.id, by=people.translator)

    assert [one.guard for one in refused.value.unmet] == ["cap"]
    claims.release_claim(held[0].id, by=people.translator)
    assert claims.claim(one_more.id, by=people.translator).state is TaskState.CLAIMED
    assert queries.claims_held(people.translator) == CLAIM_CAP


@pytest.mark.database
@pytest.mark.parametrize(("used", "warned"), [(0.74, False), (0.76, True)])
def test_a_holder_is_warned_once_when_three_quarters_are_used(used, warned):
    task = make.claimed(make.staff())
    rows.change(
        TranslationTask,
        task.id,
        lease_from=rows.ago(hours=48 * used),
        lease_until=rows.ago(hours=-48 * (1 - used)),
    )

    assert claims.warn(task.id) is warned
    assert not claims.warn(task.id)
    assert not claims.expire(task.id)
    assert task.state is TaskState.CLAIMED


@pytest.mark.database
def test_a_lease_that_is_over_ends_the_claim_and_keeps_the_work():
    people = make.staff()
    task = make.claimed(people)
    save_segments(task.id, [title(task)], fence=task.fence, by=people.translator)
    fence = task.fence
    rows.change(TranslationTask, task.id, lease_until=rows.ago(seconds=1))

    assert claims.expire(task.id)

    assert (task.state, task.holder_id, task.lease_until) == (TaskState.OPEN, None, None)
    assert task.fence > fence
    assert not claims.expire(task.id)
    assert not claims.warn(task.id)
    second = make.person("translator:en>es")
    claims.claim(task.id, by=second)
    assert titles(task) == ["Ganan su caso"]


def test_the_clock_stands_still_while_an_editor_reads():
    task = make.handed_in(make.staff())
    rows.change(TranslationTask, task.id, lease_until=rows.ago(hours=1))

    assert not claims.expire(task.id)
    assert not claims.warn(task.id)


def test_a_claim_without_a_clock_is_never_warned_about():
    task = make.claimed(make.staff())
    rows.change(TranslationTask, task.id, lease_until=None, lease_from=None)

    assert not claims.warn(task.id)
    assert not claims.expire(task.id)


def test_saving_renews_the_lease():
    people = make.staff()
    task = make.claimed(people)
    rows.change(
        TranslationTask, task.id, lease_from=rows.ago(hours=40), lease_until=rows.ago(hours=-8)
    )
    assert claims.warn(task.id)

    save_segments(task.id, [], fence=task.fence, by=people.translator)

    assert task.lease_warned_at is None
    assert not claims.warn(task.id)


@pytest.mark.database
def test_words_from_a_lost_claim_are_refused_and_kept_beside():
    people = make.staff()
    task = make.claimed(people)
    old = task.fence
    second = make.another_translator()
    claims.reassign(task.id, to=second, by=people.editor_es)
    save_segments(task.id, [title(task, "De la segunda")], fence=task.fence, by=second)

    with pytest.raises(StaleSave) as stale:
        save_segments(task.id, [title(task, "De la primera")], fence=old, by=people.translator)

    key = title(task).key
    assert stale.value.mine == {key: "De la primera"}
    assert stale.value.theirs == {key: "De la segunda"}
    assert titles(task) == ["De la segunda"]
    kept = articles.side_drafts(task.edition_id, people.translator.id)
    assert [one.texts for one in kept] == [{key: "De la primera"}]
    assert not articles.is_contributor(task.edition, people.translator.id)


def test_of_two_windows_the_later_does_not_overwrite_the_earlier():
    people = make.staff()
    task = make.claimed(people)
    opened = task.fence
    save_segments(task.id, [title(task, "Primera")], fence=opened, by=people.translator)

    with pytest.raises(StaleSave) as stale:
        save_segments(task.id, [title(task, "Otra")], fence=opened, by=people.translator)

    assert list(stale.value.theirs.values()) == ["Primera"]
    assert titles(task) == ["Primera"]
    save_segments(task.id, [title(task, "Otra", version=1)], fence=opened, by=people.translator)
    assert titles(task) == ["Otra"]


def test_the_same_words_twice_are_one_save():
    people = make.staff()
    task = make.claimed(people)
    entry = title(task)
    save_segments(task.id, [entry], fence=task.fence, by=people.translator)
    before = rows.snapshot(without=["translation_task"])

    save_segments(task.id, [entry], fence=task.fence, by=people.translator)

    assert rows.snapshot(without=["translation_task"]) == before


def test_emptying_a_segment_is_a_save_and_leaves_it_empty():
    people = make.staff()
    task = make.claimed(people)
    save_segments(task.id, [title(task)], fence=task.fence, by=people.translator)

    save_segments(task.id, [title(task, "", version=1)], fence=task.fence, by=people.translator)

    status = next(row.status for row in queries.rows(task) if row.segment.kind == "title")
    assert status is TargetStatus.EMPTY


@pytest.mark.parametrize(
    "text", ["nul\x00", "\ud800", "x" * (SEGMENT_LIMIT + 1), "x" * 301, '<g id="1">', "a < b"]
)
def test_a_segment_that_cannot_be_stored_names_itself_and_nothing_is_stored(text):
    people = make.staff()
    task = make.claimed(people)
    fine = next(row.segment.key for row in queries.rows(task) if row.segment.kind == "standfirst")
    before = rows.snapshot()

    with pytest.raises(BadInput) as refused:
        save_segments(
            task.id,
            [Entry(fine, "Bien", 0), title(task, text)],
            fence=task.fence,
            by=people.translator,
        )

    assert refused.value.field in {title(task).key, "text"}
    assert rows.snapshot() == before


def test_a_segment_of_another_article_is_refused():
    people = make.staff()
    task = make.claimed(people)

    with pytest.raises(BadInput) as refused:
        save_segments(
            task.id, [Entry("foreign", "Texto", 0)], fence=task.fence, by=people.translator
        )

    assert refused.value.field == "foreign"


def test_a_task_is_given_only_to_somebody_who_translates_in_its_direction():
    people = make.staff()
    task = make.claimed(people)

    with pytest.raises(BadInput) as refused:
        claims.reassign(task.id, to=people.author, by=people.editor_es)

    assert refused.value.field == "to"
    assert task.holder_id == people.translator.id


@pytest.mark.parametrize("by", ["translator", "editor_es"])
def test_a_claim_is_given_back_with_its_work(by):
    people = make.staff()
    task = make.claimed(people)
    save_segments(task.id, [title(task)], fence=task.fence, by=people.translator)

    claims.release_claim(task.id, by=getattr(people, by), reason="No time.")

    assert (task.state, task.holder_id) == (TaskState.OPEN, None)
    assert task.edition.state is EditionState.DRAFT
    assert titles(task) == ["Ganan su caso"]
    assert db.session.scalar(db.select(SegmentTarget.updated_by)) == people.translator.id


def test_the_lists_show_each_translator_what_they_may_take_and_hold():
    people = make.staff()
    task = make.claimed(people)
    other = make.another_translator()
    free = make.task_of(make.approved(people, make.numbered()).article)

    assert [one.id for one in boards.claimable(other, Wish(), at=now(), most=9)] == [free.id]
    assert boards.claimable(people.author, Wish(), at=now(), most=9) == []
    assert [one.id for one in boards.held_by(people.translator)] == [task.id]
    assert boards.waiting_for_review(people.editor_es) == []
    make.translate(task, people.translator)
    actions.hand_in(task.id, by=people.translator)
    assert [one.id for one in boards.waiting_for_review(people.editor_es)] == [task.id]
    assert boards.waiting_for_review(people.editor_en) == []
    assert given_out.may_read(task.article, other)
    assert not given_out.may_read(task.article, people.author)
    with pytest.raises(NotFound):
        queries.task(people.author.id)
