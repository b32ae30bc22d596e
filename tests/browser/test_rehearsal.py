"""The rehearsal in a real browser: both pages in their frames, with their style and no more."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.carrying import a_ready_pair
from tests.browser.conftest import Enter, House
from tests.browser.test_pages import looked_at
from tests.browser.visitor import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(("language", "width"), [("en", DESK), ("es", PHONE)])
def test_both_pages_stand_in_their_frames(
    enter: Enter, house: House, language: str, width: int
) -> None:
    pair = a_ready_pair(house)
    editor = enter("editor-es", width=width, language=language)

    assert editor.go(f"{pair.path}/rehearsal") == 200

    for shown in ("en", "es"):
        frame = editor.page.locator(f"#page-{shown} iframe")
        frame.scroll_into_view_if_needed()
        inside = frame.content_frame
        expect(inside.locator("html")).to_have_attribute("lang", shown)
        # Without its style sheet, the body would have the browser's own margin.
        expect(inside.locator("body")).to_have_css("margin-top", "0px")
    assert looked_at(editor, first_of_kind=True) == []
    assert editor.go(f"/es/{pair.slugs['es']}/") == 404
    assert "404" in editor.complaints.pop()
