"""The pages of terms: looked up in both languages, suggested, decided, changed."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.events.models import Event
from newsroom.glossary import actions, queries
from newsroom.glossary.models import Concept
from newsroom.glossary.states import ConceptKind, ConceptState, Usage
from tests import make, statements
from tests.newsroom.web import glossary
from tests.newsroom.web.glossary import without_dictionary  # noqa: F401 — a fixture
from tests.newsroom.web.journey import Desk, sign_in, words

pytestmark = pytest.mark.usefixtures("without_dictionary")
NEW = {"en.0.text": "impunity", "es.0.text": "impunidad"}


def found_by(desk: Desk, asked: str, tab: str = "", **more: str) -> set[str]:
    """Return the names that a search finds."""
    page = desk.send(f"/terms/{tab}", q=asked, **more).text
    return set(re.findall(r'class="list-title"[^>]*>([^<]*)<', page))


def concepts() -> list[Concept]:
    """Return everything that is stored."""
    db.session.rollback()
    return list(queries.concepts())


def test_a_term_is_found_in_either_language_without_its_accents(app: Flask) -> None:
    people = make.staff()
    glossary.disappearance(people.editor_en)
    glossary.term(people.editor_en, "impunity", "impunidad")
    desk = sign_in(app, people.translator)

    found = [found_by(desk, asked) for asked in ("DESAPARICION forz", "involuntaria", "impun", "x")]

    assert found == [{"enforced disappearance"}, {"enforced disappearance"}, {"impunity"}, set()]


def test_what_is_looked_for_stands_in_no_address(app: Flask) -> None:
    people = make.staff()
    glossary.term(people.editor_en)
    desk = sign_in(app, people.translator)

    page = desk.page("/terms/?q=nothing-of-the-kind")

    assert "enforced disappearance" in page
    assert '<form class="card terms-find" id="find-terms" method="post"' in page


def test_terms_are_chosen_by_kind_state_use_and_region(app: Flask) -> None:
    people = make.staff()
    glossary.disappearance(people.editor_en)
    old = glossary.term(people.editor_en, "handicap", "minusvalía")
    actions.retire(old.id, by=people.editor_en, reason="Nobody says so.")
    for kind, name in ((ConceptKind.PLACE, "Bagua"), (ConceptKind.ORGANISATION, "Front Line")):
        named = glossary.entry(("en", name), kind=kind, keeps=kind is ConceptKind.ORGANISATION)
        actions.propose(named, by=people.editor_en)
    desk = sign_in(app, people.translator)

    assert found_by(desk, "") == {"enforced disappearance"}
    assert found_by(desk, "", state="retired") == {"handicap"}
    assert found_by(desk, "", forbidden="1", region="MX") == {"enforced disappearance"}
    assert found_by(desk, "", region="ES") == set()
    assert found_by(desk, "", "names") == {"Bagua", "Front Line"}
    assert found_by(desk, "", "names", kind="place") == {"Bagua"}
    assert found_by(desk, "", "names", keeps="1") == {"Front Line"}


def test_a_long_list_has_pages(app: Flask) -> None:
    people = make.staff()
    for number in range(53):
        glossary.term(people.editor_en, f"word {number:02}", f"palabra {number:02}")
    desk = sign_in(app, people.translator)

    first = found_by(desk, "word")
    last = found_by(desk, "word", page="2")
    beyond = found_by(desk, "word", page="99")

    assert (len(first), last, beyond) == (50, {"word 50", "word 51", "word 52"}, last)


def test_a_translator_suggests_a_term_and_is_told_that_it_is_accepted(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.translator)

    sent = desk.send("/terms/new", **NEW, note="Met in a judgment.")
    [made] = concepts()
    assert (made.state, sent.location) == (ConceptState.SUGGESTED, f"/terms/{made.id}")
    editor = sign_in(app, people.editor_es)
    assert found_by(editor, "", "suggestions") == {"impunity"}
    assert f'href="/terms/{made.id}"' in editor.page("/desk/")
    assert f'href="/terms/{made.id}"' not in desk.page("/desk/")
    editor.send(f"/terms/{made.id}/approve")
    make.react()

    [accepted] = concepts()
    assert (accepted.state, accepted.decided_by) == (ConceptState.APPROVED, people.editor_es.id)
    told = desk.page("/account/notifications")
    assert f'href="/terms/{made.id}" lang="en">impunity</a>' in told
    assert f"/terms/{made.id}" in desk.page("/desk/")


def test_a_declined_suggestion_comes_back_with_its_reason(app: Flask) -> None:
    people = make.staff()
    made = glossary.term(people.translator)
    editor = sign_in(app, people.editor_en)

    without = editor.send(f"/terms/{made.id}/decline", reason=" ")
    sent = editor.send(f"/terms/{made.id}/decline", reason="We have it already.")
    make.react()

    assert (without.status_code, sent.status_code) == (422, 302)
    assert "Please give a reason." in without.text
    proposer = sign_in(app, people.translator)
    assert "We have it already." in proposer.page(f"/terms/{made.id}")
    assert f"/terms/{made.id}" in proposer.page("/account/notifications")


def test_an_editor_mends_a_suggestion_and_accepts_it_in_one_go(app: Flask) -> None:
    people = make.staff()
    made = glossary.term(people.translator, "impunty", "impunidad")
    editor = sign_in(app, people.editor_en)
    opened = editor.page(f"/terms/{made.id}/edit")
    assert 'value="impunty"' in opened

    editor.send(f"/terms/{made.id}/edit", **NEW, version="1", kind="term", then="accept")

    [kept] = concepts()
    assert kept.state is ConceptState.APPROVED
    assert {(one.language, one.text, one.usage) for one in kept.forms} == {
        ("en", "impunity", Usage.PREFERRED),
        ("es", "impunidad", Usage.PREFERRED),
    }


def test_a_form_keeps_every_field_of_an_entry(app: Flask) -> None:
    people = make.staff()
    made = glossary.disappearance(people.editor_en)
    editor = sign_in(app, people.editor_en)
    before = [(one.language, one.text, one.usage, one.region) for one in made.forms]

    editor.press(f"/terms/{made.id}/edit", f"/terms/{made.id}/edit", origin="OHCHR")

    [kept] = concepts()
    assert [(one.language, one.text, one.usage, one.region) for one in kept.forms] == before
    assert (kept.note, kept.region, kept.origin) == ("Said of the crime.", "MX", "OHCHR")


def test_what_cannot_be_accepted_comes_back_with_all_that_was_typed(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.translator)

    empty = desk.send("/terms/new", note="Kept as typed")
    odd = desk.send("/terms/new", **NEW, kind="animal")
    unknown = desk.send("/terms/new", **NEW, **{"es.0.usage": "loved"})

    assert [one.status_code for one in (empty, odd, unknown)] == [422, 422, 422]
    assert "Kept as typed" in empty.text
    assert "Please give at least one form." in empty.text
    assert 'value="impunidad"' in odd.text
    assert concepts() == []


def test_another_form_is_a_row_more_and_stores_nothing(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.translator)

    page = desk.send("/terms/new", **NEW, then="more").text

    assert 'name="en.1.text"' in page
    assert 'value="impunidad"' in page
    assert concepts() == []


def test_selected_words_are_filled_into_a_suggestion(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    desk = sign_in(app, people.translator)

    page = desk.send("/terms/new", then="fill", article=str(task.article_id), **NEW)
    desk.send("/terms/new", article=str(task.article_id), **NEW)

    assert page.status_code == 200
    assert f'name="article" value="{task.article_id}"' in page.text
    [made] = concepts()
    assert made.article_id == task.article_id
    assert f"/desk/articles/{task.article_id}" in desk.page(f"/terms/{made.id}")


def test_two_editors_at_one_entry_lose_neither_text(app: Flask) -> None:
    people = make.staff()
    made = glossary.term(people.editor_en)
    first, other = sign_in(app, people.editor_en), sign_in(app, people.editor_es)

    first.send(f"/terms/{made.id}/edit", **NEW, version="1")
    late = other.send(f"/terms/{made.id}/edit", **(NEW | {"en.0.text": "licence"}), version="1")

    assert late.status_code == 409
    assert {"licence", "impunity"} <= set(re.findall(r"[a-z]+", words(late)))


def test_retiring_needs_a_reason_which_the_history_tells(app: Flask) -> None:
    people = make.staff()
    made = glossary.term(people.editor_en)
    editor = sign_in(app, people.editor_en)

    editor.send(f"/terms/{made.id}/retire", reason="Nobody says so any more.")

    page = editor.page(f"/terms/{made.id}")
    assert "Nobody says so any more." in page
    assert page.index("retired a term") < page.index("added a term")
    kinds = db.session.scalars(db.select(Event.kind).where(Event.subject_id == made.id)).all()
    assert set(kinds) == {"term_added", "term_retired"}


def test_a_list_takes_as_many_statements_for_one_term_as_for_many(app: Flask) -> None:
    people = make.staff()
    glossary.term(people.editor_en)
    desk = sign_in(app, people.translator)

    def taken() -> int:
        desk.page("/terms/")
        with statements.counted() as sent:
            desk.page("/terms/")
        return len(sent)

    few = taken()
    for number in range(20):
        glossary.term(people.editor_en, f"word {number}", f"palabra {number}")

    assert taken() == few
