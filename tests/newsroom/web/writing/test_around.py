"""What kind of text an article is, with its template, and its countries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions, kinds, prompts, skeletons
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.models import Edition
from newsroom.errors import Refused
from newsroom.people.models import Person
from tests import make
from tests.newsroom.web.glossary import named, without_dictionary  # noqa: F401 — a fixture
from tests.newsroom.web.journey import sign_in, words
from tests.newsroom.web.keeping import page_of, written_by

pytestmark = pytest.mark.usefixtures("without_dictionary")

NEW = "/desk/articles/new"


def newest(person: Person) -> Edition:
    return written_by(person)[0]


# Kinds and their templates


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", list(ArticleKind))
def test_each_kind_has_a_template_that_cannot_be_submitted_as_it_is(app, kind, language):
    people = make.staff()
    desk = sign_in(app, people.author, locale=language)
    given = {"title": "A title", "byline": "Ana", "kind": str(kind), "language": language}
    offered = desk.press(NEW, "", skeleton="1", **given)
    filled = desk.form(offered.text, "")

    assert filled["body"] == skeletons.of(kind, language)
    assert not written_by(people.author)
    assert desk.client.post(NEW, data=filled).status_code == 302
    edition = newest(people.author)
    revision = make.current_of(edition)
    assert (revision.kind, edition.article.kind) == (kind, kind)
    assert len(prompts.left_in(edition)) == skeletons.of(kind, language).count("✎")
    with pytest.raises(Refused) as refused:
        actions.submit(edition.id, by=people.author)
    assert [one.guard for one in refused.value.unmet] == ["prompts"]
    assert f"(✎): {len(prompts.left_in(edition))}." in str(refused.value.unmet[0].message)
    # Opened and saved again, nothing of it is another text.
    desk.press(page_of(edition), "")
    assert newest(people.author).current_revision_id == revision.id


def test_a_template_goes_into_an_empty_text_only(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.author)

    reply = desk.press(NEW, "", skeleton="1", body="My words.", kind="report")

    assert desk.form(reply.text, "")["body"] == "My words."
    assert "nothing was put into it" in words(reply)


def test_a_script_gets_the_template_as_its_editor_holds_texts(app: Flask) -> None:
    desk = sign_in(app, make.staff().author)
    asked = "/desk/writing/skeleton?kind=event&language=es"

    as_typed, as_html = desk.open(asked), desk.open(f"{asked}&form=html")

    assert as_typed.json == {
        "body": skeletons.of(ArticleKind.EVENT, "es"),
        "body_form": "markdown",
    }
    assert as_html.json is not None
    assert as_html.json["body_form"] == "html"
    assert "<h2>Cuándo y dónde</h2>" in as_html.json["body"]
    assert as_html.headers["Cache-Control"] == "private, no-store"
    assert desk.open("/desk/writing/skeleton?kind=poem&language=es").status_code == 404
    assert desk.open("/desk/writing/skeleton?kind=event&language=xx").status_code == 404


def test_a_translation_is_of_the_kind_of_its_source(app: Flask) -> None:
    assert app.testing
    people = make.staff()
    text = replace(make.STORY, kind=ArticleKind.STATEMENT)

    task = make.handed_in(people, text)

    assert make.current_of(task.edition).kind is ArticleKind.STATEMENT


def test_the_list_of_all_articles_can_be_narrowed(app: Flask) -> None:
    people = make.staff()
    group = named(people.editor_en, "River Watch", "Vigías del Río")
    make.draft(people, replace(make.STORY, title="A plain piece"))
    statement = replace(make.STORY, title="We demand", kind=ArticleKind.STATEMENT)
    make.draft(people, replace(statement, named=(group.id.hex,)))
    desk = sign_in(app, people.editor_en)

    everything = desk.page("/desk/articles")
    by_kind = desk.page("/desk/articles?kind=statement")
    by_name = desk.page("/desk/articles?about=vigías+del+río")
    nobody = desk.page("/desk/articles?about=Nobody")

    assert ("A plain piece" in everything, "We demand" in everything) == (True, True)
    assert ("A plain piece" in by_kind, "We demand" in by_kind) == (False, True)
    assert ("A plain piece" in by_name, "We demand" in by_name) == (False, True)
    assert ("A plain piece" in nobody, "We demand" in nobody) == (False, False)
    assert "no person or organisation called “Nobody”" in nobody
    assert desk.open("/desk/articles?kind=poem").status_code == 200


# Countries


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Guatemala (GT), Perú", ["GT", "PE"]),
        ("pe co", ["PE", "CO"]),
        ("Bosnia and Herzegovina; Alemania", ["BA", "DE"]),
        ("Perú y Colombia, UK", ["PE", "CO", "GB"]),
    ],
)
def test_countries_are_read_by_names_and_codes(app, typed, codes):
    people = make.staff()
    desk = sign_in(app, people.author)

    desk.press(NEW, "", title="A title", countries=typed)

    edition = newest(people.author)
    assert make.current_of(edition).countries == codes


@pytest.mark.parametrize(("locale", "shown"), [("en", "Germany (DE)"), ("es", "Alemania (DE)")])
def test_countries_are_shown_by_name_and_code(app, locale, shown):
    people = make.staff()
    edition = make.draft(people, replace(make.STORY, countries=("DE",)))
    desk = sign_in(app, people.author, locale=locale)

    assert desk.form(desk.page(page_of(edition)), "")["countries"] == shown


def test_every_kind_has_a_name():
    assert set(kinds.LABELS) == set(ArticleKind)


# How a new article begins


def test_a_new_article_begins_in_its_title_and_one_that_is_there_does_not(app: Flask) -> None:
    people = make.staff()
    desk = sign_in(app, people.author)
    there = make.draft(people)

    assert "autofocus" in _title(desk.page(NEW))
    assert "autofocus" not in _title(desk.page(page_of(there)))


def test_only_who_reads_of_anothers_text_is_told_whose_move_each_thing_is(app: Flask) -> None:
    people = make.staff()
    there = make.draft(people, replace(make.STORY, byline=""))
    said = "Next move: the author"

    assert said not in words(sign_in(app, people.author).client.get(page_of(there)))
    assert said not in words(sign_in(app, people.author).client.get(NEW))
    assert said in words(sign_in(app, people.editor_en).client.get(page_of(there)))


def test_a_text_that_cannot_be_kept_is_told_of_above_the_form_whatever_shows_the_text(
    app: Flask,
) -> None:
    desk = sign_in(app, make.staff().author)
    body = '<blockquote><p data-said-in="es" data-said="Hola."></p></blockquote>'

    reply = desk.press(NEW, "", title="A title", body=body, body_form="html")

    assert reply.status_code == 422
    notice = reply.text.partition("notice-bad")[2].partition("</section>")[0]
    assert 'role="alert" tabindex="-1" autofocus' in notice
    assert '<a href="#body">A quotation has original words, but no words of its own' in notice
    assert "“Hola.”" in notice


def _title(page: str) -> str:
    return page.partition('<textarea id="title"')[2].partition(">")[0]
