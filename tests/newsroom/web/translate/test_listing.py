"""The translators' list: what it says, how it is narrowed, and what it costs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import event

from newsroom.database import db
from newsroom.translations import actions, claims, queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.rules import CLAIM_CAP
from newsroom.translations.saving import Entry, save_segments
from tests import make, rows
from tests.newsroom.web.journey import Desk, sign_in, words


def opened(people: make.Staff) -> TranslationTask:
    return make.task_of(make.approved(people, make.numbered()).article)


def half_done(people: make.Staff, note: str = "") -> TranslationTask:
    """Return an open task that Tomás has begun and given back."""
    task = opened(people)
    claims.claim(task.id, by=people.translator)
    title = queries.rows(task)[0].segment.key
    fence = queries.task(task.id).fence
    save_segments(task.id, [Entry(title, "Ganan su caso", 0)], fence=fence, by=people.translator)
    claims.release_claim(task.id, by=people.translator, reason=note)
    return task


def kept(people: make.Staff) -> TranslationTask:
    """Return an urgent task that is kept for Tomás."""
    article = make.ready(people, make.numbered()).article
    make.rewrite(people, article, replace(make.STORY, standfirst="The company has to leave."))
    task = make.task_of(article)
    actions.open_tasks(article.id, urgent=True)
    return task


def statements(desk: Desk, url: str) -> int:
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


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            "en",
            (
                "Translated already: 1 of 6 segments, by Tomás.",
                "Given back by Tomás",
                "The <b>quote</b> needs care.",
                "overdue",
                "Peru",
                "% translated",
            ),
        ),
        (
            "es",
            (
                "Ya traducido: 1 de 6 segmentos, por Tomás.",
                "Nota de Tomás al devolverla",
                "The <b>quote</b> needs care.",
                "con retraso",
                "Perú",
                "% traducido",
            ),
        ),
    ],
)
def test_whoever_claims_next_sees_the_work_so_far_the_note_and_the_hurry(app: Flask, locale, said):
    people = make.staff()
    task = half_done(people, "The <b>quote</b> needs care.")
    rows.change(TranslationTask, task.id, due_at=rows.ago(hours=3))
    desk = sign_in(app, make.another_translator(), locale=locale)

    for url in ("/translate/", f"/translate/{task.id}"):
        shown = words(desk.open(url))
        assert [one for one in said if one not in shown] == [], url
        assert "<b>quote" not in desk.page(url)
    desk.press("/translate/", f"/translate/{task.id}/claim")
    mine = words(desk.open(f"/translate/{task.id}"))
    assert said[1] in mine
    assert "Ganan su caso" in mine


def test_others_see_until_when_it_is_kept_and_cannot_claim_it(app: Flask) -> None:
    people = make.staff()
    task = kept(people)
    action = f"/translate/{task.id}/claim"
    other = sign_in(app, make.another_translator())

    listed, opened_page = other.page("/translate/"), other.page(f"/translate/{task.id}")
    refused = other.send(action)

    assert "Kept for Tomás until" in listed
    assert "Kept for Tomás until" in opened_page
    assert action not in listed
    assert action not in other.page("/desk/")
    assert "disabled" in opened_page[opened_page.index(action) :].split("</form>")[0]
    assert refused.status_code == 409
    assert "has the first say" in words(refused)
    mine = sign_in(app, people.translator)
    assert "Kept for you until" in mine.page("/translate/")
    assert mine.press("/translate/", action).status_code == 302


def test_a_full_hand_is_told_so_and_offered_no_more(app: Flask) -> None:
    people = make.staff()
    for _ in range(CLAIM_CAP):
        make.claimed(people, make.numbered())
    task = opened(people)
    desk = sign_in(app, people.translator)

    page = desk.page("/translate/")
    refused = desk.send(f"/translate/{task.id}/claim")

    assert f"You hold {CLAIM_CAP} of {CLAIM_CAP} translations" in page
    assert f"/translate/{task.id}/claim" not in page
    assert refused.status_code == 409
    assert f"You hold {CLAIM_CAP} translations, as many as one person may." in words(refused)


def test_the_list_is_narrowed_and_ordered_by_its_form(app: Flask) -> None:
    people = make.staff()
    chile = make.approved(people, replace(make.numbered(), countries=("CL",))).article
    peru = make.approved(people, make.numbered()).article
    desk = sign_in(app, people.translator)

    def listed(query: str) -> list[str]:
        page = desk.page(f"/translate/?{query}")
        ids = {f"/translate/{make.task_of(one).id}/claim": one.id for one in (chile, peru)}
        found = sorted((page.index(link), str(ids[link])) for link in ids if link in page)
        return [one for _, one in found]

    assert listed("") == [str(chile.id), str(peru.id)]
    assert listed("country=PE") == [str(peru.id)]
    assert listed("country=cl&sort=longest") == [str(chile.id)]
    assert listed("pressing=1") == []
    assert "No open translation fits" in desk.page("/translate/?pressing=1")
    # What nobody offered asks for nothing.
    assert len(listed("direction=de>fr&sort=nonsense&country=%27%25&page=x")) == 2


def test_a_long_list_comes_page_by_page_and_keeps_what_was_chosen(app: Flask, monkeypatch) -> None:
    monkeypatch.setattr("newsroom.web.translate.listing.PAGE", 2)
    people = make.staff()
    for _ in range(3):
        opened(people)
    desk = sign_in(app, people.translator)

    first = desk.page("/translate/?country=PE&sort=age")
    second = desk.page("/translate/?country=PE&sort=age&page=2")

    assert (first.count("/claim"), second.count("/claim")) == (2, 1)
    assert "/translate/?country=PE&amp;sort=age&amp;page=2" in first
    assert "/translate/?country=PE&amp;sort=age&amp;page=1" in second


@pytest.mark.database
def test_lists_and_boards_cost_the_same_for_one_task_and_for_fifty(app: Flask) -> None:
    people = make.staff()
    desks = [
        (sign_in(app, people.translator), "/translate/"),
        (sign_in(app, people.translator), "/desk/"),
        (sign_in(app, people.editor_es), "/translate/board/"),
        (sign_in(app, people.editor_es), "/desk/"),
    ]
    task = half_done(people, "A note.")
    rows.change(TranslationTask, task.id, due_at=rows.ago(hours=1))
    make.claimed(people, make.numbered())
    one = [statements(desk, url) for desk, url in desks]

    for number in range(49):
        task = half_done(people, "A note.") if number % 10 == 0 else opened(people)
        rows.change(TranslationTask, task.id, due_at=rows.ago(hours=1))

    assert [statements(desk, url) for desk, url in desks] == one


@pytest.mark.parametrize(
    ("grants", "status"),
    [
        (("translator:en>es",), 200),
        (("translator:es>en",), 200),
        (("editor:es",), 403),
        (("author",), 403),
        (("admin",), 403),
    ],
)
def test_the_list_is_for_translators_and_names_only_their_directions(app: Flask, grants, status):
    people = make.staff()
    task = opened(people)
    desk = sign_in(app, make.person(*grants))

    reply = desk.open("/translate/")

    assert reply.status_code == status
    assert (task.source_revision.title in reply.text) is (grants == ("translator:en>es",))
