"""What is listed stays right whatever dies, differs or was changed past the newsroom."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from newsroom.articles.states import PublicState
from newsroom.database import db, reading
from newsroom.publishing import sitemap
from newsroom.publishing.listing import audit, parts, projection, writing
from newsroom.publishing.listing.models import ListingPlace, ListingState, ListingTotal
from newsroom.publishing.site import follow
from newsroom.publishing.site.objects import ObjectStore, split_name
from newsroom.publishing.site.tree import SiteTree
from newsroom.publishing.targets import directory
from newsroom.settings import current
from tests.newsroom.publishing.listing import shown
from tests.newsroom.publishing.listing.log import BEGAN, Log, Text, on
from tests.statements import counted

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.database]


class Died(BaseException):
    """Stands for a killed process: nothing catches it on the way out."""


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    monkeypatch.setattr(parts, "LENGTH", 5)
    return Log()


def run(app: Flask, *arguments: str) -> tuple[int, str]:
    db.session.remove()
    result = app.test_cli_runner().invoke(args=["site", *arguments])
    return result.exit_code, result.stdout


@pytest.mark.parametrize("where", ["projected", "rendered", "linked", "after_flip"])
def test_whoever_writes_lists_may_die_anywhere_and_the_next_one_catches_up(
    log: Log, monkeypatch: pytest.MonkeyPatch, where: str
):
    log.publish_many([on("2024-05-01"), on("2024-05-02")])
    shown.written()
    log.publish(on("2024-05-03"))

    def dies(name: str) -> None:
        if name == f"lists.{where}":
            raise Died

    with monkeypatch.context() as patched:
        patched.setattr("newsroom.publishing.listing.writing.crash_point", dies)
        patched.setattr("newsroom.publishing.site.list_states.crash_point", dies)
        with pytest.raises(Died):
            follow.rewrite_lists(shown.tree())
    db.session.rollback()
    log.publish(on("2024-05-04"))

    found = shown.contents(shown.written())
    assert found == shown.contents(shown.from_nothing())
    assert found["en/index.html"].count(b"<h2>") == 4


def test_a_projection_that_died_between_two_batches_goes_on(
    log: Log, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(projection, "BATCH", 2)
    log.publish_many([on(f"2024-05-{day:02}") for day in range(1, 8)])
    steps = iter([projection._step, projection._step])

    def dies() -> bool:
        step = next(steps, None)
        if step is None:
            raise Died
        return step()

    with monkeypatch.context() as patched:
        patched.setattr(projection, "_step", dies)
        with pytest.raises(Died):
            follow.rewrite_lists(shown.tree())
    half = projection.reached().number
    log.withdraw(next(iter(log.articles)))

    found = shown.contents(shown.written())

    assert 0 < half < log.number
    assert found == shown.contents(shown.from_nothing())
    assert list(audit.differences()) == []


def test_two_trees_at_different_numbers_each_get_what_they_lack(log: Log, tmp_path: Path):
    log.publish_many([on(f"2024-05-{day:02}") for day in range(1, 4)])
    far = directory.tree_in(tmp_path / "far", shown.tree().objects)
    with reading():
        follow.rewrite_lists(far)
    for day in range(4, 8):
        log.publish(on(f"2024-05-{day:02}"))
        shown.written()

    delta = writing.made_since(far.lists_shown(), far.objects, far.lists_made_in())
    with reading():
        follow.rewrite_lists(far)

    assert not delta.is_whole
    found = shown.contents(shown.tree().listed())
    copied = {path: far.objects.read(name[:64], name[64:]) for path, name in far.listed().items()}
    assert shown.without_news(copied) == found


def test_lists_that_were_taken_away_meanwhile_are_made_as_a_whole(log: Log):
    log.publish(on("2024-05-01"))
    shown.written()
    log.publish(on("2024-05-02"))

    writing.write(shown.tree(), first=SiteTree.forget_lists)

    assert shown.contents(shown.tree().listed()) == shown.contents(shown.from_nothing())


def test_a_release_takes_no_more_statements_however_much_is_live(log: Log):
    log.publish_many([on("2024-05-01"), on("2024-05-02")])
    projection.bring_up()
    log.publish(on("2024-05-28"))
    with counted() as few:
        projection.bring_up()
    log.publish_many([on(f"2024-05-{day:02}") for day in range(3, 28)])
    projection.bring_up()

    log.publish(on("2024-05-29"))
    with counted() as many:
        projection.bring_up()

    assert len(many) <= len(few)


def test_rows_that_somebody_changed_are_named_and_made_anew(app: Flask, log: Log):
    article, *_others = log.publish_many([on(f"2024-05-{day:02}") for day in range(1, 9)])
    right = shown.contents(shown.written())
    db.session.execute(
        update(ListingPlace)
        .where(ListingPlace.article_id == article, ListingPlace.kind == "month")
        .values(key="1999-01")
    )
    db.session.execute(update(ListingTotal).where(ListingTotal.kind == "author").values(total=3))
    db.session.commit()

    named = dict.fromkeys(one for one, _sentence in audit.differences())
    sentences = [sentence for _one, sentence in audit.differences()]
    db.session.rollback()
    again = run(app, "lists", "--again")

    assert list(named) == [article.hex, ""]
    assert f"The lists have article {article.hex} otherwise than it is live." in sentences
    counts = "The list “en/author/teresa-alvarado” counts otherwise than it holds."
    assert counts in sentences
    assert again == (0, f"The lists of {current().site} show release {log.number}.\n")
    assert list(audit.differences()) == []
    assert shown.contents(shown.tree().listed()) == right


def test_a_list_that_is_not_what_would_be_made_is_named(app: Flask, log: Log):
    log.publish(on("2024-05-01"))
    listed = dict(shown.written())
    tree = shown.tree()
    assert list(audit.stale(tree)) == []

    listed["en/-/archive/2024-05/index.html"] = listed["es/-/archive/2024-05/index.html"]
    tree.forget_lists()
    tree.apply_lists(log.number, listed)

    told = "lists/en/-/archive/2024-05/index.html is not what would be made now."
    assert told in run(app, "verify", "--lists")[1]
    assert told not in run(app, "verify")[1]


def test_what_waits_to_be_taken_in_is_no_difference(log: Log):
    log.publish(on("2024-05-01"))
    shown.written()

    taken = log.publish(on("2024-05-02"))
    log.withdraw(taken, PublicState.WITHDRAWN)

    assert list(audit.differences()) == []


def test_another_time_zone_may_put_an_undated_article_into_another_month(
    log: Log, monkeypatch: pytest.MonkeyPatch
):
    log.publish(on(""))
    shown.written()
    state = db.session.get(ListingState, 1)
    assert state is not None
    monkeypatch.setattr("newsroom.publishing.listing.live.iso", lambda at: f"2025-02-28T{at:%H}")
    state.zone = "Pacific/Niue"
    db.session.commit()
    log.publish(on("2024-05-02"))

    assert "en/-/archive/2025-02/index.html" in shown.written()


def test_a_list_knows_its_objects_by_their_bytes_alone(log: Log, tmp_path: Path):
    log.publish_many([on("2024-05-01"), on("2024-05-02")])
    first = writing.made_since(-1, ObjectStore(tmp_path / "one")).changed
    second = writing.made_since(-1, ObjectStore(tmp_path / "two")).changed

    assert first == second
    assert uuid.UUID(int=0) not in log.articles


def test_what_grows_old_is_renewed_without_a_release(log: Log, monkeypatch: pytest.MonkeyPatch):
    log.publish(Text(day=""))
    at = BEGAN + dt.timedelta(hours=1)
    monkeypatch.setattr("newsroom.publishing.listing.making.now", lambda: at)
    before = shown.written()
    news = {sitemap.news_path(code) for code in current().languages}
    store = shown.tree().objects
    assert all(b"<news:title>" in store.read(*split_name(before[one])) for one in news)

    assert not writing.renew(shown.tree())
    monkeypatch.setattr(
        "newsroom.publishing.listing.making.now", lambda: at + dt.timedelta(hours=49)
    )
    assert writing.renew(shown.tree())

    after = shown.tree().listed()
    assert shown.differing(before, after) == news
    assert not writing.renew(shown.tree())
    log.publish(on("2024-05-04"))
    assert not writing.renew(shown.tree())
    assert shown.contents(shown.written()) == shown.contents(shown.from_nothing())
