"""Where links between articles lead, and who links to an article."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from sqlalchemy import event

from newsroom.articles import actions
from newsroom.articles.content import Content
from newsroom.articles.links import Destination, Link
from newsroom.articles.models import Article, Edition
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing.link_targets import (
    LinkingPage,
    linkers_of,
    resolve,
    resolve_many,
)
from tests import make, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]

R = TypeVar("R")

AWAY = (PublicState.NEVER, PublicState.WITHDRAWN, PublicState.RETRACTED)


def linking(*links: Link) -> Content:
    body = "".join(f'<p>Read <a href="/{code}/{slug}/">this</a>.</p>' for code, slug in links)
    return replace(make.numbered(), body=body or make.STORY.body)


def edition_in(article: Article, language: str) -> Edition:
    found = article.edition(language)
    assert found is not None
    return found


def link_to(article: Article, language: str) -> Link:
    return language, make.current_of(edition_in(article, language)).slug


def path_of(article: Article, language: str) -> str:
    code, slug = link_to(article, language)
    return f"/{code}/{slug}/"


def published(people: make.Staff, *links: Link) -> Article:
    return make.published(people, linking(*links)).article


def becomes(article: Article, language: str, state: PublicState) -> None:
    rows.change(Edition, edition_in(article, language).id, public_state=state)
    db.session.expire_all()


def asked(question: Callable[[], R]) -> tuple[R, int]:
    """Return an answer and how many statements it took."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        return question(), len(statements)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("reader", ["en", "es"])
@pytest.mark.parametrize("written", ["en", "es"])
def test_a_link_leads_to_the_edition_in_the_reader_s_language(people, written, reader):
    article = published(people)
    link = link_to(article, written)

    assert resolve([link], reader) == {link: Destination(path_of(article, reader))}


@pytest.mark.parametrize("state", AWAY)
def test_what_is_not_live_in_the_reader_s_language_leads_to_the_other_and_says_so(people, state):
    article = published(people)
    english, spanish = link_to(article, "en"), link_to(article, "es")
    becomes(article, "es", state)

    led = Destination(path_of(article, "en"), "en")
    assert resolve([english, spanish], "es") == {english: led, spanish: led}
    assert resolve([spanish], "en") == {spanish: Destination(path_of(article, "en"))}


def test_a_reader_of_a_third_language_is_led_to_the_source(people):
    article = published(people)
    link = link_to(article, "es")

    assert resolve([link], "fr") == {link: Destination(path_of(article, "en"), "en")}
    becomes(article, "en", PublicState.WITHDRAWN)
    assert resolve([link], "fr") == {link: Destination(path_of(article, "es"), "es")}


def test_a_link_to_what_is_not_live_or_was_never_there_leads_nowhere(people):
    draft = link_to(make.draft(people, make.numbered()).article, "en")
    withdrawn = published(people)
    gone = link_to(withdrawn, "en")
    for language in ("en", "es"):
        becomes(withdrawn, language, PublicState.WITHDRAWN)

    assert resolve([draft, gone, ("en", "nobody-wrote-this")], "en") == {}


def test_a_slug_means_something_in_its_own_language_only(people):
    article = published(people)
    _, slug = link_to(article, "en")
    other = published(people)
    _, spanish = link_to(other, "es")

    assert resolve([("es", slug), ("en", spanish)], "es") == {}


def test_a_former_slug_leads_to_the_present_one(people):
    article = published(people)
    edition, former = article.source, link_to(article, "en")
    revision = make.current_of(edition)
    again = replace(make.numbered(), slug=f"{revision.slug}-renamed")
    actions.save(edition.id, again, version=edition.version, by=people.author)
    reserved = link_to(article, "en")

    before = resolve([former, reserved], "en")
    rows.change(Edition, edition.id, public_revision_id=edition.current_revision_id)
    after = resolve([former], "en")

    # A slug that only a draft has leads to what readers can see of it.
    old, new = Destination(f"/en/{former[1]}/"), Destination(f"/en/{former[1]}-renamed/")
    assert before == {former: old, reserved: old}
    assert after == {former: new}


