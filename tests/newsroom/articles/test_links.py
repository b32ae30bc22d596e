"""Which articles a body points at, and what becomes of those links on a page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.articles import markup
from newsroom.articles.links import Destination, Link, own_links, rewrite
from newsroom.articles.sanitise import clean_body
from tests.newsroom.articles import bodies

SITE = "https://news.example"


def linked(href: str) -> str:
    return f'<p>Read <a href="{href}">this</a>.</p>'


def same(language: str, slug: str) -> Destination:
    return Destination(f"/{language}/{slug}/")


def nowhere(_language: str, _slug: str) -> None:
    return None


@pytest.mark.parametrize(
    "href",
    [
        "/en/river-case/",
        "/en/river-case",
        "/en/river-case/#court",
        "/en/river-case#court",
        "/en/river-case/?utm=1&amp;b=2#court",
        "/en/./x/../river-case/",
        "/en/river%2Dcase/",
        "https://news.example/en/river-case/",
        "http://news.example/en/river-case",
        "HTTPS://News.Example/en/river-case/?a",
        "https://news.example:443/en/river-case/",
        "https://news.example./en/river-case/",
    ],
)
def test_every_spelling_of_an_article_s_address_is_a_link_to_it(href):
    assert own_links(linked(href), SITE) == (("en", "river-case"),)


@pytest.mark.parametrize(
    "href",
    [
        "/",
        "/en/",
        "/en",
        "/en/-/",
        "/en/-",
        "/en/-/feed.atom",
        "/en/-/archive/2026-11/",
        "/-/media/abc.jpg",
        "//news.example/en/river-case/",
        "#court",
        "mailto:desk@news.example",
        "https://news.example",
        "https://other.example/en/river-case/",
        "https://news.example.org/en/river-case/",
        "https://news.example:8443/en/river-case/",
        "https://elsewhere.example/?to=https://news.example/en/river-case/",
    ],
)
def test_what_is_no_article_of_this_site_is_left_as_it_is(href):
    assert own_links(linked(href), SITE) == ()
    assert rewrite(linked(href), SITE, nowhere) == linked(href)


@pytest.mark.parametrize(
    "href",
    [
        "/en/river-case/more/",
        "/fr/river-case/",
        "/desk/articles/",
        "/en/../desk/",
        "https://news.example/International/questions/qa-i18n",
    ],
)
def test_a_path_at_which_readers_find_nothing_is_never_linked(href):
    assert own_links(linked(href), SITE) == ()
    assert rewrite(linked(href), SITE, same) == "<p>Read this.</p>"


@pytest.mark.parametrize("href", ["/en/River/", "/es/r%C3%ADo/", "/en/a--b", "/en/" + "a" * 81])
def test_an_address_that_no_article_can_have_is_never_linked(href):
    assert own_links(linked(href), SITE) == ()
    assert rewrite(linked(href), SITE, same) == "<p>Read this.</p>"


@pytest.mark.parametrize(
    ("public_url", "href"),
    [
        ("http://127.0.0.1:8000", "https://127.0.0.1:8000/es/uno/"),
        ("http://[::1]:8000", "http://[::1]:8000/es/uno/"),
        ("https://niñez.example", "https://xn--niez-hqa.example/es/uno/"),
        ("https://xn--niez-hqa.example", "https://niñez.example/es/uno/"),
        ("", "/es/uno/"),
        ("http://[", "/es/uno/"),
        ("http://news.example:x", "/es/uno/"),
    ],
)
def test_the_public_url_may_be_a_name_a_number_or_no_address_at_all(public_url, href):
    assert own_links(linked(href), public_url) == (("es", "uno"),)


def test_links_are_told_once_each_in_reading_order():
    body = "".join(map(linked, ["/es/b/", "/en/a/", "/es/b/#x", "https://news.example/en/c"]))

    assert own_links(body, SITE) == (("es", "b"), ("en", "a"), ("en", "c"))


def test_a_link_is_led_to_where_it_is_decided_and_nothing_else_changes():
    body = (
        '<p>a &amp; b <a hreflang="en" title="&quot;T&quot;" lang="en" '
        'href="https://news.example/en/x/?a=1#f">x</a> <a href="https://else.example/?a&amp;b">y</a></p>'
    )

    turned = rewrite(body, SITE, lambda *_: Destination("/es/equis/"))

    assert turned == (
        '<p>a &amp; b <a title="&quot;T&quot;" lang="en" '
        'href="/es/equis/#f">x</a> <a href="https://else.example/?a&amp;b">y</a></p>'
    )


def test_a_link_to_another_language_says_so():
    turned = rewrite(linked("/es/x/"), SITE, lambda *_: Destination("/en/x/", "en"))

    assert turned == '<p>Read <a href="/en/x/" hreflang="en">this</a>.</p>'


def test_a_link_that_leads_nowhere_leaves_its_words():
    body = '<p><a href="/en/x/" title="t">one <em>two</em></a> <a href="/en/y/">three</a></p>'

    turned = rewrite(body, SITE, lambda _, slug: Destination("/en/y/") if slug == "y" else None)

    assert turned == '<p>one <em>two</em> <a href="/en/y/">three</a></p>'


def test_what_a_link_said_of_the_language_of_its_words_outlives_it():
    body = '<p><a id="n1" lang="es" hreflang="es" href="/es/x/">uno</a></p>'

    assert rewrite(body, SITE, nowhere) == '<p><span id="n1" lang="es">uno</span></p>'


def test_a_link_inside_a_link_is_closed_where_it_ends():
    body = clean_body(
        "<a href=/en/x/><table><tr><td><a href=/es/y/>in</a></td></tr></table>out</a>"
    )

    turned = rewrite(
        body, SITE, lambda language, slug: same(language, slug) if language == "es" else None
    )

    assert turned == ('<table><tbody><tr><td><a href="/es/y/">in</a></td></tr></tbody></table>out')


def test_a_text_in_another_spelling_is_passed_through():
    body = "<p></a><a href='/en/x/'>x</a><a href=\"/en/y/\">y<"

    assert own_links(body, SITE) == (("en", "y"),)
    assert rewrite(body, SITE, nowhere) == "<p></a><a href='/en/x/'>x</a>y<"


_PRE = re.compile(r"(<pre[^>]*>)\n+")
_HREFS = [
    "/en/one/",
    "/es/dos",
    "/es/dos/#fn1",
    "/en/one/?a=1&b=2",
    "https://NEWS.example/en/three/#x",
    "/en/-/feed.atom",
    "/en/Impossible/",
    "https://else.example/en/one/",
]
_EXTRA = ["", ' lang="es"', ' hreflang="en"', ' title="a > b &quot;c&quot;"', ' id="fn1"']


def _anchors() -> st.SearchStrategy[str]:
    return st.builds(
        lambda before, after, href, inner: f'<a{before} href="{href}"{after}>{inner}</a>',
        st.sampled_from(_EXTRA),
        st.sampled_from(_EXTRA),
        st.sampled_from(_HREFS),
        bodies.written(),
    )


def _linking_bodies() -> st.SearchStrategy[str]:
    return st.lists(st.one_of(_anchors(), bodies.written()), max_size=5).map("".join)


@settings(max_examples=100)
@given(_linking_bodies())
def test_links_led_to_themselves_are_the_same_links(html):
    body = clean_body(html)
    asked: list[Link] = []

    def decide(language: str, slug: str) -> Destination:
        asked.append((language, slug))
        return same(language, slug)

    turned = rewrite(body, SITE, decide)

    assert own_links(turned, SITE) == own_links(body, SITE) == tuple(dict.fromkeys(asked))
    assert rewrite(turned, SITE, same) == turned


@settings(max_examples=100)
@given(_linking_bodies(), st.sets(st.sampled_from(["one", "dos", "three", "peru"])))
def test_whatever_is_decided_the_words_stay_and_the_body_is_still_a_clean_one(html, live):
    body = clean_body(html)

    turned = rewrite(
        body, SITE, lambda to, slug: Destination(f"/en/{slug}/", to) if slug in live else None
    )

    assert {slug for _, slug in own_links(turned, SITE)} <= live
    assert markup.text_of(markup.read(turned).children) == markup.text_of(
        markup.read(body).children
    )
    # A line feed that a link held apart from the <pre> around it is one that no parser keeps.
    assert clean_body(turned) == _PRE.sub(r"\1", turned)


@given(st.text(), st.text())
def test_no_text_and_no_public_url_is_too_strange(body, public_url):
    own_links(body, public_url)
    rewrite(linked(body), public_url, nowhere)
