"""Files that cannot be taken in as they are: refused with a line, and nothing is stored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.translations import queries
from newsroom.translations.exchange.report import Fate
from tests import make
from tests.newsroom.translations.exchange.sheets import (
    FRIDAY,
    HEADING,
    TITLE,
    exported,
    fates,
    fuzzy,
    line_of,
    lines,
    put,
    sent_back,
    translated,
)
from tests.newsroom.web.bench_page import row

pytestmark = pytest.mark.usefixtures("app")


REFUSED = {
    "a mark is missing": (FRIDAY, "El viernes"),
    "a mark is there twice": (FRIDAY, '<g id=\\"1\\">El</g> <g id=\\"1\\">viernes</g>'),
    "a mark is not closed": (FRIDAY, '<g id=\\"1\\">El viernes'),
    "a mark of nobody's": (FRIDAY, '<g id=\\"7\\">El viernes</g>'),
    "a mark where none belongs": (TITLE, '<x id=\\"1\\"/>Ganan'),
    "a title that is too long": (TITLE, "G" * 301),
    "NUL": (TITLE, "Ga\0nan"),
    "a control": (TITLE, "Ga\x1bnan"),
    "a control that ends lines": (TITLE, "Ga\x85nan"),
}


@pytest.mark.database
@pytest.mark.parametrize(("source", "target"), REFUSED.values(), ids=REFUSED)
def test_one_refused_text_refuses_the_file_and_names_its_line(source: str, target: str) -> None:
    people = make.staff()
    task = make.claimed(people)
    text = put(put(exported(task), HEADING, "Lo que dijo"), source, target)

    report = sent_back(task, text, people)

    assert not report.stored
    assert lines(report, Fate.REFUSED) == [line_of(text, source)]
    assert str(report.of(Fate.REFUSED)[0].message)
    assert [one.text for one in queries.rows(task) if one.text and not one.segment.locked] == []


def test_a_doubtful_text_may_lack_a_mark_as_a_draft_may() -> None:
    people = make.staff()
    task = make.claimed(people)

    report = sent_back(task, fuzzy(put(exported(task), FRIDAY, "El viernes"), FRIDAY), people)

    assert report.stored
    assert fates(report)["fuzzy"] == 1


def test_bare_signs_that_a_program_shows_are_words() -> None:
    people = make.staff()
    task = make.claimed(people)

    sent_back(task, put(exported(task), TITLE, "A & B <3"), people)

    assert row(task, "title").text == "A &amp; B &lt;3"


def test_a_segment_that_stands_twice_is_refused_both_times() -> None:
    people = make.staff()
    task = make.claimed(people)
    text = put(exported(task), TITLE, "Ganan")
    entry = text[text.rindex("msgctxt", 0, text.index(f'msgid "{TITLE}"')) :].split("\n\n")[0]

    report = sent_back(task, f"{text}\n{entry}\n", people)

    assert fates(report)["refused"] == 2
    assert not report.stored


def test_a_source_text_that_a_program_changed_is_not_believed() -> None:
    people = make.staff()
    task = make.claimed(people)
    text = put(exported(task), TITLE, "Ganan").replace(TITLE, "River defenders lose")

    report = sent_back(task, text, people)

    assert fates(report)["unknown"] == 1
    assert row(task, "title").text == ""


def test_what_belongs_elsewhere_is_reported_and_the_rest_is_stored() -> None:
    people = make.staff()
    task = make.claimed(people)
    other = exported(make.claimed(replace_translator(people), make.numbered()))
    text = put(exported(task), TITLE, "Ganan") + "\n" + other.split("\n\n", 1)[1]

    report = sent_back(task, text, people)

    assert report.stored
    assert fates(report)["accepted"] == 1
    assert fates(report)["unknown"] == len(queries.rows(task))


def replace_translator(people: make.Staff) -> make.Staff:
    return replace(people, translator=make.another_translator())


def test_an_empty_entry_takes_nothing_away() -> None:
    people, task = translated()

    report = sent_back(task, put(exported(task), TITLE, ""), people)

    assert fates(report) == {"unchanged": len(report.outcomes)}
    assert row(task, "title").text == f"Traducido: {TITLE}"


def test_a_file_with_fewer_segments_than_it_was_written_with_is_refused() -> None:
    people, task = translated()
    head, *entries = exported(task).rstrip("\n").split("\n\n")

    report = sent_back(task, "\n\n".join([head, *entries[:-1]]) + "\n", people)

    assert "was cut off" in str(report.broken)
    assert not report.stored


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b'msgid ""\nmsgstr ""\n'])
def test_a_file_without_entries_says_so(data: bytes) -> None:
    people, task = translated()

    assert sent_back(task, data, people).broken == "There is no translation in this file."


def test_a_plural_is_no_segment() -> None:
    people = make.staff()
    task = make.claimed(people)
    text = exported(task)
    plural = text.replace(
        f'msgid "{TITLE}"\nmsgstr ""',
        f'msgid "{TITLE}"\nmsgid_plural "x"\nmsgstr[0] "a"\nmsgstr[1] "b"',
    )

    assert fates(sent_back(task, plural, people))["refused"] == 1
