"""The desk in a browser without JavaScript: write, submit, review, decide, publish."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import event

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import db
from newsroom.publishing import actions as releasing
from newsroom.publishing import queries as publishing
from newsroom.publishing.states import ReleaseState
from newsroom.translations import queries as translations
from tests import make
from tests.newsroom.web.journey import sign_in, words

TOMORROW = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)


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
        title="The well in the square",
        standfirst="A village counts its water.",
        body="The *well* is dry.\n\n## Who knew\n\nThe [council](https://council.example/) knew.",
        byline="Ana Robles",
        countries="Perú, Colombia",
        dateline="2026-03-08",
    )
    page = made.location
    author.press(page, f"{page}/steps/submit")
    edition = queries.own_editions(people.author)[0]
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
    mine = desk.form(reply.text, "")
    assert mine["title"] == "My title <i>"
    assert desk.client.post(url, data=mine).status_code == 302
    again = queries.edition(edition.id).current_revision
    assert again is not None
    assert again.title == "My title <i>"
    assert "My title <i>" in words(desk.open(url))


@pytest.mark.parametrize(
    ("field", "typed", "complaint"),
    [
        ("countries", "Atlantis", "is not a country code"),
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
    assert not queries.own_editions(people.author)


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
    assert not queries.own_editions(people.author)


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


def test_a_release_says_whose_move_each_language_is(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)

    said = words(sign_in(app, people.editor_en).open(f"/desk/articles/{task.article_id}"))

    assert "The translation has not been handed in yet. Next move: a translator" in said


def test_a_pair_is_scheduled_in_the_zone_that_was_chosen(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    page, form = f"/desk/articles/{release.article_id}", f"/desk/releases/{release.id}/schedule"
    desk = sign_in(app, people.editor_es)

    reply = desk.press(page, form, day=TOMORROW.isoformat(), time="09:30", zone="America/Lima")

    assert reply.status_code == 302
    found = publishing.release(release.id)
    assert found.state is ReleaseState.SCHEDULED
    assert found.due_at == dt.datetime.combine(TOMORROW, dt.time(14, 30), dt.UTC)
    assert "09:30" in desk.page(page)
    desk.press(page, f"/desk/releases/{release.id}/steps/unschedule")
    assert publishing.release(release.id).state is ReleaseState.READY


@pytest.mark.parametrize(
    ("day", "time", "offered"),
    [("2030-03-31", "02:30", ["01:30", "03:30"]), ("2030-10-27", "02:30", ["CEST", "CET"])],
)
def test_a_time_at_which_clocks_change_is_asked_for_again(
    app: Flask, day: str, time: str, offered: list[str]
) -> None:
    people = make.staff()
    release = make.ready(people)
    page, form = f"/desk/articles/{release.article_id}", f"/desk/releases/{release.id}/schedule"
    desk = sign_in(app, people.editor_es)

    reply = desk.press(page, form, day=day, time=time, zone="Europe/Madrid")

    assert reply.status_code == 422
    said = words(reply)
    assert all(one in said for one in offered)
    choice = reply.text.split('name="choice" value="')[2].split('"')[0]
    again = desk.form(reply.text, form) | {"choice": choice}
    assert desk.client.post(form, data=again).status_code == 302
    assert publishing.release(release.id).state is ReleaseState.SCHEDULED


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"day": "2020-01-01"}, "This time is already over."),
        ({"day": ""}, "Choose a day."),
        ({"time": "noon"}, "This is not a time."),
        ({"zone": "Mars/Base"}, "“Mars/Base” is not a time zone."),
        ({"choice": "never/1"}, "This is not a time."),
    ],
)
def test_a_schedule_that_cannot_be_kept_is_refused_in_words(
    app: Flask, fields: dict[str, str], complaint: str
) -> None:
    people = make.staff()
    release = make.ready(people)
    form = f"/desk/releases/{release.id}/schedule"
    given = {"day": TOMORROW.isoformat(), "time": "09:30", "zone": "Europe/Madrid"} | fields

    reply = sign_in(app, people.editor_es).press(
        f"/desk/articles/{release.article_id}", form, **given
    )

    assert reply.status_code == 422
    assert complaint in words(reply)
    assert publishing.release(release.id).state is ReleaseState.READY


def test_a_release_is_held_resumed_and_cancelled_with_reasons(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    page, steps = f"/desk/articles/{release.article_id}", f"/desk/releases/{release.id}/steps"
    desk = sign_in(app, people.duty)

    states = []
    for name, reason in (("hold", "A call."), ("resume", ""), ("cancel", "No longer true.")):
        desk.press(page, f"{steps}/{name}", reason=reason)
        states.append(publishing.release(release.id).state)

    assert states == [ReleaseState.HELD, ReleaseState.READY, ReleaseState.CANCELLED]
    assert "No longer true." in words(desk.open(page))
    desk.press(page, f"{page}/release")
    assert publishing.unfinished_of(release.article_id) is not None


def test_a_hold_without_a_reason_keeps_the_page(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    form = f"/desk/releases/{release.id}/steps/hold"

    reply = sign_in(app, people.duty).press(f"/desk/articles/{release.article_id}", form)

    assert reply.status_code == 422
    assert "Please give a reason." in words(reply)


def test_an_embargo_is_set_shown_and_lifted(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    page = f"/desk/articles/{release.article_id}"
    desk = sign_in(app, people.editor_en)
    moment = {"day": "2035-05-01", "time": "08:00", "zone": "UTC", "reason": "Agreed."}

    bad = desk.press(page, f"{page}/embargo", **(moment | {"zone": "Nowhere"}))
    desk.press(page, f"{page}/embargo", **moment)

    assert bad.status_code == 422
    assert queries.article(release.article_id).embargo_until == dt.datetime(
        2035, 5, 1, 8, tzinfo=dt.UTC
    )
    said = words(desk.open(page))
    assert "The article is under embargo." in said
    assert "Agreed." in said
    desk.press(page, f"{page}/embargo/lift")
    assert queries.article(release.article_id).embargo_until is None


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


def test_an_author_cannot_publish_their_own_article(app: Flask) -> None:
    people = make.staff()
    release = make.ready(people)
    own = sign_in(app, people.author)

    reply = own.send(f"/desk/releases/{release.id}/steps/publish")

    assert reply.status_code == 403
    assert publishing.release(release.id).state is ReleaseState.READY


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
