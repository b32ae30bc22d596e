"""Going earlier than agreed takes two editors, at every door."""

from __future__ import annotations

import datetime as dt

import pytest

from newsroom.articles import actions as articles
from newsroom.database import db, now
from newsroom.errors import BadInput, NotAllowed, Refused
from newsroom.publishing import actions, going_out, proposals, queries
from newsroom.publishing.models import Proposal, Release
from newsroom.publishing.states import ReleaseState
from tests import make, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]


def wall(**ahead: float) -> dt.datetime:
    return (dt.datetime.now(dt.UTC) + dt.timedelta(**ahead)).replace(tzinfo=None, microsecond=0)


def planned(people: make.Staff) -> Release:
    """Return a release that is scheduled in ten days."""
    release = make.ready(people, make.numbered())
    actions.schedule(release.id, wall=wall(days=10), zone="UTC", by=people.editor_es)
    return release


def guards(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.guard for one in refused.value.unmet]


def unscheduled(people: make.Staff, release: Release) -> Release:
    actions.unschedule(release.id, by=people.editor_es)
    return release


def held(people: make.Staff, release: Release) -> Release:
    actions.hold(release.id, by=people.editor_es, reason="Wait.")
    actions.resume(release.id, by=people.editor_es)
    return release


def cancelled(people: make.Staff, release: Release) -> Release:
    actions.cancel(release.id, by=people.editor_es, reason="Another day.")
    return actions.assemble(release.article_id, by=people.editor_es)


def cancelled_twice(people: make.Staff, release: Release) -> Release:
    return cancelled(people, cancelled(people, release))


def later_and_off(people: make.Staff, release: Release) -> Release:
    actions.schedule(release.id, wall=wall(days=20), zone="UTC", by=people.editor_es)
    return unscheduled(people, release)


@pytest.mark.parametrize("trick", [unscheduled, held, cancelled, cancelled_twice, later_and_off])
def test_nobody_goes_earlier_alone_by_any_trick(people, trick):
    release = trick(people, planned(people))
    assert release.state is ReleaseState.READY

    with pytest.raises(Refused) as published:
        actions.publish(release.id, by=people.editor_es)
    assert guards(published) == ["not_before_plan"]
    with pytest.raises(Refused) as scheduled:
        actions.schedule(release.id, wall=wall(days=9), zone="UTC", by=people.editor_es)
    assert guards(scheduled) == ["plan"]
    assert release.state is ReleaseState.READY


def test_later_takes_one_editor_at_once_and_the_way_back_two(people):
    release = planned(people)

    actions.schedule(release.id, wall=wall(days=12), zone="UTC", by=people.editor_en)

    with pytest.raises(Refused) as refused:
        actions.schedule(release.id, wall=wall(days=11), zone="UTC", by=people.editor_en)
    assert guards(refused) == ["plan"]
    assert str(release.due_at)[:10] == str(wall(days=12))[:10]


def test_a_second_editor_confirms_an_earlier_time(people):
    release = planned(people)
    wish = proposals.propose_release(
        release.id, wall=wall(days=5), zone="Europe/Madrid", by=people.editor_en
    )

    with pytest.raises(Refused) as own:
        proposals.confirm(wish.id, by=people.editor_en)
    assert guards(own) == ["second"]
    with pytest.raises(NotAllowed):
        proposals.confirm(wish.id, by=people.author)
    proposals.confirm(wish.id, by=people.editor_es)

    assert release.state is ReleaseState.SCHEDULED
    assert release.due_at == release.planned_for == wish.until
    assert release.zone == "Europe/Madrid"
    with pytest.raises(Refused) as again:
        proposals.confirm(wish.id, by=people.duty)
    assert guards(again) == ["open"]


def test_as_soon_as_confirmed_goes_out_now(people):
    release = unscheduled(people, planned(people))
    wish = proposals.propose_release(release.id, wall=None, zone="", by=people.editor_en)

    proposals.confirm(wish.id, by=people.editor_es)
    assert going_out.go_when_due(release.id)
    make.react()

    assert release.state is ReleaseState.PUBLISHED


