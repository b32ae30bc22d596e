"""Whom a text names, which address it gets and whose name it bears."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles.content import of_revision
from newsroom.articles.models import Edition
from newsroom.articles.states import BylineKind
from newsroom.errors import BadInput
from newsroom.glossary import actions as glossary
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.states import ConceptKind
from newsroom.people.models import Person
from tests import make
from tests.newsroom.web.glossary import named, without_dictionary  # noqa: F401 — a fixture
from tests.newsroom.web.journey import sign_in, words
from tests.newsroom.web.keeping import page_of, written_by
from tests.statements import counted

pytestmark = pytest.mark.usefixtures("without_dictionary")

NEW = "/desk/articles/new"


def newest(person: Person) -> Edition:
    return written_by(person)[0]


# Names


def test_whom_a_text_names_is_offered_and_kept(app: Flask) -> None:
    people = make.staff()
    group = named(people.editor_en, "River Watch", "Vigías del Río")
    edition = make.draft(people, replace(make.STORY, body="<p>River Watch said no.</p>"))
    desk = sign_in(app, people.author, locale="es")

    opened = desk.page(page_of(edition))
    desk.press(page_of(edition), "", named=group.id.hex)

    assert "Vigías del Río" in opened
    assert make.current_of(newest(people.author)).named == [group.id.hex]
    assert of_revision(make.current_of(newest(people.author))).named == (group.id.hex,)


def test_a_name_can_be_typed_and_a_new_one_suggested(app: Flask) -> None:
    people = make.staff()
    group = named(people.editor_en, "River Watch")
    edition = make.draft(people)
    desk = sign_in(app, people.author)
    about = {"language": "en", "edition": str(edition.id)}

    made = desk.send("/desk/writing/names", name="Luz Marín", kind="person", **about)
    odd = desk.send("/desk/writing/names", name="Luz", kind="place", **about)
    found = desk.open("/desk/writing/names?q=luz&language=en")
    desk.press(page_of(edition), "", named_typed="river watch; Luz Marín")
    refused = desk.press(page_of(edition), "", named_typed="Nobody Atall")

    assert made.json is not None
    assert made.json["suggested"] is True
    assert odd.status_code == 422
    assert found.json == [made.json]
    assert make.current_of(newest(people.author)).named == [group.id.hex, made.json["key"]]
    assert refused.status_code == 422
    assert "no person or organisation called “Nobody Atall”" in words(refused)


def test_what_is_never_published_is_neither_found_nor_chosen_nor_shown(app: Flask) -> None:
    people = make.staff()
    keeper = make.person("keeper", "editor:en")
    secret = named(
        keeper,
        "Elsa Quispe",
        kind=ConceptKind.PERSON,
        secret=True,
        rule="A witness under protection.",
        pseudonym="Witness One",
    )
    said = "<p>Witness One spoke. Elsa Quispe did not.</p>"
    edition = make.draft(people, replace(make.STORY, body=said))
    desk = sign_in(app, people.author)

    page = desk.page(page_of(edition))
    found = desk.open("/desk/writing/names?q=elsa&language=en").json
    in_text = desk.send("/desk/writing/names/in-text", text=said, language="en").json
    chosen = desk.press(page_of(edition), "", named=secret.id.hex)
    unknown = desk.press(page_of(edition), "", named=uuid.uuid4().hex)

    assert secret.id.hex not in page
    assert (found, in_text) == ([], [])
    assert (chosen.status_code, unknown.status_code) == (422, 422)
    assert "There is no such person or organisation" in words(chosen)
    assert "There is no such person or organisation" in words(unknown)


def test_a_name_that_became_secret_stays_in_the_text_unseen(app: Flask) -> None:
    people = make.staff()
    keeper = make.person("keeper", "editor:en")
    person = named(keeper, "Elsa Quispe", kind=ConceptKind.PERSON)
    edition = make.draft(people, replace(make.STORY, named=(person.id.hex,)))
    given = Entry((FormEntry("en", "Elsa Quispe"),), kind=ConceptKind.PERSON)
    hidden = replace(given, secret=True, rule="A witness.")
    glossary.edit(person.id, hidden, version=person.version, by=keeper)
    desk = sign_in(app, people.author)

    page = desk.page(page_of(edition))
    before = edition.current_revision_id
    desk.press(page_of(edition), "")

    assert person.id.hex not in page
    assert newest(people.author).current_revision_id == before


def test_a_term_is_nobody(app: Flask) -> None:
    assert app.testing
    people = make.staff()
    term = named(people.editor_en, "habeas corpus", kind=ConceptKind.TERM)

    with pytest.raises(BadInput) as refused:
        make.draft(people, replace(make.STORY, named=(term.id.hex,)))

    assert refused.value.field == "named"


# The address


def test_an_address_is_told_before_it_is_saved(app: Flask) -> None:
    people = make.staff()
    make.draft(people, replace(make.STORY, slug="the-well"))
    desk = sign_in(app, people.author)
    asked = "/desk/writing/address?language=en&title=The+river&slug="

    taken, free, made, odd = (
        words(desk.open(asked + slug)) for slug in ("the-well", "the-spring", "", "The%20Well!")
    )

    assert "“the-well” is taken. You would get “the-well-2”." in taken
    assert "/en/the-well-2/" in taken
    assert "River defenders" not in taken
    assert "This address is free" in free
    assert "/en/the-river/" in made
    assert "For example: the-well" in odd


def test_whoever_gets_another_address_is_told(app: Flask) -> None:
    people = make.staff()
    make.draft(people, replace(make.STORY, slug="the-well"))
    desk = sign_in(app, people.author)

    sent = desk.press(NEW, "", title="A title", slug="the-well")

    assert make.current_of(newest(people.author)).slug == "the-well-2"
    assert "“the-well” is taken, so the address has “the-well-2”." in words(
        desk.open(sent.location)
    )


def test_a_stranger_learns_no_address_of_an_article(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, make.person("author"))

    assert desk.open(f"/desk/writing/address?language=en&edition={edition.id}").status_code == 404
    assert desk.open("/desk/writing/address?language=en&edition=x").status_code == 404


# The byline


def test_the_next_article_begins_with_the_last_byline(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.author)
    first = desk.form(desk.page(NEW), "")
    make.draft(people, replace(make.STORY, byline="La Cronista", byline_kind=BylineKind.PSEUDONYM))
    second = desk.form(desk.page(NEW), "")
    make.draft(people, replace(make.STORY, byline_kind=BylineKind.WITHHELD))
    third = desk.form(desk.page(NEW), "")

    told = [(one["byline_kind"], one["byline"]) for one in (first, second, third)]
    assert told == [("real", ""), ("pseudonym", "La Cronista"), ("withheld", "")]


def test_the_next_article_begins_in_the_language_of_the_last(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.author, locale="es")
    first = desk.form(desk.page(NEW), "")["language"]
    make.draft(people)
    then = desk.form(desk.page(NEW), "")["language"]

    assert (first, then) == ("es", "en")


def test_a_withheld_byline_leaves_no_trace_and_earlier_texts_are_named(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    desk = sign_in(app, people.author)

    desk.press(page_of(edition), "", byline_kind="withheld", byline="Ana Robles")
    opened = desk.open(page_of(edition))

    revision = make.current_of(newest(people.author))
    assert (revision.byline, revision.byline_kind) == ("", BylineKind.WITHHELD)
    assert "Ana Robles" not in opened.text
    assert "Earlier texts still hold a byline: number 1." in words(opened)


def test_the_page_asks_as_much_for_many_names_as_for_one(app: Flask) -> None:
    people = make.staff()
    some = [named(people.editor_en, f"River Watch {number}") for number in range(9)]
    one = make.draft(people, replace(make.STORY, named=(some[0].id.hex,), countries=("PE",)))
    many = make.draft(people, replace(make.STORY, named=tuple(x.id.hex for x in some)))
    desk = sign_in(app, people.author)
    desk.page(page_of(one))

    with counted() as few:
        desk.page(page_of(one))
    with counted() as more:
        desk.page(page_of(many))

    assert len(more) == len(few)
