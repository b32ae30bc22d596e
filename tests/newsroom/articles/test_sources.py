"""Private sources: sealed, opened for few, never named in what goes to readers, erased in time."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from typing import Any

import pytest

from newsroom.articles import actions as articles
from newsroom.articles import withheld
from newsroom.articles.content import of_revision
from newsroom.articles.models import Article, Edition
from newsroom.articles.sources import actions, notes, queries, sealing
from newsroom.articles.sources.models import PrivateSource
from newsroom.articles.sources.source import Source, Terms
from newsroom.articles.writing import as_typed
from newsroom.database import db, now
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, StaleSave
from newsroom.events.models import Event
from newsroom.events.queries import chain_faults
from newsroom.publishing import actions as releasing
from newsroom.settings import current
from tests import make, rows, statements
from workflows import upkeep

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

ZULMA = Source(
    name="Zulma Quispe",
    terms=Terms.OFF_RECORD,
    other_names=("la Zuli",),
    contact="Only by the radio of the parish",
    note="Saw the trucks.",
)


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def kept(people: make.Staff, source: Source = ZULMA) -> tuple[Edition, PrivateSource]:
    edition = make.draft(people, make.numbered())
    return edition, actions.add(edition.article_id, source, by=people.author)


def rewrite(people: make.Staff, edition: Edition, **fields: Any) -> None:
    text = replace(of_revision(make.current_of(edition)), **fields)
    articles.save(edition.id, text, version=edition.version, by=people.author)


def test_what_is_kept_of_a_source_is_no_word_in_the_database(people):
    edition, source = kept(people)

    stored = db.session.scalar(db.select(PrivateSource.sealed))
    db.session.rollback()

    assert all(one.encode() not in stored for one in ("Zulma", "Zuli", "radio", "trucks", "off_r"))
    assert actions.read(edition.article_id, source.id, by=people.author).said == ZULMA


def test_a_sealed_source_opens_in_no_other_place():
    here, there, article = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    stored = sealing.sealed(ZULMA, here, article)

    assert sealing.opened(stored, here, article) == ZULMA
    for place in ((there, article), (here, there)):
        with pytest.raises(Refused, match="another secret"):
            sealing.opened(stored, *place)


def test_only_its_keeper_those_let_in_and_identity_keepers_open_a_source(people):
    edition, source = kept(people)
    guardian = make.person("keeper", "editor:es", name="Kay")
    for person in (people.editor_en, people.duty, people.editor_es):
        with pytest.raises(NotAllowed):
            actions.read(edition.article_id, source.id, by=person)
    with pytest.raises(NotFound):
        actions.read(edition.article_id, source.id, by=people.translator)
    with pytest.raises(NotFound):
        actions.read(edition.article_id, source.id, by=make.person("keeper", name="Far"))

    actions.share(edition.article_id, source.id, [people.editor_en.id], by=people.author)

    for person in (people.author, people.editor_en, guardian):
        assert actions.read(edition.article_id, source.id, by=person).said == ZULMA
    actions.share(edition.article_id, source.id, [], by=people.author)
    with pytest.raises(NotAllowed):
        actions.read(edition.article_id, source.id, by=people.editor_en)


def test_nobody_is_let_in_who_does_not_read_the_article(people):
    edition, source = kept(people)

    with pytest.raises(BadInput, match="does not read the article"):
        actions.share(edition.article_id, source.id, [people.translator.id], by=people.author)
    with pytest.raises(NotAllowed):
        actions.share(edition.article_id, source.id, [people.duty.id], by=people.editor_en)


def test_every_act_is_an_event_without_a_word(people):
    edition, source = kept(people)
    where = (edition.article_id, source.id)
    actions.read(*where, by=people.author)
    actions.change(*where, replace(ZULMA, note="Nothing."), version=1, by=people.author)
    actions.share(*where, [people.editor_en.id], by=people.author)
    actions.erase(*where, by=people.author)

    found = db.session.scalars(db.select(Event).where(Event.kind.like("source%"))).all()

    assert [one.kind.removeprefix("source_") for one in found] == [
        "added", "opened", "changed", "shared", "erased",
    ]  # fmt: skip
    told = [one.payload.body for one in found if one.payload]
    assert told == [{"to": [str(people.editor_en.id)]}]
    assert chain_faults(f"article:{edition.article_id}") == []


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "What Zulma Quispe saw"},
        {"standfirst": "It was la ZULI who told."},
        {"body": "<p>The words of <em>Zulma</em> Quispe.</p>"},
        {"slug": "zulma-quispe-speaks"},
    ],
)
def test_a_text_that_names_its_source_is_not_submitted(people, fields):
    edition, _ = kept(people)
    rewrite(people, edition, **fields)

    with pytest.raises(Refused) as refused:
        articles.submit(edition.id, by=people.author)

    assert "names a private source of this article" in str(refused.value)
    assert "Zul" not in str(refused.value)


def test_a_source_that_may_be_named_is_named_and_that_of_another_article_is_not_looked_for(people):
    edition, _ = kept(people, replace(ZULMA, terms=Terms.NAMED))
    other = make.draft(people, make.numbered())
    actions.add(other.article_id, ZULMA, by=people.author)
    rewrite(people, edition, title="Zulma Quispe speaks")

    articles.submit(edition.id, by=people.author)

    assert db.session.get_one(Edition, edition.id).state == "submitted"


def test_a_name_that_is_kept_after_approval_stops_the_release(people):
    release = make.ready(people)
    actions.add(release.article_id, Source(name="the company"), by=people.author)

    with pytest.raises(Refused, match="names a private source"):
        releasing.publish(release.id, by=people.editor_es)


def test_under_another_secret_nothing_is_read_and_nothing_goes_out(people, monkeypatch):
    edition, source = kept(people)
    another = replace(current(), secret_key="of another newsroom")
    monkeypatch.setattr(sealing, "current", lambda: another)

    with pytest.raises(Refused, match="another secret"):
        actions.read(edition.article_id, source.id, by=people.author)
    with pytest.raises(Refused, match="unreadable"):
        articles.submit(edition.id, by=people.author)


def test_articles_without_sources_cost_no_statement_more(people):
    edition = make.draft(people, make.numbered())
    assert edition.current_revision
    assert edition.article.sources_kept == 0
    with statements.counted() as none:
        queries.named_in_edition(edition)

    assert none == []


def test_an_erased_source_leaves_nothing_and_is_looked_for_no_more(people):
    edition, source = kept(people)
    rewrite(people, edition, title="What Zulma Quispe saw")
    with pytest.raises(NotAllowed):
        actions.erase(edition.article_id, source.id, by=people.editor_en)

    actions.erase(edition.article_id, source.id, by=people.author)
    articles.submit(edition.id, by=people.author)

    row = db.session.get_one(PrivateSource, source.id)
    assert (row.sealed, row.shared_with) == (b"", [])
    with pytest.raises(NotFound):
        actions.read(edition.article_id, source.id, by=people.author)


def test_upkeep_erases_a_source_after_its_last_day_and_no_other(people):
    edition, source = kept(people)
    lasting = actions.add(edition.article_id, replace(ZULMA, name="Elvio"), by=people.author)
    tomorrow = now().date() + dt.timedelta(days=1)
    actions.change(
        edition.article_id, source.id, ZULMA, version=1, by=people.author, forget_on=tomorrow
    )
    upkeep.sweep.run()
    assert db.session.get_one(PrivateSource, source.id).erased_at is None

    rows.change(PrivateSource, source.id, forget_on=now().date() - dt.timedelta(days=1))
    upkeep.sweep.run()
    upkeep.sweep.run()

    assert db.session.get_one(PrivateSource, source.id).erased_at is not None
    assert db.session.get_one(PrivateSource, lasting.id).erased_at is None
    assert db.session.get_one(Article, edition.article_id).sources_kept == 1


def test_a_stale_change_is_refused_and_a_day_that_is_over_cannot_be_chosen(people):
    edition, source = kept(people)
    where = (edition.article_id, source.id)
    actions.change(*where, ZULMA, version=1, by=people.author)

    with pytest.raises(StaleSave):
        actions.change(*where, ZULMA, version=1, by=people.author)
    with pytest.raises(BadInput, match="still to come"):
        actions.change(*where, ZULMA, version=2, by=people.author, forget_on=now().date())
    with pytest.raises(BadInput, match="Give a name"):
        actions.add(edition.article_id, replace(ZULMA, name=" "), by=people.author)


def test_the_note_is_written_by_those_who_work_on_the_text_and_never_over_anothers(people):
    edition = make.draft(people, make.numbered())
    article_id = edition.article_id

    notes.write(article_id, "Do not name the valley.", version=0, by=people.author)
    with pytest.raises(StaleSave):
        notes.write(article_id, "Mine", version=0, by=people.editor_en)
    with pytest.raises(NotFound):
        notes.write(article_id, "Mine", version=1, by=people.translator)
    notes.write(article_id, "Ask the lawyer.", version=1, by=people.editor_en)

    assert queries.note_text(article_id) == "Ask the lawyer."
    written = db.select(Event).where(Event.kind == "editorial_note_written")
    assert [one.payload for one in db.session.scalars(written)] == [None, None]


def test_what_is_typed_names_a_source_only_to_those_who_may_open_it(people):
    edition, _ = kept(people)
    typed = as_typed.edition(edition, replace(make.numbered(), standfirst="Said La Zuli."))

    told = {
        person.desk_name: bool(withheld.in_edition(typed, person))
        for person in (people.author, people.editor_en, people.duty)
    }

    assert told == {people.author.desk_name: True, people.editor_en.desk_name: False,
                    people.duty.desk_name: False}  # fmt: skip
    rewrite(people, edition, standfirst="Said La Zuli.")
    assert withheld.in_edition(edition, people.editor_en)
