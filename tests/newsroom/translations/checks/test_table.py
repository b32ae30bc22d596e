"""A hundred right and a hundred wrong translations of newsroom prose, and what the checks say.

People wrote both tables before the checks. They are not bent to them: where a check errs here, the
check is mended, or one of the few that may fail is used up.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsroom.articles import placeholders
from newsroom.glossary import Form, Glossary, Term, compiled, inflections
from newsroom.imports.terms import csv
from newsroom.imports.terms.run import STARTER
from newsroom.languages import LANGUAGES
from newsroom.translations import checks
from newsroom.translations.checks.finding import Finding
from newsroom.translations.checks.pair import Pair, Side

HERE = Path(__file__).parent
FEWEST_CLEAN = 98
FEWEST_CAUGHT = 95

Row = dict[str, Any]


@pytest.fixture(scope="module")
def terms() -> Glossary:
    """Return what a newsroom begins with, as its own importer reads it."""
    units = list(csv.read(STARTER))
    known = {
        code: inflections.of_forms(
            [one.text for unit in units for one in unit.entry.forms if one.language == code], code
        )
        for code in LANGUAGES
    }
    return compiled(
        Term(
            unit.id,
            tuple(
                Form(
                    *(one.language, one.text, one.usage, one.region, one.note),
                    {word: tuple(all_) for word, all_ in known[one.language][one.text].items()},
                )
                for one in unit.entry.forms
            ),
            unit.entry.kind,
            required=unit.entry.required,
            keeps=unit.entry.keeps,
        )
        for unit in units
    )


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def pair_of(row: Row, terms: Glossary) -> Pair:
    """Return the pair of a row; its texts are in placeholder form where the source has marks."""
    source, target = row["source"], row["target"]
    if "<g id=" not in source:
        source, target = placeholders.from_plain(source), placeholders.from_plain(target)
    opened = [one.held for one in placeholders.parse(source) if one.part is placeholders.Part.OPEN]
    return Pair(
        Side(source, row["from"]),
        Side(target, row["to"]),
        row["kind"],
        {mark: {"tag": "em", "attributes": {}, "void": False} for mark in opened},
        terms=terms,
        alike=tuple(row.get("alike", ())),
        made_from=row.get("made_from", ""),
        limit=row.get("limit", 0),
    )


def told(row: Row, found: list[Finding]) -> str:
    """Say which row it is and what was found there, for whoever mends the check."""
    lines = [f"  {one.check}: {one.message}" for one in found] or ["  nothing"]
    return "\n".join(["", row["source"], row["target"], *lines])


def test_there_are_a_hundred_of_each_and_none_twice():
    for name in ("correct.jsonl", "wrong.jsonl"):
        assert len({(row["source"], row["target"]) for row in rows(name)}) == 100, name


def test_both_tables_go_both_ways():
    for name in ("correct.jsonl", "wrong.jsonl"):
        assert min(sum(row["from"] == code for row in rows(name)) for code in LANGUAGES) >= 35, name


def test_every_check_that_a_wrong_one_waits_for_exists():
    named = {check for row in rows("wrong.jsonl") for check in row["checks"]}

    assert named - set(checks.BY_NAME) == set()


def test_right_translations_pass_without_anything_to_mend_or_to_excuse(terms):
    dirty = []
    for row in rows("correct.jsonl"):
        found = checks.blocking(pair_of(row, terms))
        if found:
            dirty.append(told(row, found))

    assert 100 - len(dirty) >= FEWEST_CLEAN, "\n".join(dirty)


def test_wrong_translations_are_caught_by_a_check_that_knows_why(terms):
    missed = []
    for row in rows("wrong.jsonl"):
        found = checks.findings(pair_of(row, terms))
        if not {one.check for one in found} & set(row["checks"]):
            missed.append(told(row, found))

    assert 100 - len(missed) >= FEWEST_CAUGHT, "\n".join(missed)
