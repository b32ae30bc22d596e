"""Pictures are found by words, by what has to be done, and by nobody who may not know them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsroom.articles import picture_library
from newsroom.articles.picture_library import Asked, Shelf
from newsroom.database import db, now
from newsroom.glossary import actions as glossary
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.media import actions, clearing, queries
from newsroom.media.actions import Said
from newsroom.media.models import Picture
from newsroom.media.states import Consent
from newsroom.people import rights
from newsroom.people.models import Person
from tests import make, rows, statements
from tests.newsroom.media import taken

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]


def looked(person: Person, words: str = "", shelf: Shelf = Shelf.ALL) -> set[object]:
    found = picture_library.looked_after(Asked(words, shelf), person, most=500)
    return {one.id for one in found}


def chosen(person: Person, words: str = "") -> set[object]:
    return {one.id for one in picture_library.to_choose(words, person, most=500)}


def describe(picture: Picture, by: Person, **words: str) -> None:
    said = Said({code: (text, "") for code, text in words.items() if code != "credit"},
                words.get("credit", ""))  # fmt: skip
    version = queries.picture(picture.id).version
    actions.describe(picture.id, said, version=version, by=by)


def test_authors_see_their_own_pictures_and_editors_all(people):
    theirs = taken.picture(people.author, width=101, made=False)
    other = taken.picture(people.editor_es, width=102, made=False)

    assert theirs.id in looked(people.author)
    assert other.id not in looked(people.author)
    assert {theirs.id, other.id} <= looked(people.editor_en)
    assert other.id not in looked(people.editor_en, shelf=Shelf.MINE)


@pytest.mark.parametrize("words", ["rio zarumilla", "ZARUMILLA", "perez", "bridge pérez", "100%"])
def test_a_picture_is_found_by_words_of_any_language_without_accents(people, words):
    picture = taken.picture(people.author, width=103, made=False)
    other = taken.picture(people.author, width=104, made=False)
    describe(picture, people.author, en="A bridge, 100%", es="Río Zarumilla", credit="Ana Pérez")

    found = looked(people.author, words)

    assert picture.id in found
    assert other.id not in found
    assert looked(people.author, f"{words} nowhere") == set()


def test_shelves_hold_what_has_to_be_done(people):
    bare, ends, refused, gone = (
        taken.picture(people.author, width=width, made=False) for width in range(105, 109)
    )
    describe(bare, people.author, en="Only English")
    rows.change(Picture, ends.id, rights_end_at=now() + dt.timedelta(days=3))
    rows.change(Picture, refused.id, consent=Consent.REFUSED)
    rows.change(Picture, gone.id, retired_at=now())
    mine = {bare.id, ends.id, refused.id, gone.id}

    found = {shelf: looked(people.author, shelf=shelf) & mine for shelf in Shelf}

    assert found == {
        Shelf.ALL: mine,
        Shelf.MINE: mine,
        Shelf.UNDESCRIBED: {bare.id},
        Shelf.ENDING: {ends.id},
        Shelf.UNUSED: mine - {gone.id},
        Shelf.UNUSABLE: {refused.id, gone.id},
    }


def test_what_a_text_shows_is_used_until_no_text_shows_it(people):
    picture = taken.picture(people.author, width=109)
    body = f'<p>Words.</p><p><img src="picture:{picture.id.hex}" alt=""></p>'
    edition = make.draft(people, replace(make.numbered(), body=body))
    used = picture.id not in looked(people.author, shelf=Shelf.UNUSED)

    make.rewrite(people, edition.article, make.numbered())

    assert used
    assert picture.id in looked(people.author, shelf=Shelf.UNUSED)


def test_authors_may_show_what_readers_see_and_nothing_else_of_others(people):
    public, hidden = (taken.picture(people.editor_en, width=width) for width in (110, 111))
    body = f'<p>Words.</p><p><img src="picture:{public.id.hex}" alt=""></p>'
    make.published(people, replace(make.numbered(), body=body))
    other = make.person("author")

    assert chosen(other) & {public.id, hidden.id} == {public.id}
    assert picture_library.may_be_chosen(public, other)
    assert not picture_library.may_be_chosen(hidden, other)
    assert not picture_library.may_be_chosen(public, people.translator)
    assert chosen(people.translator) == set()


def retire(picture: Picture, by: Person) -> None:
    actions.retire(picture.id, by=by)


def withdraw(picture: Picture, by: Person) -> None:
    clearing.withdraw_consent(picture.id, by=by)


@pytest.mark.parametrize(("width", "away"), [(120, retire), (121, withdraw)])
def test_what_readers_lost_other_authors_lose_as_well(people, width, away):
    picture = taken.picture(people.editor_en, width=width)
    body = f'<p>Words.</p><p><img src="picture:{picture.id.hex}" alt=""></p>'
    make.published(people, replace(make.numbered(), body=body))
    other = make.person("author")

    away(picture, people.editor_en)

    assert picture.id not in chosen(other)
    assert not picture_library.may_be_chosen(queries.picture(picture.id), other)


def test_a_credit_can_be_chosen_again_unless_it_became_secret(people):
    known, secret = (taken.picture(people.author, width=width, made=False) for width in (112, 113))
    describe(known, people.author, en="One", credit="Rosa Quispe")
    describe(secret, people.author, en="Two", credit="Marcelina Zubiri")
    glossary.propose(
        Entry((FormEntry("en", "Marcelina Zubiri"),), secret=True, rule="At risk."),
        by=people.duty,
    )

    offered = picture_library.credits_known(people.author)

    assert "Rosa Quispe" in offered
    assert "Marcelina Zubiri" not in offered


def test_any_number_of_pictures_takes_the_same_statements(people):
    for width in range(114, 120):
        taken.picture(people.author, width=width, made=False)

    db.session.expire_all()
    counts = []
    for most in (1, 6):
        assert rights.is_any_editor(people.editor_en)  # read before anything is counted
        with statements.counted() as sent:
            found = picture_library.looked_after(Asked("river"), people.editor_en, most=most)
            assert len([one.said_in("en") for one in found]) == most
        counts.append(len(sent))

    assert counts == [2, 2]
