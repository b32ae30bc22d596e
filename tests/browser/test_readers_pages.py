"""The readers' pages in a real browser: nothing jumps, nothing is too wide, little is fetched."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from newsroom.publishing.content_types import content_type
from newsroom.publishing.pages.render import render_release
from newsroom.publishing.pages.values import MenuItem, Profile
from tests.newsroom.publishing.listed import render_lists
from tests.newsroom.publishing.page_kinds import NOW
from tests.newsroom.publishing.samples import ENGLISH, RELEASE, SITE, SPANISH, numbered

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LATE_S = 0.4
"""Later than a browser waits for an optional font, so that the page is read without it."""
WIDE_TABLE = (
    "<table><tbody><tr>"
    + "".join(f"<td>Incomunicación {number}</td>" for number in range(12))
    + "</tr></tbody></table>"
)
PROFILE = Profile(
    taglines=(("en", "In two languages"), ("es", "Periodismo sobre derechos, en dos idiomas")),
    main_menu=tuple(
        MenuItem((("en", words), ("es", words)), (("en", "/en/"), ("es", "/es/")))
        for words in ("Tierra y agua", "Justicia", "Personas defensoras", "Investigaciones")
    ),
)
WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOO_SMALL = """
[...document.querySelectorAll("a, button, input")]
  .filter((one) => !one.closest(".text, .skip, h2"))
  .filter((one) => one.getBoundingClientRect().height < 24)
  .map((one) => one.textContent.trim())
"""


def files() -> dict[str, bytes]:
    """Return a small site by path."""
    site = replace(SITE, profile=PROFILE)
    release = replace(
        RELEASE,
        site=site,
        editions=(ENGLISH, replace(SPANISH, body=f"{SPANISH.body}{WIDE_TABLE}")),
    )
    entries = [one for number in range(1, 12) for one in numbered(number)]
    found = render_lists(site, entries, updated=RELEASE.public_at, now=NOW)
    found |= {
        f"{one.language}/{one.slug}/index.html": one.content for one in render_release(release)
    }
    return {f"/{path.removesuffix('index.html')}": content for path, content in found.items()}


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return files()


PATHS = (
    f"/es/{SPANISH.slug}/",
    "/es/",
    "/es/-/archive/2017-11/",
    "/es/-/archive/",
    "/es/-/corrections/",
    "/404.html",
)


@pytest.fixture(scope="module")
def host(site: dict[str, bytes]) -> Iterator[str]:
    """Serve the site; its font comes late."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _, dot, suffix = self.path.rpartition(".")
            if suffix == "woff2":
                time.sleep(LATE_S)
            self.send_response(200)
            self.send_header("Content-Type", content_type(f"{dot}{suffix}" if dot else ".html"))
            self.end_headers()
            self.wfile.write(site[self.path])

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Page]:
    """Open a window that notes whatever jumps in it, without anything kept from before."""
    context = chromium.new_context(locale="es-ES")
    page = context.new_page()
    page.add_init_script(WATCH)
    yield page
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_its_window_and_nothing_on_it_jumps(
    reader: Page, host: str, path: str, width: int
) -> None:
    reader.set_viewport_size({"width": width, "height": 800})

    reader.goto(host + path)
    reader.wait_for_timeout(2 * LATE_S * 1000)

    assert reader.evaluate("window.shifted") == 0
    assert reader.evaluate(TOO_WIDE) == 0
    assert reader.evaluate(TOO_SMALL) == []


def test_an_index_shows_the_whole_count_of_each_list(reader: Page, host: str) -> None:
    reader.goto(f"{host}/es/-/archive/")

    count = reader.locator(".index .small").first

    assert count.inner_text().split()[0].isdigit()
    assert count.evaluate("one => getComputedStyle(one).clipPath") == "none"


def test_an_article_takes_three_requests(reader: Page, host: str) -> None:
    asked: list[str] = []
    reader.on("request", lambda one: asked.append(one.url.rpartition(".")[2]))

    reader.goto(host + PATHS[0])
    reader.wait_for_timeout(LATE_S * 1000)

    # The icon is the browser's own wish, and not part of the page.
    assert sorted(asked[1:]) == ["css", "svg", "woff2"]


def test_a_wide_table_scrolls_by_itself(reader: Page, host: str) -> None:
    reader.set_viewport_size({"width": 360, "height": 800})
    reader.goto(host + PATHS[0])

    frame = reader.locator(".table")
    frame.focus()
    reader.keyboard.press("ArrowRight")
    reader.wait_for_function("document.querySelector('.table').scrollLeft > 0")

    assert frame.evaluate("one => one.scrollWidth > one.clientWidth")
