"""A translator takes a file along and brings it back, in a real browser."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from playwright.sync_api import expect

from tests.browser.carrying import PARAGRAPH, TITLES, a_claimed_task, give_back
from tests.browser.conftest import Enter, House
from tests.browser.test_pages import looked_at
from tests.browser.visitor import DESK, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def upload(translator: Visitor, file: Path) -> None:
    translator.page.locator("#exchange-file").set_input_files(file)
    translator.page.locator("#offline button[type=submit]").click()
    translator.page.wait_for_url("**/exchange")


@pytest.mark.parametrize(("language", "width"), [("en", PHONE), ("es", DESK)])
def test_a_file_goes_along_and_comes_back(
    enter: Enter, house: House, tmp_path: Path, language: str, width: int
) -> None:
    task_id = a_claimed_task(house)
    translator = enter("translator", width=width, language=language)
    file = tmp_path / "work.po"

    translator.go(f"/translate/{task_id}")
    with translator.page.expect_download() as downloading:
        translator.page.locator("#offline a[download]").click()
    downloading.value.save_as(file)
    work = polib.pofile(str(file), wrapwidth=60)
    for entry in work:
        if entry.msgid == PARAGRAPH["en"]:
            entry.msgstr = PARAGRAPH["es"]
        elif not entry.msgid.startswith("the-"):
            entry.msgstr, entry.flags = TITLES["es"], ["fuzzy"]
    work.save(str(file))
    upload(translator, file)

    expect(translator.page.locator(".notice-good")).to_be_visible()
    assert looked_at(translator, first_of_kind=True) == []
    translator.go(f"/translate/{task_id}")
    expect(translator.page.locator("textarea", has_text=PARAGRAPH["es"])).to_have_count(1)

    file.write_text(file.read_text(encoding="utf-8")[:-30], encoding="utf-8")
    upload(translator, file)

    expect(translator.page.locator(".notice-bad")).to_be_visible()
    assert looked_at(translator, first_of_kind=False) == []
    assert "422" in translator.complaints.pop()
    give_back(house, task_id)
