"""``newsroom measure`` tells what an archive would become, and stores nothing."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from newsroom.database import db
from newsroom.imports import measuring
from tests import rows
from tests.newsroom.articles import bodies

PAIR = {
    "id": "one",
    "en": {"title": "A", "body": "# Head\n\nSee [this](https://a.example/).", "format": "markdown"},
    "es": {"title": "B", "body": "<p>Dos <em>palabras</em></p><pre>x = 1</pre>", "format": "html"},
}
DEEP = {"id": "deep", "en": {"title": "C", "body": "<ul><li>" * 120 + "x", "format": "html"}}


def run(app: Flask, *arguments: object) -> Result:
    db.session.remove()
    return app.test_cli_runner().invoke(args=["measure", *map(str, arguments)])


def written(folder: Path, *pairs: dict[str, Any]) -> Path:
    path = folder / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in pairs), encoding="utf-8")
    return path


def test_every_body_is_cut_up_and_put_together_and_nothing_is_stored(app: Flask, tmp_path: Path):
    before = rows.snapshot()

    result = run(app, "segments", written(tmp_path, PAIR), "--json")

    told = json.loads(result.output)["pairs.jsonl"]
    assert told["languages"] == {
        "en": {"bodies": 1, "measured": 1, "refused": 0, "segments": 3, "words": 4, "locked": 0,
               "links": 1, "same_html": 1, "same_count": 1, "same_typed": 1, "same_po": 1},
        "es": {"bodies": 1, "measured": 1, "refused": 0, "segments": 2, "words": 5, "locked": 1,
               "links": 0, "same_html": 1, "same_count": 1, "same_typed": 1, "same_po": 1},
    }  # fmt: skip
    assert (told["remarks"], told["broken_off"]) == ([], "")
    assert rows.snapshot() == before


def test_a_body_that_is_refused_is_named_with_the_reason(app: Flask, tmp_path: Path):
    path = written(tmp_path, DEEP)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n{")

    result = run(app, "segments", path)

    assert result.exit_code == 0
    assert "deep  en        The text is nested too deeply." in result.output
    assert "The line is not JSON." in result.output


def test_a_table_can_be_had_as_markdown(app: Flask, tmp_path: Path):
    result = run(app, "segments", written(tmp_path, PAIR), "--markdown")

    assert result.output.startswith("| file | language | bodies |")
    assert "| pairs.jsonl | en | 1 | 1 | 0 | 3 |" in result.output


def test_a_file_that_breaks_off_is_an_error(app: Flask, tmp_path: Path):
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(PAIR).encode())[:40])

    result = run(app, "segments", path)

    assert result.exit_code == 1
    assert "cannot be read after line" in result.output


def test_two_versions_are_compared_segment_by_segment(app: Flask, tmp_path: Path):
    stays, goes = "<h2>The same heading</h2>", "<p>This sentence leaves the text for good.</p>"
    long = "The judges read their decision on Friday in a full room."
    old, new = tmp_path / "old.html", tmp_path / "new.html"
    old.write_text(f"{stays}<p>{long}</p><p>Moved away</p>{goes}", encoding="utf-8")
    edited = long.replace("full", "crowded")
    new.write_text(f"<p>Moved away</p>{stays}<p>{edited}</p><h3>Quite new</h3>", encoding="utf-8")

    told = json.loads(run(app, "carry-over", old, new, "--json").output)

    assert told["counts"] == {"kept": 1, "moved": 1, "fuzzy": 1, "new": 1, "retired": 1}
    assert told["segments"]["fuzzy"] == [
        {"kind": "paragraph", "text": edited, "how": "edited", "was": [long]}
    ]
    assert told["segments"]["retired"] == [
        {"kind": "paragraph", "text": "This sentence leaves the text for good."}
    ]


def test_the_comparison_is_told_in_lines_too(app: Flask, tmp_path: Path):
    old, new = tmp_path / "old.html", tmp_path / "new.html"
    old.write_text("<p>one</p>", encoding="utf-8")
    new.write_text("<p>one</p><p>completely different</p>", encoding="utf-8")

    output = run(app, "carry-over", old, new).output

    assert output.splitlines()[:4] == [
        "Kept: 1", "Moved: 0", "To look at again: 0", "New: 1",
    ]  # fmt: skip
    assert "[paragraph] completely different" in output


def test_what_is_no_text_is_refused_in_words(app: Flask, tmp_path: Path):
    path = tmp_path / "old.html"
    path.write_bytes(b"\xff\xfe\x00")

    result = run(app, "carry-over", path, path)

    assert result.exit_code == 1
    assert "old.html is not a text file in UTF-8." in result.output


_PAIRS = sorted(bodies.CORPORA.glob("*/pairs.jsonl*"))


@pytest.mark.corpora
@pytest.mark.usefixtures("app")
@pytest.mark.skipif(not _PAIRS, reason="the corpora are not at hand")
@pytest.mark.parametrize("path", _PAIRS, ids=lambda path: path.parent.name)
def test_every_real_body_comes_back_as_it_was_or_is_refused_with_a_reason(path: Path):
    found = measuring.measure(path, ["en", "es"])

    assert found.total("measured") + found.total("refused") == found.total("bodies") > 0
    assert found.total("measured") == found.total("same_html") == found.total("same_count")
    assert found.total("measured") == found.total("same_typed") == found.total("same_po")
    assert all(one.kind == "refused" and one.reason for one in found.remarks)
