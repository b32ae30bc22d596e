"""Pictures are added, described and retired; what is recorded names no word and no file."""

from __future__ import annotations

import pytest

from newsroom.database import db
from newsroom.errors import BadInput, NotAllowed, StaleSave, TooLarge
from newsroom.events.models import Event, EventPayload
from newsroom.glossary import actions as glossary
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.media import actions, queries, rules, sizes, store
from newsroom.media.actions import Said
from tests import make
from tests.newsroom.media import taken

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]


def kinds(picture) -> list[str]:
    query = db.select(Event.kind).where(Event.subject_id == picture.id).order_by(Event.id)
    return list(db.session.scalars(query))


def test_an_added_picture_gets_its_files_by_itself_and_every_step_is_history(people):
    picture = taken.picture(people.author, width=601)

    assert rules.is_made(queries.picture(picture.id))
    assert kinds(picture) == ["picture_added", "picture_changed", "picture_made"]
    kept = store.kept()
    assert kept.verify(picture.digest, ".jpg")
    assert all(kept.verify(one["digest"], store.SUFFIXES[one["media_type"]])
               for one in queries.picture(picture.id).files)  # fmt: skip
    told = db.session.scalars(
        db.select(EventPayload).join(Event).where(Event.subject_id == picture.id)
    )
    assert list(told) == []


def test_the_same_picture_sent_again_is_the_one_that_is_here(people):
    first = taken.picture(people.author, width=602)
    digest = store.kept().hold(store.kept().read(first.digest, ".jpg"))

    again = actions.add(digest, width=1, height=1, by=people.editor_es)

    assert (again.id, again.width) == (first.id, 602)
    assert kinds(first).count("picture_added") == 1


def test_what_waits_for_a_decision_is_in_no_store_until_it_is_kept(people):
    kept = store.kept()
    digest = kept.hold(b"a rebuilt picture")

    assert digest not in dict(kept.names())
    assert kept.held(digest) == b"a rebuilt picture"
    kept.let_go(digest)
    with pytest.raises(store.MissingFile):
        actions.add(digest, width=1, height=1, by=people.author)


def test_translators_and_administrators_add_no_pictures(people):
    digest = store.kept().hold(b"another rebuilt picture")

    for somebody in (people.translator, people.admin):
        with pytest.raises(NotAllowed):
            actions.add(digest, width=1, height=1, by=somebody)


def test_only_who_sent_a_picture_and_editors_say_what_it_shows(people):
    picture = taken.picture(people.author, width=603)
    other = make.person("author")

    for somebody in (other, people.translator, people.admin):
        with pytest.raises(NotAllowed):
            actions.describe(picture.id, Said(), version=picture.version, by=somebody)
        with pytest.raises(NotAllowed):
            actions.retire(picture.id, by=somebody)
    said = Said(taken.WORDS, "Otra persona")
    changed = actions.describe(picture.id, said, version=picture.version, by=people.editor_en)
    assert changed.credit == "Otra persona"


def test_what_nothing_new_is_said_of_is_not_changed(people):
    picture = taken.picture(people.author, width=604)
    before = kinds(picture)

    actions.describe(
        picture.id, Said(taken.WORDS, "Luz Marín"), version=picture.version, by=people.author
    )

    assert kinds(picture) == before


def test_a_form_that_is_behind_overwrites_nothing(people):
    picture = taken.picture(people.author, width=605)

    with pytest.raises(StaleSave):
        actions.describe(picture.id, Said(credit="New"), version=1, by=people.author)

    assert queries.picture(picture.id).credit == "Luz Marín"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said(focus=(101, 50)), "focus"),
        (Said(focus=(50, -1)), "focus"),
        (Said(credit="a\x00b"), "credit"),
        (Said(credit="a" * 301), "credit"),
        (Said({"es": ("a" * 501, "")}), "alt_es"),
        (Said({"en": ("", "a" * 1_001)}), "caption_en"),
    ],
)
def test_what_cannot_be_said_is_refused_by_its_field(people, said, field):
    picture = taken.picture(people.author, width=606, made=False)

    with pytest.raises((BadInput, TooLarge)) as raised:
        actions.describe(picture.id, said, version=picture.version, by=people.author)

    assert raised.value.field == field


def test_a_secret_name_is_no_credit_and_no_caption(people):
    entry = Entry((FormEntry("en", "Marcela Zubiri"),), secret=True, rule="At risk.")
    glossary.propose(entry, by=people.duty)
    picture = taken.picture(people.author, width=607, made=False)

    with pytest.raises(BadInput, match="At risk") as raised:
        actions.describe(
            picture.id, Said(credit="Marcela Zubiri"), version=picture.version, by=people.author
        )

    assert raised.value.field == "credit"
    assert "Zubiri" not in str(raised.value)


def test_another_focus_makes_other_cards_and_leaves_the_rest(people):
    picture = taken.picture(people.author, width=608)
    before = {(one["use"], one["digest"]) for one in queries.picture(picture.id).files}

    moved = Said(taken.WORDS, "Luz Marín", focus=(0, 50))
    actions.describe(picture.id, moved, version=picture.version, by=people.author)
    make.react()

    after = {(one["use"], one["digest"]) for one in queries.picture(picture.id).files}
    assert {one for one in before if one[0] == "wide"} == {one for one in after if one[0] == "wide"}
    assert {one for one in before & after if one[0] == "card"} == set()


def test_files_are_made_once(people):
    picture = taken.picture(people.author, width=609)

    assert sizes.make(picture.id) is False


def test_a_retired_picture_does_not_come_back(people):
    picture = taken.picture(people.author, width=610)
    master = store.kept().read(picture.digest, ".jpg")
    actions.retire(picture.id, by=people.editor_es)
    actions.retire(picture.id, by=people.editor_es)

    assert kinds(picture).count("picture_retired") == 1
    with pytest.raises(BadInput, match="taken from the pages"):
        actions.add(store.kept().hold(master), width=610, height=305, by=people.author)
