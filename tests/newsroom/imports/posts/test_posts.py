"""Posts from social networks as quotes."""

import pytest

from newsroom.imports import trees
from newsroom.imports.posts import found as posts_found

LANGUAGES = ("en", "es")
SIGNED = "— Ana Sol (@anasol) 8 May 2020"


def _framed(html: str) -> list[str]:
    tree = trees.parse(html)
    posts_found.frame(tree, LANGUAGES)
    return trees.serialise(tree).split("\n")


def _post(inner: str, attributes: str = ' lang="en"') -> str:
    return (
        f'<blockquote class="post" translate="no"{attributes}>{inner}<footer>'
        '<cite>Ana Sol (@anasol)</cite> <time datetime="2020-05-08">8 May 2020</time>'
        "</footer></blockquote>"
    )


@pytest.mark.parametrize(
    "html",
    [
        f"<p>The rain was heavy today</p><p>{SIGNED}</p>",
        f"<p>The rain was heavy today<br>\n{SIGNED}</p>",
        f"<p>The rain was heavy today {SIGNED}</p>",
        f"<blockquote><p>The rain was heavy today</p>{SIGNED}</blockquote>",
        f"<blockquote><p>The rain was heavy today</p><p>{SIGNED}</p></blockquote>",
        f"<blockquote><p>The rain was heavy today\n{SIGNED}</p></blockquote>",
    ],
)
def test_a_post_is_framed_in_whatever_form_it_was_copied(html: str) -> None:
    assert _framed(html) == [_post("<p>The rain was heavy today</p>")]


def test_a_network_names_the_language_and_the_address_itself() -> None:
    html = (
        "<blockquote class='twitter-tweet'><p lang='pt' dir='ltr'>Chuva "
        "<a href='https://t.example/1'><b>#Arven</b></a> <a href='https://e.org/'>e.org</a></p>"
        "&mdash; Ana Sol (@anasol) <a href='https://t.example/2'>today</a></blockquote>"
    )

    assert _framed(html) == [
        (
            '<blockquote class="post" translate="no" lang="pt" cite="https://t.example/2">'
            '<p>Chuva <b>#Arven</b> <a href="https://e.org/">e.org</a></p><footer>'
            '<cite>Ana Sol (@anasol)</cite> <a href="https://t.example/2">today</a>'
            "</footer></blockquote>"
        )
    ]


@pytest.mark.parametrize("given", ["und", "<x>"])
def test_a_post_in_an_unknown_language_has_no_lang(given: str) -> None:
    html = f"<blockquote><p lang='{given}'>Ay</p>{SIGNED}</blockquote>"

    assert _framed(html) == [_post("<p>Ay</p>", "")]


def test_a_date_that_cannot_be_read_or_is_missing_stays_as_written() -> None:
    html = "<p>Ay</p><p>— Ana (@a@b.social) yesterday</p><p>Uy</p><p>— Ana (@a.b)</p>"

    assert _framed(html) == [
        (
            '<blockquote class="post" translate="no"><p>Ay</p>'
            "<footer><cite>Ana (@a@b.social)</cite> yesterday</footer></blockquote>"
        ),
        (
            '<blockquote class="post" translate="no"><p>Uy</p>'
            "<footer><cite>Ana (@a.b)</cite></footer></blockquote>"
        ),
    ]


def test_earlier_paragraphs_belong_to_a_post_only_while_they_look_like_one() -> None:
    html = (
        f"<p>The council met in the morning.</p><p>It rains on the valley #rain</p>"
        f"<p>pic.twitter.com/abc</p><p>{SIGNED}</p>"
    )

    assert _framed(html) == [
        "<p>The council met in the morning.</p>",
        _post("<p>It rains on the valley #rain</p><p>pic.twitter.com/abc</p>", ' lang="en"'),
    ]


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Title</h2>\n<p>{SIGNED}</p>",
        f"<p>{SIGNED}</p>",
        f"<p>{'Long. ' * 120}</p>\n<p>{SIGNED}</p>".replace(" </p>", "</p>"),
        (
            "<p>They spoke — Ana (@ana) was first of all the many people who came "
            "to the house that "
            "day in May to see it</p>"
        ),
        "<blockquote><p>They spoke.</p> and <b>Ana</b> (@ana)</blockquote>",
        "<blockquote><p>They spoke.</p></blockquote>",
        "<blockquote><ul><li>They spoke.</li></ul></blockquote>",
    ],
)
def test_what_is_no_post_stays(html: str) -> None:
    assert "\n".join(_framed(html)) == html


def test_two_posts_in_a_row_stay_two() -> None:
    html = (
        f"<p>The rain was heavy today</p><p>{SIGNED}</p>"
        f"<p>The families wait for an answer</p><p>{SIGNED}</p>"
    )

    assert _framed(html) == [
        _post("<p>The rain was heavy today</p>"),
        _post("<p>The families wait for an answer</p>"),
    ]
