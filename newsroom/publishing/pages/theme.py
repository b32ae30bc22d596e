"""How public pages look: their templates in each language, their style sheet, their version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache, partial

import babel
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from newsroom import catalogues, paths
from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses
from newsroom.publishing.pages import bylines, styling, wording
from newsroom.publishing.pages.values import RENDERER_VERSION, Profile

STEMS = {".css": "site", ".svg": "icon", ".woff2": "type"}
"""What the files of a theme are called, by their suffix; nothing else is stored under it."""

_FOLDER = "readers"
_PLAIN = Profile()
_COLOURED = Profile(accent="#000000", accent_dark="#ffffff")
"""Stands for every newsroom's colours, so that another way to write them makes another version."""
_WORDINGS = ("day", "month", "month_alone", "country", "language_name")


@dataclass(frozen=True)
class ThemeFile:
    """A file that pages name by its content, so that it may be kept for ever."""

    path: str
    """In the site, without a first slash: ``-/theme/site.<hash>.css``."""
    content: bytes


def template(name: str, language: str) -> Template:
    """Return a template of the public pages that speaks one language."""
    return _environment(language).get_template(f"{_FOLDER}/{name}")


@lru_cache(maxsize=8)
def files(profile: Profile = _PLAIN) -> tuple[ThemeFile, ...]:
    """Return what public pages load, in a newsroom's colours: style sheet, icon and font."""
    font = _named(".woff2", (styling.folder() / styling.FONT).read_bytes())
    sheet = styling.joined(font.path.rpartition("/")[2])
    brand = styling.branded(profile.accent, profile.accent_dark)
    icon = (styling.folder() / "icon.svg").read_text(encoding="utf-8")
    if styling.is_colour(profile.accent):
        icon = icon.replace(styling.token("accent"), profile.accent)
    return (
        _named(".css", f"{sheet}{brand}".encode()),
        _named(".svg", icon.encode()),
        font,
    )


def style_sheet(profile: Profile = _PLAIN) -> str:
    """Return the path of a newsroom's style sheet, with a first slash."""
    return f"/{files(profile)[0].path}"


def icon(profile: Profile = _PLAIN) -> str:
    """Return the path of a newsroom's icon, with a first slash."""
    return f"/{files(profile)[1].path}"


def font() -> str:
    """Return the path of the face that headlines are set in, with a first slash."""
    return f"/{files()[2].path}"


@lru_cache
def version() -> str:
    """Return what changes whenever the same inputs would give other bytes.

    Covers the renderer's own number, the templates, the style sheet, the words of every language
    that the templates use, and the release of Babel, which brings dates and country names.
    """
    digest = hashlib.sha256(f"{babel.__version__}".encode())
    for one in files(_COLOURED):
        digest.update(one.path.encode())
    for path in sorted((paths.shipped("templates") / _FOLDER).rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        digest.update(text.encode())
        for language in LANGUAGES:
            digest.update(_words_of(text, language).encode())
    return f"{RENDERER_VERSION}-{digest.hexdigest()[:12]}"


@lru_cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(paths.shipped("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(  # type: ignore[attr-defined] # set by the extension
        catalogues.translations(language), newstyle=True
    )
    # Filters of the desk live elsewhere: a page must be the same whoever asks for it.
    for name in _WORDINGS:
        environment.filters[name] = partial(getattr(wording, name), language=language)
    environment.filters["exact"] = wording.exact
    environment.globals.update(
        language=LANGUAGES[language],
        languages=LANGUAGES,
        article_path=addresses.article_path,
        front_path=addresses.front_path,
        feed_path=addresses.feed_path,
        archive_path=addresses.archive_path,
        corrections_path=addresses.corrections_path,
        opensearch_path=addresses.opensearch_path,
        topic_path=addresses.topic_path,
        country_path=addresses.country_path,
        author_path=addresses.author_path,
        about_path=addresses.about_path,
        search_path=addresses.search_path,
        part_path=addresses.part_path,
        style_sheet=style_sheet,
        icon=icon,
        font=font(),
        papers=(styling.token("paper"), styling.token("paper", dark=True)),
    )
    environment.filters["signed"] = partial(bylines.linked, language=language)
    return environment


def _words_of(text: str, language: str) -> str:
    words = catalogues.translations(language)
    found = _environment(language).extract_translations(  # type: ignore[attr-defined] # as above
        text
    )
    # A message with placeholders comes as a tuple, itself first.
    messages = (one if isinstance(one, str) else one[0] for _, _, one in found)
    return "\0".join(words.gettext(message) for message in messages)


def _named(suffix: str, content: bytes) -> ThemeFile:
    return ThemeFile(place_of(hashlib.sha256(content).hexdigest(), suffix), content)


def place_of(digest: str, suffix: str) -> str:
    """Return the path at which pages name a file of a theme, today's or an earlier one."""
    return f"-/theme/{STEMS[suffix]}.{digest[:8]}{suffix}"
