"""A page that has nothing but the modules as browsers get them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

from newsroom.web import files

HOST = "http://modules.example"


def page_of_modules(browser: Browser) -> Iterator[Page]:
    """Open the page; a script in it imports each module by its name, as ``/editor.js``."""
    page = browser.new_page()
    page.route(f"{HOST}/**", _answer)
    page.goto(f"{HOST}/")
    yield page
    page.close()


def _answer(route: Route) -> None:
    name = urlsplit(route.request.url).path.removeprefix("/")
    if name:
        route.fulfill(path=files.folder() / name, content_type="text/javascript")
    else:
        route.fulfill(body="<!DOCTYPE html><title>modules</title>", content_type="text/html")
