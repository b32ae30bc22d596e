"""What an editor reads: changes against the text before, the last approval, and what is live."""

from __future__ import annotations

import re
from dataclasses import replace

from flask import Flask

from newsroom.translations import actions, claims, queries, talking
from newsroom.translations.saving import save_segments
from tests import make, statements
from tests.newsroom.translations import beside
from tests.newsroom.web.journey import sign_in, words

MORE = "<p>A sentence that nobody has translated yet.</p>"


def plain(page: str) -> str:
    """Return a page's markup without the white space between its tags."""
    return re.sub(r"\s+", " ", page)


def test_the_first_hand_in_is_read_side_by_side_and_nothing_else_is_offered(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)

    page = sign_in(app, people.editor_es).page(f"/review/{task.id}")

    assert 'class="tabs"' not in page
    assert "<ins>" not in page


def test_after_changes_were_asked_for_only_what_changed_is_unfolded(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    actions.request_changes(task.id, by=people.editor_es, reason="El título.")
    better = beside.entry(task, "Traducido: River defenders have won their case")
    save_segments(task.id, [better], fence=task.fence, by=people.translator)
    actions.hand_in(task.id, by=people.translator)
    desk = sign_in(app, people.editor_es)

    page = plain(desk.page(f"/review/{task.id}?view=before"))

    assert "<del>win</del><ins>have won</ins>" in page
    # The address is made from the title, so it is another one too.
    assert "2 segments are changed." in page
    unfolded = re.sub(r"<details class=\"unchanged\">.*?</details>", "", page)
    assert "Traducido: The judges read" in page
    assert "Traducido: The judges read" not in unfolded
    assert 'aria-current="page">Since the text before' in page


def test_an_update_is_compared_with_what_readers_have_beside_the_changes_of_the_source(
    app: Flask,
) -> None:
    people = make.staff()
    release = make.published(people)
    body = make.STORY.body.replace("by May", "by June") + MORE
    make.rewrite(people, release.article, replace(make.STORY, body=body))
    task = make.task_of(release.article)
    claims.claim(task.id, by=people.translator)
    make.translate(task, people.translator)
    actions.hand_in(task.id, by=people.translator)
    desk = sign_in(app, people.editor_es)

    page = plain(desk.page(f"/review/{task.id}?view=live"))

    assert page.count("<del>May</del><ins>June</ins>") == 2  # the source, and its translation
    assert f"<ins>{make.translated_words(MORE[3:-4])}</ins>" in page
    assert "Against what readers have" in page
    # What was approved last is what readers have: it is offered once.
    assert "Since the last approval" not in page


def test_what_left_the_text_and_links_that_lead_elsewhere_are_seen(app: Flask) -> None:
    people = make.staff()
    release = make.published(people)
    body = make.STORY.body.replace("https://valley.example/", "https://river.example/")
    body = body.replace("<h2>What the court said</h2>", "")
    make.rewrite(people, release.article, replace(make.STORY, body=body))
    task = make.task_of(release.article)
    claims.claim(task.id, by=people.translator)
    make.translate(task, people.translator)
    actions.hand_in(task.id, by=people.translator)

    page = plain(sign_in(app, people.editor_es).page(f"/review/{task.id}?view=live"))

    assert "same words, other links or marks" in page
    gone = page.partition("No longer in the text")[2]
    assert "<del>Traducido: What the court said</del>" in gone


def test_a_view_that_there_is_not_is_the_plain_one(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)

    page = sign_in(app, people.editor_es).page(f"/review/{task.id}?view=yesterday")

    assert f"Traducido: {make.STORY.title}" in page


def test_wishes_are_gathered_and_go_out_with_the_request(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    desk = sign_in(app, people.editor_es)
    review = f"/review/{task.id}"
    talk = f"/translate/{task.id}/segments/{beside.key(task)}/remarks"

    desk.press(f"{talk}?next={review}", talk, kind="change", text="Más corto.")
    page = desk.page(review)
    desk.press(review, f"{review}/request_changes", reason="Casi.")
    bench = sign_in(app, people.translator).page(f"/translate/{task.id}")

    assert "Changes wished for" in page
    assert f'href="#segment-{beside.key(task)}">Segment 1</a>' in page
    assert '<a href="#wishes">' in page
    assert "wishes for a change: Más corto." in plain(bench)


def test_an_approval_names_what_was_said_when_the_page_was_opened(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)
    desk = sign_in(app, people.editor_es)
    review = f"/review/{task.id}"
    read = desk.form(desk.page(review), f"{review}/approve")
    talking.note(task.id, beside.key(task), "Wait.", by=people.translator)

    late = desk.client.post(f"{review}/approve", data=read)
    desk.press(review, f"{review}/approve")

    assert late.status_code == 409
    assert "Somebody said more beside the text" in words(late)
    assert queries.task(task.id).state == "done"


def test_a_long_review_takes_as_many_statements_as_a_short_one(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.editor_es)
    counts = []
    for paragraphs in (1, 20):
        longer = replace(make.numbered(), body="<p>The river is high.</p>" * paragraphs)
        task = make.handed_in(people, longer)
        for row in queries.rows(task)[:paragraphs]:
            talking.note(task.id, row.segment.key, "Ojo.", by=people.translator)
        with statements.counted() as counted:
            desk.page(f"/review/{task.id}")
        counts.append(len(counted))

    assert counts[0] == counts[1]
