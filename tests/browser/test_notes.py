"""An article with notes, a speaker, a post and a passage, as readers meet it in both languages."""

from __future__ import annotations

import uuid

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.articles.content import Content
from newsroom.demo import accounts
from newsroom.publishing import actions as releasing
from newsroom.publishing import queries as releases
from newsroom.publishing.states import ReleaseState
from newsroom.translations import actions, claims
from newsroom.translations import queries as tasks
from newsroom.web.body import text as body_text
from newsroom.web.body.text import MARKDOWN, Typed
from tests import make
from tests.browser.conftest import Enter, House
from tests.browser.test_pages import LOOK
from tests.browser.visitor import DESK, HEIGHTS, PHONE, Visitor
from tests.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TITLE = "The thirty families of the bend"
TEXT = """\
The court spoke first[^court], and the families spoke then[^families]. The court was late[^court].

> [We will not leave.]{quc: Man kojel taj.}
>
> — Rosa Quispe, farmer

<blockquote class="post" translate="no" lang="qu" cite="https://social.example/@ana/1098765">\
<p>Manam ripusaqkuchu.</p><footer><cite>Ana (@ana@social.example)</cite> \
<time datetime="2026-11-26">26/11/2026</time></footer></blockquote>

The word <span lang="quc">tinamit</span> means people.

[^court]: The ruling of the court was read in the room.

[^families]: Thirty of the families were there.

    Their names are with the editors, and stay there.
"""
NAMES = {"en": "Note 1", "es": "Nota 1"}
WAYS = {"en": "Back to the text, place 2", "es": "Volver al texto, lugar 2"}
ORIGINALS = {"en": "Original at social.example", "es": "Original en social.example"}


def test_notes_lead_there_and_back_for_everybody(enter: Enter, house: House) -> None:
    paths = _published(house)

    for language, path in paths.items():
        reader = enter(width=PHONE, language=language)
        _awaits(reader, path)
        assert reader.go(path) == 200
        _is_whole(reader)
        _leads_there_and_back(reader)


def _awaits(reader: Visitor, path: str) -> None:
    reader.wait_for(lambda: reader.page.request.get(reader.home + path).status == 200)


def _is_whole(reader: Visitor) -> None:
    page, language = reader.page, reader.language
    expect(page.locator("blockquote footer").first).to_contain_text("Rosa Quispe")
    expect(page.locator(".original")).to_have_text(ORIGINALS[language])
    expect(page.locator('span[lang="quc"]')).to_have_text("tinamit")
    expect(page.locator(".endnotes li")).to_have_count(2)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            reader.width = width
            assert page.evaluate(LOOK, language) == []
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []
            reader.shot(f"notes-{theme}")


def _leads_there_and_back(reader: Visitor) -> None:
    page, language = reader.page, reader.language
    first = page.locator(f'a[role="doc-noteref"][aria-label="{NAMES[language]}"]')
    expect(first).to_have_count(2)
    first.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("li:target")).to_contain_text("court")
    page.locator(f'a[aria-label="{WAYS[language]}"]').click()
    expect(page.locator("sup a:target")).to_have_attribute("aria-label", NAMES[language])


def _published(house: House) -> dict[str, str]:
    """Return the paths of both editions, carried through the newsroom by its own actions."""
    with house.app.app_context():
        body = body_text.stored(Typed(TEXT, MARKDOWN))
        content = Content(title=TITLE, body=body, byline="A. Robles")
        source = articles.start(content, language="en", by=accounts.cast()["author"])
        article_id, source_id = source.article_id, source.id
        articles.submit(source_id, by=accounts.cast()["author"])
        revision_id = queries.edition(source_id).current_revision_id
        assert revision_id is not None
        articles.approve(source_id, revision_id, by=accounts.cast()["editor-en"])
        wait_until(lambda: tasks.latest_of(article_id, "es") is not None)
        task = tasks.latest_of(article_id, "es")
        assert task is not None
        task = claims.claim(task.id, by=accounts.cast()["translator"])
        make.translate(task, accounts.cast()["translator"])
        revision = actions.hand_in(task.id, by=accounts.cast()["translator"])
        actions.approve(task.id, revision.id, by=accounts.cast()["editor-es"])
        wait_until(lambda: _is_in(article_id, ReleaseState.READY))
        release = releases.unfinished_of(article_id)
        assert release is not None
        releasing.publish(release.id, by=accounts.cast()["editor-es"])
        release_id = release.id
        wait_until(lambda: releases.release(release_id).state is ReleaseState.PUBLISHED)
        return releases.live_urls(queries.article(article_id))


def _is_in(article_id: uuid.UUID, state: ReleaseState) -> bool:
    release = releases.unfinished_of(article_id)
    return release is not None and release.state is state
