"""Who sends a pair out, when it goes, and what keeps it back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.models import Article, Edition
from newsroom.articles.states import EditionState
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused
from newsroom.publishing import actions, going_out, queries
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from newsroom.publishing.wall_time import UnclearTime
from newsroom.translations import actions as translations
from newsroom.translations import claims
from tests import make, rows

pytestmark = pytest.mark.usefixtures("at_rest")


MADRID = ZoneInfo("Europe/Madrid")


OTHER = replace(make.STORY, body="<p>Another text altogether, written in one evening.</p>")


def wall(**ahead: float) -> dt.datetime:
    return (dt.datetime.now(MADRID) + dt.timedelta(**ahead)).replace(tzinfo=None, microsecond=0)


def scheduled(people: make.Staff, **ahead: float) -> Release:
    release = make.ready(people)
    actions.schedule(
        release.id, wall=wall(**(ahead or {"days": 200})), zone="UTC", by=people.editor_es
    )
    make.react()
    return release


def guards(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.guard for one in refused.value.unmet]


def overdue(release: Release, **late: float) -> None:
    rows.change(Release, release.id, due_at=rows.ago(**late))


@pytest.mark.parametrize("grants", [("author", "editor:en"), ("author", "duty")])
def test_an_author_never_publishes_their_own_article(people, grants):
    writer = make.person(*grants)
    approved = make.ready(people, make.numbered())
    rows.change(Edition, approved.article.source.id, owner_id=writer.id)

    with pytest.raises(Refused) as refused:
        actions.publish(approved.id, by=writer)
    assert guards(refused) == ["not_author"]
    with pytest.raises(Refused) as refused:
        actions.schedule(approved.id, wall=wall(days=1), zone="UTC", by=writer)
    assert guards(refused) == ["not_author"]
    assert approved.state is ReleaseState.READY


def test_an_editor_who_wrote_in_the_source_does_not_publish_it(people):
    helper = make.person("editor:en")
    edition = make.draft(people)
    articles.save(edition.id, OTHER, version=edition.version, by=helper)
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)
    make.react()
    release = queries.unfinished_of(edition.article_id)
    assert release is not None

    task = make.task_of(edition.article)
    claims.claim(task.id, by=make.another_translator())
    make.translate(task, make.another_translator())
    translations.hand_in(task.id, by=make.another_translator())
    translations.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    make.react()
    with pytest.raises(Refused) as refused:
        actions.publish(release.id, by=helper)
    assert guards(refused) == ["not_author"]


def test_only_an_editor_of_one_of_the_languages_publishes(people):
    release = make.ready(people)

    for outsider in (people.translator, people.admin, people.author):
        with pytest.raises(NotAllowed):
            actions.publish(release.id, by=outsider)
    assert release.state is ReleaseState.READY


def test_an_embargo_keeps_a_pair_from_being_published_or_planned_before_its_end(people):
    release = make.ready(people)
    articles.set_embargo(
        release.article_id, dt.datetime.now(dt.UTC) + dt.timedelta(days=2), by=people.author
    )

    with pytest.raises(Refused) as refused:
        actions.publish(release.id, by=people.editor_es)
    assert guards(refused) == ["not_embargoed"]
    with pytest.raises(BadInput) as planned:
        actions.schedule(release.id, wall=wall(days=1), zone="Europe/Madrid", by=people.editor_es)
    assert planned.value.field == "wall"
    actions.schedule(release.id, wall=wall(days=3), zone="Europe/Madrid", by=people.editor_es)

    assert (release.state, release.zone) == (ReleaseState.SCHEDULED, "Europe/Madrid")


def test_a_time_that_is_over_is_refused(people):
    release = make.ready(people)

    with pytest.raises(BadInput) as refused:
        actions.schedule(release.id, wall=wall(hours=-1), zone="Europe/Madrid", by=people.editor_es)

    assert refused.value.field == "wall"
    assert release.due_at is None


def test_a_wall_time_that_comes_twice_is_planned_once_one_is_chosen(people):
    release = make.ready(people)
    year = dt.datetime.now(MADRID).year + 1
    last = next(
        day
        for day in (dt.datetime(year, 10, 31 - back, 2, 30) for back in range(7))  # noqa: DTZ001
        if day.weekday() == 6
    )

    with pytest.raises(UnclearTime) as unclear:
        actions.schedule(release.id, wall=last, zone="Europe/Madrid", by=people.editor_es)
    assert release.state is ReleaseState.READY
    actions.schedule(release.id, wall=last, zone="Europe/Madrid", by=people.editor_es, fold=1)

    assert release.due_at == unclear.value.choices[1]
    assert release.wall_time == last.isoformat(timespec="minutes")


def test_an_embargo_that_is_moved_later_wins_over_the_schedule(people):
    release = scheduled(people)
    overdue(release, seconds=5)
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(hours=3)
    rows.change(Article, release.article_id, embargo_until=soon)

    assert release.id not in queries.due(dt.datetime.now(dt.UTC))
    assert not going_out.go_when_due(release.id)
    assert release.state is ReleaseState.SCHEDULED
    over = rows.ago(seconds=2)
    rows.change(Article, release.article_id, embargo_until=over)

    assert release.id in queries.due(dt.datetime.now(dt.UTC))
    assert going_out.go_when_due(release.id)
    assert release.public_at == over


def test_taking_it_off_the_schedule_forgets_the_time(people):
    release = scheduled(people)

    actions.unschedule(release.id, by=people.editor_en)

    assert (release.state, release.due_at, release.zone) == (ReleaseState.READY, None, "")
    assert queries.next_due() is None or queries.next_due() != release.due_at


def test_a_cancelled_release_is_begun_again_by_hand(people):
    release = make.ready(people)
    actions.cancel(release.id, by=people.editor_es, reason="Another day.")

    again = actions.assemble(release.article_id, by=people.editor_en)

    assert again.id != release.id
    assert again.state is ReleaseState.READY
    assert actions.assemble(release.article_id, by=people.editor_en).id == again.id


def test_a_release_is_not_begun_before_the_source_is_approved(people):
    edition = make.draft(people)

    with pytest.raises(Refused) as refused:
        actions.assemble(edition.article_id, by=people.editor_en)

    assert guards(refused) == ["news"]
    assert going_out.assemble(edition.article_id) is None
    assert edition.state is EditionState.DRAFT


def test_what_is_not_there_is_not_found(people):
    with pytest.raises(NotFound):
        queries.release(people.author.id)
