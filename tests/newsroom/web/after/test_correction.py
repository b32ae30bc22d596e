"""A correction through its forms: opened, noted in every language, read by a second editor."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.publishing import actions, corrections
from newsroom.publishing import queries as publishing
from newsroom.publishing.states import Severity
from newsroom.translations import queries as translations
from tests import make
from tests.newsroom.web import afterwards
from tests.newsroom.web.browsing import Browser
from tests.newsroom.web.journey import sign_in, words

NOTES = {"en": "The hearing was in May.", "es": "La audiencia fue en mayo."}
FIELDS = {f"note_{code}": note for code, note in NOTES.items()}


def opened(people: make.Staff, scope: tuple[str, ...] = ("en",)) -> uuid.UUID:
    """Open a correction of a live article; returns the article's id."""
    article_id = afterwards.live(people)
    corrections.open_correction(
        article_id, severity=Severity.CORRECTION, scope=scope, notes=NOTES, by=people.editor_en
    )
    make.react()
    return article_id


@pytest.mark.database
@pytest.mark.parametrize(
    ("locale", "words_of_it"),
    [
        ("en", ["Correction under way", "The languages wait for each other until", "Whose move"]),
        ("es", ["Corrección en curso", "Los idiomas se esperan hasta", "A quién le toca"]),
    ],
)
def test_a_correction_is_opened_read_by_a_second_editor_and_reaches_readers(
    at_rest: Flask, people: make.Staff, locale: str, words_of_it: list[str]
) -> None:
    article_id = afterwards.live(people)
    page = afterwards.page(article_id)
    english = sign_in(at_rest, people.editor_en, locale=locale)
    spanish = sign_in(at_rest, people.editor_es, locale=locale)

    english.press(page, f"{page}/correction", severity="serious", scope="es", **FIELDS)
    make.react()
    shown = words(english.open(page))
    spanish.press(page, f"{page}/correction/notes/approve")

    correction = publishing.open_correction(article_id)
    assert correction is not None
    assert (correction.severity, correction.scope) == (Severity.SERIOUS, ["es"])
    assert {one.language: one.note for one in correction.notes} == NOTES
    assert correction.notes_approved_by == people.editor_es.id
    assert [one for one in [*words_of_it, *NOTES.values()] if one not in shown] == []
    edition = queries.article(article_id).edition("es")
    assert edition is not None
    task = translations.unfinished_of(edition.id)
    assert task is not None
    assert task.urgent


@pytest.mark.parametrize(
    ("fields", "field", "complaint"),
    [
        ({"severity": ""}, "correct-severity", "Choose how grave the correction is."),
        ({"severity": "retraction"}, "correct-severity", "Choose how grave the correction is."),
        ({"scope": ""}, "correct-scope", "Choose which languages are to be corrected."),
        ({"note_es": " "}, "correct-note-es", "Readers of every live language have to be told"),
        ({"note_en": "n" * 1_001}, "correct-note-en", "This is longer than 1000 characters."),
    ],
)
def test_a_refused_correction_names_the_field_and_keeps_what_was_typed(
    at_rest: Flask, people: make.Staff, fields: dict[str, str], field: str, complaint: str
) -> None:
    article_id = afterwards.live(people)
    page = afterwards.page(article_id)
    typed = {"severity": "correction", "scope": "en", **FIELDS} | fields
    desk = sign_in(at_rest, people.editor_en)

    reply = desk.press(page, f"{page}/correction", **typed)

    assert reply.status_code == 422
    assert complaint in words(reply)
    assert f'id="{field}-error"' in reply.text
    back = desk.form(reply.text, f"{page}/correction")
    assert {name: back[name] for name in FIELDS} == {name: typed[name] for name in FIELDS}
    assert publishing.open_correction(article_id) is None


def test_who_wrote_the_notes_finds_the_approval_grey(at_rest: Flask, people: make.Staff) -> None:
    article_id = opened(people)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_en)

    said = words(desk.open(page))
    reply = desk.press(page, f"{page}/correction/notes/approve")

    assert "You wrote these notes, so a second editor has to read them." in said
    assert "Next move: another editor than Emma" in said
    assert reply.status_code == 409


def test_notes_that_changed_meanwhile_are_not_approved_unread(
    at_rest: Flask, people: make.Staff
) -> None:
    article_id = opened(people)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_es)
    seen = desk.form(desk.page(page), f"{page}/correction/notes/approve")
    sign_in(at_rest, people.editor_en).press(
        page, f"{page}/correction/notes", note_en="It was in June.", note_es="Fue en junio."
    )

    reply = desk.client.post(f"{page}/correction/notes/approve", data=seen)

    assert reply.status_code == 409
    assert "The notes were changed after you opened this page." in words(reply)


