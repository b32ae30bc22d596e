"""The list of what waits to go out, and the log of what went out."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.publishing import actions
from newsroom.web.releases import log as releases_log
from tests import make
from tests.newsroom.web import updates
from tests.newsroom.web.journey import sign_in, words


def test_the_log_says_what_went_out_when_and_who_decided(app: Flask) -> None:
    people = make.staff()
    make.published(people, make.numbered())
    newest = updates.gone_ahead(people, make.numbered())

    page = sign_in(app, people.editor_en).open("/desk/releases/log")

    said = words(page)
    assert newest.published_at is not None
    assert f"{newest.published_at:%Y-%m-%d %H:%M:%S} UTC" in said
    assert said.index("No. 3") < said.index("No. 2") < said.index("No. 1")
    assert "Update · Emma" in said
    assert said.count("First publication · Elena") == 2


def test_the_log_is_read_page_by_page_from_a_number_on(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releases_log, "PAGE", 2)
    people = make.staff()
    for _ in range(3):
        make.published(people, make.numbered())
    desk = sign_in(app, people.editor_en)

    first, second = desk.page("/desk/releases/log"), desk.page("/desk/releases/log?before=2")

    assert [first.count("log-row"), second.count("log-row")] == [2, 1]
    assert "before=2" in first
    assert "before=4" in second
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in second


@pytest.mark.parametrize("before", ["0", "-7", "many", "99999999999"])
def test_an_odd_place_in_the_log_shows_a_page(app: Flask, before: str) -> None:
    people = make.staff()

    reply = sign_in(app, people.editor_en).open(f"/desk/releases/log?before={before}")

    assert reply.status_code == 200


@pytest.mark.parametrize("locale", ["en", "es"])
def test_what_waits_is_sorted_by_what_it_waits_for(app: Flask, locale: str) -> None:
    people = make.staff()
    held = make.ready(people, make.numbered())
    actions.hold(held.id, by=people.duty, reason="Wait.")
    make.ready(people, make.numbered())
    make.claimed(people, make.numbered())

    said = words(sign_in(app, people.editor_en, locale=locale).open("/desk/releases"))

    stuck, ready, scheduled, begun = {
        "en": (
            "Releases that need a decision 1",
            "Ready to publish 1",
            "Nothing is scheduled.",
            "Being put together 1",
        ),
        "es": (
            "Publicaciones que necesitan una decisión 1",
            "Listos para publicar 1",
            "No hay nada programado.",
            "En preparación 1",
        ),
    }[locale]
    assert said.index(stuck) < said.index(ready) < said.index(scheduled) < said.index(begun)


@pytest.mark.parametrize("who", ["author", "translator", "admin"])
def test_only_editors_see_releases(app: Flask, who: str) -> None:
    people = make.staff()
    desk = sign_in(app, getattr(people, who))
    urls = ["/desk/releases", "/desk/releases/log"]

    assert [desk.open(url).status_code for url in urls] == [403, 403]


def test_the_navigation_marks_releases_and_not_the_desk(app: Flask) -> None:
    people = make.staff()

    page = sign_in(app, people.editor_en).page("/desk/releases")

    assert '<a href="/desk/releases" aria-current="page">' in page
    assert page.count("aria-current") == 2  # the place, and the language
