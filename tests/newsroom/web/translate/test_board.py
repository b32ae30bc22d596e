"""The editors' board in a browser without script: order, dates, hands, and who may touch them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.translations import actions, claims, deadlines, queries
from newsroom.translations.models import TranslationTask
from tests import make, rows
from tests.newsroom.web.browsing import Browser
from tests.newsroom.web.journey import Desk, sign_in, words

BOARD = "/translate/board/"


def opened(people: make.Staff) -> TranslationTask:
    return make.task_of(make.approved(people, make.numbered()).article)


def page_of(task: TranslationTask) -> str:
    return f"{BOARD}{task.id}"


def order(desk: Desk, *tasks: TranslationTask) -> list[int]:
    page = desk.page(BOARD)
    places = sorted((page.index(f'id="task-{one.id}"'), n) for n, one in enumerate(tasks, start=1))
    return [number for _, number in places]


def test_an_editor_puts_translations_in_order_and_comes_back_to_the_one_they_moved(app: Flask):
    people = make.staff()
    one, two = opened(people), opened(people)
    desk = sign_in(app, people.editor_es)
    assert order(desk, one, two) == [1, 2]

    reply = desk.press(BOARD, f"{page_of(two)}/move", way="up")

    assert reply.location == f"{BOARD}#task-{two.id}"
    assert order(desk, one, two) == [2, 1]
    desk.press(BOARD, f"{page_of(two)}/move", way="up")
    assert "It stands there already." in desk.page(BOARD)
    assert desk.press(BOARD, f"{page_of(two)}/move", way="sideways").status_code == 422
    translator = sign_in(app, people.translator).page("/translate/")
    assert translator.index(str(two.id)) < translator.index(str(one.id))


@pytest.mark.parametrize("locale", ["en", "es"])
def test_an_editor_gives_a_translation_to_somebody(app: Flask, locale: str) -> None:
    people = make.staff()
    task = make.claimed(people)
    other = make.another_translator()
    desk = sign_in(app, people.editor_es, locale=locale)

    desk.press(page_of(task), f"{page_of(task)}/assign", to=str(other.id))

    assert queries.task(task.id).holder_id == other.id
    assert "Teresa" in desk.page(BOARD)
    for nobody in ("", "nobody", str(people.author.id), str(task.id)):
        reply = desk.press(page_of(task), f"{page_of(task)}/assign", to=nobody)
        assert reply.status_code == 422, nobody
    assert queries.task(task.id).holder_id == other.id


def test_a_due_date_is_set_in_any_zone_and_lifted(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    desk = sign_in(app, people.editor_es)
    due = f"{page_of(task)}/due"

    desk.press(page_of(task), due, day="2035-05-02", time="18:00", zone="America/Lima")

    found = queries.task(task.id)
    assert (found.due_at, found.due_zone) == (
        dt.datetime(2035, 5, 2, 23, tzinfo=dt.UTC),
        "America/Lima",
    )
    form = desk.form(desk.page(page_of(task)), due)
    assert (form["day"], form["time"], form["zone"]) == ("2035-05-02", "18:00", "America/Lima")
    assert "due 2 May 2035" in words(desk.open(f"/desk/articles/{task.article_id}"))
    assert "due 2 May 2035" in words(sign_in(app, people.translator).open("/desk/"))
    desk.press(page_of(task), f"{due}/lift")
    assert queries.task(task.id).due_at is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": "2035-05-02", "time": "", "zone": "UTC"}, "Choose a time."),
        ({"day": "someday", "time": "10:00", "zone": "UTC"}, "This is not a date."),
        ({"day": "2035-05-02", "time": "10:00", "zone": "Valley/River"}, "is not a time zone"),
        ({"day": "2015-05-02", "time": "10:00", "zone": "UTC"}, "This moment is over already."),
        ({"day": "2035-03-25", "time": "02:30", "zone": "Europe/Madrid"}, "does not exist"),
    ],
)
def test_a_date_that_cannot_be_comes_back_with_what_was_typed(app: Flask, typed, said) -> None:
    people = make.staff()
    task = make.claimed(people)
    desk = sign_in(app, people.editor_es)

    reply = desk.press(page_of(task), f"{page_of(task)}/due", **typed)

    assert reply.status_code == 422
    assert said in words(reply)
    assert f'value="{typed["zone"]}"' in reply.text
    assert queries.task(task.id).due_at is None


def test_of_a_time_that_comes_twice_one_is_chosen(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    desk = sign_in(app, people.editor_es)
    due = f"{page_of(task)}/due"
    typed = {"day": "2035-10-28", "time": "02:30", "zone": "Europe/Madrid"}

    asked = desk.press(page_of(task), due, **typed)
    second = "2035-10-28T02:30:00+01:00/1"
    assert second in asked.text
    desk.press(page_of(task), due, **typed, choice=second)

    assert queries.task(task.id).due_at == dt.datetime(2035, 10, 28, 1, 30, tzinfo=dt.UTC)


def test_an_editor_frees_what_is_kept(app: Flask) -> None:
    people = make.staff()
    article = make.ready(people).article
    make.rewrite(people, article, replace(make.STORY, standfirst="The company has to leave."))
    task = make.task_of(article)
    actions.open_tasks(article.id, urgent=True)
    desk = sign_in(app, people.editor_es)
    assert "Kept for Tomás until" in desk.page(BOARD)

    desk.press(page_of(task), f"{page_of(task)}/free")

    assert "Kept for Tomás until" not in desk.page(BOARD)
    assert claims.claim(task.id, by=make.another_translator()).holder_id
    assert desk.send(f"{page_of(task)}/free").status_code == 409


def test_the_clock_of_a_claim_is_seen_and_warns_when_most_of_it_is_used(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    mine, board = sign_in(app, people.translator), sign_in(app, people.editor_es)
    assert "Your claim ends" in mine.page(f"/translate/{task.id}")
    assert "lease-late" not in mine.page(f"/translate/{task.id}") + board.page(BOARD)
    rows.change(TranslationTask, task.id, lease_from=rows.ago(hours=200))
    assert claims.warn(task.id)
    make.react()

    assert "Save to keep it, or give it back." in mine.page(f"/translate/{task.id}")
    assert "The claim ends soon" in mine.page("/translate/")
    assert "warned that the claim ends soon" in mine.page("/desk/")
    assert "lease-late" in board.page(BOARD)


def test_what_presses_stands_on_the_first_page_of_its_editors(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    rows.change(TranslationTask, task.id, due_at=rows.ago(hours=1))
    assert deadlines.remind(task.id)
    make.react()
    link = f'href="{page_of(task)}"'

    assert link in sign_in(app, people.editor_es).page("/desk/")
    assert link in sign_in(app, people.duty).page("/desk/")
    assert link not in sign_in(app, people.editor_en).page("/desk/")
    holder = sign_in(app, people.translator).page("/desk/")
    assert "overdue" in holder
    assert "reminded that the translation is overdue" in holder


ACTS = {
    "move": {"way": "up"},
    "assign": {"to": "nobody"},
    "due": {"day": "2035-05-02", "time": "10:00", "zone": "UTC"},
    "due/lift": {},
    "free": {},
}


@pytest.mark.parametrize(
    ("grants", "status"),
    [
        (("editor:es",), 200),
        (("duty",), 200),
        (("editor:en",), 403),
        (("translator:en>es",), 403),
        (("author",), 403),
        (("admin",), 403),
        (("keeper",), 403),
    ],
)
def test_a_task_is_decided_about_by_editors_of_its_language_only(app: Flask, grants, status):
    people = make.staff()
    task = opened(people)
    title = task.source_revision.title
    task_page = page_of(task)
    browser = Browser(app, make.person(*grants))
    before = rows.snapshot()

    board, page = browser.get(BOARD), browser.get(task_page)

    assert page.status_code == status
    assert board.status_code == (200 if grants == ("editor:en",) else status)
    assert (title in board.text) is (status == 200)
    if status == 403:
        replies = [browser.post(f"{task_page}/{name}", typed) for name, typed in ACTS.items()]
        assert [one.status_code for one in replies] == [403] * len(ACTS)
        assert rows.snapshot() == before


def test_a_task_of_nowhere_is_not_found(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.editor_es)

    assert desk.open(f"{BOARD}{people.author.id}").status_code == 404
    assert [desk.send(f"{BOARD}{people.author.id}/{one}").status_code for one in ACTS] == [404] * 5


def test_editors_find_the_board_and_translators_their_list(app: Flask) -> None:
    people = make.staff()
    both = make.person("editor:es", "translator:en>es")

    assert f'href="{BOARD}"' in sign_in(app, people.editor_es).page("/desk/")
    assert BOARD not in sign_in(app, people.translator).page("/desk/")
    assert f'href="{BOARD}"' in sign_in(app, both).page("/translate/")
    assert 'href="/translate/"' in sign_in(app, both).page(BOARD)


def test_nothing_of_a_hostile_title_or_note_is_markup(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people, replace(make.STORY, title='<img src=x onerror="1">"'))
    claims.release_claim(task.id, by=people.translator, reason="<script>1</script>")
    db.session.rollback()

    for desk, url in (
        (sign_in(app, people.editor_es), BOARD),
        (sign_in(app, people.editor_es), page_of(task)),
        (sign_in(app, people.translator), "/translate/"),
    ):
        page = desk.page(url)
        assert "<img src=x" not in page
        assert "<script>1" not in page
        assert "&lt;script&gt;1" in page
