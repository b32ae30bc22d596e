"""What other programs put on the clipboard, cleaned in a real browser under the desk's policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from newsroom.articles.sanitise import clean_body
from newsroom.web.headers import desk_headers, new_nonce

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MODULES = Path(__file__).parents[2] / "assets" / "editor" / "paste"
FIXTURES = Path(__file__).parents[1] / "fixtures" / "clipboard"
NAMES = sorted(one.stem for one in FIXTURES.glob("*.html") if ".expected" not in one.name)
LEFT = {
    "word-windows": {"pictures": 1, "comments": 1, "deletions": 1, "hidden": 1, "embeds": 0},
    "word-review": {"pictures": 1, "comments": 1, "deletions": 3, "hidden": 1},
    "word-mac": {"hidden": 1},
    "google-docs": {"pictures": 1},
    "google-docs-page": {"pictures": 1, "comments": 2},
    "libreoffice": {"hidden": 1},
    "gutenberg": {"pictures": 1, "embeds": 1},
    "wordpress-classic": {"pictures": 1},
    "hostile": {"pictures": 1, "hidden": 1, "embeds": 4},
}
SECRETS = (
    "Marta",
    "Luisa",
    "MR1",
    "calle Sol",
    "600 000",
    "says so",
    "says who",
    "source: Ana",
    "oculto",
    "file:",
)
_HOST = "https://desk.test"


@pytest.fixture(scope="module")
def complaints() -> list[str]:
    """Return what the browser complained of."""
    return []


@pytest.fixture(scope="module")
def desk(chromium: Browser, complaints: list[str]) -> Iterator[Page]:
    """Open a page under the desk's policy that has the modules, and nothing else."""
    nonce = new_nonce()
    page = chromium.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    start = (
        f'<!doctype html><title>Desk</title><script type="module" nonce="{nonce}">'
        'import * as paste from "/index.js"; import { TABLES } from "/links.js";'
        "window.paste = { ...paste, TABLES };</script>"
    )

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{_HOST}/")
        if not name:
            # Modules of modules have no nonce of their own: on the desk all of it is one file.
            headers = {
                one: said.replace("script-src ", "script-src 'self' ")
                for one, said in desk_headers(nonce).items()
            }
            route.fulfill(body=start, content_type="text/html", headers=headers)
        elif (MODULES / name).is_file():
            route.fulfill(path=MODULES / name, content_type="text/javascript")
        else:
            complaints.append(f"asked for {route.request.url}")
            route.abort()

    page.route("**/*", answer)
    page.goto(f"{_HOST}/")
    page.wait_for_function("window.paste")
    yield page
    page.close()


@pytest.fixture(autouse=True)
def _no_complaints(complaints: list[str]) -> Iterator[None]:
    """Let no style, no script and no request of what was pasted reach the browser."""
    complaints.clear()
    yield
    assert complaints == []


def cleaned(desk: Page, html: str) -> dict[str, Any]:
    said: dict[str, Any] = desk.evaluate("html => paste.cleanPastedWithReport(html)", html)
    return said


def run_together(html: str) -> str:
    """Return HTML without the line breaks between elements: the newsroom puts notes apart."""
    return re.sub(r">\n+<", "><", html)


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_from_a_program_comes_in_clean(desk: Page, name: str) -> None:
    pasted = (FIXTURES / f"{name}.html").read_text()

    said = cleaned(desk, pasted)

    assert said["html"] + "\n" == (FIXTURES / f"{name}.expected.html").read_text()
    assert {kind: count for kind, count in said["left"].items() if count} == {
        kind: count for kind, count in LEFT.get(name, {}).items() if count
    }


@pytest.mark.parametrize("name", NAMES)
def test_what_is_clean_stays_as_it_is(desk: Page, name: str) -> None:
    once = cleaned(desk, (FIXTURES / f"{name}.html").read_text())["html"]

    assert cleaned(desk, once)["html"] == once
    assert run_together(clean_body(once)) == run_together(once)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_was_hidden_deleted_or_said_beside_the_text_comes_in(
    desk: Page, name: str
) -> None:
    said = cleaned(desk, (FIXTURES / f"{name}.html").read_text())["html"]

    assert [one for one in SECRETS if one in said] == []
    assert not re.search(r"style=|mso|google|safelinks|utm_|fbclid|gclid|javascript:", said)


def test_plain_text_keeps_its_lists_and_its_line_ends(desk: Page) -> None:
    text = (FIXTURES / "plain.txt").read_text()

    said = desk.evaluate("text => paste.cleanPastedText(text)", text)

    assert said == (
        "<p>First paragraph,<br>second line.</p>\n"
        "<p>What we ask:</p>\n"
        "<ul><li>land</li><li>water &lt;now&gt;</li></ul>\n"
        "<ul><li>one</li><li>two</li></ul>\n"
        '<ol start="3"><li>third</li><li>fourth</li></ol>\n'
        "<p>1999. A year that stands alone.</p>"
    )
    assert clean_body(said) == said
    assert cleaned(desk, said)["html"] == said


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("", ""),
        ("   <p> </p>", ""),
        ("just words", "<p>just words</p>"),
        ("<b>a </b>b", "<p><strong>a</strong> b</p>"),
        ("<p>10&nbsp;000 and&nbsp; more</p>", "<p>10\N{NO-BREAK SPACE}000 and more</p>"),
        ("<h1>A</h1><h2>B</h2><h5>C</h5>", "<h2>A</h2>\n<h3>B</h3>\n<h4>C</h4>"),
        ("<table><tr><td>alone</td></tr></table>", "<p>alone</p>"),
        ("<ul><li></li></ul>", ""),
        ("<p>a <del>b</del> <s>c</s> <strike>d</strike> <ins>e</ins></p>",
         "<p>a <s>c d</s> e</p>"),
        ("<p>a<br><br><br>b</p>", "<p>a</p>\n<p>b</p>"),
        ('<a href="https://EXAMPLE.org/A?b=1&utm_x=2">c</a>',
         '<p><a href="https://example.org/A?b=1">c</a></p>'),
        ('<a href="//example.org">c</a>', "<p>c</p>"),
        ('<a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F%3Ffbclid%3D1">c</a>',
         '<p><a href="https://example.org/">c</a></p>'),
    ],
)  # fmt: skip
def test_small_things(desk: Page, pasted: str, kept: str) -> None:
    assert cleaned(desk, pasted)["html"] == kept
    assert clean_body(kept) == kept
