"""Every reaction bears to come twice, late and in any order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.events.kinds import REACTIONS as KINDS
from newsroom.events.models import Delivery, Event
from newsroom.events.queries import chain_faults
from newsroom.publishing import actions as releasing
from newsroom.publishing import queries
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from newsroom.settings import current
from newsroom.translations import actions, claims
from tests import make, rows
from tests.workflows import busy
from workflows.reactions import REACTIONS

pytestmark = pytest.mark.usefixtures("at_rest")


@pytest.fixture(scope="module")
def live(people: make.Staff) -> Release:
    return busy.everything(people)


def written() -> dict[str, bytes]:
    """Return every file that readers or staff could get."""
    return {
        str(path.relative_to(current().data)): path.read_bytes()
        for folder in ("site", "mail")
        for path in sorted((current().data / folder).rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def test_every_reaction_of_the_table_has_a_task_and_every_task_a_reason():
    owed = {reaction for reactions in KINDS.values() for reaction in reactions}

    assert set(REACTIONS) == owed


@pytest.mark.usefixtures("live")
def test_everything_that_is_followed_by_something_happens_in_the_busy_newsroom():
    happened = set(db.session.scalars(db.select(Delivery.reaction)))
    followed = {kind for kind, reactions in KINDS.items() if reactions}

    assert happened == set(REACTIONS)
    assert followed - set(db.session.scalars(db.select(Event.kind))) == set()
    assert busy.waiting() == []


@pytest.mark.usefixtures("live")
@pytest.mark.parametrize("reaction", REACTIONS)
def test_a_reaction_that_comes_twice_more_changes_nothing(reaction):
    before, files = rows.snapshot(), written()

    for _ in range(2):
        for delivery_id in busy.undo(reaction):
            busy.deliver(delivery_id)

    after = rows.snapshot()
    for name in before:
        if name != "delivery":
            assert after[name] == before[name], name
    assert written() == files
    assert busy.waiting() == []


@pytest.mark.parametrize("seed", range(4))
def test_everything_that_ever_happened_comes_again_a_day_late_in_any_order(live, seed):
    before, files = rows.snapshot(without=["delivery"]), written()
    ids = [one for reaction in REACTIONS for one in busy.undo(reaction)]
    random.Random(seed).shuffle(ids)

    for delivery_id in ids:
        busy.deliver(delivery_id)
    make.react()

    assert rows.snapshot(without=["delivery"]) == before
    assert written() == files
    assert live.state is ReleaseState.PUBLISHED


def in_disorder(chance: random.Random) -> None:
    """Carry out what waits in any order, some of it twice."""
    for _ in range(20):
        ids = busy.waiting()
        if not ids:
            return
        ids += chance.sample(ids, len(ids) // 2)
        chance.shuffle(ids)
        for delivery_id in ids:
            busy.deliver(delivery_id)
    raise AssertionError("the reactions never come to rest")


@pytest.mark.parametrize("seed", range(4))
def test_a_life_ends_the_same_in_whatever_order_its_reactions_come(people, seed):
    chance = random.Random(seed)
    edition = make.draft(people, make.numbered())
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)
    in_disorder(chance)
    task = make.task_of(edition.article)
    claims.claim(task.id, by=people.translator)
    make.translate(task, people.translator)
    actions.hand_in(task.id, by=people.translator)
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    in_disorder(chance)
    release = queries.unfinished_of(edition.article_id)
    assert release is not None
    releasing.publish(release.id, by=people.editor_es)

    in_disorder(chance)

    assert release.state is ReleaseState.PUBLISHED
    assert {one.public_state for one in release.article.editions} == {PublicState.LIVE}
    assert make.site_bytes("en", make.current_of(edition).slug)
    assert make.site_bytes("es", make.current_of(task.edition).slug)
    assert len(queries.releases(edition.article_id)) == 1
    assert chain_faults(f"article:{edition.article_id}") == []


@pytest.mark.usefixtures("live")
def test_no_letter_holds_a_word_of_any_text():
    letters = list(Path(current().data / "mail").glob("*.eml"))

    assert letters
    for letter in letters:
        assert busy.CANARY.lower().encode() not in letter.read_bytes().lower()


@pytest.mark.usefixtures("live")
def test_everybody_who_has_to_know_is_told_and_nobody_else():
    told = busy.telling()

    both, english, spanish = {"Emma", "Elena", "Dora"}, {"Emma", "Dora"}, {"Elena", "Dora"}
    assert told == {
        "picture_rights_ending": {"Ana", *both},
        "picture_rights_ended": {"Ana", *both},
        "picture_consent_withdrawn": {"Ana", *spanish},
        "edition_submitted": english,
        "edition_approved": {"Ana"},
        "changes_requested": {"Ana"},
        "approval_voided": {"Emma", "Tomás"},
        "task_opened": {"Tomás"},
        "source_moved": {"Tomás"},
        "lease_warned": {"Tomás"},
        "lease_expired": {"Tomás"},
        # Whoever lost it, whoever may claim it now, whoever got it.
        "claim_released": {"Tomás", "Teresa"},
        "task_reassigned": {"Tomás", "Teresa"},
        "task_cancelled": {"Teresa"},
        "task_due_set": {"Teresa"},
        "task_due_soon": {"Teresa"} | spanish,
        "task_overdue": {"Teresa"} | spanish,
        "first_refusal_offered": {"Tomás"},
        "first_refusal_lifted": {"Tomás"},
        "task_handed_in": spanish,
        "translation_changes_requested": {"Tomás"},
        "translation_edited": {"Tomás"},
        "comment_made": {"Ana", "Elena", "Emma"},
        "comment_changed": {"Dora"},
        "comment_settled": {"Ana", "Emma"},
        "comment_reopened": {"Emma"},
        "query_asked": {"Ana", "Emma"},
        "query_answered": {"Tomás"},
        "source_opened": {"Ana"},
        "source_named": {"Ana"},
        "source_shared": {"Emma"},
        "suggestion_made": {"Tomás"},
        "suggestion_accepted": {"Elena"},
        "suggestion_declined": {"Elena"},
        "waiver_rejected": {"Tomás"},
        "task_done": {"Tomás"},
        "release_ready": both,
        "release_voided": both,
        "release_failed": both,
        "release_missed": both,
        "release_restored": both,
        # Whoever sent it out knows already.
        "release_published": {"Ana", "Tomás", "Emma", "Dora"},
        "policy_lapsed": both,
        "release_waits": both,
        "earlier_proposed": english,
        "earlier_confirmed": {"Elena"},
        "earlier_declined": {"Elena"},
        "correction_opened": {"Ana"} | spanish,
        "correction_notes_changed": {"Ana"} | spanish,
        "correction_window_over": both,
        "term_approved": {"Tomás"},
        "term_declined": {"Tomás"},
        "release_superseded": both,
        "release_withdrawing": {"Ana", "Tomás"} | spanish,
        "release_retracting": {"Ana", "Tomás"} | spanish,
        "release_taking_down": {"Ana", "Tomás"} | english,
        "article_stopped": {"Ana"} | english,
        "draft_ending": {"Ana"},
        "takedown_reviewed": {"Ana"} | spanish,
        "takedown_overdue": both,
    }
