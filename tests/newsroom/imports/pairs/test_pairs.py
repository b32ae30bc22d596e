"""Approved pairs come in as they are: both editions, approved by a waiver, nothing doubled."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from newsroom.articles import queries
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.models import Article, Revision, RevisionContributor
from newsroom.articles.states import EditionState, PublicState
from newsroom.database import db
from newsroom.events.models import Event
from newsroom.events.queries import chain_faults
from newsroom.imports.pairs import run
from newsroom.imports.pairs.report import Report
from newsroom.people.models import Notification, Person
from newsroom.publishing import actions, going_out
from newsroom.publishing import queries as releases
from newsroom.publishing.states import ReleaseState
from newsroom.settings import current
from tests import make, rows
from tests.newsroom.imports.pair_files import LINE, numbered, written

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


@pytest.fixture
def importer() -> Person:
    return make.person("importer", name="Iris")


def take_in(tmp_path: Path, importer: Person, *lines: Any, live: bool = False) -> Report:
    path = written(tmp_path / "pairs.jsonl", lines)
    return run.take_in(path, by=importer, live=live)


def the_article() -> Article:
    return db.session.scalars(select(Article)).one()


def revision(language: str) -> Revision:
    edition = the_article().edition(language)
    assert edition is not None
    return make.current_of(edition)


def remarks(report: Report, kind: str) -> list[dict[str, Any]]:
    return list(report.as_json()["remarks"][kind])


def test_a_pair_comes_in_approved_with_every_field_of_its_line(tmp_path: Path, importer: Person):
    report = take_in(tmp_path, importer, LINE)

    article, english, spanish = the_article(), revision("en"), revision("es")
    assert (report.counts["read"], report.counts["stored"]) == (1, 1)
    assert (article.source_key, article.source_language) == ("pairs:springs-1", "en")
    assert {one.state for one in article.editions} == {EditionState.APPROVED}
    assert english.body == (
        "<p>Twelve families <strong>walked</strong>.</p>\n"
        "<h2>What they found</h2>\n<p>Forty springs.</p>\n"
    )
    assert "<strong>caminaron</strong>" in spanish.body
    assert (english.slug, spanish.slug) == ("valley-counts-springs", "valle-cuenta-manantiales")
    assert [str(one.dateline) for one in (english, spanish)] == ["2019-03-11", "2019-03-11"]
    assert english.byline == "Rosa Quispe, Inés Valdivia"
    assert spanish.source_revision_id == english.id


def test_the_approval_is_a_waiver_bound_to_the_digest_and_nobodys_text(
    tmp_path: Path, importer: Person
):
    take_in(tmp_path, importer, LINE)

    found = [queries.approval_of(revision(language)) for language in ("en", "es")]
    assert [(one.waiver, one.approved_by) for one in found if one] == [
        ("imported", importer.id)
    ] * 2
    assert {one.created_by for one in db.session.scalars(select(Revision))} == {importer.id}
    assert db.session.scalars(select(RevisionContributor)).all() == []
    assert {one.owner_id for one in the_article().editions} == {None}


def test_each_article_begins_its_history_with_one_event(tmp_path: Path, importer: Person):
    take_in(tmp_path, importer, numbered(1), numbered(2), numbered(3))

    events = db.session.scalars(select(Event)).all()
    articles = db.session.scalars(select(Article)).all()
    assert [(one.kind, one.seq, one.actor_id) for one in events] == [
        ("article_imported", 1, importer.id)
    ] * 3
    assert [chain_faults(f"article:{one.id}") for one in articles] == [[]] * 3
    assert next(one.payload.body for one in events if one.payload) == {
        "id": "springs-1",
        "live": False,
        "translators": {"es": ["Joaquín Ferrer"]},
    }


def test_a_pair_waits_in_a_ready_release_that_any_editor_can_send_out(
    tmp_path: Path, importer: Person
):
    staff = make.staff()
    take_in(tmp_path, importer, LINE)
    release = releases.unfinished_of(the_article().id)
    assert release is not None

    before = release.state
    going_out.void(release.article_id)
    actions.publish(release.id, by=staff.editor_es)
    make.react()

    assert before is ReleaseState.READY
    assert b"Forty springs" in make.site_bytes("en", "valley-counts-springs")
    assert b"Cuarenta" in make.site_bytes("es", "valle-cuenta-manantiales")


def test_live_pairs_are_public_with_their_lists_and_tell_nobody(tmp_path: Path, importer: Person):
    make.staff()

    report = take_in(tmp_path, importer, numbered(1), numbered(2), live=True)
    make.react()

    english = make.site_bytes("en", "valley-counts-springs-2").decode()
    front = (current().site / "lists/current/en/index.html").read_text()
    assert report.counts["live"] == 2
    assert re.findall(r'rel="author">([^<]+)', english)[:2] == ["Rosa Quispe", "Inés Valdivia"]
    assert "2019-03-11" in english
    assert "Iris" not in english
    assert "The valley counts its springs 1" in front
    assert db.session.scalars(select(Notification)).all() == []
    assert releases.last_number() == 2


def test_the_same_file_again_changes_nothing(tmp_path: Path, importer: Person):
    lines = [numbered(1), numbered(2, en={"slug": "valley-counts-springs-1"})]
    take_in(tmp_path, importer, *lines)
    before = rows.snapshot()

    report = take_in(tmp_path, importer, *lines)

    assert rows.snapshot() == before
    assert (report.counts["unchanged"], report.counts["stored"]) == (2, 0)


def test_another_text_under_a_known_id_is_reported_and_not_stored(tmp_path: Path, importer: Person):
    take_in(tmp_path, importer, numbered(1))
    before = rows.snapshot()

    changed = numbered(1, es={"body": "<p>Otro texto.</p>"})
    report = take_in(tmp_path, importer, numbered(1), changed)

    assert rows.snapshot() == before
    assert remarks(report, "differs") == [{"line": 2, "id": "springs-1"}]
    assert report.counts["unchanged"] == 1


def test_what_was_brought_in_waiting_goes_out_when_it_comes_again_live(
    tmp_path: Path, importer: Person
):
    take_in(tmp_path, importer, LINE)

    report = take_in(tmp_path, importer, LINE, live=True)

    assert report.counts["live"] == 1
    assert {one.public_state for one in the_article().editions} == {PublicState.LIVE}


def test_an_address_that_is_none_or_is_taken_becomes_another_and_is_told(
    tmp_path: Path, importer: Person
):
    first = numbered(1, en={"slug": "Reports/Año 2019"}, es={"slug": ""})
    second = numbered(2, en={"slug": "reports-ano-2019"})

    report = take_in(tmp_path, importer, first, second)

    assert remarks(report, "slug") == [
        {
            "line": 1,
            "id": "springs-1",
            "language": "en",
            "from": "Reports/Año 2019",
            "to": "reports-ano-2019",
        },
        {
            "line": 2,
            "id": "springs-2",
            "language": "en",
            "from": "reports-ano-2019",
            "to": "reports-ano-2019-2",
        },
    ]


def test_a_date_that_cannot_be_read_is_told_and_one_that_is_missing_comes_from_the_source(
    tmp_path: Path, importer: Person
):
    report = take_in(tmp_path, importer, numbered(1, es={"date": "spring of 2019"}))

    assert report.as_json()["datelines"] == {"read": 2, "from_source": 1, "unreadable": 1}
    assert remarks(report, "date_unreadable") == [
        {"line": 1, "id": "springs-1", "language": "es", "from": "spring of 2019"}
    ]
    assert str(revision("es").dateline) == "2019-03-11"


def test_a_kind_is_known_by_its_usual_names_and_both_languages_have_that_of_the_source(
    tmp_path: Path, importer: Person
):
    sides = {"en": {"kind": "Statement"}, "es": {"kind": "informe"}}
    take_in(tmp_path, importer, numbered(1, **sides))

    assert [revision(code).kind for code in ("en", "es")] == [ArticleKind.STATEMENT] * 2
    assert the_article().kind is ArticleKind.STATEMENT


def test_a_kind_that_is_not_known_is_told_and_the_text_is_news(tmp_path: Path, importer: Person):
    report = take_in(tmp_path, importer, numbered(1, en={"kind": "poem"}))

    assert remarks(report, "kind_unknown") == [
        {"line": 1, "id": "springs-1", "language": "en", "from": "poem", "to": "news"}
    ]
    assert the_article().kind is ArticleKind.NEWS


def test_a_title_that_is_missing_is_taken_from_the_heading(tmp_path: Path, importer: Person):
    side = {"title": "", "body": "# Springs\n\nForty of them.", "slug": ""}

    report = take_in(tmp_path, importer, numbered(1, en=side))

    assert (revision("en").title, revision("en").slug) == ("Springs", "springs")
    assert "Springs" not in revision("en").body
    assert [one["to"] for one in remarks(report, "title")] == ["Springs"]
