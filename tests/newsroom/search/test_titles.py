"""Articles are found by their titles: live ones by everybody, the rest by who works on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles import actions as articles
from newsroom.people.models import Person
from newsroom.publishing import takedowns, taking_back
from newsroom.search import following, titles
from tests import make, statements
from tests.newsroom.search.stories import content, put

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.database]

BOTH = ("en", "es")


def live(typed: str, *languages: str) -> list[str]:
    return [one.title for one in titles.live(typed, languages or ("en",), most=20)]


def hidden(typed: str, person: Person) -> list[str]:
    return [one.title for one in titles.unpublished(typed, BOTH, person, most=20)]


def test_the_words_of_titles_are_found_the_newest_first_and_nothing_by_its_body() -> None:
    author = make.staff().author
    put(author, content("The river rises"), content("Rivers of the north"))
    put(author, content("Another story", body="<p>The river.</p>"))

    assert live("river") == ["Rivers of the north", "The river rises"]
    assert live("the") == []


@pytest.mark.parametrize("typed", ["investig", "investigación", "INVESTIGACION rio", "ríos inve"])
def test_the_last_word_may_be_a_beginning_and_accents_do_not_matter(typed: str) -> None:
    put(make.staff().author, content("La investigación sobre los ríos"), language="es")

    assert live(typed, "es") == ["La investigación sobre los ríos"]


def test_a_sign_of_a_question_is_no_more_than_a_sign() -> None:
    put(make.staff().author, content("The river rises"))

    assert live('"river" -rises* "') == ["The river rises"]


def test_drafts_are_found_by_their_author_and_by_editors_alone() -> None:
    people = make.staff()
    make.draft(people, replace(make.STORY, title="The water of Las Garzas"))
    other = make.person("author")

    assert live("water") == []
    assert hidden("wat garzas", people.author) == ["The water of Las Garzas"]
    assert hidden("wat garzas", people.editor_es) == ["The water of Las Garzas"]
    assert hidden("wat garzas", other) == []
    assert hidden("wat garzas", people.translator) == []


def test_what_was_withdrawn_is_no_longer_for_everybody_and_what_was_taken_down_for_nobody() -> None:
    people = make.staff()
    article = make.published(people).article
    following.follow()

    assert live("defenders") == [make.STORY.title]
    taking_back.withdraw(article.id, reason="A test.", by=people.editor_en)
    make.react()
    following.follow()

    assert live("defenders") == []
    assert hidden("defenders", people.author)[0] == make.STORY.title
    assert hidden("defenders", make.person("author")) == []
    takedowns.take_down(article.id, by=people.duty)
    assert hidden("defenders", people.author) == []
    assert hidden("defenders", people.duty) == []


def test_an_address_leads_to_what_readers_have_there_and_a_draft_to_who_works_on_it() -> None:
    people = make.staff()
    draft = make.draft(people)
    revision = make.current_of(draft)

    mine = titles.at_address("en", revision.slug, people.author)
    others = titles.at_address("en", revision.slug, make.person("author"))

    assert [(one.title, one.is_live) for one in mine] == [(make.STORY.title, False)]
    assert others == []
    assert titles.at_address("en", "nothing-here", people.author) == []


def test_a_spiked_draft_is_nothing_to_link_to() -> None:
    people = make.staff()
    draft = make.draft(people)
    articles.spike(draft.id, by=people.author, reason="Not now.")

    assert hidden("defenders", people.author) == []


def test_many_texts_take_as_many_statements_as_one() -> None:
    people = make.staff()
    sent: list[int] = []
    for count in (1, 12):
        put(people.author, *(content(f"Ferry {count} {one}") for one in range(count)))
        make.draft(people, replace(make.STORY, title=f"Ferry {count}"))
        with statements.counted() as made:
            assert len(titles.live("ferry", BOTH, most=20)) >= count
            assert hidden("ferry", people.editor_en)
        sent.append(len(made))

    assert sent[0] == sent[1] <= 10  # of them PostgreSQL takes one a language for its planner
