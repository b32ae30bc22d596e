"""Real texts through a PO file and back, and real PO files that were never ours."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from newsroom.articles import sanitise
from newsroom.articles.segments import rebuild, split
from newsroom.errors import NewsroomError
from newsroom.imports.markdown_html import render
from newsroom.translations import claims, queries
from newsroom.translations.exchange import incoming, po
from newsroom.translations.exchange.report import Fate
from newsroom.translations.exchange.sheet import Base, Sheet, Unit
from tests import make
from tests.newsroom.translations.exchange.sheets import exported, fates, sent_back

_CORPORA = Path(__file__).parents[5] / "shared" / "corpora"
_PAIRS = sorted(_CORPORA.glob("*/pairs.jsonl*"))
_FOREIGN = sorted((_CORPORA / "po" / "files").rglob("*.po"))
_WHOLE = 3
"""Pairs of each corpus that go through the newsroom itself, not only through a file."""


def bodies(path: Path) -> Iterator[sanitise.SafeBody]:
    """Give every body that may enter the newsroom."""
    lines = (gzip.open if path.suffix == ".gz" else open)(
        path, "rt", encoding="utf-8", newline="\n"
    )
    with lines:
        for line in lines:
            record = json.loads(line)
            for language in ("en", "es"):
                side: dict[str, Any] = record[language]
                text = side["body"].removeprefix("\ufeff")
                try:
                    html = render(text) if side["format"] == "markdown" else text
                    yield sanitise.clean_body(html)
                except NewsroomError:
                    continue


@pytest.mark.corpora
@pytest.mark.skipif(not _PAIRS, reason="the corpora are not at hand")
@pytest.mark.parametrize("path", _PAIRS, ids=lambda path: path.parent.name)
def test_every_real_body_comes_back_as_it_left(path: Path) -> None:
    seen = 0
    for body in bodies(path):
        try:
            cut = split(body)
        except NewsroomError:
            continue
        units = tuple(
            Unit(one.slot, one.text, one.text, base=Base.of(one.text, version=1, fuzzy=False))
            for one in cut.segments
        )

        back = po.read(po.write(Sheet(units, "en", "es", segments=len(units))))

        assert [(one.key, one.source, one.target, one.base) for one in back.units] == [
            (one.key, one.source, one.target, one.base) for one in units
        ]
        texts = {
            one.slot: (unit.target, one.inline_map)
            for one, unit in zip(cut.segments, back.units, strict=True)
        }
        assert rebuild(cut.skeleton, texts) == body
        seen += 1
    assert seen


@pytest.mark.corpora
@pytest.mark.usefixtures("app")
@pytest.mark.skipif(not _PAIRS, reason="the corpora are not at hand")
@pytest.mark.parametrize("path", _PAIRS, ids=lambda path: path.parent.name)
def test_real_articles_go_out_and_come_back_unchanged(path: Path) -> None:
    people = make.staff()
    for body in islice((one for one in bodies(path) if one.strip()), 2 * _WHOLE):
        task = make.claimed(people, make.numbered(replace(make.STORY, body=body)))
        make.translate(task, people.translator)
        rows = [one for one in queries.rows(task) if not one.locked]

        report = sent_back(task, exported(task), people)

        assert fates(report) == {"unchanged": len(rows)}
        # One person may hold five at once.
        claims.release_claim(task.id, by=people.translator)


@pytest.mark.corpora
@pytest.mark.usefixtures("app")
@pytest.mark.skipif(not _FOREIGN, reason="the corpora are not at hand")
def test_foreign_files_are_reported_and_store_nothing() -> None:
    people = make.staff()
    task = make.claimed(people)
    ends: Counter[str] = Counter()

    for path in _FOREIGN:
        report = incoming.take_in_file(task.id, path.read_bytes(), po.FORMAT, by=people.translator)

        assert report.broken or set(fates(report)) <= {Fate.UNKNOWN, Fate.RETIRED}
        ends["broken" if report.broken else "reported"] += 1
    assert [one.text for one in queries.rows(task) if one.text and not one.segment.locked] == []
    assert ends["reported"] > ends["broken"]
