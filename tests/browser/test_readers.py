"""The pages that readers see, in a real browser: whole, light, still, and open to everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Request

from newsroom.demo import accounts
from newsroom.publishing import taking_back
from tests.browser.carrying import a_live_pair
from tests.browser.conftest import Enter, House
from tests.browser.visitor import DESK, HEIGHTS, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOK = (Path(__file__).parent / "look_at_page.js").read_text()
THEMES = ("light", "dark")
MOST_OF_A_KIND = 2
LISTS = "-"
MOST_BYTES = 20_000
MOST_REQUESTS = 3
SHIFTS = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => tell(sum), 500);
})"""


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_readers_page_is_whole_and_open_to_everybody(
    enter: Enter, house: House, language: str
) -> None:
    a_live_pair(house)
    reader = enter(language=language)
    seen: Counter[str] = Counter()
    wrong = []

    for path in _reached(reader, f"/{language}/", seen):
        wrong += [f"{path}: {one}" for one in _looked_at(reader, first=seen[_kind(path)] == 1)]

    assert not wrong, "\n".join(wrong)
    assert {"front", "article", "archive-one", "corrections"} <= seen.keys()


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_not_there_is_told_in_both_languages_to_everybody(
    enter: Enter, house: House, language: str
) -> None:
    pair = a_live_pair(house)
    with house.app.app_context():
        taking_back.withdraw(pair.id, reason="A test.", by=accounts.cast()["editor-en"])
    reader = enter(language=language)
    gone = f"/{language}/{pair.slugs[language]}/"
    reader.wait_for(lambda: reader.go(gone) == 410)

    assert _looked_at(reader, first=True, name="410") == []
    assert reader.go(f"/{language}/nothing-here/") == 404
    assert _looked_at(reader, first=True, name="404") == []
    assert all("410" in one or "404" in one for one in reader.complaints)
    reader.complaints.clear()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_an_article_is_light_comes_in_three_requests_and_stands_still(
    enter: Enter, house: House, width: int
) -> None:
    pair = a_live_pair(house)
    reader = enter(width=width)
    path = f"/en/{pair.slugs['en']}/"
    reader.wait_for(lambda: reader.page.request.get(reader.home + path).status == 200)
    asked: list[Request] = []
    reader.page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108 — it wants a function

    assert reader.go(path) == 200
    reader.page.wait_for_load_state("networkidle")
    sent = {urlsplit(one.url).path: one.sizes()["responseBodySize"] for one in asked}
    # The icon is the browser's own wish, and not part of the page.
    sent = {path: size for path, size in sent.items() if not path.endswith(".svg")}

    assert len(sent) <= MOST_REQUESTS, sorted(sent)
    assert sum(sent.values()) <= MOST_BYTES, sent
    assert reader.page.evaluate(SHIFTS) == 0
    assert reader.page.context.cookies() == []


def _reached(reader: Visitor, home: str, seen: Counter[str]) -> Iterator[str]:
    """Walk from a front page along the links in its language, a few pages of every kind."""
    waiting, known = [home], {home}
    while waiting:
        path = waiting.pop(0)
        if seen[_kind(path)] >= MOST_OF_A_KIND:
            continue
        seen[_kind(path)] += 1
        reader.go(path)
        yield path
        hrefs = reader.page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
        for href in hrefs:
            link = urldefrag(href).url.removeprefix(reader.home)
            if link.startswith(home) and not _is_file(link) and link not in known:
                known.add(link)
                waiting.append(link)


def _is_file(path: str) -> bool:
    return "." in path.rpartition("/")[2]


def _kind(path: str) -> str:
    """Return what a page of readers is, from its path."""
    _, *steps = urlsplit(path).path.strip("/").split("/")
    if not steps:
        return "front"
    if steps[0] != LISTS:
        return "article"
    return steps[1] if len(steps) == 2 else f"{steps[1]}-one"


def _looked_at(reader: Visitor, *, first: bool, name: str = "") -> list[str]:
    """Return everything that is wrong with a page, in both themes and on both widths."""
    page, wrong = reader.page, []
    told = page.locator("html").get_attribute("lang") if name else reader.language
    for theme in THEMES:
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            reader.width = width
            where = f"({theme}, {width} px)"
            wrong += [
                f"{one} {where}" for one in page.evaluate(LOOK, told) if not _told_twice(one, name)
            ]
            wrong += [f"{one} {where}" for one in _barriers(reader)]
            if first:
                reader.shot(f"reader-{name or _kind(page.url.removeprefix(reader.home))}-{theme}")
    return wrong


def _told_twice(fault: str, name: str) -> bool:
    """Tell whether a page for readers of any language has a first heading for each."""
    return bool(name) and fault.endswith("first headings")


def _barriers(reader: Visitor) -> list[str]:
    """Return what axe finds that keeps somebody from reading."""
    found = Axe().run(reader.page).response["violations"]
    return [f"{one['id']}: {one['help']} {one['nodes'][0]['target']}" for one in found]
