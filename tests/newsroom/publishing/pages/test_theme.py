from __future__ import annotations

import re

import brotli  # type: ignore[import-untyped]
import pytest

from newsroom import catalogues, paths
from newsroom.publishing.pages import styling, theme
from newsroom.publishing.pages.render import render_release
from newsroom.publishing.pages.styling import contrast, token
from newsroom.publishing.pages.values import RENDERER_VERSION, Profile
from tests.newsroom.publishing.samples import RELEASE

BRANDED = Profile(accent="#7a1f2b", accent_dark="#f2a7b0")

GROUNDS = ("paper", "sheet")


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_colour_can_be_read_on_every_ground(dark):
    weak = [
        (text, ground)
        for ground in GROUNDS
        for text in ("ink", "quiet", "accent", "second")
        if contrast(token(text, dark=dark), token(ground, dark=dark)) < 4.5
    ]

    assert weak == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_edge_of_a_field_can_be_seen_on_every_ground(dark):
    weak = [one for one in GROUNDS if contrast(token("edge", dark=dark), token(one, dark=dark)) < 3]

    assert weak == []


def test_the_theme_fetches_nothing_but_its_own_font():
    sheet, icon, font = (one.content for one in theme.files())

    assert re.findall(rb"url\(([^)]*)\)", sheet) == [
        f'"{theme.font().rpartition("/")[2]}"'.encode()
    ]
    assert not re.search(rb"@import|//", sheet)
    assert b"<script" not in icon
    assert font.startswith(b"wOF2")


def test_theme_files_are_named_by_their_content():
    assert all(
        re.fullmatch(r"-/theme/\w+\.[0-9a-f]{8}\.(css|svg|woff2)", one.path)
        for one in theme.files(BRANDED)
    )


def test_a_newsroom_has_its_colours_on_screens_and_in_its_icon():
    plain, branded = theme.files(), theme.files(BRANDED)

    sheet = branded[0].content.decode()
    assert sheet.endswith(
        "@media screen and (prefers-color-scheme:light){:root{--accent:#7a1f2b}}"
        "@media screen and (prefers-color-scheme:dark){:root{--accent:#f2a7b0}}"
    )
    assert sheet.startswith(plain[0].content.decode())
    assert b"#7a1f2b" in branded[1].content
    assert theme.style_sheet(BRANDED) == f"/{branded[0].path}" != theme.style_sheet()
    assert theme.icon(BRANDED) == f"/{branded[1].path}" != theme.icon()


@pytest.mark.parametrize("colour", ["red", "#fff", "#7a1f2b}body{display:none", "#7a1f2b\n", ""])
def test_what_is_no_colour_never_enters_the_sheet(colour):
    assert theme.files(Profile(accent=colour, accent_dark=colour)) == theme.files()


def test_a_small_sheet_keeps_strings_sums_and_selectors():
    sheet = """
    /* why */
    a > b, a:hover { color: red; width: calc(1em + 2px) ; }
    q::after { content: " <" attr(href) "; /* */ > "; }
    @media screen and (min-width: 60em) { i { --x: "a : b" } }
    """

    assert styling.small(sheet) == (
        "a > b,a:hover{color:red;width:calc(1em + 2px)}"
        'q::after{content:" <" attr(href) "; /* */ > "}'
        '@media screen and (min-width:60em){i{--x:"a : b"}}'
    )


def test_every_source_of_the_sheet_is_joined():
    written = {one.name for one in styling.folder().glob("*.css")}

    assert written == set(styling.SOURCES)


def test_the_licence_of_the_font_travels_with_it():
    licence = (styling.folder() / "fonts" / "Archivo-OFL.txt").read_text()

    assert "SIL OPEN FONT LICENSE" in licence
    assert "Reserved Font Name" not in licence.partition("SIL OPEN FONT LICENSE")[0]


def test_an_article_weighs_no_more_than_twenty_kilobytes():
    sheet, _icon, font = (one.content for one in theme.files(BRANDED))
    page = next(one for one in render_release(RELEASE) if one.language == "es")

    weight = len(brotli.compress(page.content)) + len(brotli.compress(sheet)) + len(font)

    assert weight <= 20_000


def test_templates_bear_no_style_or_script_of_their_own():
    for path in (paths.shipped("templates") / "readers").rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son\w+=|\|safe\b", text), path


def test_the_version_begins_with_the_renderers_and_stays_the_same():
    theme.version.cache_clear()
    first = theme.version()
    theme.version.cache_clear()

    assert theme.version() == first
    assert first.startswith(f"{RENDERER_VERSION}-")


def test_other_words_make_another_version(monkeypatch):
    theme.version.cache_clear()
    usual = theme.version()
    theme.version.cache_clear()
    english = catalogues.translations("en")

    with monkeypatch.context() as change:
        change.setattr(catalogues, "translations", lambda _language: english)
        changed = theme.version()
    theme.version.cache_clear()

    assert changed != usual
