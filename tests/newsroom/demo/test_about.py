"""What the sample articles are about."""

from __future__ import annotations

import pytest

from newsroom.articles import topics
from newsroom.demo import about, accounts
from newsroom.demo.texts import ONCE, STORIES
from newsroom.demo.writing import content_of
from newsroom.people import queries as people
from newsroom.people.models import Person


def an_editor() -> Person:
    accounts.add_people(accounts.draw())
    return next(one for one in people.everyone() if one.email == accounts.cast()["editor-en"].email)


@pytest.mark.usefixtures("app")
def test_every_story_is_about_something_and_every_topic_has_a_story():
    about.make(by=an_editor())

    borne = [content_of(one).topics for one in (*STORIES, ONCE)]

    assert all(borne)
    assert {key for keys in borne for key in keys} == set(topics.known())


@pytest.mark.usefixtures("app")
def test_topics_that_are_there_are_not_made_again():
    editor = an_editor()

    about.make(by=editor)
    made = set(topics.known())
    about.make(by=editor)

    assert set(topics.known()) == made


@pytest.mark.usefixtures("app")
def test_a_demonstration_that_has_no_topics_yet_can_still_be_written_in():
    assert content_of(ONCE).topics == ()
