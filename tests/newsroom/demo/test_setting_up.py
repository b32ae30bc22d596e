"""A demonstration is made once, made anew when wanted, and never put into somebody's newsroom."""

from pathlib import Path

import pytest
from flask import Flask

from newsroom.articles import topics
from newsroom.demo import accounts, setting_up
from newsroom.errors import NewsroomError
from newsroom.people import queries as people
from newsroom.settings import current
from tests import make


def log_ins() -> object:
    told = accounts.remembered(current().data)
    assert told is not None
    return told["accounts"]


def page_of(url: str) -> Path:
    return current().site / "public" / url.removeprefix(current().public_url)[1:] / "index.html"


@pytest.mark.slow
@pytest.mark.database
def test_a_demonstration_stays_as_it_is_until_it_is_started_over(app: Flask) -> None:
    assert app.testing
    told = setting_up.set_up(current())
    assert setting_up.set_up(current()) == told

    setting_up.start_over(current())
    assert accounts.remembered(current().data) is None
    anew = setting_up.set_up(current())

    assert anew["pair"] == told["pair"]
    assert anew["accounts"] != told["accounts"]
    assert sum(topics.live_counts().values()) > 0
    pair = anew["pair"]
    assert isinstance(pair, dict)
    assert all(page_of(url).is_file() for url in pair.values())


@pytest.mark.slow
def test_a_demonstration_that_was_broken_off_is_known_and_made_anew(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.testing
    assert not setting_up.is_broken_off(current())

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("newsroom.demo.seeding.STAGES", (interrupted,) * 19)
        with pytest.raises(KeyboardInterrupt):
            setting_up.set_up(current())

    assert setting_up.is_broken_off(current())
    setting_up.start_over(current())
    assert setting_up.set_up(current())["pair"]
    assert not setting_up.is_broken_off(current())


def test_people_and_their_log_ins_are_the_same(app: Flask) -> None:
    assert app.testing
    drawn = accounts.draw()

    accounts.add_people(drawn)

    assert {one.email for one in people.everyone()} == {one.email for one in drawn}
    assert len({one.password for one in drawn}) == len(drawn)


def test_a_newsroom_of_its_own_is_left_alone(app: Flask) -> None:
    assert app.testing
    make.person("author", email="ana@valley.example")

    with pytest.raises(NewsroomError, match="no demonstration is put in"):
        setting_up.set_up(current())
    with pytest.raises(NewsroomError, match="nothing was taken out"):
        setting_up.start_over(current())

    assert [one.email for one in people.everyone()] == ["ana@valley.example"]
    assert accounts.remembered(current().data) is None
