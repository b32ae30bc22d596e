"""Articles written in Markdown, or copied from a page into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from newsroom.articles import body_limits
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.sanitise import clean_body
from newsroom.errors import BadInput, TooLarge
from newsroom.imports import (
    countries,
    dead_links,
    foreign_names,
    front_matter,
    invitations,
    losses,
    markdown_html,
    photo_credits,
    repairs,
    text_kinds,
    titles,
    topic_names,
    trees,
)
from newsroom.imports.datelines import read_date
from newsroom.imports.decisions import Decision, ImportedArticle
from newsroom.imports.language_guess import guess
from newsroom.imports.posts import found as posts_found

if TYPE_CHECKING:
    from datetime import date
    from xml.etree import ElementTree as ET

    from newsroom.imports.front_matter import FrontMatter
    from newsroom.imports.topic_names import Vocabulary

_MOST_BYTES = 2 * 1024 * 1024
_OPENING = 5
_OWN_WORDS = frozenset({"p", "ul", "ol", *trees.HEADINGS})
_STANDFIRSTS = (
    "standfirst", "description", "subtitle", "summary", "excerpt", "lead", "bajada", "entradilla",
    "descripcion", "descripción", "resumen",
)  # fmt: skip
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BREAKS = re.compile("\r\n?|\x85|\u2028|\u2029|\x0b|\x0c")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass
class _Reading:
    """A text while it is read: what is left of it and what was decided so far."""

    tree: ET.Element
    decisions: list[Decision] = field(default_factory=list)

    def note(self, decisions: list[Decision]) -> None:
        self.decisions.extend(decisions)


def read(
    text: str,
    *,
    language: str,
    languages: tuple[str, ...] = ("en", "es"),
    topics: Vocabulary = topic_names.NONE,
) -> ImportedArticle:
    """Make an article of a Markdown file, by rules that hold for any article.

    Every choice that a person might have made differently is in ``decisions``. ``topics`` are those
    that the file can name.

    Raises:
        TooLarge: more than 2 MB.
        BadInput: empty, no text file, or without anything that could be its title.
    """
    head, source = front_matter.split(_checked(text))
    reading = _begun(text, source)
    tree = reading.tree
    reading.note(repairs.unescape(tree))
    dropped = dead_links.drop(tree)
    dateline = _dateline(reading, head, languages)
    reading.note(invitations.take_out(tree, language, languages))
    title = _title(reading, head)
    codes, title = _countries(reading, head, title, languages)
    credit = _credit(reading, head)
    reading.note(posts_found.frame(tree, languages))
    reading.note(repairs.join_broken(tree))
    reading.note(foreign_names.mark(tree, language, languages))
    repairs.lower_headings(tree)
    reading.note(dead_links.report(tree, dropped))
    _doubt_language(reading, language, languages)
    body = clean_body(trees.serialise(tree))
    reading.note(losses.report(tree, body))
    return ImportedArticle(
        title=title,
        standfirst=head.first(*_STANDFIRSTS),
        body=body,
        dateline=dateline,
        countries=codes,
        photo_credit=credit,
        topics=_topics(reading, head, topics, language),
        kind=_kind(reading, head),
        decisions=tuple(reading.decisions),
    )


def _begun(text: str, source: str) -> _Reading:
    html = markdown_html.render(source)
    body_limits.refuse_costly(html)
    reading = _Reading(trees.parse(html))
    if _CONTROLS.search(text):
        message = _l("Invisible control characters were taken out.")
        reading.decisions.append(Decision("control_characters", message))
    return reading


def _checked(text: str) -> str:
    """Return the text with plain line ends and without what no editor can show."""
    if len(text) > _MOST_BYTES or len(text.encode(errors="surrogatepass")) > _MOST_BYTES:
        raise TooLarge(_l("This file is larger than 2 MB."), field="file")
    if "\0" in text or _SURROGATE.search(text):
        raise BadInput(_l("This is not a text file in UTF-8."), field="file")
    text = _CONTROLS.sub("", _BREAKS.sub("\n", text.removeprefix("\ufeff")))
    if not text.strip():
        raise BadInput(_l("This file is empty."), field="file")
    return text


def _title(reading: _Reading, head: FrontMatter) -> str:
    title, decisions = titles.take_out(reading.tree, head.first("title", "título", "titulo"))
    reading.note(decisions)
    authors = head.all("authors", "author", "autores", "autoras", "autor", "autora", "byline")
    if authors:
        message = _l("The file names these authors. Add them to the byline by hand.")
        decision = Decision("authors", message, ", ".join(authors), warning=True)
        reading.decisions.append(decision)
    return title


def _countries(
    reading: _Reading, head: FrontMatter, title: str, languages: tuple[str, ...]
) -> tuple[tuple[str, ...], str]:
    codes, rest = countries.split(title, languages)
    if codes:
        message = _l("The countries before the title were moved to their own field.")
        prefix = title.removesuffix(rest).strip(" |")
        reading.decisions.append(Decision("countries", message, f"{prefix} → {', '.join(codes)}"))
    for name in head.all("countries", "country", "países", "paises", "país", "pais"):
        codes += countries.recognise(name, languages)
    return tuple(dict.fromkeys(codes)), rest


def _topics(
    reading: _Reading, head: FrontMatter, known: Vocabulary, language: str
) -> tuple[str, ...]:
    keys, left_out = known.recognise(head.all(*topic_names.HEADS), language)
    if left_out:
        message = _l("These topics are not in use here, or are more than ten. They were left out.")
        detail = ", ".join(left_out)
        reading.decisions.append(Decision("topics_left_out", message, detail, warning=True))
    return keys


def _kind(reading: _Reading, head: FrontMatter) -> ArticleKind:
    called = head.first(*text_kinds.HEADS)
    kind = text_kinds.recognise(called)
    if called and kind is None:
        message = _l("This kind of text is not in use here. It was taken in as news.")
        reading.decisions.append(Decision("kind_unknown", message, called, warning=True))
    return kind or ArticleKind.NEWS


def _dateline(reading: _Reading, head: FrontMatter, languages: tuple[str, ...]) -> date | None:
    written = head.first("date", "fecha", "published", "pubdate", "publishdate")
    when = read_date(written, languages) if written else None
    if written and not when:
        message = _l("The date in the file cannot be read.")
        reading.decisions.append(Decision("date_unreadable", message, written, warning=True))
    for block in list(reading.tree)[:_OPENING]:
        words = trees.text_of(block)
        found = read_date(words, languages) if block.tag in {"p", *trees.HEADINGS[1:]} else None
        if found and when in {None, found}:
            trees.remove(reading.tree, block)
            message = _l("The date at the beginning became the dateline.")
            detail = f"{words} → {found.isoformat()}"
            reading.decisions.append(Decision("dateline", message, detail))
            return found
    return when


def _credit(reading: _Reading, head: FrontMatter) -> str:
    credit, decisions = photo_credits.take_out(reading.tree)
    reading.note(decisions)
    return credit or head.first("photo_credit", "photo credit", "crédito", "credito")


def _doubt_language(reading: _Reading, language: str, languages: tuple[str, ...]) -> None:
    own = (trees.text_of(block) for block in reading.tree if block.tag in _OWN_WORDS)
    found = guess(" ".join(own), languages)
    if found not in {None, language}:
        message = _l("The text does not seem to be in the language that was given.")
        detail = f"{language} → {found}"
        reading.decisions.append(Decision("language_doubt", message, detail, warning=True))
