"""Who gets in, what hostile words become, and what a page costs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import event

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.articles.states import EditionState
from newsroom.database import db
from newsroom.publishing import actions as releasing
from tests import make
from tests.newsroom.web.journey import sign_in


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        ("translator", "/desk/articles/{article}", 404),
        ("translator", "/desk/articles/{article}/edit", 404),
        ("translator", "/desk/revisions/{edition}/1", 404),
        ("other_author", "/desk/articles/{article}", 404),
        ("admin", "/desk/articles/{article}", 403),
        ("admin", "/desk/", 403),
        ("translator", "/desk/articles", 403),
        ("editor_es", "/desk/articles/{article}", 200),
        ("editor_es", "/desk/articles/{article}/edit", 403),
        ("editor_es", "/desk/review/{edition}", 403),
        ("author", "/desk/review/{edition}", 403),
        ("translator", "/desk/articles/new", 403),
        ("author", "/desk/articles/00000000-0000-4000-8000-000000000000", 404),
    ],
)
def test_others_find_nothing_or_may_not(app: Flask, who: str, path: str, status: int) -> None:
    people = make.staff()
    person = make.person("author") if who == "other_author" else getattr(people, who)
    edition = make.draft(people)
    url = path.format(article=edition.article_id, edition=edition.id)

    assert sign_in(app, person).open(url).status_code == status


def test_a_form_without_its_token_changes_nothing(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    url = f"/desk/articles/{edition.article_id}/steps/submit"

    reply = sign_in(app, people.author).client.post(url)

    assert reply.status_code == 400
    assert queries.edition(edition.id).state is EditionState.DRAFT


@pytest.mark.parametrize(
    "path", ["/desk/articles/{article}/steps/fly", "/desk/review/{edition}/fly"]
)
def test_a_step_that_does_not_exist_is_not_found(app: Flask, path: str) -> None:
    people = make.staff()
    edition = make.draft(people)
    url = path.format(article=edition.article_id, edition=edition.id)

    assert sign_in(app, people.editor_en).send(url).status_code == 404


HOSTILE = "\"><script>alert('x')</script><img src=x onerror=alert(1)>{{7*7}}"


def test_hostile_words_are_escaped_on_every_page(app: Flask) -> None:
    people = make.staff()
    story = replace(
        make.STORY,
        title=HOSTILE,
        standfirst=HOSTILE,
        byline=HOSTILE,
        photo_credit=HOSTILE,
        body=f"<p>{HOSTILE} <b onclick='alert(2)'>b</b></p>",
    )
    edition = make.draft(people, story)
    articles.submit(edition.id, by=people.author)
    articles.request_changes(edition.id, by=people.editor_en, reason=HOSTILE)
    people.author.desk_name = HOSTILE
    db.session.commit()
    make.react()
    article = edition.article_id

    pages = [
        sign_in(app, person).page(url)
        for person in (people.author, people.editor_en)
        for url in (
            "/desk/",
            f"/desk/articles/{article}",
            f"/desk/articles/{article}/edit",
            f"/desk/revisions/{edition.id}/1",
        )
    ] + [sign_in(app, people.editor_en).page("/desk/articles")]

    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "onclick=" not in page
        assert ">49" not in page
    assert any("&lt;script&gt;" in page for page in pages)


def _statements(app: Flask, person: object, url: str) -> int:
    desk = sign_in(app, person)  # type: ignore[arg-type]
    count = 0

    def _count(*_: object) -> None:
        nonlocal count
        count += 1

    desk.page(url)
    event.listen(db.engine, "before_cursor_execute", _count)
    try:
        desk.page(url)
    finally:
        event.remove(db.engine, "before_cursor_execute", _count)
    return count


def test_first_pages_cost_the_same_for_one_article_and_for_many(app: Flask) -> None:
    people = make.staff()
    pages = [
        (people.author, "/desk/"),
        (people.editor_en, "/desk/"),
        (people.editor_es, "/desk/"),
        (people.translator, "/desk/"),
        (people.editor_en, "/desk/articles"),
        (people.translator, "/translate/"),
        (people.editor_es, "/review/"),
    ]

    def fill(times: int) -> None:
        for _ in range(times):
            make.draft(people, make.numbered())
            sent_back = make.draft(people, make.numbered())
            articles.submit(sent_back.id, by=people.author)
            articles.request_changes(sent_back.id, by=people.editor_en, reason="Why.")
            articles.submit(make.draft(people, make.numbered()).id, by=people.author)
            make.approved(people, make.numbered())

    fill(1)
    held = make.ready(people, make.numbered())
    releasing.hold(held.id, by=people.duty, reason="Wait.")
    make.ready(people, make.numbered())
    make.claimed(people, make.numbered())
    make.handed_in(people, make.numbered())
    few = [_statements(app, person, url) for person, url in pages]

    fill(6)
    for _ in range(3):
        make.ready(people, make.numbered())
        make.handed_in(people, make.numbered())
    many = [_statements(app, person, url) for person, url in pages]

    assert few == many


def test_all_articles_come_page_by_page(app: Flask) -> None:
    people = make.staff()
    for _ in range(27):
        make.draft(people, make.numbered())
    desk = sign_in(app, people.editor_en)

    first, second = desk.page("/desk/articles"), desk.page("/desk/articles?page=2")

    assert first.count('class="list-row"') == 25
    assert second.count('class="list-row"') == 2
    assert "page=2" in first
    assert 'rel="prev"' in second
