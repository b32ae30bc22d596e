"""Migrations run on newsrooms that hold articles already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom import database, paths
from newsroom.articles import finding
from newsroom.articles.finding import Asked
from newsroom.database import db
from newsroom.publishing import queries
from newsroom.translations import memory
from tests import make
from tests.newsroom.translations.memory import remembered

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def rows_of(table: str) -> int:
    found: int = db.session.execute(db.text(f"SELECT COUNT(*) FROM {table}")).scalar_one()
    return found


def test_a_newsroom_with_articles_is_brought_to_this_version_and_keeps_everything(app):
    release = make.published(make.staff())
    article_id, slug = release.article_id, make.current_of(release.article.source).slug
    tables = ("article", "edition", "revision", "release_member", "release_object", "event")
    before = {table: rows_of(table) for table in tables}
    db.session.remove()

    migrate = database.migrations(app)
    migrate.downgrade(directory=str(paths.MIGRATIONS), revision="0006_append_only")
    database.upgrade()

    assert {table: rows_of(table) for table in tables} == before
    [again] = queries.releases(article_id)
    assert (again.number, again.article.public_number) == (1, 1)
    assert make.site_bytes("en", slug)


def test_what_the_memory_remembers_outlives_the_tables_of_its_former_index(app):
    remembered.put((remembered.WITNESS, remembered.TESTIGO))
    db.session.remove()

    migrate = database.migrations(app)
    migrate.downgrade(directory=str(paths.MIGRATIONS), revision="0014_heads")
    rows = db.session.execute(db.text("SELECT source_digest, source_around FROM memory_unit")).all()
    db.session.remove()
    database.upgrade()

    assert [tuple(row) for row in rows] == [(0, 0)]
    near = remembered.WITNESS.replace("court", "judge")
    [match] = memory.lookup(near, source="en", target="es")
    assert match.target_text == remembered.TESTIGO


def test_articles_that_are_there_are_found_by_their_titles_afterwards(app):
    edition = make.draft(make.staff(), replace(make.STORY, title="El río Ñ"))
    article_id = edition.article_id
    db.session.remove()

    migrate = database.migrations(app)
    migrate.downgrade(directory=str(paths.MIGRATIONS), revision="0032_pictures_found")
    database.upgrade()

    assert [one.article_id for one in finding.page(Asked(words="rio n"), 1)[0]] == [article_id]


def test_rows_still_have_to_refer_to_something_after_a_migration():
    database.upgrade()

    if db.engine.dialect.name == "sqlite":
        assert db.session.execute(db.text("PRAGMA foreign_keys")).scalar_one() == 1
