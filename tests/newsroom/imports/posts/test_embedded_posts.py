"""Pasted posts become quotations: from each network's codes, from copied text, from an address."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.articles.sanitise import clean_body
from newsroom.errors import TooLarge
from newsroom.imports.posts import addresses as posts_addresses
from newsroom.imports.posts import embedded as posts_embedded
from newsroom.imports.posts.quotes import Post, as_html

LANGUAGES = ("en", "es")
BLUESKY = (
    '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/3k">'
    '<p lang="en">We are here and we will stay.<br><br><a href="https://bsky.app/x">[image or '
    'embed]</a></p>&mdash; Ana (<a href="https://bsky.app/profile/did:plc:abc?ref_src=embed">'
    '@ana.bsky.social</a>) <a href="https://bsky.app/profile/did:plc:abc/post/3k?ref_src=embed">'
    "January 2, 2025 at 1:00 PM</a></blockquote>"
)
INSTAGRAM = (
    '<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-permalink='
    '"https://www.instagram.com/p/ABCdef/?utm_source=ig_embed"><div><a href="https://www.instagram'
    '.com/p/ABCdef/">View this post on Instagram</a><p><a href="https://www.instagram.com/p/ABCdef'
    '/">A post shared by River Desk (@riverdesk)</a></p></div></blockquote>'
)
TIKTOK = (
    '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@ana/video/72"><section>'
    '<a title="@ana" href="https://www.tiktok.com/@ana?refer=embed">@ana</a><p>Hoy estamos en la '
    'plaza y no nos vamos <a title="rio" href="x">#rio</a></p><a href="y">♬ sonido</a></section>'
    "</blockquote>"
)
FACEBOOK = (
    '<div class="fb-post" data-href="https://www.facebook.com/madres/posts/123"><blockquote '
    'cite="https://www.facebook.com/madres/posts/123"><p>We will not leave the river to them.</p>'
    'Posted by <a href="#">Madres del Río</a> on&nbsp;<a href="x">Thursday, August 27, 2015</a>'
    "</blockquote></div>"
)
MASTODON = (
    '<blockquote class="mastodon-embed" data-embed-url="https://social.example/@ana/109876/embed">'
    '<a href="https://social.example/@ana/109876"><div>Post by @ana@social.example</div><div>View '
    "on Mastodon</div></a></blockquote>"
)
THREADS = (
    '<blockquote class="text-post-media" data-text-post-permalink="https://www.threads.net/@ana/'
    'post/Cu"><a href="https://www.threads.net/@ana/post/Cu"><div>Post by @ana</div></a>'
    "</blockquote>"
)
YOUTUBE = (
    '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=a" allowfullscreen'
    ' title="The river that was measured"></iframe>'
)
COPIED = """\
Madres del Río
@madres_ej
Hoy no encontramos a nadie. Mañana seguimos buscando en la orilla.

Gracias a quienes vinieron.
3:45 p. m. · 8 nov. 2017
·
12 mil Vistas
https://x.com/madres_ej/status/123?s=20"""


@pytest.mark.parametrize(
    ("pasted", "post"),
    [
        (
            BLUESKY,
            Post(
                "We are here and we will stay.",
                "Ana (@ana.bsky.social)",
                "https://bsky.app/profile/did:plc:abc/post/3k",
                "January 2, 2025 at 1:00 PM",
                dt.date(2025, 1, 2),
                "en",
            ),
        ),
        (INSTAGRAM, Post("", "River Desk (@riverdesk)", "https://www.instagram.com/p/ABCdef/")),
        (
            TIKTOK,
            Post(
                "Hoy estamos en la plaza y no nos vamos #rio",
                "@ana",
                "https://www.tiktok.com/@ana/video/72",
                language="es",
            ),
        ),
        (
            FACEBOOK,
            Post(
                "We will not leave the river to them.",
                "Madres del Río",
                "https://www.facebook.com/madres/posts/123",
                "Thursday, August 27, 2015",
                dt.date(2015, 8, 27),
                "en",
            ),
        ),
        (MASTODON, Post("", "@ana@social.example", "https://social.example/@ana/109876")),
        (THREADS, Post("", "@ana", "https://www.threads.net/@ana/post/Cu")),
        (
            YOUTUBE,
            Post(
                "The river that was measured",
                address="https://www.youtube.com/watch?v=dQw4w9WgXcQ",
                language="en",
            ),
        ),
        (
            (
                '<script async src="https://telegram.org/js/telegram-widget.js?22" '
                'data-telegram-post="riverdesk/83" data-width="100%"></script>'
            ),
            Post("", "@riverdesk", "https://t.me/riverdesk/83"),
        ),
        (
            COPIED,
            Post(
                "Hoy no encontramos a nadie. Mañana seguimos buscando en la orilla.\n\n"
                "Gracias a quienes vinieron.",
                "Madres del Río (@madres_ej)",
                "https://x.com/madres_ej/status/123",
                "8 nov. 2017",
                dt.date(2017, 11, 8),
                "es",
            ),
        ),
        ("Words of somebody", Post("Words of somebody", language="en")),
    ],
)
def test_a_paste_tells_what_it_can(pasted: str, post: Post) -> None:
    assert posts_embedded.read(pasted, LANGUAGES) == post


