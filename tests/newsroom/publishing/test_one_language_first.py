"""The update of a live pair: both together, or one first and the other says that it follows."""

from __future__ import annotations

import pytest

from newsroom.database import db
from newsroom.errors import BadInput, Refused
from newsroom.events.models import Event
from newsroom.publishing import actions, freshness, going_out, queries
from newsroom.publishing.freshness import Freshness
from newsroom.publishing.states import ReleaseKind, ReleaseState
from newsroom.translations import acknowledging
from newsroom.translations import queries as tasks
from newsroom.translations.states import TargetStatus
from tests import make, rows
from tests.newsroom.publishing import asking

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]


def test_the_task_of_an_update_holds_only_what_changed(people):
    article = asking.live(people)

    make.rewrite(people, article, asking.titled(article))

    task = make.task_of(article)
    new = [
        one.segment.text
        for one in tasks.rows(task)
        if one.status is TargetStatus.EMPTY and not one.is_optional
    ]
    assert new == ["The company said nothing."]


def test_both_go_together_by_default(people):
    article = asking.live(people)
    make.rewrite(people, article, asking.titled(article))
    release = make.waiting_release(article)
    assert (release.kind, release.state) == (ReleaseKind.UPDATE, ReleaseState.ASSEMBLING)
    make.translate_again(people, article)

    actions.publish(release.id, by=people.editor_es)
    make.react()

    assert b"said nothing" in asking.page(article, "en").body
    assert b"said nothing" in asking.page(article, "es").body
    assert asking.flags(article, "en") == asking.flags(article, "es") == []
    assert freshness.now(article) == {"en": Freshness.SOURCE, "es": Freshness.IN_SYNC}


def test_the_language_that_waits_says_so_until_it_follows(people):
    article = asking.live(people)
    make.rewrite(people, article, asking.titled(article))
    first = make.waiting_release(article)

    actions.let_go_first(first.id, language="en", by=people.editor_en, reason="It is urgent.")
    assert first.state is ReleaseState.READY
    actions.publish(first.id, by=people.editor_en)
    make.react()

    assert asking.flags(article, "en") == []
    assert asking.flags(article, "es") == ["updating"]
    assert b"said nothing" not in asking.page(article, "es").body
    assert freshness.now(article)["es"] is Freshness.NEEDS_UPDATE
    make.translate_again(people, article)
    second = make.waiting_release(article)
    assert [one.language for one in second.members] == ["es"]
    actions.publish(second.id, by=people.editor_es)
    make.react()
    assert asking.flags(article, "en") == asking.flags(article, "es") == []


def test_a_translator_who_finds_that_nothing_is_to_be_changed_ends_the_notice(people):
    article = asking.live(people)
    make.rewrite(people, article, asking.titled(article))
    first = make.waiting_release(article)
    actions.let_go_first(first.id, language="en", by=people.editor_en, reason="It is urgent.")
    actions.publish(first.id, by=people.editor_en)
    make.react()
    public_at = asking.shown(article).public_at

    spanish = asking.edition_of(article, "es")
    acknowledging.acknowledge(spanish.id, make.current_of(article.source).id, by=people.translator)
    make.react()

    assert asking.flags(article, "es") == []
    assert freshness.now(article)["es"] is Freshness.IN_SYNC
    assert asking.shown(article).public_at == public_at
    assert queries.unfinished_of(article.id) is None


def test_one_goes_first_only_with_a_reason_and_only_what_is_ready(people):
    article = asking.live(people)
    make.rewrite(people, article, asking.titled(article))
    release = make.waiting_release(article)

    with pytest.raises(BadInput):
        actions.let_go_first(release.id, language="en", by=people.editor_en, reason=" ")
    with pytest.raises(Refused) as refused:
        actions.let_go_first(release.id, language="es", by=people.editor_en, reason="Now.")

    assert [one.guard for one in refused.value.unmet] == ["ready"]
    assert len(release.members) == 2


def test_a_pair_that_nobody_knows_yet_never_goes_one_first(people):
    release = make.waiting_release(make.approved(people, make.numbered()).article)

    with pytest.raises(Refused) as refused:
        actions.let_go_first(release.id, language="en", by=people.editor_en, reason="Now.")

    assert [one.guard for one in refused.value.unmet] == ["public_already"]


def test_an_update_that_waits_a_day_is_told_once(people):
    article = asking.live(people)
    make.rewrite(people, article, asking.titled(article))
    release = make.waiting_release(article)
    rows.change(type(release), release.id, made_at=rows.ago(hours=25))
    assert release.id in queries.waiting_updates(rows.ago(hours=24))

    for _ in range(2):
        going_out.remind(release.id)

    waits = db.select(Event.id).where(Event.kind == "release_waits", Event.subject_id == release.id)
    assert len(db.session.scalars(waits).all()) == 1
    assert release.id not in queries.waiting_updates(rows.ago(hours=24))