def test_a_link_of_an_article_to_itself_leads_like_any_other(people):
    article = published(people)
    link = link_to(article, "en")

    live = dict([link_to(article, "en"), link_to(article, "es")])
    page = LinkingPage("es", (link,), article_id=article.id, going_live=live)

    assert resolve_many({"page": page}) == {"page": {link: Destination(path_of(article, "es"))}}


def test_a_page_leads_to_the_editions_that_go_live_with_it_and_no_other_page_does(people):
    article = make.ready(people, make.numbered()).article
    link, spanish = link_to(article, "en"), link_to(article, "es")
    other = published(people)
    live = dict([link, spanish])

    found = resolve_many(
        {
            "own": LinkingPage("es", (link,), article_id=article.id, going_live=live),
            "elsewhere": LinkingPage("es", (link,), article_id=other.id, going_live={"es": "x"}),
        }
    )

    assert found == {"own": {link: Destination(path_of(article, "es"))}, "elsewhere": {}}


def test_many_links_of_many_pages_cost_what_one_costs(people):
    articles = [published(people) for _ in range(3)]
    links = tuple(link_to(one, language) for one in articles for language in ("en", "es"))
    unknown = tuple(("en", f"unknown-{number}") for number in range(40_000))

    one, cost_of_one = asked(lambda: resolve(links[:1], "en"))
    many, cost_of_many = asked(
        lambda: resolve_many({number: LinkingPage("en", (*links, *unknown)) for number in range(5)})
    )
    nothing, cost_of_nothing = asked(lambda: resolve([], "en"))

    assert (cost_of_one, cost_of_many, cost_of_nothing) == (1, 1, 0)
    assert set(one) == set(links[:1])
    assert [set(found) for found in many.values()] == [set(links)] * 5
    assert nothing == {}


def test_the_articles_whose_live_pages_link_to_one_are_found(people):
    target, bystander = published(people), published(people)
    twice = published(people, link_to(target, "en"), link_to(target, "es"))
    by_translation = published(people, link_to(target, "es"), link_to(bystander, "en"))
    make.ready(people, linking(link_to(target, "en")))
    withdrawn = published(people, link_to(target, "en"))
    for language in ("en", "es"):
        becomes(withdrawn, language, PublicState.WITHDRAWN)

    assert linkers_of([target.id]) == sorted([twice.id, by_translation.id])
    assert linkers_of([bystander.id]) == [by_translation.id]
    assert linkers_of([uuid.uuid4()]) == linkers_of([]) == []


def test_a_link_of_an_article_to_itself_makes_it_none_of_its_own_linkers(people):
    content = replace(make.numbered(), slug="about-itself")
    body = '<p>As <a href="/en/about-itself/#x">above</a>.</p>'
    itself = make.published(people, replace(content, body=body)).article
    other = published(people, ("en", "about-itself"))

    assert linkers_of([itself.id]) == [other.id]
    assert linkers_of([itself.id, other.id]) == [other.id]


def test_only_the_revision_that_readers_see_links(people):
    first, second = published(people), published(people)
    linker = published(people, link_to(first, "en"))
    edition = linker.source
    again = linking(link_to(second, "en"))
    actions.save(edition.id, again, version=edition.version, by=people.author)
    becomes(linker, "es", PublicState.WITHDRAWN)

    before = (linkers_of([first.id]), linkers_of([second.id]))
    rows.change(Edition, edition.id, public_revision_id=edition.current_revision_id)

    assert before == ([linker.id], [])
    assert (linkers_of([first.id]), linkers_of([second.id])) == ([], [linker.id])


def test_a_page_that_pointed_at_a_slug_before_anything_was_there_is_found(people):
    linker = published(people, ("en", "yet-to-come"))
    assert resolve([("en", "yet-to-come")], "en") == {}

    article = make.published(people, replace(make.numbered(), slug="yet-to-come")).article

    assert linkers_of([article.id]) == [linker.id]


def test_asking_for_the_linkers_of_many_costs_one_statement(people):
    targets = [published(people) for _ in range(3)]
    linkers = [published(people, link_to(one, "en")) for one in targets]
    wanted, linking_ones = [one.id for one in targets], [one.id for one in linkers]

    found, cost = asked(lambda: linkers_of(wanted))

    assert (found, cost) == (sorted(linking_ones), 1)
