"""An editor's own words in a translation: a new revision, and somebody else's approval."""

from __future__ import annotations

import uuid

import pytest

from newsroom.articles import queries as articles
from newsroom.articles.models import Article, Revision
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, StaleSave
from newsroom.people.models import Person
from newsroom.translations import actions, editing, history
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry
from newsroom.translations.states import TaskState
from tests import make, rows
from tests.newsroom.translations import beside

pytestmark = pytest.mark.usefixtures("app")


def edit(
    task: TranslationTask,
    text: str,
    by: Person,
    kind: str = "title",
    revision_id: uuid.UUID | None = None,
) -> Revision:
    shown = revision_id or make.current_of(task.edition).id
    return editing.edit(task.id, [beside.entry(task, text, kind)], revision_id=shown, by=by)


@pytest.mark.database
def test_what_an_editor_saves_is_a_new_revision_that_another_editor_approves():
    people = make.staff()
    task = make.handed_in(people)
    first = make.current_of(task.edition)

    second = edit(task, "Ganan su caso", people.editor_es)

    assert (second.number, second.title) == (first.number + 1, "Ganan su caso")
    assert (second.created_by, task.state) == (people.editor_es.id, TaskState.HANDED_IN)
    assert articles.is_contributor(task.edition, people.editor_es.id)
    with pytest.raises(Refused) as refused:
        actions.approve(task.id, second.id, by=people.editor_es)
    assert [one.guard for one in refused.value.unmet] == ["four_eyes"]
    actions.approve(task.id, second.id, by=people.duty)


def test_saving_what_stands_there_already_makes_nobody_a_contributor():
    people = make.staff()
    task = make.handed_in(people)
    first = make.current_of(task.edition)
    before = rows.snapshot(without=["segment_target"])

    same = edit(task, beside.row(task).text, people.editor_es)

    assert same.id == first.id
    assert rows.snapshot(without=["segment_target"]) == before


def test_only_an_editor_of_the_language_edits_and_only_what_was_read():
    people = make.staff()
    task = make.handed_in(people)
    before = rows.snapshot()

    for other in (people.translator, people.editor_en, people.author, people.admin):
        with pytest.raises(NotAllowed):
            edit(task, "x", other)
    with pytest.raises(Refused) as refused:
        edit(task, "x", people.editor_es, revision_id=uuid.uuid4())

    assert [one.guard for one in refused.value.unmet] == ["current"]
    assert rows.snapshot() == before


def test_a_text_that_cannot_be_put_together_is_refused_and_names_its_segment():
    people = make.staff()
    task = make.handed_in(people)
    before = rows.snapshot()

    for text, kind in (("", "title"), ("sin marca", "paragraph"), ("a\x00", "title")):
        with pytest.raises(BadInput) as refused:
            edit(task, text, people.editor_es, kind)
        assert refused.value.field == beside.key(task, kind)

    assert rows.snapshot() == before


def test_a_text_that_was_saved_meanwhile_is_not_written_over():
    people = make.staff()
    task = make.handed_in(people)
    old = Entry(beside.key(task), "Mío", 0, confirmed=True)

    with pytest.raises(StaleSave):
        editing.edit(
            task.id, [old], revision_id=make.current_of(task.edition).id, by=people.editor_es
        )

    assert articles.side_drafts(task.edition_id, people.editor_es.id)[0].texts == {old.key: "Mío"}


def test_the_history_of_a_segment_says_who_wrote_what():
    people = make.staff()
    task = make.handed_in(people)
    beside.past_text(task, "Un primer intento")

    told = history.of(task, beside.key(task), people.editor_en)

    assert [(one.text, one.writer, one.number) for one in told] == [
        (beside.row(task).text, "Tomás", 1),
        ("Un primer intento", "Tomás", 0),
    ]
    assert history.one(task, beside.key(task), 0, people.translator).text == "Un primer intento"
    with pytest.raises(NotFound):
        history.one(task, beside.key(task), 7, people.translator)


def test_earlier_texts_are_for_those_who_translate_and_edit_and_for_editors_after_a_takedown():
    people = make.staff()
    task = make.handed_in(people)
    key = beside.key(task)

    for stranger in (people.author, people.admin, make.person("translator:es>en")):
        with pytest.raises(NotFound):
            history.of(task, key, stranger)
    assert history.of(task, key, people.translator)
    rows.change(Article, task.article_id, taken_down_at=rows.ago(hours=1))

    with pytest.raises(NotFound):
        history.of(task, key, people.translator)
    assert history.of(task, key, people.editor_es)
