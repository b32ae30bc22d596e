"""What came in approved, or was begun with another article, is sound as well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.articles import duplicating
from newsroom.articles.models import Article, Edition
from newsroom.articles.states import EditionState
from newsroom.database import db
from newsroom.imports.pairs import run
from newsroom.publishing import actions
from newsroom.verify.transitions import transitions
from tests import make, rows
from tests.newsroom.imports.pair_files import LINE, written
from tests.verified import assert_sound

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def take_in(tmp_path: Path, *, live: bool) -> Article:
    path = written(tmp_path / "pairs.jsonl", [LINE])
    run.take_in(path, by=make.person("importer"), live=live)
    make.react()
    found: Article = db.session.scalars(db.select(Article)).one()
    return found


@pytest.mark.parametrize("live", [True, False])
def test_a_pair_that_was_taken_in_is_sound(tmp_path: Path, *, live: bool) -> None:
    take_in(tmp_path, live=live)

    assert_sound()


def test_a_pair_that_was_taken_in_and_published_later_is_sound(tmp_path: Path) -> None:
    article = take_in(tmp_path, live=False)

    actions.publish(make.waiting_release(article).id, by=make.person("editor:es"))
    make.react()

    assert_sound()


@pytest.mark.parametrize("begin", [duplicating.duplicate, duplicating.follow_up])
def test_what_was_begun_with_another_article_is_sound(begin: Callable[..., Edition]) -> None:
    people = make.staff()

    begin(make.published(people).article_id, by=people.author)

    assert_sound()


def test_a_state_that_no_event_led_to_is_found_in_it_as_well(tmp_path: Path) -> None:
    article = take_in(tmp_path, live=False)

    rows.change(Edition, article.source.id, state=EditionState.SUBMITTED)
    db.session.commit()

    assert [one.article for one in transitions()] == [article.id.hex]
