"""Nothing of what is not public is to be had by anybody who is not signed in, on any surface."""

from __future__ import annotations

import base64
import gzip
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import brotli  # type: ignore[import-untyped]
import pytest
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from newsroom import database
from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.publishing import actions
from newsroom.publishing.queries import last_number
from tests import make
from tests.journeys import canaries, public_surfaces
from tests.journeys.canaries import canary, leaks
from tests.journeys.public_surfaces import Said, Stranger

pytestmark = pytest.mark.slow

WERE_PUBLIC = {
    canary(state, field) for state in ("withdrawn", "takendown") for field in ("slug", "title")
}
"""Words of addresses that readers know, the Spanish ones made from the titles.

What lay there is gone; that it is gone is what they answer.
"""


@pytest.fixture(scope="module")
def planted(shared_app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """A newsroom with one live pair, and canaries in everything else."""
    link = f'<p>See <a href="/en/{canary("ready", "slug")}/">what comes</a>.</p>'
    story = replace(make.STORY, body=make.STORY.body + link)
    live = make.published(make.staff(), story).article
    folder = tmp_path_factory.mktemp("lists")
    before = public_surfaces.lists_made_anew(shared_app, folder / "before")
    people = canaries.staff()
    early = canaries.plant_early(people)
    for article in early:
        canaries.embargo(db.session.merge(article), "early", people)
    away = canaries.plant_taken_away(people)
    coming = canaries.plant_releases(people)
    canaries.plant_beside(db.session.merge(live), people)
    assert len([*early, *away, *coming]) == 13
    db.session.rollback()
    return Planted(shared_app, people, before, folder / "after")


class Planted:
    """The newsroom, who works on what is not public, and its lists before that was there."""

    def __init__(
        self, app: Flask, people: make.Staff, before: dict[str, bytes], after: Path
    ) -> None:
        self.app, self.people, self.before, self.after = app, people, before, after


def leaking(said: Said) -> set[str]:
    """Return the canaries in head and body of a reply."""
    return set().union(*map(leaks, said.parts))


@pytest.fixture(autouse=True)
def _at_rest(at_rest: Flask) -> None:
    assert at_rest.testing


def test_no_canary_is_in_any_reply_to_a_stranger(planted: Planted):
    said = list(public_surfaces.crawl(planted.app))

    found = {one.asked: leaking(one) for one in said}
    known = {one.asked: leaks(one.asked.encode()) & WERE_PUBLIC for one in said}
    assert {
        asked: some - known[asked] for asked, some in found.items() if some - known[asked]
    } == {}
    assert {one.status for one in said} >= {200, 302, 308, 400, 401, 404, 405, 410}
    assert len(said) > 500


def test_no_canary_is_in_the_served_root_nor_in_the_names_of_its_files(planted: Planted):
    files = list(public_surfaces.served(planted.app))

    named = {found for name, _ in files for found in leaks(name.encode())}
    assert {name for name, content in files if leaks(content)} == set()
    assert named <= WERE_PUBLIC
    assert any(name.endswith(".br") for name, _ in files)


def test_no_reader_page_has_the_country_or_the_date_of_what_is_not_public(planted: Planted):
    stranger = Stranger(planted.app)

    paths = public_surfaces.published(planted.app)
    pages = [stranger.ask(path).body.decode() for path in paths if not path.endswith(".woff2")]

    told = (canaries.YEAR, f">{canaries.COUNTRY}<", f'"{canaries.COUNTRY}"')
    assert [page for page in pages for word in told if word in page] == []


def test_every_list_and_count_is_the_same_with_and_without_what_is_not_public(planted: Planted):
    after = public_surfaces.lists_made_anew(planted.app, planted.after)

    assert after == planted.before
    assert {"en/index.html", "en/-/feed.atom", "sitemap.xml"} <= after.keys()
    assert last_number() > 1


def _guesses(planted: Planted) -> list[str]:
    public = public_surfaces.published(planted.app)
    return [
        f"/{language}/{slug}"
        for language, slug in public_surfaces.slugs()
        if f"/{language}/{slug}/" not in public
    ]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
@pytest.mark.parametrize("coding", ["", "br"])
def test_the_address_of_what_is_not_public_answers_like_any_that_never_was(
    planted: Planted, method: str, coding: str
):
    stranger, headers = Stranger(planted.app), {"Accept-Encoding": coding}
    unknown = stranger.ask("/en/nobody-ever-wrote-this/", method, headers=headers)
    guesses = _guesses(planted)

    for guess in guesses:
        for ending in ("", "/", "/index.html", "/manifest.json", "/index.html.br", "?page=2"):
            said = stranger.ask(guess + ending, method, headers=headers)
            assert replace(said, asked="") == replace(unknown, asked=""), said.asked

    assert unknown.status == 404
    assert f"/en/{canary('scheduled', 'slug')}" in guesses
    assert len(guesses) > 15


def _work(ask: Callable[[], object]) -> int:
    """Return how many functions are called to answer: time, without the noise of a clock.

    What the process clears away on the side can only add to them, so the least of a few is told.
    """
    return min(_calls(ask) for _ in range(5))


def _calls(ask: Callable[[], object]) -> int:
    calls = 0

    def count(_frame: object, kind: str, _what: Any) -> None:
        nonlocal calls
        calls += kind in {"call", "c_call"}

    sys.setprofile(count)
    try:
        ask()
    finally:
        sys.setprofile(None)
    return calls


def test_it_costs_no_more_work_to_ask_for_what_is_not_public(planted: Planted):
    stranger = Stranger(planted.app)
    hidden = f"/en/{canary('scheduled', 'slug')}/"
    unknown = "/en/" + "u" * (len(hidden) - 5) + "/"
    stranger.ask(unknown)  # what the first reader of the day fills is filled
    stranger.ask(hidden)

    assert _work(lambda: stranger.ask(hidden)) == _work(lambda: stranger.ask(unknown))


def test_an_error_says_nothing_of_what_went_wrong(
    planted: Planted, monkeypatch: pytest.MonkeyPatch
):
    def fail() -> bool:
        raise RuntimeError(canary("scheduled", "title"))

    monkeypatch.setattr(database, "is_reachable", fail)

    said = Stranger(planted.app).ask("/-/health")

    assert (said.status, leaking(said)) == (500, set())


WORD = canary("ready", "title")
WRITTEN: dict[str, bytes] = {
    "as it is": f"<p>{WORD}</p>".encode(),
    "in capitals": WORD.upper().encode(),
    "for HTML": "".join(f"&#{ord(one)};" for one in WORD).encode(),
    "for an address": "".join(f"%{ord(one):02X}" for one in WORD).encode(),
    "for JSON": "".join(f"\\u{ord(one):04x}" for one in WORD).encode(),
    "backwards": WORD[::-1].encode(),
    "packed by gzip": gzip.compress(WORD.encode()),
    "packed by brotli": brotli.compress(WORD.encode()),
    "in base64": b"Set-Cookie: a=" + base64.urlsafe_b64encode(b"long enough: " + WORD.encode()),
    "in a session": str(URLSafeTimedSerializer("k").dumps({"next": f"/{WORD}" * 3})).encode(),
    "in two bytes a letter": WORD.encode("utf-16-le"),
    "in an address": quote(f"/en/{WORD}/").encode(),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_a_canary_is_found_however_it_is_written(how: str):
    assert leaks(b"before " + WRITTEN[how] if "packed" not in how else WRITTEN[how]) == {WORD}


def test_what_does_become_public_is_found_on_every_surface(app: Flask):
    """The search itself can fail: here everything is public, and it says so."""
    people = canaries.staff()
    release = make.ready(people, canaries.content("ready"))
    assert [one.asked for one in public_surfaces.crawl(app) if leaking(one)] == []

    actions.publish(release.id, by=people.editor_es)
    make.react()

    seen: dict[str, set[str]] = {}
    for one in public_surfaces.crawl(app):
        seen[one.asked] = leaking(one)
    listed = {canary("ready", name) for name in ("title", "standfirst", "slug")}
    page = listed | {canary("ready", name) for name in ("body", "link", "credit", "byline")}
    assert seen[f"GET /en/{canary('ready', 'slug')}/"] >= page | {people.editor_en.desk_name}
    assert seen["GET /en/"] >= listed
    for form in ("atom", "rss", "json"):
        assert seen[f"GET /en/-/feed.{form}"] >= listed
    named = {canary("ready", name) for name in ("slug", "title")}
    months = [seen[asked] for asked in seen if re.fullmatch(r"GET /sitemap-en-[0-9-]+\.xml", asked)]
    assert months == [named]
    assert seen["GET /sitemap-news-en.xml"] == set()  # it bears an old date
    assert db.session.get(Article, release.article_id) is not None
