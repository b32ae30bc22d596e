"""Topics: named in every language, chosen by authors, renamed without breaking an address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text

from newsroom.articles import actions as articles
from newsroom.articles import naming, topics
from newsroom.articles.content import Content, of_revision
from newsroom.articles.models import RevisionTopic
from newsroom.database import db
from newsroom.errors import BadInput, NotAllowed, NotFound, StaleSave, TooLarge
from newsroom.events.models import Event
from newsroom.events.queries import chain_faults
from newsroom.glossary import actions as terms
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.states import ConceptKind
from tests import make, rows, statements

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

WATER = {"en": "Water", "es": "Agua"}


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def about(*keys: str) -> Content:
    return replace(make.numbered(), topics=keys)


def kinds() -> list[str]:
    query = db.select(Event.kind).where(Event.kind.like("topic%")).order_by(Event.id)
    return list(db.session.scalars(query))


def test_a_topic_gets_an_address_in_every_language_from_its_names(people):
    made = naming.make({"en": "Land & territory", "es": "Niñez y  memoria\n"}, by=people.editor_es)

    assert made.names == {"en": "Land & territory", "es": "Niñez y  memoria"}
    assert made.slugs == {"en": "land-territory", "es": "ninez-y-memoria"}
    assert list(topics.known()) == [made.key]
    assert kinds() == ["topic_made"]


def test_an_address_that_another_topic_has_gets_a_number(people):
    naming.make({"en": "Rights, land", "es": "Tierra"}, by=people.duty)

    second = naming.make({"en": "Rights: land", "es": "Tierras"}, by=people.duty)

    assert second.slugs == {"en": "rights-land-2", "es": "tierras"}


@pytest.mark.parametrize("grants", [("author",), ("translator:en>es",), ("admin",), ()])
def test_who_edits_no_language_changes_no_topic(people, grants):
    person, made = make.person(*grants), make.topic(people)
    before = rows.snapshot()
    steps: list[Callable[[], object]] = [
        lambda: naming.make({"en": "Land", "es": "Tierra"}, by=person),
        lambda: naming.rename(
            made.key, {"en": "Land", "es": "Tierra"}, shown=naming.wording(made), by=person
        ),
        lambda: naming.retire(made.key, by=person),
        lambda: naming.bring_back(made.key, by=person),
    ]

    for step in steps:
        with pytest.raises(NotAllowed):
            step()

    assert rows.snapshot() == before


@pytest.mark.parametrize(
    ("names", "field"),
    [
        ({"en": "Water"}, "name_es"),
        ({"en": " \t", "es": "Agua"}, "name_en"),
        ({"en": "Water", "es": "¿?"}, "name_es"),
        ({"en": "Water\x00", "es": "Agua"}, "name_en"),
        ({"en": "W" * 61, "es": "Agua"}, "name_en"),
        ({"en": "Sea", "es": "LA TIERRA"}, "name_es"),
        ({"en": "the  land", "es": "Mar"}, "name_en"),
    ],
)
def test_a_name_that_cannot_be_taken_is_refused_at_its_field(people, names, field):
    make.topic(people, "The land", "La tierra")
    before = rows.snapshot()

    with pytest.raises(BadInput) as refused:
        naming.make(names, by=people.editor_en)

    assert refused.value.field == field
    assert rows.snapshot() == before


def test_the_name_of_a_retired_topic_is_not_given_away(people):
    made = make.topic(people)
    naming.retire(made.key, by=people.editor_en)

    with pytest.raises(BadInput, match="Bring it back instead"):
        naming.make(WATER, by=people.editor_en)


def test_no_topic_is_called_what_is_not_to_be_published(people):
    secret = Entry(
        (FormEntry("es", "Rosa Paredes"),),
        kind=ConceptKind.PERSON,
        secret=True,
        rule="No witness of this case is named.",
        pseudonym="María L.",
    )
    terms.propose(secret, by=people.editor_en)

    with pytest.raises(BadInput, match="No witness of this case is named") as refused:
        naming.make({"en": "Justice", "es": "Justicia para ROSA PAREDES"}, by=people.editor_es)

    assert refused.value.field == "name_es"
    assert topics.known() == {}


def test_there_is_an_end_to_how_many_can_be_chosen_from(people, monkeypatch):
    monkeypatch.setattr(naming, "MOST_IN_USE", 1)
    made = make.topic(people)

    with pytest.raises(BadInput, match="There are 1 topics already"):
        make.topic(people, "Land", "Tierra")
    naming.retire(made.key, by=people.editor_en)
    make.topic(people, "Land", "Tierra")
    with pytest.raises(BadInput, match="There are 1 topics already"):
        naming.bring_back(made.key, by=people.editor_en)


def test_a_renamed_topic_keeps_its_addresses(people):
    made = make.topic(people)
    key, before = made.key, dict(made.slugs)

    naming.rename(
        key, {"en": "Rivers", "es": "Ríos"}, shown=naming.wording(made), by=people.editor_es
    )

    assert topics.known()[key].names == {"en": "Rivers", "es": "Ríos"}
    assert topics.known()[key].slugs == before
    assert kinds() == ["topic_made", "topic_renamed"]
    assert chain_faults("account") == []


def test_of_two_who_rename_a_topic_at_once_the_second_is_told(people):
    made = make.topic(people)
    key, shown = made.key, naming.wording(made)
    naming.rename(key, {"en": "Rivers", "es": "Ríos"}, shown=shown, by=people.editor_es)

    with pytest.raises(BadInput, match="Somebody else renamed this topic"):
        naming.rename(key, {"en": "Seas", "es": "Mares"}, shown=shown, by=people.editor_en)
    naming.rename(key, {"en": "Rivers", "es": "Ríos"}, shown=shown, by=people.editor_en)

    assert topics.known()[key].names == {"en": "Rivers", "es": "Ríos"}
    assert kinds() == ["topic_made", "topic_renamed"]


def test_a_step_taken_twice_is_recorded_once(people):
    key = make.topic(people).key

    for _ in range(2):
        naming.retire(key, by=people.editor_en)
    for _ in range(2):
        naming.bring_back(key, by=people.duty)

    assert kinds() == ["topic_made", "topic_retired", "topic_brought_back"]
    with pytest.raises(NotFound):
        naming.retire("0" * 32, by=people.editor_en)


def test_authors_choose_among_the_topics_that_are_in_use(people):
    water, land = make.topic(people).key, make.topic(people, "Land", "Tierra").key

    edition = make.draft(people, about(land, water, land))

    assert make.current_of(edition).topics == [land, water]
    assert set(db.session.scalars(db.select(RevisionTopic.topic_key))) == {land, water}


@pytest.mark.parametrize("keys", [("nothing",), ("0" * 32,)])
def test_a_topic_that_is_not_there_is_refused_before_anything_is_saved(people, keys):
    edition = make.draft(people)
    before = rows.snapshot()

    with pytest.raises(BadInput, match="There is no such topic") as refused:
        articles.save(edition.id, about(*keys), version=edition.version, by=people.author)
    with pytest.raises(BadInput, match="There is no such topic"):
        articles.start(about(*keys), language="en", by=people.author)

    assert refused.value.field == "topics"
    assert rows.snapshot() == before


def test_a_text_bears_ten_topics_at_most(people):
    keys = [make.topic(people, f"Topic {one}", f"Tema {one}").key for one in range(11)]

    with pytest.raises(TooLarge, match="10 topics at most"):
        make.draft(people, about(*keys))

    assert make.current_of(make.draft(people, about(*keys[:10]))).topics == keys[:10]


def test_a_text_keeps_a_retired_topic_and_no_other_one_gets_it(people):
    key = make.topic(people).key
    edition = make.draft(people, about(key))
    naming.retire(key, by=people.editor_en)
    content = replace(of_revision(make.current_of(edition)), title="Another title")

    articles.save(edition.id, content, version=edition.version, by=people.author)

    assert make.current_of(edition).topics == [key]
    with pytest.raises(BadInput, match="“Water, Agua” is no longer in use"):
        make.draft(people, about(key))


def test_who_comes_too_late_keeps_the_topics_that_they_chose(people):
    key = make.topic(people).key
    edition = make.draft(people)
    late = replace(of_revision(make.current_of(edition)), topics=(key,))
    other = replace(of_revision(make.current_of(edition)), title="Another title")
    articles.save(edition.id, other, version=edition.version, by=people.author)

    with pytest.raises(StaleSave) as stale:
        articles.save(edition.id, late, version=1, by=people.author)

    assert (stale.value.mine["topics"], stale.value.theirs["topics"]) == (key, "")


def test_a_translation_bears_the_topics_of_its_source(people):
    key = make.topic(people).key

    task = make.handed_in(people, about(key))

    assert make.current_of(task.edition).topics == [key]
    assert len(db.session.scalars(db.select(RevisionTopic)).all()) == 2


def test_only_what_readers_see_is_counted(people: make.Staff):
    water, land = make.topic(people).key, make.topic(people, "Land", "Tierra").key
    make.published(people, about(water, land))
    live = make.published(people, about(water)).article
    make.draft(people, about(land))
    make.rewrite(people, live, replace(about(land)))

    assert topics.live_counts() == {water: 2, land: 1}


def test_a_text_without_topics_asks_nothing_about_them(people: make.Staff):
    make.topic(people)

    with statements.counted() as sent:
        make.published(people)

    about = [one for one in sent if "revision_topic" in one]
    names = [one for one in sent if "FROM topic" in one]
    assert about == []
    assert len(names) <= 1  # whoever writes lists reads what all of them are called


def test_what_a_revision_was_about_is_never_changed(people: make.Staff):
    make.draft(people, about(make.topic(people).key))

    for statement in ("UPDATE revision_topic SET topic_key = 'x'", "DELETE FROM revision_topic"):
        with pytest.raises(Exception, match="append-only"):
            db.session.execute(text(statement))
        db.session.rollback()