def test_notes_of_several_lines_can_be_approved(at_rest: Flask, people: make.Staff) -> None:
    article_id = opened(people)
    page = afterwards.page(article_id)
    two_lines = {name: f"{note}\r\n\r\nMore." for name, note in FIELDS.items()}
    sign_in(at_rest, people.editor_en).press(page, f"{page}/correction/notes", **two_lines)
    desk = sign_in(at_rest, people.editor_es)
    seen = desk.form(desk.page(page), f"{page}/correction/notes/approve")

    # What a browser sends of a hidden field that holds line ends.
    sent = {name: text.replace("\n", "\r\n") for name, text in seen.items()}
    reply = desk.client.post(f"{page}/correction/notes/approve", data=sent)

    assert reply.status_code == 302


def test_a_reworded_note_that_is_empty_keeps_the_page(at_rest: Flask, people: make.Staff) -> None:
    page = afterwards.page(opened(people))
    desk = sign_in(at_rest, people.editor_en)

    reply = desk.press(page, f"{page}/correction/notes", note_en="Another one.", note_es="")

    assert reply.status_code == 422
    assert 'id="reword-es-error"' in reply.text
    assert desk.form(reply.text, f"{page}/correction/notes")["note_en"] == "Another one."


def test_a_correction_is_given_up_with_a_reason(at_rest: Flask, people: make.Staff) -> None:
    article_id = opened(people)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_en)

    refused = desk.press(page, f"{page}/correction/cancel")
    done = desk.press(page, f"{page}/correction/cancel", reason="It was right after all.")

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Please give a reason." in words(refused)
    assert publishing.open_correction(article_id) is None
    assert "given up" in words(desk.open(page))


def test_a_correction_that_readers_know_of_cannot_be_given_up(
    at_rest: Flask, people: make.Staff
) -> None:
    article_id = opened(people)
    _publish_english_alone(people, article_id)
    page = afterwards.page(article_id)
    said = words(sign_in(at_rest, people.editor_en).open(page))

    assert "Readers have been told of this correction" in said or "Corrections so far" in said
    assert NOTES["en"] in afterwards.read(at_rest, afterwards.paths(article_id)["en"]).text
    assert NOTES["es"] in afterwards.read(at_rest, afterwards.paths(article_id)["es"]).text


def _publish_english_alone(people: make.Staff, article_id: uuid.UUID) -> None:
    correction = publishing.open_correction(article_id)
    assert correction is not None
    corrections.approve_notes(correction.id, notes=NOTES, by=people.editor_es)
    source = queries.article(article_id).source
    shown = make.current_of(source)
    corrected = replace(
        make.STORY, title=shown.title, slug=shown.slug, standfirst="The hearing was in May."
    )
    articles.save(source.id, corrected, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    revision = make.current_of(queries.edition(source.id))
    articles.approve(source.id, revision.id, by=people.editor_en)
    make.react()
    release = publishing.unfinished_of(article_id)
    assert release is not None
    actions.let_go_first(release.id, language="en", by=people.editor_en, reason="Urgent.")
    actions.publish(release.id, by=people.editor_en)
    make.react()


@pytest.mark.parametrize("who", ["author", "translator", "admin"])
@pytest.mark.parametrize("step", ["", "/notes", "/notes/approve", "/cancel"])
def test_only_editors_correct(at_rest: Flask, people: make.Staff, who: str, step: str) -> None:
    page = afterwards.page(uuid.uuid4())

    reply = Browser(at_rest, getattr(people, who)).post(f"{page}/correction{step}")

    assert reply.status_code == 403


@pytest.mark.parametrize("step", ["notes", "notes/approve", "cancel"])
def test_where_no_correction_is_open_there_is_none_to_change(
    at_rest: Flask, people: make.Staff, step: str
) -> None:
    page = afterwards.page(afterwards.live(people))

    assert Browser(at_rest, people.duty).post(f"{page}/correction/{step}").status_code == 404


def test_open_corrections_wait_on_the_desk_whoever_can_move_them_on_first(
    at_rest: Flask, people: make.Staff
) -> None:
    page = afterwards.page(opened(people, ("en",)))
    spanish, english = Browser(at_rest, people.editor_es), Browser(at_rest, people.editor_en)

    before = _section(spanish, "corrections")
    sign_in(at_rest, people.editor_es).press(page, f"{page}/correction/notes/approve")

    assert f"{page}#correction" in before
    assert "The notes wait for a second editor." in before
    assert f"{page}#correction" in _section(spanish, "other_corrections")
    assert f"{page}#correction" in _section(english, "corrections")


def _section(browser: Browser, key: str) -> str:
    return browser.get("/desk/").text.split(f'id="{key}"')[1].split("</section>")[0]
