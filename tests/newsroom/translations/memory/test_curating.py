"""An editor mends, merges and takes out what the memory holds, and it stays so."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from newsroom.database import db
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused
from newsroom.events.models import Event, EventPayload
from newsroom.translations import memory
from newsroom.translations.memory import browsing, curating
from newsroom.translations.memory.browsing import Remembered
from newsroom.translations.memory.models import MemoryUnit
from newsroom.translations.memory.storing import Pair
from newsroom.translations.models import TranslationTask
from tests import make
from tests.newsroom.translations.memory.remembered import TESTIGO, WITNESS, put, texts

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

OTHER = "El testigo solicitó protección al juzgado antes de la vista."


def pair(target: str = TESTIGO) -> Remembered:
    found = next(one for one in browsing.newest() if one.target_text == target)
    db.session.rollback()
    return found


def last_event() -> tuple[str, dict[str, object]]:
    query = select(Event.kind, EventPayload.body).outerjoin(EventPayload)
    kind, body = db.session.execute(query.order_by(Event.id.desc()).limit(1)).one()
    db.session.rollback()
    return kind, body


def test_a_mended_pair_is_suggested_and_the_old_words_are_gone():
    editor = make.staff().editor_es
    put((WITNESS, TESTIGO))
    old = pair()

    number = curating.mend(old.unit_id, WITNESS, OTHER, seen=old.seen, by=editor)

    assert texts() == {(WITNESS, OTHER)}
    (match,) = memory.lookup(WITNESS, source="en", target="es")
    assert (match.target_text, match.unit_id) == (OTHER, number)
    assert match.origin.name == "old.tmx"
    assert last_event() == (
        "memory_mended",
        {"languages": ["en", "es"], "units": [old.unit_id, number]},
    )


def test_of_two_editors_the_second_has_to_read_again():
    editor = make.staff().editor_es
    put((WITNESS, TESTIGO))
    old = pair()
    curating.mend(old.unit_id, WITNESS, OTHER, seen=old.seen, by=editor)

    with pytest.raises(Refused):
        curating.mend(old.unit_id, WITNESS, "Otra cosa.", seen=old.seen, by=editor)
    with pytest.raises(Refused):
        curating.take_out(old.unit_id, seen=old.seen, by=editor)

    assert texts() == {(WITNESS, OTHER)}


@pytest.mark.parametrize(
    ("source", "target"),
    [("", "Un texto"), ('Read <g id="1">this</g>', " "), ("Read this", 'Lea <g id="1">esto</g>')],
)
def test_a_pair_keeps_its_marks_and_is_never_empty(source, target):
    editor = make.staff().editor_es
    put(('Read <g id="1">more</g>', 'Lea <g id="1">más</g>'))
    old = pair('Lea <g id="1">más</g>')

    with pytest.raises(BadInput):
        curating.mend(old.unit_id, source, target, seen=old.seen, by=editor)


def test_one_pair_takes_the_place_of_those_that_share_a_text():
    editor = make.staff().editor_en
    put((WITNESS, TESTIGO), (WITNESS, OTHER), ("Read more", "Leer más"))
    kept, gone, stranger = pair(), pair(OTHER), pair("Leer más")
    assert [one.unit_id for one in browsing.sharing_a_text(kept)] == [gone.unit_id]

    with pytest.raises(BadInput):
        curating.merge(kept.unit_id, [stranger.unit_id], seen=kept.seen, by=editor)
    with pytest.raises(BadInput):
        curating.merge(kept.unit_id, [kept.unit_id], seen=kept.seen, by=editor)
    assert curating.merge(kept.unit_id, [gone.unit_id], seen=kept.seen, by=editor) == 1

    assert texts() == {(WITNESS, TESTIGO), ("Read more", "Leer más")}
    with pytest.raises(NotFound):
        browsing.one(gone.unit_id)


def test_translators_and_authors_change_nothing():
    people = make.staff()
    put((WITNESS, TESTIGO))
    old = pair()

    for person in (people.translator, people.author, people.admin):
        with pytest.raises(NotAllowed):
            curating.take_out(old.unit_id, seen=old.seen, by=person)
        with pytest.raises(NotAllowed):
            memory.forget_person(people.translator.id, by=person)

    assert texts() == {(WITNESS, TESTIGO)}


def test_what_was_taken_out_is_not_learned_again_from_the_same_approval():
    people = make.staff()
    release = make.published(people)
    task = db.session.scalars(
        select(TranslationTask).where(TranslationTask.article_id == release.article_id)
    ).one()
    memory.learn(task.id)
    first, second = browsing.newest()[:2]
    curating.take_out(first.unit_id, seen=first.seen, by=people.editor_es)
    marked = curating.mend(
        second.unit_id,
        second.source_text,
        f"{second.target_text} (así)",
        seen=second.seen,
        by=people.editor_es,
    )
    before = texts()

    memory.learn(task.id)

    assert texts() == before
    assert (first.source_text, first.target_text) not in before
    assert browsing.one(marked).target_text.endswith("(así)")


def test_a_pair_goes_with_the_sentences_that_were_cut_from_it_and_is_cut_anew():
    editor = make.staff().editor_es
    second, segunda = "The judge refused.", "La jueza se negó."
    put(
        Pair(f"{WITNESS} {second}", f"{TESTIGO} {segunda}", key="k"),
        Pair(WITNESS, TESTIGO, key="k", is_sentence=True),
        Pair(second, segunda, key="k", is_sentence=True),
        Pair("Read more", "Leer más"),
    )
    block = pair(f"{TESTIGO} {segunda}")

    number = curating.mend(
        block.unit_id, block.source_text, f"{OTHER} {segunda}", seen=block.seen, by=editor
    )

    query = select(MemoryUnit.target_text).where(MemoryUnit.is_sentence.is_(True))
    assert set(db.session.scalars(query)) == {OTHER, segunda}
    mended = browsing.one(number)
    curating.take_out(number, seen=mended.seen, by=editor)
    assert set(db.session.scalars(select(MemoryUnit.target_text))) == {"Leer más"}


def test_a_purge_is_on_record_without_a_word_of_what_is_gone():
    people = make.staff()
    release = make.published(people)

    count = memory.forget_article(release.article_id, by=people.editor_en)

    assert last_event() == ("memory_purged", {"pairs": count})
    query = select(Event.subject_id, Event.actor_id).where(Event.kind == "memory_purged")
    assert db.session.execute(query).one() == (release.article_id, people.editor_en.id)


def test_a_list_goes_on_where_it_ended_and_keeps_to_a_file():
    make.staff()
    put(*[(f"The witness number {n} spoke", f"La persona testigo {n} habló") for n in range(7)])

    first = browsing.newest(limit=4)
    rest = browsing.newest(before=first[-1].unit_id, limit=4)

    assert len({one.unit_id for one in (*first, *rest)}) == 7
    assert browsing.files() == ["old.tmx"]
    assert len(browsing.newest(file="old.tmx", limit=9)) == 7
    assert browsing.newest(file="other.tmx") == []
