"""Which links are kept beside a revision, by saving and by the migration that came later."""

from __future__ import annotations

import importlib.util
import uuid
from dataclasses import replace
from types import ModuleType

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from flask import Flask
from sqlalchemy import event, select, text
from sqlalchemy.exc import DatabaseError

from newsroom import paths
from newsroom.articles import actions
from newsroom.articles.models import Revision, RevisionLink
from newsroom.database import db
from tests import make, rows
from tests.conftest import is_postgresql

pytestmark = pytest.mark.database


def linking(*hrefs: str) -> str:
    return "".join(f'<p>Read <a href="{href}">this</a>.</p>' for href in hrefs)


def kept_of(revision_id: uuid.UUID) -> set[tuple[str, str]]:
    query = select(RevisionLink.language, RevisionLink.slug)
    found = db.session.execute(query.where(RevisionLink.revision_id == revision_id))
    return {(row.language, row.slug) for row in found}


@pytest.mark.usefixtures("at_rest")
def test_a_revision_is_kept_with_the_articles_that_it_points_at(people):
    body = linking("/en/one/", "/es/dos", "/en/one/#x", "/en/-/feed.atom", "https://x.example/")

    edition = make.draft(people, replace(make.STORY, body=body))

    assert kept_of(make.current_of(edition).id) == {("en", "one"), ("es", "dos")}


@pytest.mark.usefixtures("at_rest")
def test_a_later_revision_has_links_of_its_own_and_the_earlier_keeps_its(people):
    edition = make.draft(people, replace(make.STORY, body=linking("/en/one/")))
    first = make.current_of(edition).id

    again = replace(make.STORY, body=linking("/en/two/"))
    actions.save(edition.id, again, version=edition.version, by=people.author)

    assert kept_of(first) == {("en", "one")}
    assert kept_of(make.current_of(edition).id) == {("en", "two")}


@pytest.mark.usefixtures("at_rest")
def test_keeping_links_costs_one_statement_for_many_and_none_where_there_is_none(people):
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        asked.extend([statement] * ("revision_link" in statement))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        make.draft(people, make.STORY)
        none = len(asked)
        body = linking(*(f"/en/story-{number}/" for number in range(40)))
        make.draft(people, replace(make.STORY, body=body))
    finally:
        event.remove(db.engine, "before_cursor_execute", note)

    assert (none, len(asked)) == (0, 1)


def test_kept_links_are_never_changed_or_deleted(app: Flask):
    make.draft(make.staff(), replace(make.STORY, body=linking("/en/one/")))
    before = rows.snapshot()

    statements = ["UPDATE revision_link SET slug = 'x'", "DELETE FROM revision_link"]
    for statement in [*statements, *["TRUNCATE revision_link"] * is_postgresql(app)]:
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(text(statement))
        db.session.rollback()

    assert rows.snapshot() == before


def migration(name: str) -> ModuleType:
    path = paths.MIGRATIONS / "versions" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def without_kept_links(app: Flask) -> None:
    """Go back to before links were kept."""
    place = " ON revision_link" if is_postgresql(app) else ""
    db.session.execute(text(f"DROP TRIGGER revision_link_delete_refused{place}"))
    db.session.execute(text("DELETE FROM revision_link"))
    db.session.commit()


def fill(module: ModuleType) -> None:
    with (
        db.engine.begin() as connection,
        Operations.context(MigrationContext.configure(connection)),
    ):
        module.upgrade()


def test_the_links_of_older_revisions_are_read_later_and_are_the_same(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    people = make.staff()
    for number in range(5):
        body = linking(f"/en/story-{number}/", "/es/otra/") if number % 2 else make.STORY.body
        edition = make.draft(people, replace(make.STORY, body=body))
        if number == 1:
            again = replace(make.STORY, body=linking("/en/later/"))
            actions.save(edition.id, again, version=edition.version, by=people.author)
    before = rows.snapshot()
    without_kept_links(app)
    module = migration("0010_link_backfill")
    monkeypatch.setattr(module, "BATCH", 2)

    fill(module)
    once = rows.snapshot()
    fill(module)

    assert len(before["revision_link"]) == 5
    assert once == before
    assert rows.snapshot() == before


@pytest.mark.usefixtures("app")
def test_filling_an_empty_newsroom_changes_nothing():
    fill(migration("0010_link_backfill"))

    assert db.session.scalars(select(Revision)).all() == []
    assert db.session.scalars(select(RevisionLink)).all() == []
