"""Real files: one known to the letter, hundreds that must at least be readable."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from newsroom.articles.sanitise import SafeBody
from newsroom.errors import NewsroomError
from newsroom.imports.markdown import read
from newsroom.imports.pairs import export, run
from tests import make

_SHARED = Path(__file__).parents[4] / "shared"
_ARTICLE = _SHARED / "seed" / "article.md"
_PAIRS = sorted((_SHARED / "corpora").glob("*/pairs.jsonl*"))


@pytest.mark.corpora
@pytest.mark.skipif(not _ARTICLE.is_file(), reason="the article is not at hand")
def test_a_real_article_becomes_a_draft_without_hand_work() -> None:
    article = read(_ARTICLE.read_bytes().decode(), language="en")

    decisions = [(one.kind, one.detail) for one in article.decisions]
    assert article.title.startswith("No impunity for crimes against humanity")
    assert article.countries == ("PE",)
    assert article.dateline == date(2017, 11, 8)
    assert article.photo_credit == "@sofiabloem"
    assert [detail for kind, detail in decisions if kind == "post"] == [
        "HRC SECRETARIAT (@UN_HRC) · 2017-11-08 · en",
        "DEMUS (@DemusPeru) · 2017-10-13 · es",
    ]
    assert article.body.count('<blockquote class="post" translate="no" lang="en">') == 1
    assert article.body.count('<blockquote class="post" translate="no" lang="es">') == 1
    assert article.body.count('<em lang="es">') == 1
    assert [kind for kind, _ in decisions].count("joined") == 1
    assert "impunity for crimes committed during" in article.body
    (dead,) = [detail.split("\n") for kind, detail in decisions if kind == "dead_links"]
    assert len(dead) == 16
    (pointer,) = [detail for kind, detail in decisions if kind == "empty_pointers"]
    assert pointer == "“here”: Read the full text of the report here."
    assert article.body.count("<p>") == 12
    assert not [
        word
        for word in ("Lea el", "08.11", "Photo credit", "<a ", "\\", "|")
        if word in article.body
    ]


@pytest.mark.corpora
@pytest.mark.skipif(not _PAIRS, reason="the corpora are not at hand")
@pytest.mark.parametrize("path", _PAIRS, ids=lambda path: path.parent.name)
def test_real_markdown_is_read_or_refused_in_words(path: Path) -> None:
    lines = (gzip.open if path.suffix == ".gz" else open)(
        path, "rt", encoding="utf-8", newline="\n"
    )
    with lines:
        records = [json.loads(line) for line in lines]

    refused = []
    for record in records:
        for language in ("en", "es"):
            side = record[language]
            if side["format"] != "markdown":
                continue
            head = f"---\n{side['front_matter_raw']}\n---\n" if side["front_matter_raw"] else ""
            try:
                article = read(head + side["body"], language=language)
            except NewsroomError as error:
                refused.append(str(error))
                continue
            assert article.title
            assert isinstance(article.body, SafeBody)
    assert all(refused)


@pytest.mark.corpora
@pytest.mark.usefixtures("app")
@pytest.mark.skipif(not _PAIRS, reason="the corpora are not at hand")
@pytest.mark.parametrize("path", _PAIRS, ids=lambda path: path.parent.name)
def test_real_pairs_are_stored_or_refused_in_words_and_leave_as_they_came(
    path: Path, tmp_path: Path
) -> None:
    importer = make.person("importer")

    report = run.take_in(path, by=importer, live=False)
    again = run.take_in(path, by=importer, live=False)
    out = tmp_path / "out.jsonl"
    written = export.write_file(out, by=importer)
    back = run.take_in(out, by=importer, live=False)

    counts = report.counts
    refused = report.as_json()["remarks"]["refused"]
    assert counts["stored"] + counts["refused"] == counts["read"]
    assert counts["stored"] >= counts["read"] / 2
    assert all(one["message"] and one["line"] for one in refused)
    assert again.counts["unchanged"] == counts["stored"]
    assert written == back.counts["unchanged"] == counts["stored"]
