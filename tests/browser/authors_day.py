"""What an author does in the course of a day, each step as it is done by hand in the editor."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.editing import body, done, press, wrong
from tests.browser.test_pages import LOOK
from tests.browser.visitor import Visitor, crash, watched
from tests.newsroom.media import files

CLIPBOARD = Path(__file__).parents[1] / "fixtures" / "clipboard"
PASTE = """([html, file]) => {
  const held = new DataTransfer();
  if (html) held.setData("text/html", html);
  if (file) {
    const bytes = Uint8Array.from(atob(file), (one) => one.charCodeAt(0));
    held.items.add(new File([bytes], "pasted.png", { type: "image/png" }));
  }
  const how = { clipboardData: held, bubbles: true, cancelable: true };
  document.querySelector(".editor-text").dispatchEvent(new ClipboardEvent("paste", how));
}"""
TO_ITS_END = """one => {
  one.scrollIntoView({ block: "center" });
  one.closest(".editor-text").focus();
  getSelection().selectAllChildren(one);
  getSelection().collapseToEnd();
}"""
SOURCES = {
    "word-windows": "La presa que nadie aprobó",
    "google-docs": "Who owns the river",
    "libreoffice": "La sentencia",
    "web-page": "Flood in the valley",
}
"""What is on the clipboard, and the heading that it begins with."""
SECRETS = re.compile(r"Marta|Luisa|oculto|mso-|style=|class=\"Mso|docs-internal|file:")
KEPT = {"en": "Draft kept at", "es": "Borrador de las"}
OFFLINE = {"en": "Not connected.", "es": "Sin conexión."}
READY = {"en": "Nothing is missing", "es": "No falta nada"}
FIRST = "The women of the valley counted the dams themselves"
QUOTED = "We stay where our dead are"
ASIDE = "Nobody in the ministry answered"
OFF_LINE = "This was written without a network"


@dataclass(frozen=True)
class Desk:
    """The author at the writing page."""

    who: Visitor

    @property
    def text(self) -> Locator:
        """The text in the editor."""
        return self.who.page.locator(".editor-text")

    @property
    def saving(self) -> Locator:
        """The line that says what is kept."""
        return self.who.page.locator("[data-saving]")

    @property
    def missing(self) -> Locator:
        """The panel of what submitting waits for."""
        return self.who.page.locator("#panel-why")

    def behind(self, words: str) -> None:
        """Begin a paragraph behind the one that holds these words."""
        self.at_end_of(words)
        self.who.page.keyboard.press("Enter")

    def at_end_of(self, words: str) -> None:
        """Bring the writing mark to the end of a paragraph, of which a line is not always all."""
        self.text.locator("p", has_text=words).last.evaluate(TO_ITS_END)
        self.who.settle()

    def type(self, words: str) -> None:
        """Type, and see it on the page."""
        self.who.page.keyboard.type(words)
        expect(self.text).to_contain_text(words)

    def is_kept(self) -> None:
        """Wait until the newsroom has what was typed."""
        expect(self.saving).to_contain_text(KEPT[self.who.language])
        expect(self.saving).to_have_attribute("data-state", "kept")


def station(visitor: Visitor, name: str) -> None:
    """Look at the page as it stands: is it whole, open to everybody, and how does it look?"""
    visitor.shot(f"day-{name}")
    assert visitor.page.evaluate(LOOK, visitor.language) == []
    assert wrong(visitor) == []


def begins(desk: Desk, title: str) -> None:
    """Take the template of an interview, and write another text all the same."""
    who = desk.who
    who.go("/desk/")
    who.press("new article")
    expect(desk.text).to_be_visible()
    who.page.locator("#language").select_option("en")
    who.page.locator("#kind").select_option("interview")
    who.page.locator("[data-skeleton]").click()
    expect(desk.text).to_contain_text("✎")
    who.page.locator("#title").fill(title)
    who.unfold("byline")
    who.page.locator("#byline").fill("")
    expect(desk.text).to_have_attribute("lang", "en")
    station(who, "01-template")
    desk.text.focus()
    who.page.keyboard.press("Control+a")
    who.page.keyboard.press("Delete")
    desk.type(FIRST)
    who.page.keyboard.press("Enter")
    desk.type(QUOTED)
    who.page.keyboard.press("Enter")
    desk.type(ASIDE)


def pastes(desk: Desk) -> None:
    """Paste from four programs; only what reads comes along."""
    for name, heading in SOURCES.items():
        desk.behind(FIRST)
        html = (CLIPBOARD / f"{name}.html").read_text()
        desk.who.page.evaluate(PASTE, [html, ""])
        expect(desk.text.locator("h2", has_text=heading)).to_be_visible()
    assert SECRETS.findall(body(desk.who)) == []
    expect(desk.text.locator("table")).to_have_count(2)
    expect(desk.text.locator("ol.notes")).to_have_count(1)
    expect(desk.text.locator("sup, .noteref").first).to_be_visible()
    station(desk.who, "02-pasted")


def shows_pictures(desk: Desk) -> None:
    """Send one picture from the panel and one by pasting it, and describe the first."""
    page = desk.who.page
    desk.at_end_of(ASIDE)
    picture = files.fresh_png(640)
    page.locator("#writing-picture-file").set_input_files(
        {"name": "dam.png", "mimeType": "image/png", "buffer": picture}
    )
    expect(desk.text.locator("figure")).to_have_count(1)
    desk.at_end_of(ASIDE)
    pasted = base64.b64encode(files.fresh_png(641)).decode()
    page.evaluate(PASTE, ["", pasted])
    expect(desk.text.locator("figure")).to_have_count(2)
    for image in desk.text.locator("figure img").all():
        image.click()
        press(desk.who, "picture")
        done(desk.who, "describe", alt="A dam seen from a boat")
    expect(desk.text.locator("img[alt='A dam seen from a boat']")).to_have_count(2)
    assert body(desk.who).count('<img src="picture:') == 2


def quotes_and_refers(desk: Desk, other: str) -> None:
    """Set a quotation with its speaker, a post, a footnote, and a link to an own article."""
    who = desk.who
    desk.at_end_of(QUOTED)
    press(who, "blockquote")
    done(who, "quotation", speaker="Rosa Quispe, farmer", language="quc", words="Oj kojk'oje'ik")
    expect(desk.text.locator("blockquote footer", has_text="Rosa Quispe")).to_be_visible()

    desk.at_end_of(ASIDE)
    press(who, "post")
    post = "https://x.com/anarobles/status/1 Hola a todas"
    done(who, "post", pasted=post, author="Ana", language="es", date="2026-11-26")
    expect(desk.text.locator("blockquote.post")).to_contain_text("Hola a todas")

    desk.at_end_of(ASIDE)
    press(who, "note")
    desk.type("Asked on three days, by letter.")
    press(who, "note")

    desk.behind(FIRST)
    press(who, "a")
    who.page.locator("#say-link-search").fill(other)
    who.page.locator("#say-link .result").first.click()
    done(who, "link")
    expect(desk.text.locator("a", has_text=other)).to_be_visible()
    sent = body(who)
    assert '<p data-said="Oj kojk\'oje\'ik" data-said-in="quc">' in sent
    address = "https://x.com/anarobles/status/1"
    assert f'<blockquote class="post" cite="{address}" lang="es" translate="no">' in sent
    desk.is_kept()
    station(who, "03-quoted")


def loses_the_network(desk: Desk) -> None:
    """Type on without a network; the words are sent when it is back."""
    who = desk.who
    who.page.context.set_offline(True)
    desk.behind(FIRST)
    desk.type(OFF_LINE)
    expect(desk.saving).to_contain_text(OFFLINE[who.language])
    station(who, "04-offline")
    who.page.context.set_offline(False)
    desk.is_kept()
    forgive(who, "ERR_INTERNET_DISCONNECTED")


def loses_the_tab(desk: Desk, title: str) -> Desk:
    """Let the tab crash with words that only this device has; returns the desk in another tab."""
    who = desk.who
    before = body(who)
    who.page.context.set_offline(True)
    desk.at_end_of(OFF_LINE)
    desk.type(", and this on a train.")
    expect(desk.saving).to_contain_text(OFFLINE[who.language])
    context = who.page.context
    crash(who.page)
    context.set_offline(False)
    again = Desk(watched(context, who.home, who.width, who.language))
    again.who.go("/desk/")
    again.who.open_link(title)
    expect(again.text).to_contain_text(OFF_LINE)
    now = body(again.who)
    assert now == before, (now, before)
    copies = again.who.page.locator("#found-copies section")
    expect(copies).to_have_count(1)
    station(again.who, "05-after-the-crash")
    copies.locator("[data-do=go-on]").click()
    expect(again.text).to_contain_text("and this on a train.")
    again.text.focus()
    again.who.page.keyboard.press("Control+z")
    expect(again.text).not_to_contain_text("and this on a train.")
    again.who.page.keyboard.press("Control+Shift+z")
    expect(again.text).to_contain_text("and this on a train.")
    again.is_kept()
    forgive(who, "ERR_INTERNET_DISCONNECTED")
    return again


def sees_what_is_missing(desk: Desk) -> None:
    """Follow the links of the panel to each field that still wants something."""
    page = desk.who.page
    links = desk.missing.locator("a[href^='#']")
    expect(links).not_to_have_count(0)
    links.first.scroll_into_view_if_needed()
    station(desk.who, "06-what-is-missing")
    page.locator(f"#panel-why a[href='#{field_of(links.first)}']").click()
    expect(page.locator("#byline")).to_be_focused()
    page.keyboard.type("Ana Robles")
    expect(desk.missing).to_contain_text(READY[desk.who.language])


def field_of(link: Locator) -> str:
    """Return the field that a link of the panel leads to."""
    return (link.get_attribute("href") or "").removeprefix("#")


def forgive(visitor: Visitor, *words: str) -> None:
    """Take the complaints that the browser makes of what the test itself broke."""
    left = [one for one in visitor.complaints if not any(word in one for word in words)]
    visitor.complaints[:] = left
