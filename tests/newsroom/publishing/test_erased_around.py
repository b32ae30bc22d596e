"""What is known around an erased text goes as well: where it is from, its pictures, its topics."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import DatabaseError

from newsroom.articles.models import Article, RevisionLink, RevisionTopic
from newsroom.articles.writing import drafts
from newsroom.database import db, new_id
from newsroom.imports.pairs import run
from newsroom.media import clearing, queries, store, tidying
from newsroom.media.clearance import Clearance
from newsroom.media.models import Picture
from newsroom.media.states import UsedIn
from newsroom.publishing import erasing
from tests import make
from tests.newsroom.imports.pair_files import LINE, written
from tests.newsroom.media import taken
from tests.newsroom.publishing import asking
from tests.newsroom.publishing.test_erasing import holding, stays_away
from tests.verified import assert_sound

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def erase(people: make.Staff, article: Article) -> None:
    stays_away(people, article)
    erasing.erase(article.id, by=people.editor_es)
    make.react()


def images(*pictures: Picture) -> str:
    return "".join(f'<p><img src="picture:{one.id.hex}" alt="A river."></p>' for one in pictures)


def showing(people: make.Staff, *pictures: Picture) -> Article:
    story = make.numbered()
    return asking.live(people, replace(story, body=f"{story.body}{images(*pictures)}"))


def left() -> set[int]:
    """Return the widths of the pictures that are there: each has another one."""
    return set(db.session.scalars(db.select(Picture.width)))


def test_where_an_imported_article_is_from_is_gone_and_it_does_not_come_in_again(
    tmp_path: Path, people: make.Staff
) -> None:
    importer = make.person("importer")
    path = written(tmp_path / "pairs.jsonl", [LINE])
    run.take_in(path, by=importer, live=True)
    make.react()
    article = db.session.scalars(db.select(Article)).one()
    names = (LINE["id"], "Joaquín Ferrer")
    assert [holding(one) for one in names] == [{"article", "event_payload"}, {"event_payload"}]

    erase(people, article)

    assert [holding(one) for one in names] == [set(), set()]
    report = run.take_in(path, by=importer, live=True)
    assert (report.counts["stored"], report.counts["differs"]) == (0, 1)
    assert holding("Twelve families") == set()
    assert db.session.scalars(db.select(Article)).all() == [article]
    assert_sound()


def test_pictures_go_with_the_last_article_that_shows_them(people: make.Staff) -> None:
    alone, shared = taken.picture(people.author, width=201), taken.picture(people.author, width=202)
    first, last = showing(people, alone, shared), showing(people, shared)

    erase(people, first)
    assert left() == {202}
    erase(people, last)

    assert left() == set()
    tidying.sweep(untouched_s=0)
    assert list(store.kept().names()) == []


def test_pictures_that_were_only_in_drafts_or_for_this_article_alone_go_too(
    people: make.Staff,
) -> None:
    typed, aside, cleared, other = (
        taken.picture(people.author, width=width) for width in (211, 212, 213, 214)
    )
    article = showing(people)
    edition = article.source
    drafts.keep({"body": [images(typed)]}, by=people.author, edition=edition)
    drafts.set_aside(edition.id, {"body": images(aside)}, over=None, number=1, by=people.editor_en)
    said = Clearance(used_in=UsedIn.ONE_ARTICLE, only_article_id=article.id)
    version = queries.picture(cleared.id).version
    clearing.clear(cleared.id, said, version=version, by=people.author)

    erase(people, article)

    assert left() == {other.width}


def test_pictures_that_stand_in_drafts_of_other_articles_stay(people: make.Staff) -> None:
    shown, typed, unbegun, aside, alone = (
        taken.picture(people.author, width=width) for width in (221, 222, 223, 224, 225)
    )
    article, other = showing(people, shown), make.draft(people, make.numbered())
    everything = {"body": [images(typed, unbegun, aside, alone)]}
    drafts.keep(everything, by=people.author, edition=article.source)
    drafts.keep({"body": [images(shown, typed)]}, by=people.author, edition=other)
    drafts.keep({"body": [images(unbegun)]}, by=people.author, draft_id=new_id(), language="en")
    drafts.set_aside(other.id, {"body": images(aside)}, over=None, number=1, by=people.author)
    drafts.keep({"body": [images(shown, typed)]}, by=people.author, edition=other)

    erase(people, article)

    assert left() == {221, 222, 223, 224}


def test_what_it_was_about_and_where_it_led_is_forgotten_of_it_alone(people: make.Staff) -> None:
    topic, target = make.topic(people), asking.live(people)
    led_to = f'<p>See <a href="{asking.path_of(target.source)}">there</a>.</p>'
    story = replace(make.numbered(), topics=(topic.key,))
    story = replace(story, body=f"{story.body}{led_to}")
    article, other = (
        asking.live(people, story),
        asking.live(people, replace(story, title="Another")),
    )
    stays_away(people, article)
    for model in (RevisionTopic, RevisionLink):
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(delete(model))
        db.session.rollback()

    erasing.erase(article.id, by=people.editor_es)

    texts = {one.current_revision_id for one in other.editions}
    for model in (RevisionTopic, RevisionLink):
        assert set(db.session.scalars(db.select(model.revision_id))) == texts
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(delete(model))
        db.session.rollback()
