"""What is tidied up every minute, whatever else is in trouble."""

from __future__ import annotations

import uuid

import pytest

from newsroom.publishing import actions, commit
from newsroom.publishing.site import follow
from newsroom.settings import current
from newsroom.translations import claims
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from tests import make, rows
from workflows import upkeep

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def used_up(people: make.Staff) -> TranslationTask:
    task = make.claimed(people, make.numbered())
    rows.change(TranslationTask, task.id, lease_until=rows.ago(seconds=1))
    return task


def test_leases_end_and_holders_are_warned():
    people = make.staff()
    over = used_up(people)
    soon = make.claimed(people, make.numbered())
    rows.change(TranslationTask, soon.id, lease_from=rows.ago(hours=480))
    fresh = make.claimed(people, make.numbered())

    upkeep.sweep.run()
    once = rows.snapshot()
    upkeep.sweep.run()

    assert over.state is TaskState.OPEN
    assert (soon.state, soon.lease_warned_at is not None) == (TaskState.CLAIMED, True)
    assert (fresh.state, fresh.lease_warned_at) == (TaskState.CLAIMED, None)
    assert rows.snapshot() == once


def test_what_fails_for_one_task_does_not_keep_the_others(monkeypatch):
    people = make.staff()
    troubled, over = used_up(people), used_up(people)
    expire = claims.expire

    def sometimes(task_id: uuid.UUID) -> bool:
        if task_id == troubled.id:
            raise ArithmeticError
        return expire(task_id)

    monkeypatch.setattr(claims, "expire", sometimes)

    upkeep.sweep.run()

    assert (troubled.state, over.state) == (TaskState.CLAIMED, TaskState.OPEN)


def test_a_tree_that_fell_behind_catches_up():
    people = make.staff()
    release = make.ready(people)
    actions.publish(release.id, by=people.editor_es)
    assert commit.publish(release.id, follow.tree_of(current()).objects)

    upkeep.sweep.run()

    assert make.site_bytes("en", "river-defenders-win-their-case")
    assert follow.tree_of(current()).lists_shown() == 1
