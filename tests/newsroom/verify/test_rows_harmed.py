"""Each harm to the database is found by the oracle that it concerns, and named with its article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from newsroom.articles.models import (
    Approval,
    Article,
    Edition,
    Revision,
    RevisionContributor,
)
from newsroom.articles.states import EditionState, PairPolicy, PublicState
from newsroom.database import db, new_id
from newsroom.events.models import Chain, Delivery, Event, EventPayload
from newsroom.publishing.listing.models import Listing
from newsroom.publishing.models import CorrectionNote, Release, ReleaseLog
from newsroom.publishing.states import ReleaseKind, ReleaseState
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from tests import rows
from tests.newsroom.verify import harm
from tests.newsroom.verify.conftest import Places, found
from tests.verified import violations

pytestmark = pytest.mark.database

Harm = Callable[[Places], AbstractContextManager[None]]
LONG_AGO = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)


def edition(places: Places, life: str, **values: object) -> AbstractContextManager[None]:
    return harm.changed(Edition, Edition.id == places[life].editions["es"], **values)


def task(places: Places, life: str, **values: object) -> AbstractContextManager[None]:
    mine = TranslationTask.article_id == places[life].id
    return harm.changed(TranslationTask, mine, **values)


def release(
    places: Places, life: str, kind: str, /, **values: object
) -> AbstractContextManager[None]:
    mine = (Release.article_id == places[life].id) & (Release.kind == ReleaseKind(kind))
    return harm.changed(Release, mine, **values)


def event(
    places: Places, life: str, kind: str, /, **values: object
) -> AbstractContextManager[None]:
    return harm.changed(
        Event, (Event.article_id == places[life].id) & (Event.kind == kind), **values
    )


def payload(places: Places, life: str, kind: str, **values: object) -> AbstractContextManager[None]:
    mine = db.select(Event.id).where(Event.article_id == places[life].id, Event.kind == kind)
    return harm.changed(EventPayload, EventPayload.event_id.in_(mine), **values)


def wrote_it(places: Places) -> AbstractContextManager[None]:
    place = places["live"]
    approver = db.session.scalars(
        db.select(Approval.approved_by).where(Approval.revision_id == place.public["es"])
    ).one()
    db.session.rollback()
    return harm.added(
        RevisionContributor(edition_id=place.editions["es"], person_id=approver, since=LONG_AGO)
    )


def embargoed(places: Places) -> AbstractContextManager[None]:
    """Turn the event of the release into an embargo that ends long after it."""
    until = {"until": "2199-01-01T00:00:00+00:00", "reason": ""}
    return harm.all_of(
        payload(places, "live", "release_published", body=until),
        event(places, "live", "release_published", kind="embargo_set"),
    )


HARM: dict[str, tuple[Harm, set[tuple[int, str]]]] = {
    "one language went alone under together": (
        lambda at: release(at, "alone_for_a_while", "first", policy=PairPolicy.TOGETHER),
        {(1, "alone_for_a_while")},
    ),
    "an approval was forged onto another text": (
        lambda at: harm.changed(
            Approval, Approval.revision_id == at["live"].public["es"], digest="f" * 64
        ),
        {(4, "live")},
    ),
    "an approval was voided": (
        lambda at: harm.changed(
            Approval, Approval.revision_id == at["live"].public["es"], voided_at=LONG_AGO
        ),
        {(4, "live")},
    ),
    "who approved had written part of it": (wrote_it, {(4, "live")}),
    "a public pointer was moved by hand": (
        lambda at: edition(at, "withdrawn", public_state=PublicState.RETRACTED),
        {(4, "withdrawn")},
    ),
    "an article forgot its release": (
        lambda at: harm.changed(Article, Article.id == at["withdrawn"].id, public_number=None),
        {(4, "withdrawn"), (3, "withdrawn")},
    ),
    "a translation was made from something else": (
        lambda at: harm.changed(
            Revision, Revision.id == at["live"].public["es"], source_revision_id=None
        ),
        {(5, "live")},
    ),
    "a claim without a holder": (
        lambda at: task(at, "unfinished", state=TaskState.CLAIMED, lease_until=LONG_AGO),
        {(6, "unfinished"), (10, "unfinished")},
    ),
    "an edition that is not where its task is": (
        lambda at: edition(at, "unfinished", state=EditionState.SUBMITTED),
        {(6, "unfinished")},
    ),
    "a hole in the log": (
        lambda at: harm.changed(
            Release, Release.article_id == at["unfinished"].id, number=900, published_at=LONG_AGO
        ),
        {(7, ""), (7, "unfinished"), (4, "unfinished")},
    ),
    "a log that counts further than it is long": (
        lambda _at: harm.changed(ReleaseLog, ReleaseLog.id == 1, last_number=500),
        {(7, "")},
    ),
    "a release that is public without a number": (
        lambda at: harm.changed(
            Release,
            (Release.article_id == at["unfinished"].id),
            state=ReleaseState.PUBLISHED,
        ),
        {(7, "unfinished"), (10, "unfinished")},
    ),
    "what was retracted came back": (
        lambda at: release(at, "updated", "first", kind=ReleaseKind.RETRACTION),
        {(7, "updated")},
    ),
    "it went out before its embargo ended": (
        embargoed,
        {(7, "live"), (8, "live"), (10, "live")},
    ),
    "what was taken down is live": (
        lambda at: harm.changed(Article, Article.id == at["live"].id, taken_down_at=LONG_AGO),
        {(8, "live")},
    ),
    "a note that no reader was told": (
        lambda _at: harm.changed(
            CorrectionNote,
            CorrectionNote.interim_at.is_not(None),
            interim_at=None,
        ),
        {(3, "corrected_alone"), (9, "corrected_alone")},
    ),
    "an article is listed otherwise than it is live": (
        lambda at: harm.changed(Listing, Listing.article_id == at["live"].id, slug="other"),
        {(3, "live")},
    ),
    "an event was changed": (
        lambda at: event(at, "live", "task_claimed", at=LONG_AGO),
        {(10, "live")},
    ),
    "an event is missing": (
        lambda at: harm.without(
            Event, (Event.article_id == at["live"].id) & (Event.kind == "task_handed_in")
        ),
        {(0, ""), (10, "live")},
    ),
    "the words of an event were changed": (
        lambda at: payload(at, "live", "release_published", body={"reason": "another"}),
        {(10, "live")},
    ),
    "words were erased without a record": (
        lambda at: payload(
            at, "live", "release_published", body=None, salt=None, erased_at=LONG_AGO
        ),
        {(10, "live")},
    ),
    "the head of a chain was put back": (
        lambda at: harm.changed(Chain, Chain.name == f"article:{at['live'].id}", seq=2),
        {(10, "live")},
    ),
    "a release is where no event led": (
        lambda at: release(at, "unfinished", "first", state=ReleaseState.HELD),
        {(10, "unfinished")},
    ),
    "a text was changed": (
        lambda at: harm.changed(
            Revision, Revision.id == at["unfinished"].texts["es"], body="<p>Other words.</p>"
        ),
        {(11, "unfinished")},
    ),
    "a text is about something else": (
        lambda at: harm.changed(
            Revision, Revision.id == at["unfinished"].texts["es"], topics=["0" * 32]
        ),
        {(11, "unfinished")},
    ),
    "a text is missing": (
        lambda at: harm.changed(Revision, Revision.id == at["unfinished"].texts["es"], number=3),
        {(11, "unfinished")},
    ),
    "an edition forgot its last text": (
        lambda at: edition(at, "updated_alone", current_revision_id=None),
        {(11, "updated_alone")},
    ),
}


def test_unharmed_it_is_sound(places: Places) -> None:
    assert [one.line for one in violations()] == []
    assert len(places) == len({place.name for place in places.values()})


@pytest.mark.parametrize("name", HARM)
def test_each_harm_is_found(places: Places, name: str) -> None:
    do, expected = HARM[name]

    with do(places):
        said = found(places)

    assert said == expected


def test_two_claims_of_one_edition_are_found(places: Places) -> None:
    place = places["unfinished"]
    known = db.session.scalars(
        db.select(TranslationTask).where(TranslationTask.article_id == place.id)
    ).one()
    twins = [
        TranslationTask(
            id=new_id(),
            article_id=place.id,
            edition_id=known.edition_id,
            source_revision_id=known.source_revision_id,
            state=TaskState.CLAIMED,
            holder_id=known.holder_id,
            lease_until=LONG_AGO,
            opened_at=known.opened_at,
        )
        for _ in range(2)
    ]

    with (
        harm.lost_index("uq_translation_task_unfinished"),
        harm.added(twins[0]),
        harm.added(twins[1]),
    ):
        said = [one.what for one in violations(6)]

    assert said[0] == "The edition in es has more than one unfinished task."


def test_a_reaction_that_never_succeeds_is_a_warning(places: Places) -> None:
    one = db.select(Delivery.id).limit(1).scalar_subquery()

    with harm.changed(Delivery, Delivery.id == one, attempts=6, done_at=None):
        [said] = violations(0)

    assert said.is_warning
    assert said.what.endswith("has failed 6 times.")
    assert places


def test_a_row_that_points_at_nothing_is_found(places: Places) -> None:
    mine = Approval.revision_id == places["unfinished"].texts["es"]

    with harm.changed(Approval, mine, approved_by=new_id()):
        [said] = violations(0)

    assert said.what == "Rows of “approval” point at “person” that are not there."
    assert rows.counts()
