"""What a question finds, and in which order; the same on every database."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from newsroom.articles.models import Topic
from newsroom.database import db, now
from newsroom.errors import BadInput
from newsroom.search import choices, finding
from tests.newsroom.search.stories import ask, content, found, put, titles

pytestmark = [pytest.mark.usefixtures("at_rest"), pytest.mark.database]

SPANISH = (
    content("La investigación sobre los ríos", body="<p>Las defensoras caminaron.</p>"),
    content("INVESTIGACION EN EL VALLE"),
    content("Feliz año para la comunidad"),
    content("Un ano de otra lengua"),
    content("España recibe a los niños"),
    content("Ley de víctimas", body="<p>La ley de las víctimas fue aprobada por el Congreso.</p>"),
    content("Las víctimas piden una ley"),
)


@pytest.fixture(scope="module", autouse=True)
def _filled(shared_app, people):
    assert shared_app.testing
    db.session.add(
        Topic(
            key="agua",
            names={"en": "Water", "es": "Agua"},
            slugs={"en": "water", "es": "agua"},
            made_at=now(),
        )
    )
    db.session.commit()
    put(people.author, *SPANISH, language="es")
    put(
        people.author,
        content("Title with walrus"),
        content("Second", "A standfirst with walrus"),
        content("Third", body="<p>A body with walrus, <em>wal</em>rus and walruses.</p>"),
        content("By a name", byline="Rosa Quispe"),
        content("The children’s river", body="<p>State of the rivers-and-lakes report.</p>"),
    )
    put(
        people.author,
        content("Old otter in Peru", countries=("PE",), topics=("agua",)),
        day="2019-03-01",
    )
    put(people.author, content("New otter in Chile", countries=("CL",)), day="2026-11-01")


@pytest.mark.parametrize(
    "typed",
    ["investigación", "investigacion", "INVESTIGACIÓN", "investigaciones", "investigacio\u0301n"],
)
def test_accents_capitals_and_plurals_do_not_matter(typed):
    assert set(found(typed, "es")) == {
        "La investigación sobre los ríos",
        "INVESTIGACION EN EL VALLE",
    }


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("rio", "La investigación sobre los ríos"),
        ("caminar", "La investigación sobre los ríos"),
        ("defensora", "La investigación sobre los ríos"),
        ("espana", "España recibe a los niños"),
        ("nino", "España recibe a los niños"),
    ],
)
def test_forms_of_a_word_are_one(typed, title):
    assert found(typed, "es") == [title]


def test_the_tilde_of_an_n_is_not_needed_but_who_writes_it_is_understood_first():
    assert set(found("ano", "es")) == {"Feliz año para la comunidad", "Un ano de otra lengua"}
    assert found("año", "es")[0] == "Feliz año para la comunidad"


def test_a_title_counts_more_than_a_standfirst_and_that_more_than_a_body():
    assert found("walrus") == ["Title with walrus", "Second", "Third"]


def test_a_phrase_has_its_words_in_their_order_whatever_small_words_stand_between():
    assert found('"ley de víctimas"', "es") == ["Ley de víctimas"]
    assert found('"ley víctimas"', "es") == ["Ley de víctimas"]
    assert set(found("ley víctimas", "es")) == {"Ley de víctimas", "Las víctimas piden una ley"}
    assert found("«rivers and lakes»") == ["The children’s river"]


def test_words_that_a_sign_joins_are_a_phrase():
    assert found("rivers-and-lakes") == ["The children’s river"]
    assert found("lakes-rivers") == []


def test_what_is_not_wanted_is_left_out():
    assert found("walrus -standfirst") == ["Title with walrus", "Third"]
    assert found('walrus -"body with"') == ["Title with walrus", "Second"]


@pytest.mark.parametrize("typed", ["walr*", "wal*"])
def test_the_beginning_of_a_word_finds_it(typed):
    assert set(found(typed)) == {"Title with walrus", "Second", "Third"}


def test_a_beginning_that_is_longer_than_the_stem_finds_the_word():
    assert "La investigación sobre los ríos" in found("investigaci*", "es")


def test_a_question_has_few_beginnings_for_each_reads_all_words_of_the_index():
    assert found("wal* walr* walru*")

    with pytest.raises(BadInput, match="3 asterisks at most"):
        ask("wal* walr* walru* -oth*")


def test_possessives_and_names_above_a_text_are_found():
    assert found("child") == found("children's") == ["The children’s river"]
    assert found("quispe") == ["By a name"]
    assert found('"name Rosa"') == []


def test_every_word_is_wanted():
    assert found("walrus otter") == []


def test_a_country_a_topic_and_days_narrow_what_is_found():
    both = ["New otter in Chile", "Old otter in Peru"]

    assert found("otter") == both
    assert found("otter", country="PE") == both[1:]
    assert found("otter", topic="agua") == both[1:]
    assert found("otter", topic="agua", country="CL") == []
    assert found("otter", first=dt.date(2019, 3, 2)) == both[:1]
    assert found("otter", first=dt.date(2019, 3, 1), last=dt.date(2019, 3, 1)) == both[1:]
    assert found("otter", last=dt.date(2026, 10, 31)) == both[1:]


def test_topics_and_countries_can_be_chosen_in_the_language_that_has_them():
    known = choices.of_language("en")

    assert [(one.name, one.slug("es")) for one in known.topics] == [("Water", "agua")]
    assert known.countries == (("CL", "Chile"), ("PE", "Peru"))
    assert choices.of_language("es").topics == ()


def test_the_other_language_says_what_it_has():
    answer = ask("walrus", "es")

    [other] = answer.elsewhere
    assert (answer.count, other.language, other.count, other.is_all) == (0, "en", 3, True)
    assert [one.path for one in other.first] == ["/en/story-8/", "/en/story-9/", "/en/story-10/"]


def test_a_slip_of_the_hand_is_answered_and_named():
    for typed, meant in (("warlus", "walrus"), ("wakrus", "walrus"), ("oter", "otter")):
        answer = ask(typed)
        assert (answer.instead, answer.count > 0) == (meant, True)
    assert ask("investigasion valle", "es").instead == "investigacion valle"
    assert ask("-standfirst warlus").instead == "-standfirst walrus"
    assert ask("xylophone").instead == ""


def test_what_is_found_shows_the_words_as_they_are_written():
    [one] = ask('"state of the rivers"').results

    assert [(part.text, part.is_marked) for part in one.passage] == [
        ("State of the rivers", True),
        ("-and-lakes report.", False),
    ]


def test_results_come_in_pages(people):
    put(people.author, *[content(f"Heron number {number}") for number in range(23)])

    first, last = ask("heron"), ask("heron", page=3)

    assert (first.count, first.pages, len(first.results), len(last.results)) == (23, 3, 10, 3)
    assert not set(titles(first)) & set(titles(last))
    assert titles(ask("heron", page=4)) == []


def test_of_a_word_that_stands_everywhere_the_newest_and_those_in_titles_are_found(
    people, monkeypatch
):
    monkeypatch.setattr(finding.find, "__kwdefaults__", {"most": 5})
    put(people.author, content("Kestrel in the title"), day="2020-01-01")
    body = "<p>A kestrel, seen.</p>"
    put(people.author, *[content(f"Story {number}", body=body) for number in range(9)])

    answer = ask("kestrel")

    assert (answer.count, answer.is_all) == (5, False)
    assert titles(answer)[0] == "Kestrel in the title"


@pytest.mark.parametrize("typed", ["the", "of the", "!!!", "-walrus", '""', "*", "-"])
def test_a_question_that_nothing_is_found_by_is_refused_in_words(typed):
    with pytest.raises(BadInput) as refused:
        ask(typed)

    assert refused.value.field == "q"


def test_a_question_may_be_as_long_as_a_sentence_and_no_longer():
    assert ask(" ".join(["walrus"] * 16)).count == 3
    for typed in (" ".join(f"w{number}x" for number in range(17)), "w" * 201):
        with pytest.raises(BadInput):
            ask(typed)


def test_a_text_that_was_not_composed_is_found(people):
    put(people.author, content(unicodedata.normalize("NFD", "Corazón único")), language="es")

    assert len(found("corazon unico", "es")) == 1
