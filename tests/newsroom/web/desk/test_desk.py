"""The desk in a browser without JavaScript: write, submit, review, decide, publish."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.articles.states import EditionState, PublicState
from newsroom.publishing import queries as publishing
from newsroom.translations import queries as translations
from tests import make
from tests.newsroom.web.journey import sign_in, words
from tests.newsroom.web.keeping import written_by


@pytest.mark.database
@pytest.mark.parametrize("locale", ["en", "es"])
def test_an_article_travels_from_draft_to_two_live_pages(app: Flask, locale: str) -> None:
    people = make.staff()
    author = sign_in(app, people.author, locale=locale)
    english = sign_in(app, people.editor_en, locale=locale)
    translator = sign_in(app, people.translator, locale=locale)
    spanish = sign_in(app, people.editor_es, locale=locale)

    made = author.press(
        "/desk/articles/new",
        "",
        language="en",
        title="The well in the square",
        standfirst="A village counts its water.",
        body="The *well* is dry.\n\n## Who knew\n\nThe [council](https://council.example/) knew.",
        byline="Ana Robles",
        countries="Perú, Colombia",
        dateline="2026-03-08",
    )
    page = made.location
    author.press(page, f"{page}/steps/submit")
    edition = written_by(people.author)[0]
    review = f"/desk/review/{edition.id}"
    english.press(review, f"{review}/take_review")
    english.press(review, f"{review}/approve")
    make.react()
    task = make.task_of(edition.article)
    bench = f"/translate/{task.id}"
    translator.press("/translate/", f"{bench}/claim")
    typed = {
        f"text.{row.segment.key}": f"Traducción: {text}"
        for row, text in zip(
            translations.rows(task),
            [
                "El pozo de la plaza",
                "Un pueblo cuenta su agua.",
                "",
                "El {1}pozo{/1} está seco.",
                "Quién lo sabía",
                "Lo sabía el {1}ayuntamiento{/1}.",
                "",
            ],
            strict=True,
        )
        if text
    }
    assert translator.press(bench, bench, then="hand_in", **typed).status_code == 302
    assert spanish.press(f"/review/{task.id}", f"/review/{task.id}/approve").status_code == 302
    make.react()
    release = publishing.unfinished_of(edition.article_id)
    assert release is not None
    sent = spanish.press(page, f"/desk/releases/{release.id}/steps/publish")
    make.react()

    assert sent.status_code == 302
    article = queries.article(edition.article_id)
    assert {one.public_state for one in article.editions} == {PublicState.LIVE}
    source = article.source.current_revision
    assert source is not None
    assert source.countries == ["PE", "CO"]
    assert source.body.startswith("<p>The <em>well</em> is dry.</p>")
    shown = spanish.page(page)
    assert "/en/the-well-in-the-square/" in shown
    assert "/es/traduccion-el-pozo-de-la-plaza/" in shown


def test_the_history_says_who_did_what_and_why(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    articles.request_changes(edition.id, by=people.editor_en, reason="Name the court.")
    make.react()

    said = words(sign_in(app, people.author).open(f"/desk/articles/{edition.article_id}"))

    assert "Emma asked for changes" in said
    assert "Name the court." in said
    assert said.index("asked for changes") < said.index("submitted the article")


@pytest.mark.database
def test_a_stale_save_shows_both_texts_and_keeps_the_typed_one(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    url = f"/desk/articles/{edition.article_id}/edit"
    opened = desk.form(desk.page(url), "")
    articles.save(
        edition.id,
        replace(make.STORY, title="Their title <b>"),
        version=edition.version,
        by=people.editor_en,
    )

    reply = desk.client.post(url, data=opened | {"title": "My title <i>"})

    assert reply.status_code == 409
    said = words(reply)
    assert "Nothing is lost" in said
    assert "My title <i>" in said
    assert "Their title <b>" in said
    current = queries.edition(edition.id).current_revision
    assert current is not None
    assert current.title == "Their title <b>"
    decided = desk.client.post(url, data=desk.form(reply.text, url))
    mine = desk.form(decided.text, "")
    assert mine["title"] == "My title <i>"
    assert desk.client.post(url, data=mine).status_code == 302
    again = queries.edition(edition.id).current_revision
    assert again is not None
    assert again.title == "My title <i>"
    assert "My title <i>" in words(desk.open(url))


@pytest.mark.parametrize(
    ("field", "typed", "complaint"),
    [
        ("countries", "Atlantis", "There is no country “Atlantis”"),
        ("slug", "No Slug!", "A slug has small letters"),
        ("title", "x" * 301, "longer than 300 characters"),
        ("dateline", "yesterday", "This is not a date."),
        ("body", "x" * 500_001, "longer than 500000 characters"),
    ],
    ids=["country", "slug", "title", "date", "body"],
)
def test_a_refused_text_comes_back_with_the_field_named(
    app: Flask, field: str, typed: str, complaint: str
) -> None:
    people = make.staff()
    desk = sign_in(app, people.author)
    new = "/desk/articles/new"

    reply = desk.press(new, "", **({"body": "Kept <words>.", "title": "Kept"} | {field: typed}))

    assert reply.status_code == 422
    assert complaint in words(reply)
    assert desk.form(reply.text, "")[field] == typed or field == "dateline"
    assert f'id="{field}-error"' in reply.text
    assert not written_by(people.author)


def test_saving_an_untouched_text_changes_nothing(app: Flask) -> None:
    people = make.staff()
    odd = replace(make.STORY, body='<p lang="es">Hola<br>tú</p><table><tr><td>1</td></tr></table>')
    edition = make.draft(people, odd)
    before = edition.current_revision_id
    url = f"/desk/articles/{edition.article_id}/edit"

    sign_in(app, people.author).press(url, "")

    assert queries.edition(edition.id).current_revision_id == before


def test_a_look_at_the_text_saves_nothing(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.author)

    whole = desk.press(
        "/desk/articles/new", "", body="**Bold** <script>alert(1)</script>", preview="1"
    )

    assert whole.status_code == 200
    assert "<strong>Bold</strong>" in whole.text
    assert "alert(1)" not in whole.text.split('id="preview"')[1]
    assert not written_by(people.author)


def test_a_step_that_needs_a_reason_keeps_the_page_when_none_is_given(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    url = f"/desk/review/{edition.id}"

    reply = sign_in(app, people.editor_en).press(url, f"{url}/request_changes", reason=" ")

    assert reply.status_code == 422
    assert "Please give a reason." in words(reply)
    assert queries.edition(edition.id).state is EditionState.SUBMITTED


def test_an_approval_of_an_older_text_is_refused_in_words(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    desk = sign_in(app, people.editor_en)
    url = f"/desk/review/{edition.id}"
    read = desk.form(desk.page(url), f"{url}/approve")
    articles.save(edition.id, make.numbered(), version=edition.version, by=people.author)
    articles.submit(edition.id, by=people.author)

    reply = desk.client.post(f"{url}/approve", data=read)

    assert reply.status_code == 409
    assert "The text was changed after you opened it." in words(reply)
    assert queries.edition(edition.id).state is EditionState.SUBMITTED


def test_a_grey_button_says_what_is_missing_and_whose_move_it_is(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people, replace(make.STORY, byline=""))

    page = sign_in(app, people.author).open(f"/desk/articles/{edition.article_id}")

    assert "Give a byline, or say that it is withheld. Next move: the author" in words(page)
    assert page.text.count("disabled") == 1


def test_a_revision_shows_what_it_changed_word_by_word(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    after = replace(make.STORY, body=make.STORY.body.replace("Friday", "Monday"), countries=("CO",))
    articles.save(edition.id, after, version=edition.version, by=people.author)
    desk = sign_in(app, people.author)

    page = desk.page(f"/desk/revisions/{edition.id}/2")

    assert "<del>Friday</del><ins>Monday</ins>" in page
    assert "<del>PE</del><ins>CO</ins>" in page
    assert "2 paragraphs unchanged" in page
    assert desk.open(f"/desk/revisions/{edition.id}/3").status_code == 404
    assert "The first text" in desk.page(f"/desk/revisions/{edition.id}/1")
