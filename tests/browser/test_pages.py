"""Every page that a person can reach by links, in both languages and on both widths."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import polib
import pytest
from playwright.sync_api import expect

from newsroom.demo.accounts import ACCOUNTS
from tests.browser.conftest import Enter
from tests.browser.visitor import DESK, HEIGHTS, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOK = (Path(__file__).parent / "look_at_page.js").read_text()
CATALOGUE = Path(__file__).parents[2] / "locales" / "es" / "LC_MESSAGES" / "messages.po"
OURS = ("/desk/", "/translate/", "/review/", "/account/", "/admin/", "/terms/")
REHEARSED = re.compile(r"/rehearsal/\w+$")
"""A page of the public site, in its own language and frame; test_rehearsal looks at it."""
MOST_PAGES = 40
MOST_OF_A_KIND = 2
ARTICLES, ALL_STATES = "/desk/articles/N", 19
"""Editors may open an article in every state; one of them looks at all."""
ENGLISH = re.compile(r"\b(the|and|of|your|with|this|that|was|are|has)\b", re.IGNORECASE)
SLUG = re.compile(r"\S+-\S+|https?://\S+")
PICTURED = {"editor-en", "translator", "admin"}
"""Between them, they see every kind of page."""


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("role", [one.role for one in ACCOUNTS])
def test_every_page_that_a_person_reaches_is_whole(enter: Enter, role: str, language: str) -> None:
    visitor = enter(role, language=language)
    wrong: list[str] = []
    seen: Counter[str] = Counter()

    every_state = role == "editor-en" and language == "es"
    most_articles = ALL_STATES if every_state else MOST_OF_A_KIND

    for path in reached(visitor, seen, most_articles):
        status = visitor.go(path)
        found = [] if status == 200 else [f"status {status}"]
        found += looked_at(visitor, first_of_kind=role in PICTURED and seen[kind(path)] == 1)
        wrong += [f"{path}: {one}" for one in found]

    assert not wrong, "\n".join(wrong)
    assert sum(seen.values()) >= (3 if role == "admin" else 5)


def reached(visitor: Visitor, seen: Counter[str], most_articles: int) -> Iterator[str]:
    """Walk from the home page along links; each page is given out before its links are read."""
    home = urlsplit(visitor.page.url).path
    waiting, known = [home], {home}
    while waiting and sum(seen.values()) < MOST_PAGES:
        path = waiting.pop(0)
        if seen[kind(path)] >= (most_articles if kind(path) == ARTICLES else MOST_OF_A_KIND):
            continue
        seen[kind(path)] += 1
        yield path
        for link in links(visitor):
            if link not in known:
                known.add(link)
                waiting.append(link)


def kind(path: str) -> str:
    """Return a path without what tells one page of its kind from another."""
    one_of_many = r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/segments/)[^/]+|(?<=/)\d+"
    return re.sub(one_of_many, "N", urlsplit(path).path)


def links(visitor: Visitor) -> list[str]:
    """Return the newsroom's own addresses on the page, in their order."""
    hrefs = visitor.page.locator("a[href]:not([download])").evaluate_all(
        "all => all.map(one => one.href)"
    )
    own = [urldefrag(one).url.removeprefix(visitor.home) for one in hrefs]
    return [one for one in own if one.startswith(OURS) and not REHEARSED.search(one)]


def looked_at(visitor: Visitor, *, first_of_kind: bool) -> list[str]:
    """Return everything that is wrong with the page as it stands, on both widths."""
    page = visitor.page
    wrong: list[str] = []
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        visitor.width = width
        wrong += [f"{one} ({width} px)" for one in page.evaluate(LOOK, visitor.language)]
        if first_of_kind:
            name = kind(urlsplit(page.url).path).strip("/").replace("/", "-")
            visitor.shot(f"page-{name}")
    if visitor.language == "es":
        wrong += english_on(visitor)
    return wrong


def english_on(visitor: Visitor) -> list[str]:
    """Return the English that stands on a Spanish page where no other language is declared."""
    texts = visitor.page.evaluate(OWN_WORDS)
    return [
        f"English: {one!r}"
        for one in texts
        if one in UNTRANSLATED or (ENGLISH.search(one) and not SLUG.fullmatch(one))
    ]


# What people wrote or are called is theirs: quotations, reasons, names, and the newsroom's name.
OWN_WORDS = """() => {
  const texts = "blockquote, q, article.text, .text-kept, .passage, .segment-text";
  const theirs = `${texts}, .facts dd, .brand, .menu, datalist, code, script`;
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    const text = walk.currentNode.data.trim().replace(/\\s+/g, " ");
    if (text && parent.closest("[lang]").lang === "es" && !parent.closest(theirs)) found.push(text);
  }
  return found;
}"""
UNTRANSLATED = {
    one.msgid for one in polib.pofile(str(CATALOGUE)) if one.msgstr and one.msgstr != one.msgid
} - {one.msgstr for one in polib.pofile(str(CATALOGUE))}


def test_the_pages_before_sign_in_are_whole(enter: Enter) -> None:
    for language in ("en", "es"):
        visitor = enter(language=language)
        assert visitor.go("/desk/") == 200
        assert looked_at(visitor, first_of_kind=True) == []
        visitor.page.locator(".after a").click()
        assert looked_at(visitor, first_of_kind=True) == []


def test_a_page_that_is_not_there_says_so_in_the_persons_language(enter: Enter) -> None:
    visitor = enter("author", language="es")

    status = visitor.go("/desk/articles/nothing")

    assert status == 404
    expect(visitor.page.locator("h1")).to_have_text("Aquí no hay nada")
    assert looked_at(visitor, first_of_kind=True) == []
    assert "404" in visitor.complaints.pop()
