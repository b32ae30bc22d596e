"""A worker that dies between any two steps of publishing leaves both pages or none."""

from __future__ import annotations

import signal

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.publishing import actions, queries
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from tests import make
from tests.processes import wait_until, worker
from tests.verified import assert_sound

STEPS = (
    "publish.rendering",
    "publish.prepared",
    "publish.before_commit",
    "publish.committed",
    "apply.linked",
    "apply.before_flip",
    "apply.after_flip",
    "apply.recorded",
    "lists.rendered",
    "lists.linked",
    "lists.after_flip",
)
SLUGS = {
    "en": "river-defenders-win-their-case",
    "es": "traducido-river-defenders-win-their-case",
}

pytestmark = [pytest.mark.broker, pytest.mark.database, pytest.mark.slow]


def live() -> set[str]:
    return {language for language, slug in SLUGS.items() if make.site_bytes(language, slug)}


def published(release: Release) -> bool:
    return queries.release(release.id).state is ReleaseState.PUBLISHED


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_worker_leaves_both_pages_or_none(
    app: Flask, environment: dict[str, str], step: str
) -> None:
    people = make.staff()
    release = make.ready(people)
    release_id = release.id
    actions.publish(release_id, by=people.editor_es)
    db.session.remove()

    with worker(environment, crash_at=step) as killed:
        assert killed.wait(60) == -signal.SIGKILL
    after_the_kill = live()
    with worker(environment):
        wait_until(lambda: published(queries.release(release_id)) and len(live()) == 2)

    assert after_the_kill in (set(), {"en", "es"})
    assert app.config["TESTING"]
    assert make.site_bytes("en", SLUGS["en"]).count(b'hreflang="es"') >= 1
    assert queries.last_number() == 1
    assert_sound()
