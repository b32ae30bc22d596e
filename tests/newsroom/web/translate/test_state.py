"""How a segment stands after something was done beside it, and what its addresses are made from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.translations import waiving
from tests import make
from tests.newsroom.translations import beside
from tests.newsroom.web.bench_page import key_of
from tests.newsroom.web.journey import sign_in, words


@pytest.mark.database
def test_a_reason_given_beside_a_segment_shows_in_its_state(app: Flask) -> None:
    people = make.staff()
    task = beside.without_its_number(people)
    desk, bench = sign_in(app, people.translator), f"/translate/{task.id}"
    key = key_of(task, "paragraph")
    kept_back = desk.page(bench)
    waiving.waive(task.id, key, "numbers", reason="Está en el título.", by=people.translator)

    [line] = desk.client.get(f"{bench}/segments/{key}/state").get_json()["lines"]

    assert f'<a href="#segment-{key}">A check found errors' in kept_back
    assert "May stand, says Tomás: Está en el título." in line["state"]
    assert "Saved at" not in line["state"]
    assert desk.client.get(f"{bench}/segments/nowhere/state").status_code == 404


def test_an_address_that_stays_is_not_said_to_come_from_the_title(app: Flask) -> None:
    people = make.staff()
    body = '<p>They asked <a href="https://one.example/">the council</a>.</p>'
    task = make.task_of(make.approved(people, replace(make.STORY, body=body)).article)
    desk = sign_in(app, people.translator)

    read = words(desk.open(f"/translate/{task.id}"))

    assert "Address of a link https://one.example/ stays the address of the source" in read
    assert "slot" not in read
