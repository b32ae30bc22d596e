"""A database that refuses a row: what is kept of it, and what becomes of the release."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError

from newsroom.database import db
from newsroom.events.models import Delivery
from newsroom.publishing import actions as releasing
from newsroom.publishing import queries
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from tests import make
from tests.conftest import is_postgresql

WORDS = "The witness is called Rosa"


def _refuse_objects(app: Flask) -> None:
    """Let the database take no page of any release, and quote words while it refuses."""
    if is_postgresql(app):
        db.session.execute(
            text(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                f" RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'check_violation'; END $$"
            )
        )
        body = "FOR EACH ROW EXECUTE FUNCTION refuse()"
    else:
        body = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    db.session.execute(text(f"CREATE TRIGGER refuse BEFORE INSERT ON release_object {body}"))
    db.session.commit()


def _on_its_way(app: Flask) -> Release:
    people = make.staff()
    release = make.ready(people)
    db.session.execute(text("UPDATE release SET input_digest = ''"))
    db.session.commit()
    _refuse_objects(app)
    releasing.publish(release.id, by=people.editor_es)
    return release


def test_a_release_that_the_database_will_never_take_fails_and_can_be_tried_again(
    app: Flask,
) -> None:
    release = _on_its_way(app)
    with pytest.raises(IntegrityError):
        make.react()

    make.react()

    assert queries.release(release.id).state is ReleaseState.FAILED
    assert make.site_bytes("en", make.current_of(release.article.source).slug) == b""
    place = " ON release_object" if is_postgresql(app) else ""
    db.session.execute(text(f"DROP TRIGGER refuse{place}"))
    db.session.commit()
    duty = make.person("duty")
    releasing.retry(release.id, by=duty)
    releasing.publish(release.id, by=duty)
    make.react()
    assert queries.release(release.id).state is ReleaseState.PUBLISHED


def test_a_delivery_keeps_the_kind_of_a_database_error_and_none_of_its_words(app: Flask) -> None:
    _on_its_way(app)
    with pytest.raises(IntegrityError):
        make.react()

    kept = db.session.scalars(db.select(Delivery.last_error).where(Delivery.last_error != "")).all()

    assert len(kept) == 1
    assert kept[0].startswith("IntegrityError: ")
    assert WORDS not in kept[0]


def test_an_error_of_the_database_does_not_quote_the_text_that_it_refused(app: Flask) -> None:
    assert app.testing
    statement = text("INSERT INTO revision (title) VALUES (:title, :title)")

    with pytest.raises(StatementError) as refused:
        db.session.execute(statement, {"title": WORDS})

    db.session.rollback()
    assert "INSERT INTO revision" in str(refused.value)
    assert WORDS not in str(refused.value)
