from __future__ import annotations

import re

import pytest

from newsroom import catalogues, paths
from newsroom.publishing import theme
from newsroom.publishing.pages import RENDERER_VERSION

STYLE = (paths.shipped("assets") / "readers" / "site.css").read_text()
SCHEMES = dict(
    zip(("light", "dark"), re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL), strict=False)
)


def colours(scheme: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", SCHEMES[scheme]))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_colour_can_be_read_on_every_ground(scheme):
    colour = colours(scheme)

    weak = [
        (text, ground)
        for ground in ("paper", "sheet")
        for text in ("ink", "quiet", "accent", "second")
        if contrast(colour[text], colour[ground]) < 4.5
    ]

    assert weak == []


def test_the_theme_fetches_nothing_from_anywhere():
    for one in theme.files():
        text = one.content.decode()
        assert "url(" not in text
        assert "@import" not in text
        assert "<script" not in text


def test_theme_files_are_named_by_their_content():
    assert all(
        re.fullmatch(r"-/theme/\w+\.[0-9a-f]{8}\.(css|svg)", one.path) for one in theme.files()
    )


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
