"""A translation from its opening to its approval, while the source moves under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.models import Article
from newsroom.articles.states import EditionState, PairPolicy
from newsroom.database import db
from newsroom.errors import Refused
from newsroom.translations import actions, claims, queries, segmentation
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import TargetStatus, TaskState
from tests import make, rows

pytestmark = pytest.mark.usefixtures("app")


MORE = "<p>The company has thirty days to answer the judges.</p>"


SHORTER = make.STORY.body.partition("<h2>")[0]


def move(task: TranslationTask, people: make.Staff, **changed: str) -> None:
    """Change the source, have it approved again and let the tasks follow."""
    source = task.article.source
    content = replace(make.STORY, **changed)  # type: ignore[arg-type]
    articles.save(source.id, content, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, make.current_of(source).id, by=people.editor_en)
    actions.open_tasks(task.article_id)


def statuses(task: TranslationTask) -> dict[str, TargetStatus]:
    return {row.segment.text: row.status for row in queries.rows(task)}


def keys(task: TranslationTask) -> dict[str, str]:
    return {row.segment.digest: row.segment.key for row in queries.rows(task)}


def guards(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.guard for one in refused.value.unmet]


@pytest.mark.parametrize("state", ["open", "claimed", "handed_in", "done"])
def test_opening_again_changes_nothing(state):
    people = make.staff()
    bring: dict[str, Callable[[make.Staff], Any]] = {
        "open": make.approved,
        "claimed": make.claimed,
        "handed_in": make.handed_in,
        "done": make.ready,
    }
    article_id = bring[state](people).article_id
    before = rows.snapshot()

    actions.open_tasks(article_id)
    actions.open_tasks(article_id)

    assert rows.snapshot() == before


def test_a_single_article_gets_no_task():
    people = make.staff()
    edition = make.draft(people)
    rows.change(Article, edition.article_id, pair_policy=PairPolicy.SINGLE)
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)

    assert actions.open_tasks(edition.article_id) == []


@pytest.mark.parametrize("state", ["open", "claimed", "changes_requested"])
def test_a_source_that_moves_keeps_keys_and_words_and_marks_what_changed(state):
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)
    if state == "open":
        claims.release_claim(task.id, by=people.translator)
    if state == "changes_requested":
        actions.hand_in(task.id, by=people.translator)
        actions.request_changes(task.id, by=people.editor_es, reason="Again.")
    before, typed = keys(task), dict(queries.targets(task.edition_id))

    move(task, people, body=make.STORY.body + MORE, title="River defenders win at last")

    assert task.state == state
    assert task.source_revision_id == task.article.source.current_revision_id
    after = keys(task)
    assert {digest: after[digest] for digest in before if digest in after} == {
        digest: key for digest, key in before.items() if digest in after
    }
    found = statuses(task)
    assert found["River defenders win at last"] is TargetStatus.FUZZY
    assert found["The company has thirty days to answer the judges."] is TargetStatus.EMPTY
    assert found["What the court said"] is TargetStatus.CONFIRMED
    assert typed.keys() <= queries.targets(task.edition_id).keys()
    assert task.words == len(["River", "defenders", "win", "at", "last"]) + 9


def test_a_translation_that_was_handed_in_falls_back_when_the_change_matters():
    people = make.staff()
    task = make.handed_in(people)

    move(task, people, body=make.STORY.body + MORE)

    assert (task.state, task.holder_id) == (TaskState.CLAIMED, people.translator.id)
    assert task.edition.state is EditionState.DRAFT
    assert not claims.expire(task.id)


def test_a_translation_that_was_handed_in_is_cut_anew_when_the_change_does_not_matter():
    people = make.staff()
    task = make.handed_in(people)
    read = make.current_of(task.edition)

    move(task, people, body=SHORTER)

    cut = make.current_of(task.edition)
    assert task.state is TaskState.HANDED_IN
    assert cut.number == read.number + 1
    assert cut.source_revision_id == task.article.source.current_revision_id
    assert "What the court said" not in cut.body
    with pytest.raises(Refused) as refused:
        actions.approve(task.id, read.id, by=people.editor_es)
    assert guards(refused) == ["current"]


def test_a_finished_task_is_never_opened_again_and_a_new_one_starts_from_its_words():
    people = make.staff()
    release = make.ready(people)
    done = make.task_of(release.article)

    move(done, people, body=make.STORY.body + MORE)

    task = make.task_of(release.article)
    assert (done.state, task.state) == (TaskState.DONE, TaskState.OPEN)
    assert task.id != done.id
    assert statuses(task)["What the court said"] is TargetStatus.CONFIRMED
    assert task.words == 9


def test_words_that_leave_the_source_and_return_are_translated_still():
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)
    before = statuses(task)

    move(task, people, body=SHORTER)
    move(task, people)

    assert statuses(task) == before


def test_a_fuzzy_segment_is_good_again_once_somebody_has_looked():
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)
    move(task, people, title="River defenders win at last")
    row = next(row for row in queries.rows(task) if row.segment.kind == "title")

    with pytest.raises(Refused) as refused:
        actions.hand_in(task.id, by=people.translator)
    assert guards(refused) == ["complete"]
    entry = Entry(row.segment.key, row.text, row.version, confirmed=True)
    save_segments(task.id, [entry], fence=task.fence, by=people.translator)

    actions.hand_in(task.id, by=people.translator)
    assert task.state is TaskState.HANDED_IN


def test_a_translation_is_not_handed_in_with_holes_or_copied_sentences():
    people = make.staff()
    task = make.claimed(people)
    with pytest.raises(Refused) as refused:
        actions.hand_in(task.id, by=people.translator)
    assert guards(refused) == ["complete"]

    copied = [
        Entry(row.segment.key, row.segment.text, row.version)
        for row in queries.rows(task)
        if row.segment.kind != "slug"
    ]
    save_segments(task.id, copied, fence=task.fence, by=people.translator)
    with pytest.raises(Refused) as refused:
        actions.hand_in(task.id, by=people.translator)
    assert guards(refused) == ["checks"]


def test_a_translation_is_not_handed_in_or_approved_while_its_source_is_open():
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)
    source = task.article.source
    other = replace(make.STORY, body=SHORTER)
    articles.save(source.id, other, version=source.version, by=people.author)

    with pytest.raises(Refused) as refused:
        actions.hand_in(task.id, by=people.translator)

    assert guards(refused) == ["approved_source"]
    assert "editor of the source language" in str(refused.value.unmet[0].whose_move)


def test_a_handed_in_translation_is_not_approved_while_its_source_is_open():
    people = make.staff()
    task = make.handed_in(people)
    source = task.article.source
    other = replace(make.STORY, body=SHORTER)
    articles.save(source.id, other, version=source.version, by=people.author)

    with pytest.raises(Refused) as refused:
        actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)

    assert guards(refused) == ["approved_source"]


def test_segments_are_cut_once():
    people = make.staff()
    task = make.claimed(people)
    before = rows.snapshot()

    segmentation.segment(task.source_revision, earlier=None)
    db.session.commit()

    assert rows.snapshot() == before


@pytest.mark.parametrize("bring", [make.approved, make.claimed, make.handed_in])
def test_a_spiked_source_ends_the_work_on_its_translation(bring):
    people = make.staff()
    article = bring(people).article
    task = make.task_of(article)

    actions.cancel_with_source(article.id)
    assert task.state is not TaskState.CANCELLED
    articles.spike(article.source.id, by=people.author, reason="Not now.")
    actions.cancel_with_source(article.id)
    once = rows.snapshot()
    actions.cancel_with_source(article.id)

    assert (task.state, task.edition.state) == (TaskState.CANCELLED, EditionState.SPIKED)
    assert rows.snapshot() == once


def test_a_restored_source_gets_a_task_again_with_the_words_of_before():
    people = make.staff()
    task = make.handed_in(people)
    source = task.article.source
    articles.spike(source.id, by=people.author, reason="Not now.")
    make.react()
    articles.restore(source.id, by=people.author)
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, make.current_of(source).id, by=people.editor_en)
    make.react()

    again = make.task_of(task.article)
    assert again.id != task.id
    assert (again.state, again.words) == (TaskState.OPEN, 0)
    assert again.edition.state is EditionState.DRAFT
