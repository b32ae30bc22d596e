"""What a text is and whom it names, on the pages of those who translate and review it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles.kinds import ArticleKind
from newsroom.database import db
from newsroom.glossary import actions, versions
from newsroom.glossary.models import Concept
from newsroom.glossary.states import ConceptKind, ConceptState
from newsroom.translations import checks, pairing, queries, whom
from newsroom.translations.models import TranslationTask
from tests import make, statements
from tests.newsroom.web.glossary import SECRET, entry, without_dictionary  # noqa: F401 — a fixture
from tests.newsroom.web.journey import sign_in

pytestmark = pytest.mark.usefixtures("without_dictionary")

BODY = "<p>River Watch and Elsa Yupanqui met the mayor.</p><p>Nothing else.</p>"


def organisation(people: make.Staff, **more: object) -> Concept:
    forms = (("en", "River Watch"), ("es", "Vigías del Río"))
    return actions.propose(
        entry(*forms, kind=ConceptKind.ORGANISATION, **more), by=people.editor_en
    )


def person(by: object, name: str = "Elsa Yupanqui") -> Concept:
    return actions.propose(entry(("en", name), kind=ConceptKind.PERSON), by=by)  # type: ignore[arg-type]


def a_task(people: make.Staff, *names: Concept, body: str = BODY) -> TranslationTask:
    keys = tuple(one.id.hex for one in names)
    content = replace(make.STORY, body=body, named=keys, kind=ArticleKind.REPORT)
    return make.claimed(people, replace(content, countries=("PE",)))


def about(page: str) -> str:
    found = re.search(r'<section class="card about-text".*?</section>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", found[0]).split()) if found else ""


def underlined(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<span class="term" title="([^"]*)">([^<]*)</span>', page)


def told(task: TranslationTask, text: str) -> list[str]:
    """Return what the check of terms says of a translation of the first segment of the body."""
    row = next(row for row in queries.rows(task) if "River Watch" in row.segment.text)
    now_there = pairing.with_typed(row, text)
    near = pairing.around(task, [now_there])
    found = checks.findings(near.pair(now_there))
    return [str(one) for one in found if one.check == "terms"]


def test_a_translator_is_told_the_kind_the_countries_and_the_names_of_a_text(app: Flask) -> None:
    people = make.staff()
    task = a_task(people, organisation(people), person(people.editor_en))

    english = sign_in(app, people.translator).page(f"/translate/{task.id}")
    spanish = sign_in(app, people.translator, locale="es").page(f"/translate/{task.id}")

    assert "Report · Peru (PE)" in about(english)
    assert "Organisation River Watch → Vigías del Río" in about(english)
    assert "Person Elsa Yupanqui – stays as it is" in about(english)
    assert "Informe · Perú (PE)" in about(spanish)
    assert "Elsa Yupanqui – queda como está" in about(spanish)
    assert underlined(english) == [
        ("→ Vigías del Río", "River Watch"),
        ("→ Elsa Yupanqui", "Elsa Yupanqui"),
    ]


def test_a_name_that_is_only_suggested_is_found_and_checked_like_the_others(app: Flask) -> None:
    people = make.staff()
    luz = person(people.author)
    task = a_task(people, luz)
    desk = sign_in(app, people.translator)
    key = next(row.segment.key for row in queries.rows(task) if "Elsa" in row.segment.text)

    page = desk.page(f"/translate/{task.id}")
    beside = desk.page(f"/translate/{task.id}/segments/{key}/beside?fragment")

    assert luz.state is ConceptState.SUGGESTED
    assert "Elsa Yupanqui – stays as it is suggested" in about(page)
    assert underlined(page) == [("→ Elsa Yupanqui", "Elsa Yupanqui")]
    assert 'data-term="Elsa Yupanqui"' in beside
    assert told(task, "Vigías del Río vio a quien gobierna.") == [
        "“Elsa Yupanqui” is called “Elsa Yupanqui” in the glossary."
    ]
    assert told(task, "Vigías del Río y Elsa Yupanqui vieron a quien gobierna.") == []


def test_a_suggestion_of_another_text_is_not_looked_for(app: Flask) -> None:
    assert app.testing
    people = make.staff()
    person(people.author)

    task = a_task(people)

    assert told(task, "Vigías del Río vio a quien gobierna.") == []
    assert whom.of(task.source_revision) == []


def test_a_name_that_became_secret_is_shown_to_no_translator(app: Flask) -> None:
    people = make.staff()
    luz, group = person(people.editor_en), organisation(people)
    task = a_task(people, luz, group, body="<p>River Watch met.</p>")
    hidden = entry(
        ("en", "Elsa Yupanqui"),
        kind=ConceptKind.PERSON,
        secret=True,
        rule="No.",
        pseudonym="Ana Gil",
    )
    actions.edit(luz.id, hidden, version=luz.version, by=people.editor_en)

    page = sign_in(app, people.translator).page(f"/translate/{task.id}")

    assert "River Watch" in about(page)
    assert "Elsa Yupanqui" not in page
    assert "Ana Gil" not in page


def test_a_secret_that_was_only_suggested_is_shown_to_nobody(app: Flask) -> None:
    people = make.staff()
    luz = person(people.author)
    task = a_task(people, luz, body="<p>River Watch met.</p>")
    luz = db.session.get_one(Concept, luz.id)
    luz.secret = True
    db.session.commit()

    page = sign_in(app, people.translator).page(f"/translate/{task.id}")

    assert "Elsa Yupanqui" not in page


def test_editors_see_the_same_where_they_review(app: Flask) -> None:
    people = make.staff()
    keys = (organisation(people).id.hex,)
    task = make.handed_in(people, replace(make.STORY, body=BODY, named=keys))

    page = sign_in(app, people.editor_es).page(f"/review/{task.id}")

    assert "Organisation River Watch → Vigías del Río" in about(page)


def test_names_of_the_glossary_cost_no_statement_and_suggestions_two(app: Flask) -> None:
    assert app.testing
    people = make.staff()
    approved = a_task(people, organisation(people))
    suggested = a_task(people, person(people.author))
    counts = []
    for one in (approved, suggested):
        db.session.commit()
        source = queries.task(one.id).source_revision
        pairing.around(one, [])
        whom.glossary_for(source)
        with statements.counted() as again:
            whom.glossary_for(source)
        db.session.commit()
        source = queries.task(one.id).source_revision
        versions.current()
        assert source.named
        with statements.counted() as sent:
            whom.glossary_for(source)
        counts.append((len(sent), len(again)))

    assert counts == [(0, 0), (2, 0)]
