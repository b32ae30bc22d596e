"""Which tasks stand on whose board, in every direction and for every role."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.content import Content
from newsroom.database import db, now
from newsroom.people.models import Person
from newsroom.publishing import takedowns
from newsroom.translations import boards, claims, coverage, handing_over, queries
from newsroom.translations.boards import Sorting, Wish
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments
from tests import make, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

CUENTO = Content(
    title="La selva gana",
    standfirst="Un juicio largo.",
    body="<p>Ganaron.</p>",
    byline="Ana Robles",
    countries=("BR", "PE"),
)


def opened(people: make.Staff, content: Content | None = None) -> TranslationTask:
    return make.task_of(make.approved(people, content or make.numbered()).article)


def opened_into_english(people: make.Staff) -> TranslationTask:
    edition = make.draft(people, CUENTO, language="es")
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_es)
    make.react()
    return make.task_of(edition.article, "en")


def seen(person: Person, **wish: object) -> list[uuid.UUID]:
    found = boards.claimable(person, Wish(**wish), at=now(), most=99)  # type: ignore[arg-type]
    assert boards.how_many(person, Wish(**wish), at=now()) == len(found)  # type: ignore[arg-type]
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("grants", "directions"),
    [
        (("translator:en>es",), {"es"}),
        (("translator:es>en",), {"en"}),
        (("translator:en>es", "translator:es>en"), {"en", "es"}),
        (("author",), set()),
        (("editor:es",), set()),
        (("editor:en", "editor:es"), set()),
        (("duty",), set()),
        (("admin",), set()),
        ((), set()),
    ],
)
def test_a_translator_is_offered_their_directions_and_nobody_else_anything(grants, directions):
    people = make.staff()
    tasks = {"es": opened(people), "en": opened_into_english(people)}
    person = make.person(*grants)

    offered = set(seen(person))

    assert offered == {tasks[code].id for code in directions}
    assert set(boards.countries(person)) == {
        code for target in directions for code in tasks[target].source_revision.countries
    }
    for code, task in tasks.items():
        assert queries.may_translate(task, person) is (code in directions)


def test_whoever_left_is_offered_nothing():
    people = make.staff()
    opened(people)
    people.translator.active = False

    assert seen(people.translator) == []


def test_the_other_direction_crowds_nothing_out():
    people = make.staff()
    for _ in range(3):
        opened(people)
    task = opened_into_english(people)

    found = boards.claimable(make.person("translator:es>en"), Wish(), at=now(), most=1)

    assert [one.id for one in found] == [task.id]


def test_the_list_is_narrowed_by_direction_country_and_pressure():
    people = make.staff()
    chile = opened(people, replace(make.numbered(), countries=("CL",)))
    peru = opened(people)
    english = opened_into_english(people)
    rows.change(TranslationTask, chile.id, due_at=rows.ago(hours=-2))
    rows.change(TranslationTask, peru.id, urgent=True)

    assert seen(people.translator, direction="es>en") == [english.id]
    assert seen(people.translator, country="CL") == [chile.id]
    assert seen(people.translator, country="PE") == [peru.id, english.id]
    assert seen(people.translator, country="AR") == []
    assert len(seen(people.translator, country='%"')) == 3
    assert seen(people.translator, pressing=True) == [peru.id, chile.id]


def test_the_list_is_put_in_order():
    people = make.staff()
    first, second, third = (opened(people) for _ in range(3))
    rows.change(TranslationTask, first.id, words=30, due_at=None)
    rows.change(TranslationTask, second.id, words=10, due_at=rows.ago(hours=-50))
    rows.change(TranslationTask, third.id, words=20, due_at=rows.ago(hours=-30), urgent=True)

    def order(sorting: Sorting) -> list[int]:
        ids = [first.id, second.id, third.id]
        return [ids.index(one) + 1 for one in seen(people.translator, sorting=sorting)]

    assert order(Sorting.URGENCY) == [3, 1, 2]
    assert order(Sorting.DUE) == [3, 2, 1]
    assert order(Sorting.AGE) == [1, 2, 3]
    assert order(Sorting.SHORTEST) == [2, 3, 1]
    assert order(Sorting.LONGEST) == [1, 3, 2]


def test_what_was_taken_down_for_safety_is_offered_to_nobody():
    people = make.staff()
    task = opened(people)

    takedowns.take_down(task.article_id, by=people.editor_es)

    assert seen(people.translator) == []


def test_an_editor_sees_what_presses_into_their_languages():
    people = make.staff()
    task, other = opened(people), opened_into_english(people)
    for one in (task, other):
        rows.change(TranslationTask, one.id, due_at=rows.ago(hours=1))

    assert [one.id for one in boards.late(["es"], at=now())] == [task.id]
    assert boards.edited(people.editor_es, ("en", "es")) == ["es"]
    assert boards.edited(people.duty, ("en", "es")) == ["en", "es"]
    assert boards.edited(people.translator, ("en", "es")) == []


def test_what_is_done_already_is_counted_with_its_translators():
    people = make.staff()
    task = opened(people)
    claims.claim(task.id, by=people.translator)
    work = [one for one in queries.rows(task) if not one.is_optional]
    save(task, work[0].segment.key, people.translator)
    claims.reassign(task.id, to=make.another_translator(), by=people.editor_es)
    save(task, work[1].segment.key, make.another_translator())
    save(task, work[2].segment.key, make.another_translator())

    found = coverage.covered([task])[task.id]

    assert (found.done, found.total) == (3, len(work))
    assert found.by == (make.another_translator().id, people.translator.id)
    assert 0 < found.percent < 100


def test_a_translation_of_an_earlier_text_covers_nothing():
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)
    assert coverage.covered([task])[task.id].percent == 100

    make.rewrite(people, task.article, replace(make.STORY, title="River defenders win at last"))
    db.session.expire_all()

    found = coverage.covered([task])[task.id]
    assert (found.done, found.percent < 100) == (found.total - 1, True)


def test_a_task_without_work_and_no_task_at_all_are_covered_by_nothing():
    people = make.staff()
    task = opened(people)

    found = coverage.covered([task])[task.id]

    assert (found.done, found.percent, found.by) == (0, 0, ())
    assert coverage.covered([]) == {}
    assert handing_over.notes([]) == {}


def test_the_last_note_is_handed_over_and_an_empty_one_takes_it_away():
    people = make.staff()
    task = make.claimed(people)
    assert handing_over.notes([task]) == {}
    claims.release_claim(task.id, by=people.translator, reason="The quotation needs a source.")

    note = handing_over.notes([task])[task.id]
    assert (note.text, note.by) == ("The quotation needs a source.", people.translator.id)

    claims.claim(task.id, by=people.translator)
    claims.release_claim(task.id, by=people.translator)
    assert handing_over.notes([task]) == {}


def save(task: TranslationTask, key: str, by: Person) -> None:
    save_segments(task.id, [Entry(key, "Texto", 0)], fence=queries.task(task.id).fence, by=by)
