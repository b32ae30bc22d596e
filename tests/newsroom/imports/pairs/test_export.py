"""What leaves comes back the same, and nothing leaves that was not approved in both languages."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from newsroom.articles import actions as articles
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.models import Article, Revision
from newsroom.articles.states import BylineKind, PublicState
from newsroom.database import Base, db
from newsroom.errors import NotAllowed
from newsroom.glossary import actions as glossary
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.states import ConceptKind
from newsroom.imports.pairs import export, run
from newsroom.people.models import Person
from tests import make, rows
from tests.newsroom.imports.pair_files import LINE, numbered, written

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def exported(by: Person, *, live_only: bool = False) -> bytes:
    out = io.BytesIO()
    export.write(out, by=by, live_only=live_only)
    return out.getvalue()


def lines_of(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.splitlines()]


def empty_again() -> None:
    """Take every row out, past the triggers, as in a newsroom that was just made."""
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        triggers = db.session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in list(triggers):
            db.session.execute(text(f"DROP TRIGGER {name}"))
        db.session.execute(text("PRAGMA defer_foreign_keys = ON"))
        for table in reversed(Base.metadata.sorted_tables):
            db.session.execute(table.delete())
    else:
        db.session.execute(text("SET LOCAL session_replication_role = replica"))
        for table in reversed(Base.metadata.sorted_tables):
            db.session.execute(table.delete())
    db.session.commit()
    db.session.expunge_all()


def test_out_and_in_and_out_again_is_the_same_to_the_byte(tmp_path: Path):
    staff = make.staff()
    importer = make.person("importer")
    make.published(staff, make.numbered())
    make.published(staff, replace(make.numbered(), byline="", byline_kind=BylineKind.WITHHELD))
    many = [numbered(number) for number in range(1, 131)]
    run.take_in(written(tmp_path / "in.jsonl", many), by=importer, live=False)
    first = exported(importer)
    file = tmp_path / "out.jsonl.gz"
    export.write_file(file, by=importer)

    empty_again()
    again = make.person("importer")
    report = run.take_in(file, by=again, live=False)

    assert exported(again) == first
    assert report.counts["stored"] == 132
    assert gzip.decompress(file.read_bytes()) == first


def test_what_was_exported_is_known_when_it_comes_back(tmp_path: Path):
    staff, importer = make.staff(), make.person("importer")
    made = replace(make.numbered(), byline_kind=BylineKind.PSEUDONYM)
    make.published(staff, made)
    file = tmp_path / "out.jsonl"
    export.write_file(file, by=importer)
    before = rows.snapshot()

    report = run.take_in(file, by=importer, live=True)

    assert report.counts["unchanged"] == 1
    assert rows.snapshot() == before


def test_the_kind_leaves_and_comes_back_and_whom_a_text_names_stays_in_the_house(tmp_path: Path):
    staff, importer = make.staff(), make.person("importer")
    forms = (FormEntry("en", "Elsa Yupanqui"),)
    elsa = glossary.propose(Entry(forms, kind=ConceptKind.PERSON), by=staff.editor_en)
    made = replace(make.numbered(), kind=ArticleKind.INTERVIEW, named=(elsa.id.hex,))
    make.published(staff, made)
    file = tmp_path / "out.jsonl"
    export.write_file(file, by=importer)

    known = run.take_in(file, by=importer, live=True)
    empty_again()
    report = run.take_in(file, by=make.person("importer"), live=False)

    (line,) = lines_of(file.read_bytes())
    assert (line["en"]["kind"], line["es"]["kind"]) == ("interview", "interview")
    assert "named" not in line["en"]
    assert known.counts["unchanged"] == 1
    assert report.counts["stored"] == 1
    assert db.session.scalars(select(Article.kind)).all() == [ArticleKind.INTERVIEW]
    kinds = db.session.scalars(select(Revision.kind)).all()
    assert kinds == [ArticleKind.INTERVIEW, ArticleKind.INTERVIEW]


def test_a_line_says_what_readers_see_and_nothing_of_a_withheld_name():
    staff = make.staff()
    content = replace(make.STORY, byline="Never Told", byline_kind=BylineKind.WITHHELD)
    release = make.published(staff, content)

    content_out = exported(staff.editor_es)

    (line,) = lines_of(content_out)
    assert b"Never Told" not in content_out
    assert line["id"] == release.article_id.hex
    assert line["en"] == {
        "title": make.STORY.title,
        "slug": "river-defenders-win-their-case",
        "body": make.STORY.body,
        "format": "html",
        "date": "",
        "authors": [],
        "translators": [],
        "standfirst": make.STORY.standfirst,
        "photo_credit": make.STORY.photo_credit,
        "countries": ["PE"],
        "byline_kind": "withheld",
    }
    assert line["es"]["translators"] == ["Tomás"]


def test_only_pairs_that_are_approved_in_both_languages_leave(tmp_path: Path):
    staff, importer = make.staff(), make.person("importer")
    make.handed_in(staff, make.numbered())
    live = make.published(staff, make.numbered())
    run.take_in(written(tmp_path / "in.jsonl", [LINE]), by=importer, live=False)

    everything = {one["id"] for one in lines_of(exported(importer))}
    public = {one["id"] for one in lines_of(exported(importer, live_only=True))}

    assert everything == {live.article_id.hex, "springs-1"}
    assert public == {live.article_id.hex}


def test_of_a_live_pair_that_is_being_rewritten_the_public_words_leave():
    staff = make.staff()
    live = make.published(staff, make.numbered())
    source = live.article.source
    content = replace(make.STORY, title="Another title")
    articles.save(source.id, content, version=source.version, by=staff.author)

    (line,) = lines_of(exported(staff.editor_en))

    assert line["en"]["title"] != "Another title"


@pytest.mark.parametrize("away", [PublicState.WITHDRAWN, PublicState.RETRACTED])
def test_what_was_taken_back_does_not_leave(away: PublicState):
    staff = make.staff()
    live = make.published(staff, make.numbered())
    rows.change(type(live.article.source), live.article.source.id, public_state=away)

    assert exported(staff.editor_en) == b""


def test_what_is_under_embargo_does_not_leave():
    staff = make.staff()
    live = make.published(staff, make.numbered())
    articles.set_embargo(live.article_id, rows.ago(days=-1), by=staff.editor_en)

    assert exported(staff.editor_en) == b""


def test_only_editors_and_importers_export(tmp_path: Path):
    file = tmp_path / "out.jsonl"

    with pytest.raises(NotAllowed):
        export.write_file(file, by=make.person("author", "admin", "translator:en>es"))

    assert list(tmp_path.glob("*out*")) == []
