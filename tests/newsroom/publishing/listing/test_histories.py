"""Whatever happens in whatever order: lists kept up are those that are made from nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing.listing import audit, parts, writing
from newsroom.publishing.site.tree import SiteTree
from newsroom.publishing.states import Severity
from tests.newsroom.publishing.listing import shown
from tests.newsroom.publishing.listing.log import Log, Text, topic

pytestmark = pytest.mark.database

TEXTS = st.builds(
    Text,
    day=st.sampled_from(["", "2024-04-30", "2024-05-01", "2024-05-02", "2024-05-03"]),
    topics=st.sampled_from([(), ("water",), ("land", "water"), ("unheard-of",)]),
    countries=st.sampled_from([(), ("PE",), ("PE", "BO"), ("not a code",)]),
    byline=st.sampled_from(["", "Ana Ruiz", "Ana Ruíz", "Ana Ruiz y Luz Marín", "El Faro"]),
    languages=st.sampled_from([("en", "es"), ("en", "es"), ("en",), ("es",)]),
    words=st.sampled_from(["", "mended"]),
)
STEP = st.one_of(
    st.tuples(st.just("publish"), TEXTS),
    st.tuples(st.just("publish"), TEXTS),
    st.tuples(st.just("change"), TEXTS),
    st.tuples(st.just("withdraw"), st.sampled_from(["withdrawn", "retracted"])),
    st.tuples(st.just("bring_back"), st.none()),
    st.tuples(st.just("renew"), st.none()),
    st.tuples(st.just("correct"), st.sampled_from(["serious", "retraction"])),
    st.tuples(st.just("topic"), st.sampled_from(["Water", "Rivers", "Land"])),
    st.tuples(st.just("look"), st.sampled_from(["near", "far"])),
)
HISTORY = st.lists(st.tuples(STEP, st.integers(0, 30)), min_size=4, max_size=25)


@pytest.fixture(autouse=True)
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LENGTH", 2)
    monkeypatch.setattr(parts, "SITEMAP_LENGTH", 3)


def happen(log: Log, what: str, told: Any, which: int) -> None:
    if what == "publish":
        log.publish(told)
        return
    if what == "topic":
        topic("water", {"en": told, "es": f"El {told}"})
        return
    if not log.articles:
        return
    article = sorted(log.articles)[which % len(log.articles)]
    if what == "change":
        log.change(article, told)
    elif what == "withdraw":
        log.withdraw(article, PublicState(told))
    elif what == "correct":
        log.correct(article, {"en": "It was wrong.", "es": "Era un error."}, Severity(told))
    elif what == "bring_back":
        log.bring_back(article)
    else:
        log.renew(article)


def empty() -> None:
    """Take out what the example before this one left: the fixtures are made once for all."""
    db.session.rollback()
    tables = ("listing_page", "listing_total", "listing_place", "listing", "listing_state", "topic")
    for table in tables:
        db.session.execute(text(f"DELETE FROM {table}"))
    db.session.commit()


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=HISTORY)
def test_any_history_kept_up_by_two_trees_gives_the_lists_made_from_nothing(
    app: Flask, tmp_path_factory: pytest.TempPathFactory, history: list[Any]
):
    assert app.testing
    empty()
    folder: Path = tmp_path_factory.mktemp("trees")
    near, far = (SiteTree(folder / one, shown.tree().objects) for one in ("near", "far"))
    topic("land", {"en": "Land", "es": "Tierra"})
    log = Log.going_on()

    for (what, told), which in history:
        if what == "look":
            writing.write(near if told == "near" else far)
        else:
            happen(log, what, told, which)
    log.publish()  # a topic by itself makes no list anew
    for tree in (near, far):
        writing.write(tree)

    found = shown.contents(near.listed())
    assert shown.contents(far.listed()) == found
    assert shown.contents(shown.from_nothing()) == found
    made = {path: one for path, one in found.items() if "/-/corrections/" not in path}
    assert shown.without_news(shown.from_values()) == made
    assert list(audit.differences()) == []