def test_whoever_wrote_it_neither_proposes_nor_confirms(people):
    release = planned(people)
    writer = make.person("author", "editor:en")
    wish = proposals.propose_release(release.id, wall=wall(days=5), zone="UTC", by=people.editor_en)
    rows.change(type(release.article.source), release.article.source.id, owner_id=writer.id)

    with pytest.raises(Refused) as proposed:
        proposals.propose_release(release.id, wall=wall(days=4), zone="UTC", by=writer)
    with pytest.raises(Refused) as confirmed:
        proposals.confirm(wish.id, by=writer)

    assert guards(proposed) == guards(confirmed) == ["not_author"]


@pytest.mark.parametrize("decision", ["later", "cancel", "newer wish", "declined"])
def test_what_was_decided_meanwhile_closes_the_wish(people, decision):
    release = planned(people)
    wish = proposals.propose_release(release.id, wall=wall(days=5), zone="UTC", by=people.editor_en)
    if decision == "later":
        actions.schedule(release.id, wall=wall(days=12), zone="UTC", by=people.duty)
    elif decision == "cancel":
        actions.cancel(release.id, by=people.duty, reason="No.")
    elif decision == "declined":
        proposals.decline(wish.id, by=people.editor_en)
    else:
        proposals.propose_release(release.id, wall=wall(days=6), zone="UTC", by=people.editor_en)

    with pytest.raises(Refused) as refused:
        proposals.confirm(wish.id, by=people.editor_es)

    assert guards(refused) == ["open"]


@pytest.mark.parametrize(("days", "message"), [(-1, "over"), (11, "not earlier"), (1, "embargo")])
def test_a_wish_has_to_be_possible(people, days, message):
    release = planned(people)
    articles.set_embargo(release.article_id, now() + dt.timedelta(days=2), by=people.editor_en)

    with pytest.raises(BadInput) as refused:
        proposals.propose_release(release.id, wall=wall(days=days), zone="UTC", by=people.editor_en)

    assert message in str(refused.value)


def test_an_embargo_is_brought_forward_or_lifted_by_two(people):
    article = make.draft(people, make.numbered()).article
    ends = now() + dt.timedelta(days=4)
    articles.set_embargo(article.id, ends, by=people.author)
    for until in (None, now() + dt.timedelta(days=3)):
        with pytest.raises(Refused) as alone:
            articles.set_embargo(article.id, until, by=people.editor_en)
        assert guards(alone) == ["second"]
        wish = proposals.propose_embargo(article.id, until, by=people.editor_en)
        with pytest.raises(Refused) as own:
            proposals.confirm(wish.id, by=people.editor_en)
        assert guards(own) == ["second"]
    assert article.embargo_until == ends
    [wish] = queries.open_proposals(article.id)

    proposals.confirm(wish.id, by=people.editor_es)

    assert article.embargo_until == wish.until
    articles.set_embargo(article.id, ends, by=people.author)
    assert article.embargo_until == ends


def test_an_embargo_that_was_moved_later_wins_over_an_older_wish(people):
    article = make.draft(people, make.numbered()).article
    articles.set_embargo(article.id, now() + dt.timedelta(days=4), by=people.editor_en)
    wish = proposals.propose_embargo(article.id, None, by=people.editor_en)
    later = now() + dt.timedelta(days=9)
    articles.set_embargo(article.id, later, by=people.author)

    with pytest.raises(Refused) as refused:
        proposals.confirm(wish.id, by=people.editor_es)

    assert guards(refused) == ["unmoved"]
    assert article.embargo_until == later


def test_a_schedule_is_not_brought_before_an_embargo_that_was_set_meanwhile(people):
    release = planned(people)
    wish = proposals.propose_release(release.id, wall=wall(days=5), zone="UTC", by=people.editor_en)
    articles.set_embargo(release.article_id, now() + dt.timedelta(days=6), by=people.author)

    with pytest.raises(Refused) as refused:
        proposals.confirm(wish.id, by=people.editor_es)

    assert guards(refused) == ["not_embargoed"]
    assert queries.open_proposals(release.article_id) == [db.session.get(Proposal, wish.id)]
