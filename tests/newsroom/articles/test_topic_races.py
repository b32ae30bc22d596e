"""Two editors change topics at the same moment: no name and no address is given twice."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from flask import Flask

from newsroom.articles import naming, topics
from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.events.queries import chain_faults
from newsroom.people import queries as people
from tests import make

pytestmark = pytest.mark.database


def at_once(app: Flask, works: list[Callable[[], object]]) -> list[object]:
    """Run all of them at one moment; returns what each gave, or the refusal that it met."""
    barrier, given = threading.Barrier(len(works)), dict[int, object]()

    def run(place: int, work: Callable[[], object]) -> None:
        with app.app_context():
            barrier.wait()
            try:
                given[place] = work()
            except BadInput as refusal:
                given[place] = refusal
            finally:
                db.session.remove()

    db.session.remove()
    threads = [threading.Thread(target=run, args=one) for one in enumerate(works)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return [given[place] for place in range(len(works))]


def test_of_those_who_make_the_same_topic_one_does(app: Flask):
    editor_id = make.staff().editor_en.id

    def work() -> str:
        return naming.make({"en": "Water", "es": "Agua"}, by=people.person(editor_id)).key

    given = at_once(app, [work] * 4)

    assert [one for one in given if isinstance(one, str)] == list(topics.known())
    assert sum(isinstance(one, BadInput) for one in given) == 3
    assert chain_faults("account") == []


def test_topics_that_would_get_one_address_get_two(app: Flask):
    editor_id = make.staff().editor_en.id

    def making(english: str) -> Callable[[], str]:
        names = {"en": english, "es": f"{english} (es)"}
        return lambda: naming.make(names, by=people.person(editor_id)).key

    at_once(app, [making("Rights: land"), making("Rights, land"), making("Rights – land")])

    slugs = {one.slugs["en"] for one in topics.known().values()}
    assert slugs == {"rights-land", "rights-land-2", "rights-land-3"}
