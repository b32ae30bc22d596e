"""The history is only added to, verifies, and is written with the deliveries that it owes."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from newsroom.articles import actions as articles
from newsroom.articles.models import Revision
from newsroom.database import action, db, now
from newsroom.events.actions import erase_payload, record
from newsroom.events.heads import ACCOUNT
from newsroom.events.kinds import REACTIONS
from newsroom.events.models import Chain, Delivery, Event, EventPayload
from newsroom.events.queries import chain_faults, history
from newsroom.people.models import Person
from tests import make, rows
from tests.conftest import is_postgresql
from tests.crowd import at_once

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]
SECRET = "The name of the person who told us."

FORBIDDEN = [
    "UPDATE event SET kind = 'edition_saved'",
    "UPDATE event SET actor_id = NULL",
    "DELETE FROM event",
    "UPDATE event_payload SET body = '{}'",
    "UPDATE event_payload SET body = NULL",
    "UPDATE event_payload SET body = NULL, salt = NULL",
    "DELETE FROM event_payload",
    "UPDATE revision SET title = 'Another'",
    "UPDATE revision SET body = ''",
    "UPDATE revision SET digest = 'x'",
    "UPDATE revision SET redacted_at = '2026-01-01 00:00:00+00:00'",
    """UPDATE revision SET title='', standfirst='', body='', byline='', photo_credit='', number=9,
    redacted_at = '2026-01-01 00:00:00+00:00'""",
    "DELETE FROM revision",
]


def with_reason() -> tuple[Event, make.Staff]:
    """Return the last event of an article, one with words in it."""
    people = make.staff()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    articles.request_changes(edition.id, by=people.editor_en, reason=SECRET)
    return history(edition.article_id)[0], people


def without_triggers(app) -> None:
    """Do what whoever owns the database can do."""
    for table, change in (("event", "update"), ("event_payload", "update"), ("event", "delete")):
        place = f" ON {table}" if is_postgresql(app) else ""
        db.session.execute(text(f"DROP TRIGGER {table}_{change}_refused{place}"))
    db.session.commit()


def test_what_is_recorded_is_never_changed_or_deleted():
    with_reason()
    before = rows.snapshot()

    for statement in FORBIDDEN:
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(text(statement))
        db.session.rollback()

    assert rows.snapshot() == before


def test_what_is_recorded_is_not_replaced_or_emptied_either(app):
    with_reason()
    statements = (
        ["TRUNCATE event CASCADE", "TRUNCATE revision CASCADE", "TRUNCATE event_payload"]
        if is_postgresql(app)
        else ["INSERT OR REPLACE INTO event SELECT * FROM event"]
    )
    before = rows.snapshot()

    for statement in statements:
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(text(statement))
        db.session.rollback()

    assert rows.snapshot() == before


def test_a_redaction_blanks_the_words_and_keeps_number_and_hash():
    edition = make.draft(make.staff())
    revision = edition.current_revision
    assert revision is not None
    kept = (revision.number, revision.digest)
    blank = dict.fromkeys(("title", "standfirst", "body", "byline", "photo_credit"), "")

    rows.change(Revision, revision.id, **blank, redacted_at=now())

    found = db.session.get_one(Revision, revision.id)
    assert (found.number, found.digest) == kept
    assert found.body == ""


def test_every_chain_of_a_whole_life_verifies_and_has_no_gaps():
    release = make.published(make.staff())

    events = history(release.article_id)

    assert chain_faults(f"article:{release.article_id}") == []
    assert chain_faults("article:unknown") == []
    assert [event.seq for event in reversed(events)] == list(range(1, len(events) + 1))


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE event SET kind = 'edition_spiked' WHERE seq = 2", "event 2 was changed"),
        ("UPDATE event SET actor_id = NULL WHERE seq = 2", "event 2 was changed"),
        ("UPDATE event SET revisions = '[]' WHERE seq = 1", "event 1 was changed"),
        ("UPDATE event SET previous_hash = 'x' WHERE seq = 3", "event 3 does not follow"),
        ("UPDATE event_payload SET body = '{}' WHERE event_id = {last}", "were changed"),
        ("UPDATE event_payload SET body = NULL WHERE event_id = {last}", "gone without a record"),
    ],
)
def test_whoever_rewrites_the_history_is_found_out(app, statement, fault):
    event, _ = with_reason()
    without_triggers(app)

    db.session.execute(text(statement.replace("{last}", str(event.id))))
    db.session.commit()

    assert fault in "\n".join(chain_faults(event.chain))


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_an_event_that_was_taken_out_is_missed(app, seq):
    chain = with_reason()[0].chain
    without_triggers(app)
    place = " ON event_payload" if is_postgresql(app) else ""
    db.session.execute(text(f"DROP TRIGGER event_payload_delete_refused{place}"))
    which = f"(SELECT id FROM event WHERE chain = '{chain}' AND seq = {seq})"

    for table in ("delivery", "notification", "event_payload"):
        db.session.execute(text(f"DELETE FROM {table} WHERE event_id = {which}"))
    db.session.execute(text(f"DELETE FROM event WHERE chain = '{chain}' AND seq = {seq}"))
    db.session.commit()

    assert "is missing" in "\n".join(chain_faults(chain))


def test_words_that_were_taken_away_are_missed(app):
    event, _ = with_reason()
    place = " ON event_payload" if is_postgresql(app) else ""
    db.session.execute(text(f"DROP TRIGGER event_payload_delete_refused{place}"))

    db.session.execute(text(f"DELETE FROM event_payload WHERE event_id = {event.id}"))
    db.session.commit()

    assert chain_faults(event.chain) == [f"{event.chain}: the words of event 3 are missing"]


def test_erased_words_leave_their_digest_and_the_erasure_is_an_event_itself():
    event, people = with_reason()
    digest = event.payload_digest

    action(erase_payload)(event.id, at=now(), actor_id=people.duty.id, reason="They asked us to.")

    assert SECRET not in str(rows.snapshot())
    assert event.payload_digest == digest
    assert db.session.get_one(EventPayload, event.id).erased_at is not None
    assert event.article_id is not None
    last = history(event.article_id)[0]
    assert last.kind == "payload_erased"
    assert last.payload is not None
    assert last.payload.body == {"event": str(event.public_id), "reason": "They asked us to."}
    assert chain_faults(event.chain) == []


def test_an_event_without_words_has_no_row_for_them_and_verifies():
    edition = make.draft(make.staff())

    [event] = history(edition.article_id)

    assert event.payload is None
    assert chain_faults(event.chain) == []


def test_a_chain_that_is_asked_for_inside_a_savepoint_goes_on_where_it_was():
    edition = make.draft(make.staff())
    article_id = edition.article_id

    def note() -> None:
        record("edition_saved", at=now(), actor_id=None, article_id=article_id)

    @action
    def twice() -> None:
        note()
        savepoint = db.session.begin_nested()
        note()
        savepoint.rollback()
        note()

    twice()

    assert [event.seq for event in history(article_id)] == [3, 2, 1]
    assert chain_faults(f"article:{article_id}") == []


def test_equal_words_do_not_leave_equal_digests():
    first, _ = with_reason()
    second, _ = with_reason()

    assert first.payload_digest != second.payload_digest


def test_an_event_owes_its_deliveries_from_the_moment_that_it_is_stored():
    @action
    def approve() -> int:
        return record("edition_approved", at=now(), actor_id=None, payload={})

    event_id = approve()

    owed = db.session.scalars(
        db.select(Delivery.reaction).where(Delivery.event_id == event_id).order_by(Delivery.id)
    ).all()
    assert tuple(owed) == REACTIONS["edition_approved"]


def test_an_action_that_fails_leaves_no_event_no_words_and_no_delivery():
    @action
    def fails() -> None:
        record("edition_approved", at=now(), actor_id=None, payload={"reason": SECRET})
        raise ArithmeticError

    before = rows.snapshot()

    with pytest.raises(ArithmeticError):
        fails()

    assert rows.snapshot() == before


def test_a_chain_has_no_gap_when_eight_write_at_once(app):
    people = make.staff()
    article_id, editor_id = make.draft(people).article_id, people.editor_en.id
    other_id = people.editor_es.id
    until = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)

    def write(number: int) -> None:
        editor = db.session.get_one(Person, editor_id)
        for step in range(5):
            later = until + dt.timedelta(days=number * 5 + step)
            articles.set_embargo(article_id, later, by=editor, proposed_by=other_id)

    outcomes = at_once(app, 8, write)

    assert outcomes == [None] * 8
    assert [event.seq for event in history(article_id)] == list(range(41, 0, -1))
    assert chain_faults(f"article:{article_id}") == []


def test_the_account_chain_is_begun_once_by_many_at_once(app):
    @action
    def change(_number: int) -> int:
        return record("person_changed", at=now(), actor_id=None)

    outcomes = at_once(app, 8, change)

    assert [one for one in outcomes if not isinstance(one, int)] == []
    assert db.session.get_one(Chain, ACCOUNT).seq == 8
    assert chain_faults(ACCOUNT) == []
