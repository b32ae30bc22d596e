"""What the checks find as pages show it: how grave, where, why, and while somebody still types."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from newsroom.errors import Refused
from newsroom.translations import actions, checks, queries, waiving
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import save_segments
from tests import make, rows, statements
from tests.newsroom.translations import beside
from tests.newsroom.web.journey import Desk, sign_in, words


def _finds_poor(pair: Pair) -> Iterator[Found]:
    for found in re.finditer("pobre", pair.target.text):
        yield Found("There is a poor word.", target=(Span(*found.span()),))


def _with(monkeypatch: pytest.MonkeyPatch, severity: Severity) -> None:
    """Let one more check stand in the table, which finds the word “pobre”."""
    poor = Check("poor", severity, "Poor words", "They say too little.", _finds_poor)
    monkeypatch.setattr(checks, "CHECKS", (*checks.CHECKS, poor))
    monkeypatch.setitem(checks.BY_NAME, "poor", poor)


def _typed(desk: Desk, task: TranslationTask, text: str, kind: str = "paragraph") -> str:
    key = beside.key(task, kind)
    url = f"/translate/{task.id}"
    token = desk.form(desk.page(url), url)["csrf_token"]
    form = {"csrf_token": token, f"text.{key}": text}
    reply = desk.client.post(f"{url}/segments/{key}/check", data=form)
    assert reply.status_code == 200
    return reply.text


def _handed_in(people: make.Staff) -> TranslationTask:
    task = make.claimed(people, beside.WITH_NUMBER)
    make.translate(task, people.translator)
    text = beside.entry(task, "La empresa pagó 300 pobres dólares.", "paragraph")
    save_segments(task.id, [text], fence=task.fence, by=people.translator)
    actions.hand_in(task.id, by=people.translator)
    return task


@pytest.mark.database
def test_a_text_is_checked_while_it_is_typed_and_nothing_is_stored(app: Flask) -> None:
    people = make.staff()
    task = beside.without_its_number(people)
    desk = sign_in(app, people.translator)
    desk.page(f"/translate/{task.id}")
    before = rows.snapshot()

    wrong = _typed(desk, task, "La empresa pagó mucho.")
    right = _typed(desk, task, "La empresa pagó 300 dólares.")

    assert "The number 300 of the source is missing." in wrong
    assert 'data-side="source" data-spans="17-20"' in wrong
    assert "“300”" in wrong
    assert "finding-line" not in right
    assert rows.snapshot() == before


def test_what_is_typed_with_broken_marks_is_told_and_is_no_error(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    desk = sign_in(app, people.translator)

    told = _typed(desk, task, "Antes {1}y después", "paragraph")

    assert "The mark 1 is never closed." in told


def test_what_could_never_be_stored_is_told_while_it_is_typed(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.translator)

    assert "field-error" in _typed(desk, beside.without_its_number(people), "x" * 50_001)


def test_a_segment_that_is_not_there_is_not_checked(app: Flask) -> None:
    people = make.staff()
    task = beside.without_its_number(people)
    desk, url = sign_in(app, people.translator), f"/translate/{task.id}"
    token = desk.form(desk.page(url), url)["csrf_token"]

    reply = desk.client.post(f"{url}/segments/none/check", data={"csrf_token": token})

    assert reply.status_code == 404


def test_checking_while_typing_asks_as_much_for_any_text(app: Flask) -> None:
    people = make.staff()
    task = beside.without_its_number(people)
    desk = sign_in(app, people.translator)
    _typed(desk, task, "La empresa pagó 300 dólares.")

    with statements.counted() as few:
        _typed(desk, task, "La empresa pagó 30 dólares.")
    with statements.counted() as many:
        _typed(desk, task, "La empresa pagó 30 dólares. " * 100)

    assert len(few) == len(many)


@pytest.mark.database
def test_whoever_types_waits_for_nobody_who_saves(app: Flask) -> None:
    people = make.staff()
    task = beside.without_its_number(people)
    desk, url = sign_in(app, people.translator), f"/translate/{task.id}"
    key = beside.key(task, "paragraph")
    form = {"csrf_token": desk.form(desk.page(url), url)["csrf_token"], f"text.{key}": "Nada."}

    with statements.counted() as sent:
        desk.client.post(f"{url}/segments/{key}/check", data=form)

    assert sent
    assert "BEGIN IMMEDIATE" not in sent


def test_a_page_judges_each_segment_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    people = make.staff()
    task = beside.without_its_number(people)
    judged: list[str] = []
    seen = Check("seen", Severity.INFO, "Seen", "Seen.", lambda pair: _noted(pair, judged))
    monkeypatch.setattr(checks, "CHECKS", (seen,))
    desk = sign_in(app, people.translator)

    desk.page(f"/translate/{task.id}")

    assert judged
    assert len(judged) == len(set(judged))


def _noted(pair: Pair, judged: list[str]) -> Iterator[Found]:
    judged.append(pair.source.marked)
    yield from ()


def test_severity_is_told_in_words_with_the_reason_behind_it(app: Flask) -> None:
    people = make.staff()
    task = beside.without_its_number(people)

    page = words(sign_in(app, people.translator).open(f"/translate/{task.id}"))

    assert "Doubt" in page
    assert str(checks.BY_NAME["numbers"].explanation) in page


def test_the_reason_behind_a_check_is_told_in_the_readers_language(app: Flask) -> None:
    people = make.staff()
    task = beside.without_its_number(people)

    page = words(sign_in(app, people.translator, locale="es").open(f"/translate/{task.id}"))

    assert "Duda" in page
    assert "Falta el número 300" in page
    assert str(checks.BY_NAME["numbers"].explanation) not in page


def test_what_only_tells_is_folded_and_blocks_nothing(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(monkeypatch, Severity.INFO)
    people = make.staff()
    task = _handed_in(people)

    page = sign_in(app, people.editor_es).page(f"/review/{task.id}")
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)

    assert "1 hint" in page
    assert "There is a poor word." in page
    assert "A check found something" not in page


def test_what_a_check_finds_only_since_the_hand_in_keeps_it_from_being_approved(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = make.staff()
    task = _handed_in(people)
    _with(monkeypatch, Severity.WARNING)
    key = beside.key(task, "paragraph")

    with pytest.raises(Refused) as refused:
        actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    page = sign_in(app, people.editor_es).page(f"/review/{task.id}")

    assert [one.guard for one in refused.value.unmet] == ["checks"]
    assert f'href="#segment-{key}"' in page


@pytest.mark.database
def test_an_editor_says_why_a_finding_may_stand_while_it_is_with_the_editors(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = make.staff()
    task = _handed_in(people)
    _with(monkeypatch, Severity.WARNING)
    key = beside.key(task, "paragraph")

    beside_it = sign_in(app, people.editor_es).page(f"/translate/{task.id}/segments/{key}/remarks")
    waiving.waive(task.id, key, "poor", reason="Es una cita.", by=people.editor_es)
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)

    assert "Why it may stand" in beside_it
    assert queries.task(task.id).state == "done"


def test_an_error_that_a_check_finds_since_has_no_excuse(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = make.staff()
    task = _handed_in(people)
    _with(monkeypatch, Severity.ERROR)
    key = beside.key(task, "paragraph")

    page = words(
        sign_in(app, people.editor_es).open(f"/translate/{task.id}/segments/{key}/remarks")
    )

    assert "Error" in page
    assert "Why it may stand" not in page


def test_the_hand_in_leads_to_the_first_segment_that_keeps_it_back(app: Flask) -> None:
    people = make.staff()
    task = beside.without_its_number(people)
    key = beside.key(task, "paragraph")

    panel = sign_in(app, people.translator).page(f"/translate/{task.id}/panel")

    assert f"at={key}#segment-{key}" in panel
