"""Topics at the desk: editors name them, authors tick them, nothing that was typed is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.articles import naming, topics
from newsroom.articles.content import of_revision
from newsroom.articles.models import Topic
from newsroom.database import db
from tests import make, statements
from tests.newsroom.web.browsing import Browser
from tests.newsroom.web.journey import sign_in, words

PAGE = "/desk/topics"


def step(topic: Topic, name: str) -> str:
    return f"{PAGE}/{topic.key}/{name}"


@pytest.mark.database
@pytest.mark.parametrize("locale", ["en", "es"])
def test_an_editor_makes_renames_retires_and_brings_back_a_topic(app: Flask, locale: str) -> None:
    people = make.staff()
    desk = sign_in(app, people.editor_es, locale=locale)

    made = desk.press(PAGE, PAGE, name_en="Water", name_es="Agua")
    [topic] = topics.known().values()
    renamed = desk.press(PAGE, step(topic, "rename"), name_en="Rivers", name_es="Ríos")
    retired = desk.press(PAGE, step(topic, "retire"))
    is_retired = topics.known()[topic.key].retired_at is not None
    back = desk.press(PAGE, step(topic, "bring_back"))

    assert [one.status_code for one in (made, renamed, retired, back)] == [302] * 4
    assert is_retired
    assert topics.known()[topic.key].retired_at is None
    said = words(desk.open(PAGE))
    assert "Rivers /en/-/topics/water/" in said
    assert "Ríos /es/-/topics/agua/" in said


def test_names_that_are_refused_stay_in_their_form_with_the_reason_beside_them(app: Flask) -> None:
    people = make.staff()
    water, land = make.topic(people), make.topic(people, "Land", "Tierra")
    desk = sign_in(app, people.editor_en)

    new = desk.press(PAGE, PAGE, name_en="WATER", name_es="El <agua>")
    renamed = desk.press(PAGE, step(land, "rename"), name_en="Territory", name_es="")

    assert [new.status_code, renamed.status_code] == [422, 422]
    fields = desk.form(new.text, PAGE)
    assert (fields["name_en"], fields["name_es"]) == ("WATER", "El <agua>")
    assert 'id="new-en-error">There is a topic of this name already.' in new.text
    fields = desk.form(renamed.text, step(land, "rename"))
    assert (fields["name_en"], fields["name_es"]) == ("Territory", "")
    assert f'id="topic-{land.key}-es-error">This cannot be empty.' in renamed.text
    assert desk.form(renamed.text, step(water, "rename"))["name_en"] == "Water"
    assert set(topics.known()) == {water.key, land.key}


def test_an_older_form_does_not_undo_what_somebody_else_renamed(app: Flask) -> None:
    people = make.staff()
    water = make.topic(people)
    desk = sign_in(app, people.editor_en)
    form = desk.form(desk.page(PAGE), step(water, "rename"))
    names = {"en": "Rivers", "es": "Ríos"}
    naming.rename(water.key, names, shown=form["wording"], by=people.editor_es)

    reply = desk.send(step(water, "rename"), **(form | {"name_en": "Seas"}))

    assert reply.status_code == 422
    assert "Somebody else renamed this topic meanwhile." in words(reply)
    assert desk.form(reply.text, step(water, "rename"))["name_en"] == "Seas"
    assert "Rivers" in words(reply)
    again = desk.form(reply.text, step(water, "rename"))
    assert desk.send(step(water, "rename"), **again).status_code == 302


@pytest.mark.parametrize(
    ("path", "status"), [("retire", 404), ("rename", 404), ("burn", 404), ("bring_back", 404)]
)
def test_a_topic_or_a_step_that_is_not_there_is_not_found(
    app: Flask, path: str, status: int
) -> None:
    browser = Browser(app, make.staff().editor_en)

    reply = browser.post(f"{PAGE}/{'0' * 32}/{path}", {"name_en": "A", "name_es": "B"})

    assert reply.status_code == status


@pytest.mark.parametrize("grants", [("author",), ("translator:en>es",), ("admin",), ("keeper",)])
def test_who_edits_no_language_gets_no_page_of_topics(app: Flask, grants: tuple[str, ...]) -> None:
    people = make.staff()
    water = make.topic(people)
    browser = Browser(app, make.person(*grants))

    replies = [
        browser.get(PAGE),
        browser.post(PAGE, {"name_en": "Land", "name_es": "Tierra"}),
        browser.post(step(water, "rename"), {"name_en": "Land", "name_es": "Tierra"}),
        browser.post(step(water, "retire")),
    ]

    assert [one.status_code for one in replies] == [403] * 4
    assert topics.known()[water.key].names == {"en": "Water", "es": "Agua"}


def test_the_way_to_the_topics_is_shown_to_editors_alone(app: Flask) -> None:
    people = make.staff()

    editor, author = (sign_in(app, one).page("/desk/") for one in (people.duty, people.author))
    here = sign_in(app, people.duty).page(PAGE)

    assert f'href="{PAGE}"' in editor
    assert f'href="{PAGE}"' not in author
    assert here.count('aria-current="page"') == 1


def test_the_page_says_how_many_articles_readers_find_under_a_topic(app: Flask) -> None:
    people = make.staff()
    water = make.topic(people)
    make.topic(people, "Land", "Tierra")
    make.published(people, replace(make.numbered(), topics=(water.key,)))

    said = words(sign_in(app, people.duty).open(PAGE))

    assert said.count("1 published article") == 1
    assert said.count("0 published articles") == 1


def test_a_page_of_many_topics_asks_no_more_than_one_of_a_few(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.duty)
    make.topic(people)
    desk.page(PAGE)
    with statements.counted() as few:
        desk.page(PAGE)
    for number in range(4):
        make.topic(people, f"Topic {number}", f"Tema {number}")

    with statements.counted() as many:
        desk.page(PAGE)

    assert len(many) == len(few)


@pytest.mark.database
@pytest.mark.parametrize("locale", ["en", "es"])
def test_an_author_ticks_topics_and_finds_them_ticked_again(app: Flask, locale: str) -> None:
    people = make.staff()
    water, land = make.topic(people), make.topic(people, "Land", "Tierra")
    gone = make.topic(people, "Gone", "Ido")
    naming.retire(gone.key, by=people.duty)
    desk = sign_in(app, people.author, locale=locale)

    made = desk.press("/desk/articles/new", "", title="A well", body="Dry.", topics=land.key)
    page = desk.page(f"{made.location}/edit")

    assert made.status_code == 302
    assert desk.form(page, "")["topics"] == land.key
    assert f'value="{water.key}"' in page
    assert gone.key not in page
    assert ("Tierra" if locale == "es" else "Land") in words(desk.open(made.location))
    cleared = desk.form(page, "")
    cleared.pop("topics")
    desk.send(f"{made.location}/edit", **cleared)
    assert ("Tierra" if locale == "es" else "Land") not in words(desk.open(made.location))


def test_a_newsroom_without_topics_has_no_boxes(app: Flask) -> None:
    page = sign_in(app, make.staff().author).page("/desk/articles/new")

    assert 'name="topics"' not in page


@pytest.mark.parametrize("key", ["nothing", "0" * 32, "<script>"])
def test_a_topic_that_nobody_can_choose_is_refused_and_the_text_stays(app: Flask, key: str) -> None:
    people = make.staff()
    desk = sign_in(app, people.author)

    reply = desk.press("/desk/articles/new", "", title="A well", body="Dry.", topics=key)

    assert reply.status_code == 422
    assert "There is no such topic." in words(reply)
    assert desk.form(reply.text, "")["title"] == "A well"
    assert "<script>" not in reply.text.replace("<script ", "")


def test_a_topic_that_was_retired_while_somebody_wrote_stays_ticked_beside_the_reason(
    app: Flask,
) -> None:
    people = make.staff()
    water = make.topic(people)
    desk = sign_in(app, people.author)
    form = desk.form(desk.page("/desk/articles/new"), "")
    naming.retire(water.key, by=people.editor_en)

    typed = form | {"title": "A well", "body": "Dry.", "topics": water.key}
    reply = desk.send("/desk/articles/new", **typed)

    assert reply.status_code == 422
    assert "is no longer in use" in words(reply)
    assert desk.form(reply.text, "")["topics"] == water.key


def test_a_stale_save_brings_the_topics_of_both_together_by_their_names(app: Flask) -> None:
    people = make.staff()
    water, land = make.topic(people), make.topic(people, "Land", "Tierra")
    edition = make.draft(people, replace(make.numbered(), topics=(land.key,)))
    page = f"/desk/articles/{edition.article_id}/edit"
    desk = sign_in(app, people.author)
    form = desk.form(desk.page(page), "")
    other = replace(of_revision(make.current_of(edition)), topics=())
    articles.save(edition.id, other, version=edition.version, by=people.author)

    reply = desk.send(page, **(form | {"topics": water.key}))

    assert reply.status_code == 409
    assert desk.form(reply.text, "")["topics"] == water.key
    kept = words(desk.open(page))
    assert "Kept aside for you" in kept
    assert "Topics Water" in kept


def test_an_older_text_is_compared_with_its_topics(app: Flask) -> None:
    people = make.staff()
    water, land = make.topic(people), make.topic(people, "Land", "Tierra")
    edition = make.draft(people, replace(make.numbered(), topics=(land.key,)))
    other = replace(of_revision(make.current_of(edition)), topics=(water.key,))
    articles.save(edition.id, other, version=edition.version, by=people.author)
    db.session.rollback()

    said = words(sign_in(app, people.author).open(f"/desk/revisions/{edition.id}/2"))

    assert "Topics Land Water" in said


def test_topics_in_another_order_are_no_other_text(app: Flask) -> None:
    people = make.staff()
    water, land = make.topic(people), make.topic(people, "Land", "Tierra")
    edition = make.draft(people, replace(make.numbered(), topics=(water.key, land.key)))
    page = f"/desk/articles/{edition.article_id}/edit"
    browser = Browser(app, people.author)
    form = sign_in(app, people.author).form(browser.get(page).text, "")

    browser.post(page, {**form, "topics": [land.key, water.key]})

    assert make.current_of(edition).number == 1
