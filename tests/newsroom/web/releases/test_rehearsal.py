"""The rehearsal: what an unfinished release would bring to readers, shown to staff alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions as writing
from newsroom.publishing import queries
from newsroom.publishing.models import Release
from newsroom.publishing.pages import inputs, render
from tests import make
from tests.newsroom.web.journey import sign_in, words

LINKING = replace(
    make.STORY,
    title="The same river, a year later",
    body=(
        '<p>They <a href="/en/river-defenders-win-their-case/">won</a>, then '
        '<a href="/en/nothing-of-the-kind/">waited</a>, as '
        '<a href="https://valley.example/">others</a> had.</p>'
    ),
)


def rehearsal_of(release: Release) -> str:
    return f"/desk/articles/{release.article_id}/rehearsal"


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_rehearsed_page_has_the_bytes_that_go_out(app: Flask, language: str) -> None:
    people = make.staff()
    release = make.ready(people)
    desk = sign_in(app, people.editor_es)

    rehearsed = desk.open(f"{rehearsal_of(release)}/{language}").data
    shown = [
        one.content
        for one in render.render_release(inputs.gather(queries.release(release.id)))
        if one.language == language
    ]

    # What differs is the moment that the page shows, which nobody has chosen yet.
    assert _without_moments(rehearsed) == _without_moments(shown[0])
    assert make.site_bytes(language, "river-defenders-win-their-case") == b""


def _without_moments(page: bytes) -> str:
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)", "", page.decode())


def test_a_rehearsed_page_is_sealed_off(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)

    reply = sign_in(app, people.editor_en).open(f"{rehearsal_of(release)}/es")

    policy = reply.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-same-origin; default-src 'none';")
    assert "script-src" not in policy
    assert "frame-ancestors 'self'" in policy
    assert reply.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert reply.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "no-store" in reply.headers["Cache-Control"]


def test_only_the_rehearsal_may_hold_frames(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    desk = sign_in(app, people.editor_en)

    policies = [
        desk.open(url).headers["Content-Security-Policy"]
        for url in (rehearsal_of(release), f"/desk/articles/{release.article_id}")
    ]

    assert ["frame-src 'self'" in one for one in policies] == [True, False]
    assert all("frame-ancestors 'none'" in one for one in policies)


@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_rehearsal_says_where_each_link_leads(app: Flask, locale: str) -> None:
    people = make.staff()
    make.published(people)
    release = make.ready(people, LINKING)

    said = words(sign_in(app, people.editor_en, locale=locale).open(rehearsal_of(release)))

    leads, undone, outward = {
        "en": ("Leads there.", "Undone: nothing is live there.", "Out of the site."),
        "es": ("Lleva allí.", "Se deshace: allí no hay nada en línea.", "Sale del sitio."),
    }[locale]
    assert f"/en/river-defenders-win-their-case/ {leads}" in said
    assert f"/en/nothing-of-the-kind/ {undone}" in said
    assert f"https://valley.example/ {outward}" in said
    assert "http://127.0.0.1:8000/en/the-same-river-a-year-later/" in said


def test_a_rehearsal_of_an_update_shows_what_changes_and_whose_move_it_is(app: Flask) -> None:
    people = make.staff()
    live = make.published(people)
    source = live.article.source
    news = replace(make.STORY, slug="another-address", body="<p>The judges were asked again.</p>")
    writing.save(source.id, news, version=source.version, by=people.author)
    writing.submit(source.id, by=people.author)
    revision = make.current_of(live.article.source)
    writing.approve(source.id, revision.id, by=people.editor_en)
    make.react()
    desk = sign_in(app, people.editor_en)

    page = desk.page(rehearsal_of(live))

    assert "It cannot go out like this yet" in page
    assert "<ins>another-address</ins>" in page
    assert "The judges were asked again." in page
    assert "<code>/en/river-defenders-win-their-case/</code>" in page
    assert "Leads to the new address." in page


def test_without_a_release_there_is_nothing_to_rehearse(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    url = f"/desk/articles/{edition.article_id}/rehearsal"

    assert "There is nothing to rehearse" in desk.page(url)
    assert desk.open(f"{url}/en").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("author", 200),
        ("editor_en", 200),
        ("duty", 200),
        ("translator", 404),
        ("other_author", 404),
        ("admin", 403),
    ],
)
def test_only_who_may_read_both_texts_sees_a_rehearsal(app: Flask, who: str, status: int) -> None:
    people = make.staff()
    person = make.person("author") if who == "other_author" else getattr(people, who)
    url = rehearsal_of(make.ready(people))
    desk = sign_in(app, person)

    assert [desk.open(one).status_code for one in (url, f"{url}/en", f"{url}/es")] == [status] * 3


def test_a_rehearsal_leaves_nothing_behind(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    release = queries.unfinished_of(task.article_id)
    assert release is not None

    sign_in(app, people.editor_en).page(rehearsal_of(release))

    assert [one.revision_id for one in queries.release(release.id).members] == [None, None]
