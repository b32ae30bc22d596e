"""Withdraw, reinstate, retract and acknowledge, through the page after publication."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.publishing import carrying
from tests import make
from tests.newsroom.web import afterwards
from tests.newsroom.web.journey import sign_in, words


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", ["For readers", "Readers see this text since", "As new as the source text."]),
        ("es", ["Para quienes leen", "Quienes leen ven este texto desde", "Tan reciente como"]),
    ],
)
def test_the_page_says_what_readers_have_in_each_language(
    at_rest: Flask, people: make.Staff, locale: str, said: list[str]
) -> None:
    article_id = afterwards.live(people)

    page = sign_in(at_rest, people.editor_en, locale=locale).open(afterwards.page(article_id))
    shown = words(page)

    assert [one for one in said if one not in shown] == []
    assert all(path in shown for path in afterwards.paths(article_id).values())


@pytest.mark.database
@pytest.mark.parametrize(
    ("locale", "done"),
    [("en", "readers no longer see it"), ("es", "quienes leen ya no lo ven")],
)
def test_a_withdrawn_pair_is_gone_for_readers_with_the_reply(
    at_rest: Flask, people: make.Staff, locale: str, done: str
) -> None:
    article_id = afterwards.live(people)
    paths = afterwards.paths(article_id)
    desk = sign_in(at_rest, people.editor_es, locale=locale)
    page = afterwards.page(article_id)

    filled = desk.form(desk.page(page), f"{page}/withdraw") | {"reason": "A source asks."}
    reply = desk.client.post(f"{page}/withdraw", data=filled | {"languages": ["en", "es"]})

    assert reply.status_code == 302
    assert {afterwards.read(at_rest, path).status_code for path in paths.values()} == {410}
    assert done in words(desk.open(page))
    assert afterwards.states(article_id) == {"en": "withdrawn", "es": "withdrawn"}


def test_one_language_is_withdrawn_alone_and_the_other_loses_its_link(
    at_rest: Flask, people: make.Staff
) -> None:
    article_id = afterwards.live(people)
    paths = afterwards.paths(article_id)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_es)

    desk.press(page, f"{page}/withdraw", languages="es", reason="The translation misleads.")

    assert afterwards.states(article_id) == {"en": "live", "es": "withdrawn"}
    assert afterwards.read(at_rest, paths["es"]).status_code == 410
    assert paths["es"] not in afterwards.read(at_rest, paths["en"]).text


@pytest.mark.parametrize(
    ("fields", "complaint", "kept"),
    [
        ({"languages": ["en", "es"], "reason": " "}, "Please give a reason.", ""),
        (
            {"languages": [], "reason": "A long story."},
            "Choose languages in which the article can be changed.",
            "A long story.",
        ),
        (
            {"languages": ["fr"], "reason": "A long story."},
            "Choose languages in which the article can be changed.",
            "A long story.",
        ),
    ],
)
def test_a_withdrawal_that_is_refused_keeps_what_was_typed(
    at_rest: Flask,
    people: make.Staff,
    fields: dict[str, str | list[str]],
    complaint: str,
    kept: str,
) -> None:
    article_id = afterwards.live(people)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_en)
    token = desk.form(desk.page(page), f"{page}/withdraw")

    reply = desk.client.post(f"{page}/withdraw", data=token | fields)

    assert reply.status_code == 422
    assert complaint in words(reply)
    assert desk.form(reply.text, f"{page}/withdraw")["reason"].strip() == kept
    assert afterwards.states(article_id) == {"en": "live", "es": "live"}


def test_what_was_withdrawn_comes_back_with_the_texts_that_the_page_showed(
    at_rest: Flask, people: make.Staff
) -> None:
    article_id = afterwards.live(people)
    paths = afterwards.paths(article_id)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_en)
    before = afterwards.read(at_rest, paths["en"]).text
    token = desk.form(desk.page(page), f"{page}/withdraw")
    both = {"languages": ["en", "es"], "reason": "Checked."}
    desk.client.post(f"{page}/withdraw", data=token | both)

    shown = words(desk.open(page))
    desk.client.post(f"{page}/reinstate", data=token | both)

    assert "These texts come back" in shown
    assert shown.count("Revision 1 as readers had it") == 2
    assert afterwards.states(article_id) == {"en": "live", "es": "live"}
    assert afterwards.read(at_rest, paths["en"]).text == before


@pytest.mark.database
@pytest.mark.parametrize(
    ("locale", "done"),
    [("en", "Its addresses show the notice"), ("es", "sus direcciones muestran el aviso")],
)
def test_a_retracted_article_leaves_a_notice_at_the_same_addresses(
    at_rest: Flask, people: make.Staff, locale: str, done: str
) -> None:
    article_id = afterwards.live(people)
    paths = afterwards.paths(article_id)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_en, locale=locale)

    reply = desk.press(
        page,
        f"{page}/retract",
        note_en="The documents were forged.",
        note_es="Los documentos eran falsos.",
        reason="The laboratory told us.",
        sure="sure",
    )

    assert reply.status_code == 302
    assert done.lower() in words(desk.open(page)).lower()
    for path in paths.values():
        notice = afterwards.read(at_rest, path)
        assert notice.status_code == 200
        assert "The documents were forged." in notice.text
        assert "Los documentos eran falsos." in notice.text
        assert "The laboratory told us." not in notice.text
        assert "read their decision" not in notice.text
        assert "ordered the company" not in notice.text
    assert afterwards.states(article_id) == {"en": "retracted", "es": "retracted"}


@pytest.mark.parametrize(
    ("left_out", "field", "complaint"),
    [
        ("note_es", "retract-note-es", "Say in this language what readers have to know."),
        ("reason", "retract-reason", "Please give a reason."),
        ("sure", "retract-sure", "Please confirm that you are sure."),
    ],
)
def test_a_retraction_lacks_nothing_and_says_which_field_does(
    at_rest: Flask, people: make.Staff, left_out: str, field: str, complaint: str
) -> None:
    article_id = afterwards.live(people)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_en)
    typed = {
        "note_en": "It was wrong.",
        "note_es": "Era falso.",
        "reason": "Proven.",
        "sure": "sure",
    }

    reply = desk.press(page, f"{page}/retract", **(typed | {left_out: ""}))

    assert reply.status_code == 422
    assert complaint in words(reply)
    assert f'id="{field}-error"' in reply.text
    back = desk.form(reply.text, f"{page}/retract")
    assert {name: back[name] for name in typed if name not in {left_out, "sure"}} == {
        name: text for name, text in typed.items() if name not in {left_out, "sure"}
    }
    assert afterwards.states(article_id) == {"en": "live", "es": "live"}


def test_a_note_that_is_too_long_is_marked_in_its_own_language(
    at_rest: Flask, people: make.Staff
) -> None:
    page = afterwards.page(afterwards.live(people))

    reply = sign_in(at_rest, people.editor_en).press(
        page,
        f"{page}/retract",
        note_en="It was wrong.",
        note_es="n" * 1_001,
        reason="Proven.",
        sure="sure",
    )

    assert reply.status_code == 422
    assert 'id="retract-note-es-error"' in reply.text
    assert 'id="retract-note-en-error"' not in reply.text


def test_steps_that_are_not_possible_are_grey_and_say_why(
    at_rest: Flask, people: make.Staff
) -> None:
    ready = make.ready(people)

    said = words(sign_in(at_rest, people.editor_en).open(afterwards.page(ready.article_id)))

    assert "Nothing of this article is public." in said
    assert "Nothing of this article is withdrawn." in said
    assert "Nothing of this article was public, or it is retracted already." in said


def test_a_decision_that_cannot_be_carried_out_at_once_says_so(
    at_rest: Flask, people: make.Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_id = afterwards.live(people)
    paths = afterwards.paths(article_id)
    page = afterwards.page(article_id)
    desk = sign_in(at_rest, people.editor_en)

    def full(*_given: object) -> bool:
        raise OSError("no space left")

    with monkeypatch.context() as broken:
        broken.setattr(carrying, "carry", full)
        token = desk.form(desk.page(page), f"{page}/withdraw")
        both = {"languages": ["en", "es"], "reason": "A source asks."}
        desk.client.post(f"{page}/withdraw", data=token | both)
        said = words(desk.open(page))

    assert "It is decided and on its way" in said
    assert "On its way to readers" in said
    assert afterwards.read(at_rest, paths["en"]).status_code == 200
    make.react()
    assert afterwards.read(at_rest, paths["en"]).status_code == 410
    assert "On its way to readers" not in words(desk.open(page))
