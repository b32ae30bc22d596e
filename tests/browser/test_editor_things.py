"""What the bar of the editor puts into a text, each thing once, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from newsroom.articles.sanitise import clean_body
from tests.browser.conftest import Enter
from tests.browser.editing import body, done, mark_last, press, written

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"></svg>'


def test_a_link_leads_to_an_address_or_to_an_article_of_ones_own(enter: Enter) -> None:
    author = enter("author", editor=True)
    found = [{"title": "El río", "language": "es", "href": "/es/el-rio/", "phase": "live"}]
    author.page.route("**/writing/articles?*", lambda route: route.fulfill(json=found))

    written(author, "See the river")
    mark_last(author, 5)
    author.page.keyboard.press("Control+k")
    author.page.locator("#say-link-search").fill("rio")
    author.page.locator("#say-link .result").click()
    done(author, "link")
    assert body(author) == '<p>See the <a href="/es/el-rio/">river</a></p>'

    press(author, "a")
    done(author, "link", href="https://example.org/")
    assert body(author) == '<p>See the <a href="https://example.org/">river</a></p>'

    press(author, "a")
    done(author, "link", href="javascript:alert(1)")
    assert body(author) == "<p>See the river</p>"


def test_a_quotation_keeps_who_said_it_and_the_original_words(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "We stay.")
    press(author, "blockquote")
    done(author, "quotation", speaker="Rosa Quispe, farmer", language="quc", words="Kab")
    assert body(author) == (
        '<blockquote><p data-said="Kab" data-said-in="quc">We stay.</p>'
        "<footer>Rosa Quispe, farmer</footer></blockquote>"
    )

    written(author, "She said we stay")
    mark_last(author, 7)
    press(author, "q")
    done(author, "quoted", language="es", words="nos quedamos")
    said = '<q data-said="nos quedamos" data-said-in="es">we stay</q>'
    assert body(author) == f"<p>She said {said}</p>"


def test_a_picture_is_chosen_described_and_captioned(enter: Enter) -> None:
    author = enter("author", editor=True)
    key = "ab" * 16
    river = {
        "id": key, "src": "/static/icon.svg", "width": 8, "height": 8, "credit": "Ana",
        "alt": {"en": "A river"}, "caption": {"en": "Early"}, "usable": True, "why": "",
    }  # fmt: skip
    ended = {**river, "id": "cd" * 16, "usable": False, "why": "The rights have ended."}
    answer = {"pictures": [river, ended], "more": False}
    author.page.route("**/writing/pictures?*", lambda route: route.fulfill(json=answer))
    author.page.route(
        "**/desk/pictures/*/file",
        lambda route: route.fulfill(body=DRAWN, content_type="image/svg+xml"),
    )

    written(author, "Before")
    press(author, "picture")
    expect(author.page.locator(".tile").nth(1)).to_be_disabled()
    author.page.locator(".tile").first.click()
    done(author, "picture", alt="A wide river")

    image = f'<img src="picture:{key}" alt="A wide river">'
    assert body(author) == f"<p>Before</p><figure>{image}<figcaption>Early</figcaption></figure>"
    author.page.locator(".editor-text figcaption").click()
    author.page.keyboard.press("End")
    author.page.keyboard.type(" light")
    author.page.keyboard.press("Enter")
    author.page.keyboard.type("After")
    caption = "<figcaption>Early light</figcaption>"
    assert body(author) == f"<p>Before</p><figure>{image}{caption}</figure><p>After</p>"


def test_a_table_grows_shrinks_and_has_a_caption(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "")
    press(author, "table")
    author.page.keyboard.type("a")
    author.page.keyboard.press("Tab")
    author.page.keyboard.type("b")
    for name in ("column-delete", "row-after", "column-after", "table-caption"):
        press(author, name)
    author.page.keyboard.type("Years")

    assert body(author) == (
        "<table><caption>Years</caption><thead><tr><th>a</th><th></th><th></th></tr></thead><tbody>"
        f"{'<tr><td></td><td></td><td></td></tr>' * 3}</tbody>"
        "</table><p></p>"
    )


def test_footnotes_are_numbered_by_their_places_and_lead_back(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "One two")
    press(author, "note")
    author.page.keyboard.type("Later")
    press(author, "note")
    for _ in range(5):
        author.page.keyboard.press("ArrowLeft")
    press(author, "note")
    author.page.keyboard.type("Sooner")
    press(author, "note")
    author.page.keyboard.type("!")

    expect(author.page.locator(".editor-text .noteref")).to_have_text(["1", "2"])
    expect(author.page.locator(".editor-text ol.notes li")).to_have_text(["Sooner", "Later"])
    expect(author.page.locator(".editor-text > p")).to_have_text(["One 1!two2"])


def test_a_second_reference_leads_to_the_same_note_and_either_may_go(enter: Enter) -> None:
    author = enter("author", editor=True)
    references = author.page.locator(".editor-text > p .noteref")
    notes = author.page.locator(".editor-text ol.notes li")

    written(author, "One two three")
    expect(author.page.locator(".tools [data-do=again]")).to_be_hidden()
    press(author, "note")
    author.page.keyboard.type("The ruling")
    author.page.locator(".editor-text > p").click()
    author.page.keyboard.press("Home")
    press(author, "note")
    author.page.keyboard.type("The law")
    author.page.locator(".editor-text > p").click()
    author.page.keyboard.press("End")
    author.page.keyboard.type(" four")
    press(author, "again")
    choices = author.page.locator("#say-again .result")
    expect(choices).to_have_text(["1. The law", "2. The ruling"])
    choices.last.press("Enter")
    expect(references).to_have_text(["1", "2", "2"])
    expect(notes).to_have_text(["The law", "The ruling"])

    first, second, third = re.findall(r'id="noteref-([^"]+)"', clean_body(body(author)))
    assert first != second
    assert third == f"{second}-2"  # so a page can lead back to each place

    author.page.wait_for_timeout(600)  # what follows at once is one step for undoing
    author.page.keyboard.press("Backspace")  # the one that was put last
    expect(references).to_have_text(["1", "2"])
    author.page.keyboard.press("Control+z")
    expect(references).to_have_text(["1", "2", "2"])
    author.page.keyboard.press("Home")
    author.page.keyboard.press(
        "Delete"
    )  # the first note has no reference left, and keeps its words
    expect(references).to_have_text(["1", "1"])
    expect(notes).to_have_text(["The ruling", "The law"])
    author.page.keyboard.press("Home")
    author.page.keyboard.press("Shift+End")
    author.settle()
    author.page.keyboard.press("Control+c")
    author.page.keyboard.press("ArrowRight")
    author.settle()
    author.page.keyboard.press("Enter")
    author.page.keyboard.press("Control+v")
    expect(references).to_have_text(["1", "1", "1", "1"])
    expect(notes).to_have_text(["The ruling", "The law"])


TWEET = (
    '<blockquote class="twitter-tweet"><p lang="es" dir="ltr">Hola a todas</p>&mdash; Ana'
    ' (@anarobles) <a href="https://twitter.com/anarobles/status/1?ref_src=x">November 26,'
    ' 2026</a></blockquote> <script async src="https://platform.twitter.com/widgets.js"></script>'
)
BLUESKY = (
    '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:x/app.bsky.feed.post/3k">'
    '<p lang="es">Hola a todas</p>&mdash; Ana (<a href="https://bsky.app/profile/did:plc:x">@ana.test'
    '</a>) <a href="https://bsky.app/profile/did:plc:x/post/3k">November 26, 2026</a></blockquote>'
)
VIDEO = '<iframe src="https://www.youtube.com/embed/abc123def45" title="Row!"></iframe>'


@pytest.mark.parametrize(
    ("pasted", "address", "by", "words"),
    [
        (TWEET, "https://twitter.com/anarobles/status/1", "Ana (@anarobles)", "Hola a todas"),
        (BLUESKY, "https://bsky.app/profile/did:plc:x/post/3k", "Ana (@ana.test)", "Hola a todas"),
        (VIDEO, "https://www.youtube.com/watch?v=abc123def45", "", "Row!"),
        (
            "https://x.com/anarobles/status/1 Hola a todas",
            "https://x.com/anarobles/status/1",
            "@anarobles",
            "Hola a todas",
        ),
    ],
)
def test_a_post_is_a_quotation_of_what_was_pasted(
    enter: Enter, pasted: str, address: str, by: str, words: str
) -> None:
    author = enter("author", editor=True)

    written(author, "")
    press(author, "post")
    author.page.locator("#say-post-pasted").fill(pasted)
    expect(author.page.locator("#say-post-address")).to_have_value(address)
    expect(author.page.locator("#say-post-author")).to_have_value(by)
    done(author, "post", date="2026-11-26", language="es")

    sent = body(author)
    assert sent.startswith(
        f'<blockquote class="post" cite="{address}" lang="es" translate="no"><p>{words}</p><footer>'
    )
    assert '<time datetime="2026-11-26">26 de noviembre de 2026</time>' in sent


def test_what_a_person_typed_of_a_post_is_not_read_over(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "")
    press(author, "post")
    done(
        author, "post", author="Ana Robles", pasted="https://x.com/anarobles/status/1 Hola a todas"
    )

    expect(author.page.locator(".editor-text .post")).to_have_text("Hola a todasAna Robles")
    assert "<footer><cite>Ana Robles</cite></footer>" in body(author)


def test_a_passage_says_its_language_and_formatting_is_cleared(enter: Enter) -> None:
    author = enter("author", editor=True)

    written(author, "## Hola mundo")
    mark_last(author, 5)
    press(author, "lang")
    done(author, "language", language="es")
    assert body(author) == '<h2>Hola <span lang="es">mundo</span></h2>'

    press(author, "clear")
    assert body(author) == "<p>Hola mundo</p>"
    press(author, "undo")
    assert body(author) == '<h2>Hola <span lang="es">mundo</span></h2>'


@pytest.mark.parametrize("is_rich", [True, False])
def test_what_misses_words_for_a_picture_leads_to_it_and_asks(
    enter: Enter, *, is_rich: bool
) -> None:
    author = enter("author")
    page = author.page
    bare, told = (
        f'<figure><img src="picture:{key * 16}" alt="{alt}"></figure>'
        for key, alt in (("cd", ""), ("ab", "A river"))
    )
    page.route(
        "**/desk/pictures/*/file",
        lambda route: route.fulfill(body=DRAWN, content_type="image/svg+xml"),
    )
    author.go("/desk/articles/new")
    page.locator("textarea[name=body]").fill(f"The river.\n\n{bare}\n\n{told}")
    if is_rich:
        page.locator("[data-write=editor]").click()
        expect(page.locator(".editor-text figure")).to_have_count(2)

    page.locator("#panel-why a[href='#picture_in_text']").click()

    if is_rich:
        expect(page.locator("#say-describe-alt")).to_be_focused()
        done(author, "describe", alt="A dam")
        assert bare.replace('alt=""', 'alt="A dam"') in body(author)
        assert told in body(author)
    else:
        field = page.locator("textarea[name=body]")
        expect(field).to_be_focused()
        marked = field.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)")
        assert "cd" * 16 in marked
        assert "ab" * 16 not in marked
    assert page.evaluate("location.hash") == ""
