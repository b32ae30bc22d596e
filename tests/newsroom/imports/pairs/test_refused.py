"""What cannot come in is named, line by line; and nobody passes four eyes without the right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from newsroom.articles.models import Approval, Article
from newsroom.database import db
from newsroom.errors import NotAllowed
from newsroom.imports.pairs import run
from newsroom.imports.pairs.report import Report
from newsroom.people import actions as people
from newsroom.people.models import Person, Role
from newsroom.publishing import actions, commit
from newsroom.publishing import queries as releases
from newsroom.publishing.site import follow
from newsroom.settings import current
from tests import make, rows
from tests.newsroom.imports.pair_files import LINE, numbered, written

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


@pytest.fixture
def importer() -> Person:
    return make.person("importer", name="Iris")


def take_in(tmp_path: Path, importer: Person, *lines: Any) -> Report:
    return run.take_in(written(tmp_path / "pairs.jsonl", lines), by=importer, live=False)


def the_article() -> Article:
    return db.session.scalars(select(Article)).one()


REFUSED: list[tuple[Any, dict[str, Any]]] = [
    (b"{not json\n", {}),
    (b'{"id": "\xff"}\n', {}),
    (b"[1]\n", {}),
    (b"[" * 200_000 + b"\n", {}),
    ({"source_lang": "en"}, {"field": "id"}),
    ({**LINE, "id": 7}, {"field": "id"}),
    ({**LINE, "id": "a\0b"}, {"field": "id", "id": "a\0b"}),
    ({**LINE, "source_lang": "fr"}, {"field": "source_lang", "id": "springs-1"}),
    ({**LINE, "es": None}, {"language": "es", "id": "springs-1"}),
    (numbered(1, en={"body": ""}), {"language": "en", "field": "body", "id": "springs-1"}),
    (
        numbered(1, en={"body": "<script>alert(1)</script>", "format": "html"}),
        {"language": "en", "field": "body", "id": "springs-1"},
    ),
    (numbered(1, es={"body": 7}), {"language": "es", "field": "body", "id": "springs-1"}),
    (numbered(1, es={"body": "\ud800"}), {"language": "es", "field": "body", "id": "springs-1"}),
    (
        numbered(1, es={"body": "x" * 500_001}),
        {"language": "es", "field": "body", "id": "springs-1"},
    ),
    (numbered(1, es={"format": "docx"}), {"language": "es", "field": "format", "id": "springs-1"}),
    (numbered(1, es={"title": "x" * 301}), {"language": "es", "field": "title", "id": "springs-1"}),
    (
        numbered(1, es={"title": "", "body": "<p>No heading.</p>"}),
        {"language": "es", "field": "title", "id": "springs-1"},
    ),
    (numbered(1, en={"authors": [{}]}), {"language": "en", "field": "authors", "id": "springs-1"}),
    (
        numbered(1, en={"countries": ["Peru"]}),
        {"language": "en", "field": "countries", "id": "springs-1"},
    ),
    (
        numbered(1, en={"byline_kind": "x"}),
        {"language": "en", "field": "byline_kind", "id": "springs-1"},
    ),
]


@pytest.mark.parametrize(("bad", "named"), REFUSED, ids=range(len(REFUSED)))
def test_a_line_that_cannot_be_stored_is_named_and_keeps_no_other_out(
    tmp_path: Path, importer: Person, bad: Any, named: dict[str, Any]
):
    line = bad if isinstance(bad, bytes) else as_ascii(bad)

    report = take_in(tmp_path, importer, line, numbered(2))

    (refused,) = report.as_json()["remarks"]["refused"]
    assert refused.pop("message")
    assert refused == {"line": 1, **named}
    assert report.counts["stored"] == 1
    assert the_article().source_key == "pairs:springs-2"


def as_ascii(value: Any) -> bytes:
    return json.dumps(value).encode() + b"\n"


def test_only_who_may_import_imports(tmp_path: Path):
    duty = make.person("duty", "admin", "author")

    with pytest.raises(NotAllowed):
        take_in(tmp_path, duty, LINE)

    assert rows.counts()["article"] == 0


def test_a_right_that_was_withdrawn_keeps_the_pair_from_readers(tmp_path: Path, importer: Person):
    take_in(tmp_path, importer, LINE)
    release = releases.unfinished_of(the_article().id)
    assert release is not None
    actions.publish(release.id, by=importer)
    people.withdraw(importer, Role.IMPORTER, "", by=None)

    done = commit.publish(release.id, follow.tree_of(current()).objects)

    assert not done
    assert releases.release(release.id).failure == "actor"


def test_whoever_imports_sends_out_nothing_else(tmp_path: Path, importer: Person):
    release = make.ready(make.staff())
    with pytest.raises(NotAllowed):
        actions.publish(release.id, by=importer)

    assert db.session.scalars(select(Approval.waiver)).all() == ["", ""]
    assert tmp_path.exists()


def test_a_row_that_the_database_refuses_keeps_no_other_out(
    tmp_path: Path, importer: Person, monkeypatch: pytest.MonkeyPatch
):
    # Somebody else takes the address between the question and the answer.
    monkeypatch.setattr(
        "newsroom.imports.pairs.slug_choice._taken", lambda _wanted: set[tuple[str, str]]()
    )
    take_in(tmp_path, importer, numbered(1))

    clashing = numbered(2, en={"slug": "valley-counts-springs-1"})
    report = take_in(tmp_path, importer, clashing, numbered(3))

    assert [one["id"] for one in report.as_json()["remarks"]["refused"]] == ["springs-2"]
    assert report.counts["stored"] == 1
    assert rows.counts()["article"] == 2
