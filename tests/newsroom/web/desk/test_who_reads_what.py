"""Whoever may not read a thing gets exactly what an id gets that nobody ever gave out."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from newsroom.database import db
from newsroom.people import actions as rights
from newsroom.people.models import Role
from newsroom.publishing.pages.picture_facts import name_of
from newsroom.translations.memory import browsing
from tests import make
from tests.newsroom.web import planted
from tests.newsroom.web.browsing import Browser
from tests.newsroom.web.planted import Planted

pytestmark = pytest.mark.usefixtures("at_rest")

NO_ID = uuid.UUID("0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f")
NO_NUMBER = 99
"""As long as the numbers that are there, as every reply says how long it is."""
NOT_OF_THE_DESK = ("security.", "static", "search.", "site_profile.", "terms_exchange.")
"""What has no id of a thing in its address."""
_BY_CHANCE = re.compile(
    r"nonce-[\w-]+|(?<=nonce=\")[^\"]+|(?<=csrf_token\" value=\")[^\"]+"
    r"|(?<=X-CSRFToken&#34;: &#34;)[^&]+"
)


@dataclass(frozen=True)
class Door:
    """One page of one thing, and the same page of a thing that there is not."""

    endpoint: str
    thing: str
    path: str
    unknown: str


@pytest.fixture(scope="module")
def world(shared_app: Flask) -> Planted:
    """One of everything that not everybody may read."""
    assert shared_app.testing
    return planted.plant()


@pytest.fixture(scope="module")
def doors(shared_app: Flask, world: Planted) -> list[Door]:
    """Every page of the desk that has an id in its address, of everything that was planted."""
    found = [
        door
        for rule in shared_app.url_map.iter_rules()
        if rule.arguments and "GET" in (rule.methods or ())
        if not rule.endpoint.startswith(NOT_OF_THE_DESK)
        for door in _doors(shared_app, world, rule)
    ]
    db.session.rollback()
    return found


def _doors(app: Flask, world: Planted, rule: Rule) -> Iterator[Door]:
    [main] = [name for name in THINGS if name in rule.arguments]
    for thing, given in THINGS[main](world):
        values = {name: value for name, value in given.items() if name in rule.arguments}
        unknown = values | {main: NO_ID if isinstance(values[main], uuid.UUID) else NO_NUMBER}
        with app.test_request_context():
            path, other = (app.url_for(rule.endpoint, **one) for one in (values, unknown))
        yield Door(rule.endpoint, thing, path, other)


Things = Iterator[tuple[str, dict[str, Any]]]


def _articles(world: Planted) -> Things:
    for name, article in world.articles.items():
        yield name, {"article_id": article.id, "kept_id": world.kept_id, "language": "en"}


def _editions(world: Planted) -> Things:
    for name, article in world.articles.items():
        for one in article.editions:
            yield name, {"edition_id": one.id, "number": 1}


def _tasks(world: Planted) -> Things:
    for name, task in world.tasks.items():
        yield name, {"task_id": task.id, "key": planted.key_of(task), "name": "xliff"}


def _pictures(world: Planted) -> Things:
    name = name_of(world.picture.files[0])
    yield "picture", {"picture_id": world.picture.id, "name": name}


def _concepts(world: Planted) -> Things:
    yield "suggested term", {"concept_id": world.suggested.id}
    yield "secret name", {"concept_id": world.secret.id}


THINGS: dict[str, Callable[[Planted], Things]] = {
    "article_id": _articles,
    "edition_id": _editions,
    "task_id": _tasks,
    "picture_id": _pictures,
    "concept_id": _concepts,
    "person_id": lambda world: iter([("person", {"person_id": world.people.author.id})]),
    "unit_id": lambda _world: iter([("memory", {"unit_id": browsing.newest()[0].unit_id})]),
}
"""Every thing that an address can be about: its id, and what else the address may ask for."""


@dataclass(frozen=True)
class Who:
    """Somebody, with the things that are theirs to read of all that there are."""

    browser: Callable[[Flask, Planted], Browser]
    reads: frozenset[str] = frozenset()


def _stranger(*grants: str) -> Callable[[Flask, Planted], Browser]:
    """Return somebody who has these rights and works on nothing that was planted."""
    return lambda app, _world: Browser(app, make.person(*grants))


def _lost_the_right_to_write(app: Flask, world: Planted) -> Browser:
    admin, person = world.people.admin, world.people.author
    rights.grant(person, Role.TRANSLATOR, "es>en", by=admin)
    rights.withdraw(person, Role.AUTHOR, "", by=admin)
    return Browser(app, person)


def _lost_the_right_to_translate(app: Flask, world: Planted) -> Browser:
    admin, person = world.people.admin, world.people.translator
    rights.grant(person, Role.AUTHOR, "", by=admin)
    for scope in ("en>es", "es>en"):
        rights.withdraw(person, Role.TRANSLATOR, scope, by=admin)
    return Browser(app, person)


def _put_out(app: Flask, world: Planted) -> Browser:
    browser = Browser(app, world.people.editor_es)
    rights.set_active(world.people.editor_es, active=False, by=world.people.admin)
    return browser


FOR_ALL = frozenset({"secret name"})
"""That there is a secret name everybody may know: its page says the rule and nothing else."""
FROM_SPANISH = FOR_ALL | {"from Spanish", "memory"}
TO_TRANSLATE = FOR_ALL | {
    *("claimed", "handed in", "cancelled", "embargoed", "scheduled", "corrected", "memory")
}
"""What anybody reads who translates into Spanish, whoever did the work."""
TRANSLATED = TO_TRANSLATE | {
    *("from Spanish", "withdrawn", "withdrawn under embargo", "retracted", "taken down", "erased"),
    "spiked in translation",
}
"""What whoever translated all of it goes on reading."""

PEOPLE = {
    "signed out": Who(lambda app, _world: Browser(app)),
    "an editor put out": Who(_put_out),
    "an administrator": Who(_stranger("admin"), frozenset({"person"})),
    "an identity keeper": Who(_stranger("keeper"), FOR_ALL | {"suggested term"}),
    "another author": Who(_stranger("author"), FOR_ALL),
    "another translator into Spanish": Who(_stranger("translator:en>es"), TO_TRANSLATE),
    "who translated it": Who(lambda app, world: Browser(app, world.people.translator), TRANSLATED),
    "a translator from Spanish": Who(_stranger("translator:es>en"), FROM_SPANISH),
    "an author no more": Who(_lost_the_right_to_write, FROM_SPANISH | {"suggested term"}),
    "a translator no more": Who(_lost_the_right_to_translate, FOR_ALL),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_not_theirs_to_read_answers_like_what_there_is_not(
    shared_app: Flask, world: Planted, doors: list[Door], name: str
) -> None:
    who = PEOPLE[name]
    browser = who.browser(shared_app, world)
    browser.get("/nothing-at-all")  # what only a first reply brings, such as a session
    browser.get("/desk/")

    told_apart = {door.thing for door in _told_apart(browser, doors)}

    assert told_apart == who.reads


def test_the_duty_editor_finds_all_of_it(
    shared_app: Flask, world: Planted, doors: list[Door]
) -> None:
    browser = Browser(shared_app, world.people.duty)

    replies = [(one, browser.get(one.path).status_code) for one in doors]

    found = {one.thing for one, status in replies if status == 200}
    assert found == {one.thing for one in doors} - {"person"}
    assert [(one.path, status) for one, status in replies if status >= 500] == []


def test_a_translator_is_shown_nothing_of_what_stands_around_a_source_text(
    shared_app: Flask, doors: list[Door]
) -> None:
    browser = Browser(shared_app, make.person("translator:es>en", "translator:en>es"))
    browser.get("/nothing-at-all")
    around = ("comments.", "sources.", "revision.", "rehearsal.", "takedown.", "article.steps")

    those = [one for one in doors if one.endpoint.removeprefix("desk.").startswith(around)]
    open_to_them = list(_told_apart(browser, those))

    assert open_to_them == []


def _told_apart(browser: Browser, doors: list[Door]) -> Iterator[Door]:
    """Yield the doors where anything but the id itself tells a thing from one that there is not."""
    nothing = {one: _said(browser.get(one), one) for one in {door.unknown for door in doors}}
    for door in doors:
        there = browser.get(door.path)
        assert there.status_code < 500, door
        if _said(there, door.path) != nothing[door.unknown]:
            yield door


def _said(reply: TestResponse, path: str) -> tuple[int, list[tuple[str, str]], str]:
    """Return a whole reply without its address and without what chance puts into it."""
    headers = [(name, _plain(value, path)) for name, value in reply.headers if name != "Date"]
    return reply.status_code, headers, _plain(reply.get_data().decode("latin-1"), path)


def _plain(text: str, path: str) -> str:
    for one in (path, quote(path), quote(path, safe="")):
        text = text.replace(one, "here")
    return _BY_CHANCE.sub("", text)
