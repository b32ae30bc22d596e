"""The page that readers search on: words, states, languages, and no trace of anybody."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from newsroom.database import db
from newsroom.search import answering
from newsroom.web import limits
from newsroom.web.headers import public_headers
from tests import make, statements
from tests.newsroom.search.stories import content, put
from tests.newsroom.web.browsing import Browser

SEARCH = {"en": "/en/-/search", "es": "/es/-/search"}
pytestmark = pytest.mark.database


@pytest.fixture(scope="module", autouse=True)
def _filled(shared_app, people):
    assert shared_app.testing
    # One test of many that share a minute: what a person may ask is a test of its own.
    for limiter in shared_app.extensions["limiter"]:
        limiter.enabled = False
    make.published(people, replace(make.STORY, title="The walrus & <b>the</b> river"))
    put(people.author, *[content(f"Otter {number}") for number in range(12)])


@pytest.fixture
def reader(at_rest: Flask) -> FlaskClient:
    return at_rest.test_client()


def test_a_search_shows_what_was_found_with_its_words_marked_and_escaped(reader):
    reply = reader.get(SEARCH["en"], query_string={"q": "walrus river"})

    assert reply.status_code == 200
    assert (
        "The <mark>walrus</mark> &amp; &lt;b&gt;the&lt;/b&gt; <mark>river</mark></a></h3>"
    ) in reply.text
    assert "1 article\n" in reply.text.replace("</h2>", "\n")


def test_the_page_has_a_public_pages_headers_and_is_kept_nowhere(reader):
    reply = reader.get(SEARCH["en"], query_string={"q": "walrus"})

    assert public_headers().items() <= dict(reply.headers).items()
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in reply.text
    assert "<script" not in reply.text


@pytest.mark.parametrize("asked", ["q=walrus", "q=the", "q=%00", "lang=es", "q=a&page=9"])
def test_no_cookie_is_set_or_read_not_even_of_somebody_who_is_signed_in(at_rest, people, asked):
    browser = Browser(at_rest, people.editor_es)

    reply = browser.get(f"{SEARCH['en']}?{asked}")

    assert reply.headers.getlist("Set-Cookie") == []
    assert '<html lang="en"' in reply.text


def test_the_same_search_in_the_other_language_is_one_line_away(reader):
    reply = reader.get(
        SEARCH["es"], query_string={"q": "otter", "country": "PE", "from": "2020-01-01"}
    )

    path = "/en/-/search?q=otter&amp;country=PE&amp;from=2020-01-01"
    assert f'<p class="invitation"><a href="{path}"' in reply.text
    assert '<html lang="es"' in reply.text
    assert "Buscar" in reply.text


def test_what_the_other_language_has_is_told_with_the_first_of_it(reader):
    reply = reader.get(SEARCH["es"], query_string={"q": "otter"})

    assert "No se encontró nada" in reply.text
    assert "También en inglés: 12 artículos" in reply.text
    assert reply.text.count('lang="en" hreflang="en"') == 3


def test_without_a_question_there_is_the_form_alone(reader):
    for asked in ({}, {"q": "  "}):
        reply = reader.get(SEARCH["en"], query_string=asked)

        assert (reply.status_code, "<h2" in reply.text) == (200, False)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"q": "el"}, "Escriba una palabra que diga más"),
        ({"q": "-río"}, "Escriba también una palabra"),
        ({"q": "r" * 201}, "200 caracteres"),
        ({"q": "a b c d e f g h i j k l m n o p q r s"}, "16 palabras"),
        ({"q": "río", "from": "ayer"}, "2026-11-30"),
        ({"q": "río", "from": "2026-02-01", "to": "2026-01-01"}, "posterior"),
        ({"q": "río", "topic": "nada"}, "tema"),
        ({"q": "río", "country": "ZZ"}, "país"),
        ({"q": "río", "page": "51"}, "páginas"),
        ({"q": "río", "page": "2"}, "páginas"),
        ({"q": "río", "page": "x"}, "páginas"),
        ({"q": "a\0b"}, "carácter"),
    ],
)
def test_what_cannot_be_searched_for_is_told_in_the_language_of_the_page(reader, asked, words):
    reply = reader.get(SEARCH["es"], query_string=asked)

    assert reply.status_code == 422
    assert words in reply.text.partition('role="alert"')[2]
    assert '<form class="search-form"' in reply.text


def test_what_was_typed_stays_in_the_form_and_is_never_markup(reader):
    typed = "\"><script>alert(1)</script> 'walrus"

    reply = reader.get(SEARCH["en"], query_string={"q": typed})

    assert "<script" not in reply.text
    assert 'value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &#39;walrus"' in reply.text


def test_a_slip_is_named_and_the_readers_own_words_are_kept(reader):
    reply = reader.get(SEARCH["en"], query_string={"q": "wlarus"})

    assert 'value="wlarus"' in reply.text
    assert "Nothing was found for “wlarus”." in reply.text
    assert '<a href="/en/-/search?q=walrus">walrus</a>' in reply.text


def test_pages_lead_to_each_other_and_keep_the_question(reader):
    first = reader.get(SEARCH["en"], query_string={"q": "otter", "to": "2026-12-31"})
    second = reader.get(SEARCH["en"], query_string={"q": "otter", "to": "2026-12-31", "page": "2"})

    there = "/en/-/search?q=otter&amp;to=2026-12-31"
    assert f'<a rel="next" href="{there}&amp;page=2">' in first.text
    assert f'<a rel="prev" href="{there}">' in second.text
    assert (first.text.count('class="result"'), second.text.count('class="result"')) == (10, 2)


def test_the_address_with_a_slash_leads_to_the_one_without(reader):
    reply = reader.get(f"{SEARCH['en']}/?q=a%20b")

    assert (reply.status_code, reply.headers["Location"]) == (308, f"{SEARCH['en']}?q=a%20b")


def test_a_search_takes_as_many_statements_whatever_it_finds(reader):
    sent = []
    for typed in ("walrus", "otter"):
        with statements.counted() as made:
            assert reader.get(SEARCH["en"], query_string={"q": typed}).status_code == 200
        sent.append(len([one for one in made if not one.startswith("BEGIN")]))

    assert sent[0] == sent[1] <= 7


def test_without_a_database_the_search_says_kindly_that_it_rests(reader, monkeypatch, caplog):
    def away(*_args: object, **_more: object) -> None:
        raise OperationalError("SELECT", {}, Exception("no route"))

    monkeypatch.setattr(answering, "answer", away)
    with caplog.at_level(logging.DEBUG):
        reply = reader.get(SEARCH["es"], query_string={"q": "morsa"})

    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "60")
    assert "La búsqueda descansa" in reply.text
    assert "morsa" not in caplog.text


def test_the_search_rests_while_nothing_at_all_can_be_asked_of_the_database(reader, monkeypatch):
    def away(*_: object, **__: object) -> None:
        raise OperationalError("SELECT", {}, Exception("no route"))

    name = re.search(r'<a class="name".*?</a>', reader.get(SEARCH["es"]).text, re.DOTALL)
    monkeypatch.setattr(db.session, "scalar", away)
    monkeypatch.setattr(db.session, "scalars", away)
    monkeypatch.setattr(db.session, "execute", away)
    reply = reader.get(SEARCH["es"], query_string={"q": "morsa"})

    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "60")
    assert "La búsqueda descansa" in reply.text
    assert name is not None
    assert name[0] in reply.text


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(max_size=60) | st.text(alphabet="abñ\"-*()':&|!<>^ ", max_size=30),
    st.sampled_from(["en", "es"]),
)
def test_any_question_is_answered_or_refused_in_words(reader, typed, language):
    reply = reader.get(SEARCH[language], query_string={"q": typed.encode("utf-8", "replace")})

    assert reply.status_code in {200, 422}
    assert (reply.status_code == 422) == ('role="alert"' in reply.text)


def test_who_searches_too_often_is_asked_to_wait_and_nobody_else_is(client):
    many = int(limits.SEARCHES.split()[0])
    codes = [client.get(SEARCH["en"]).status_code for _ in range(many)]

    reply = client.get(SEARCH["es"], query_string={"q": "morsa"})
    other = client.get(SEARCH["en"], environ_overrides={"REMOTE_ADDR": "192.0.2.7"})

    assert set(codes) == {200}
    assert (reply.status_code, other.status_code) == (429, 200)
    assert 1 <= int(reply.headers["Retry-After"]) <= 61, "a minute in whole seconds, rounded up"
    assert "Espere un minuto" in reply.text
    assert 'value="morsa"' in reply.text


@pytest.mark.parametrize("asked", ["?q=%00", "?lang=a%00", "/?q=%00"])
def test_there_is_no_search_in_a_language_of_nobodys_whatever_is_asked(reader, asked):
    reply = reader.get(f"/xx/-/search{asked}")

    assert reply.status_code == 404


def test_who_searches_too_often_in_a_language_of_nobodys_finds_no_page_either(
    at_rest, reader, monkeypatch
):
    for limiter in at_rest.extensions["limiter"]:
        limiter.reset()
        monkeypatch.setattr(limiter, "enabled", True)

    replies = {reader.get("/xx/-/search").status_code for _ in range(70)}

    assert replies == {404}
