"""Topics in files: known by name in either language, reported where nobody here calls one so."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from newsroom.articles import naming, topics
from newsroom.articles.models import Article, Revision, RevisionTopic
from newsroom.database import db
from newsroom.imports import topic_names
from newsroom.imports.markdown import read
from newsroom.imports.pairs import export, run
from newsroom.imports.pairs.report import Report
from newsroom.imports.topic_names import Vocabulary
from tests import make, rows
from tests.newsroom.imports.pair_files import LINE, numbered, written

KNOWN = Vocabulary(
    names={
        "en": {"water": "w", "mining": "m", "land": "l"},
        "es": {"agua": "w", "mineria": "m", "water": "odd", "tierra": "l"},
    },
    keys=frozenset({"w", "m", "l", "odd"}),
    retired=frozenset({"l"}),
)


@pytest.mark.parametrize(
    ("given", "language", "keys", "left_out"),
    [
        (["WATER", "Minería"], "en", ("w", "m"), ()),
        (["water"], "es", ("odd",), ()),
        (["Agua", "Water", "agua"], "en", ("w",), ()),
        (["Football", "w"], "en", ("w",), ("Football",)),
        (["Land"], "en", (), ("Land",)),
        ([], "en", (), ()),
    ],
)
def test_a_name_is_known_in_its_own_language_first(given, language, keys, left_out) -> None:
    assert KNOWN.recognise(given, language) == (keys, left_out)


def test_what_was_approved_elsewhere_keeps_a_retired_topic() -> None:
    assert KNOWN.recognise(["Land"], "en", with_retired=True) == (("l",), ())


def test_more_than_ten_are_told_and_not_refused() -> None:
    many = [f"topic {number}" for number in range(12)]
    known = Vocabulary({"en": {name: name for name in many}}, frozenset(many))

    assert known.recognise([*many, many[0]], "en") == (tuple(many[:10]), tuple(many[10:]))


@pytest.mark.parametrize(
    "head",
    [
        "topics: [Water, Football]",
        "temas:\n  - agua\n  - Football",
        'categories: "Agua"\ntags: [Football]',
        "Category: Water",
        "categorías: [AGUA]",
    ],
)
def test_the_head_of_a_file_names_its_topics(head: str) -> None:
    article = read(f"---\ntitle: A well\n{head}\n---\nDry.\n", language="en", topics=KNOWN)

    assert article.topics == ("w",)
    told = [one.detail for one in article.decisions if one.kind == "topics_left_out"]
    assert told == (["Football"] if "Football" in head and "tags" not in head else [])


def test_a_file_without_topics_decides_nothing_about_them() -> None:
    article = read("# A well\n\nDry.\n", language="en", topics=KNOWN)

    assert (article.topics, article.decisions) == ((), ())


@pytest.mark.database
def test_a_draft_from_a_file_bears_its_topics_and_tells_the_others(app: Flask, tmp_path: Path):
    people = make.staff()
    make.topic(people)
    email = people.author.email
    file = tmp_path / "well.md"
    file.write_text("---\ntemas: [Agua, Fútbol]\n---\n# A well\n\nDry.\n", encoding="utf-8")
    db.session.remove()

    arguments = ["import", "markdown", str(file), "--language", "en", "--as", email, "--json"]
    result = app.test_cli_runner().invoke(args=arguments)

    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert report["topics"] == ["Water"]
    assert [one["detail"] for one in report["decisions"]] == ["Fútbol"]
    revision = db.session.scalars(db.select(Revision)).one()
    assert revision.topics == list(topics.known())


def take_in(tmp_path: Path, *lines: Any) -> Report:
    path = written(tmp_path / "pairs.jsonl", lines)
    return run.take_in(path, by=make.person("importer"), live=False)


def borne() -> dict[str, list[str]]:
    article = db.session.scalars(db.select(Article)).one()
    return {one.language: make.current_of(one).topics for one in article.editions}


def with_topics(english: list[str], spanish: list[str]) -> dict[str, Any]:
    return {
        **LINE,
        "en": {**LINE["en"], "topics": english},
        "es": {**LINE["es"], "topics": spanish},
    }


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_a_pair_bears_its_topics_in_both_languages(tmp_path: Path):
    people = make.staff()
    water, land = make.topic(people).key, make.topic(people, "Land", "Tierra").key

    report = take_in(tmp_path, with_topics(["water", "Tierra"], []))

    assert borne() == {"en": [water, land], "es": [water, land]}
    assert report.remarks == []
    assert len(db.session.scalars(db.select(RevisionTopic)).all()) == 4


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_a_pair_with_a_topic_that_nobody_knows_is_stored_without_it_and_says_so(tmp_path: Path):
    key = make.topic(make.staff()).key

    report = take_in(tmp_path, with_topics(["Water"], ["Agua", "Fútbol"]))

    assert borne() == {"en": [key], "es": [key]}
    assert report.as_json()["remarks"]["topic_left_out"] == [
        {"line": 1, "id": "springs-1", "language": "es", "from": "Fútbol"}
    ]
    assert "topic left out" in report.remarks[0].as_line()
    assert len(topics.known()) == 1


@pytest.mark.database
@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("wrong", [7, {"a": 1}, [["Water"]], ["Water"] * 101])
def test_topics_that_are_no_list_of_names_refuse_their_line_alone(tmp_path: Path, wrong: Any):
    line = {**numbered(2), "en": {**numbered(2)["en"], "topics": wrong}}

    report = take_in(tmp_path, line, LINE)

    assert (report.counts["refused"], report.counts["stored"]) == (1, 1)
    assert (report.remarks[0].language, report.remarks[0].field) == ("en", "topics")


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_topics_leave_by_their_names_and_come_back_as_the_same_text(tmp_path: Path):
    people = make.staff()
    importer = make.person("importer")
    water, land = make.topic(people), make.topic(people, "Land", "Tierra")
    make.published(people, replace(make.numbered(), topics=(land.key, water.key)))
    naming.retire(land.key, by=people.duty)
    file = tmp_path / "out.jsonl"
    export.write_file(file, by=importer)
    line = json.loads(file.read_text())
    before = rows.snapshot()

    report = run.take_in(file, by=importer, live=True)

    assert (line["en"]["topics"], line["es"]["topics"]) == (["Land", "Water"], ["Tierra", "Agua"])
    assert report.counts["unchanged"] == 1
    assert rows.snapshot() == before


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_a_text_without_topics_leaves_as_it_did():
    people = make.staff()
    make.topic(people)
    make.published(people)
    out = io.BytesIO()

    export.write(out, by=people.editor_en)

    assert "topics" not in json.loads(out.getvalue())["en"]


@pytest.mark.usefixtures("app")
def test_what_topics_are_called_is_read_without_keeping_writers_waiting():
    people = make.staff()
    make.topic(people)

    known = topic_names.known_now()

    assert set(known.names) == {"en", "es"}
    assert not db.session().in_transaction()
