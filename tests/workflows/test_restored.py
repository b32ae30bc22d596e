"""A copy that was restored from a back-up sends nothing out by itself."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from newsroom.publishing import actions
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow
from newsroom.publishing.states import ReleaseState
from newsroom.settings import current
from tests import make, rows
from workflows.dispatch import Dispatcher

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

TOMORROW = dt.datetime.now(dt.UTC).replace(tzinfo=None) + dt.timedelta(days=1)


def planned() -> Release:
    """Return a scheduled release of a newsroom that has published something before."""
    people = make.staff()
    follow.rewrite_lists(follow.tree_of(current()))
    make.published(people)
    release = make.ready(people, make.numbered())
    actions.schedule(release.id, wall=TOMORROW, zone="UTC", by=people.editor_es)
    make.react()
    rows.change(Release, release.id, due_at=rows.ago(seconds=5))
    return release


def test_a_restart_sends_out_what_is_due():
    release = planned()

    Dispatcher().turn()

    assert release.state is ReleaseState.PUBLISHED


def test_a_log_whose_tree_is_not_there_is_a_restored_copy_and_holds_what_is_due():
    release = planned()
    shutil.rmtree(current().site / "lists")
    shutil.rmtree(current().site / "articles")
    (current().site / "applied").unlink()

    Dispatcher().turn()

    assert release.state is ReleaseState.HELD
    assert follow.tree_of(current()).applied() == 1


def test_a_tree_ahead_of_its_log_is_a_restored_copy_and_holds_what_is_due():
    release = planned()
    follow.tree_of(current()).record_applied(7)

    Dispatcher().turn()

    assert release.state is ReleaseState.HELD