@pytest.mark.parametrize(
    ("url", "address", "author"),
    [
        ("https://twitter.com/a/status/1?s=20", "https://twitter.com/a/status/1", "@a"),
        ("https://x.com/i/status/1", "https://x.com/i/status/1", ""),
        ("https://youtu.be/abcdefg?t=9", "https://www.youtube.com/watch?v=abcdefg", ""),
        (
            "https://m.youtube.com/watch?a=b&v=abcdefg",
            "https://www.youtube.com/watch?v=abcdefg",
            "",
        ),
        (
            (
                "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2F"
                "posts%2F1&width=500"
            ),
            "https://www.facebook.com/a/posts/1",
            "a",
        ),
        ("https://t.me/s/desk/7", "https://t.me/desk/7", "@desk"),
        (
            "https://social.example/@a@other.example/1098765",
            "https://social.example/@a@other.example/1098765",
            "@a@other.example",
        ),
        ("https://bsky.app/profile/a.example/post/3k", None, "@a.example"),
    ],
)
def test_an_address_tells_who_wrote_there_and_loses_what_tracks(
    url: str, address: str | None, author: str
) -> None:
    assert posts_addresses.place_of(url) == posts_addresses.Place(address or url, author)


@pytest.mark.parametrize(
    "url",
    ["https://x.com/a", "javascript:alert(1)", "https://[", "//", "https://a:b@x.com/a/status/1"],
)
def test_any_other_address_is_that_of_no_post(url: str) -> None:
    assert posts_addresses.place_of(url) is None


def test_what_is_missing_is_named() -> None:
    post = posts_embedded.read("https://x.com/a/status/1", LANGUAGES)

    assert post is not None
    assert post.missing == ("date", "language", "text")
    assert posts_embedded.read(" \n ", LANGUAGES) is None


def test_codes_become_quotations_and_the_rest_stays() -> None:
    html, count = posts_embedded.turned(f"<p>A &amp; b</p>{FACEBOOK}<p>C</p>", LANGUAGES)

    assert count == 1
    assert clean_body(html).replace("\n", "") == (
        '<p>A &amp; b</p><blockquote class="post" translate="no" lang="en"'
        ' cite="https://www.facebook.com/madres/posts/123"><p>We will not leave the river to them.'
        '</p><footer><cite>Madres del Río</cite> <time datetime="2015-08-27">Thursday, August 27,'
        " 2015</time></footer></blockquote><p>C</p>"
    )


def test_a_text_without_codes_is_not_even_read() -> None:
    html = "<p>A twitter &nbsp;<b>post</b></p>"

    assert posts_embedded.turned(html, LANGUAGES) == (html, 0)
    assert posts_embedded.turned(f"{html}<iframe src=x></iframe>", LANGUAGES)[1] == 0


def test_what_is_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(TooLarge):
        posts_embedded.turned("<div>" * 2_000 + TIKTOK, LANGUAGES)


@given(
    st.lists(
        st.sampled_from(
            [
                BLUESKY,
                TIKTOK[:200],
                "@a\n",
                "Ana (@a) · 3 h\n",
                "8 nov. 2017",
                "—",
                "<p>",
                "</p>",
                "<br>",
                "words ",
                "\n\n",
                "<script>x</script>",
                "<!-- c -->",
                "&lt;b&gt;",
                "https://x.com/a/status/1 ",
            ]
        ),
        max_size=8,
    ).map("".join)
)
def test_whatever_is_pasted_becomes_a_body_that_stays_as_it_is(pasted: str) -> None:
    post = posts_embedded.read(pasted, LANGUAGES)

    if post is not None:
        body = as_html(post)
        assert clean_body(body) == body
        assert "<script" not in body
