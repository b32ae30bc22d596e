"""Makes a text for the writing page of a file: Word, OpenDocument, Markdown or plain text."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom import confinement
from newsroom.articles import body_limits
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.sanitise import SafeBody, clean_body
from newsroom.errors import BadInput, TooLarge
from newsroom.imports import markdown, repairs, titles, topic_names, trees
from newsroom.imports.topic_names import Vocabulary
from newsroom.imports.written import limits, plain
from newsroom.imports.written.found import Found, from_json
from newsroom.imports.written.kinds import ARCHIVES
from newsroom.imports.written.report import UNTOLD, Line, left

_FIELD = "document"
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_PLAIN = frozenset({".txt", ".text"})
_BYTE_ORDERS = (b"\xff\xfe", b"\xfe\xff")
_OF_NAMES = "authors"
REFUSALS: dict[str, Any] = {
    "damaged": _l("This file is damaged: it cannot be read."),
    "costly": _l(
        "This file cannot be read within the limits of memory and time. Copy its text and paste it."
    ),
    "locked": _l(
        "This file is locked with a password, or was made by a very old program. Save it as .docx"
        " without a password, then send it again."
    ),
    "macros": _l("Files that hold programs (macros) are not taken. Save it as .docx without them."),
}
KINDS = _l(
    "Only .docx, .odt, .md and .txt can be read here. Open the file in its program, copy its text"
    " and paste it."
)


class WrongKind(BadInput):
    """A file of a kind that is not read here."""


@dataclass(frozen=True)
class Brought:
    """A file as a text for the writing page; nothing of it is stored."""

    title: str
    body: SafeBody
    report: tuple[Line, ...]
    standfirst: str = ""
    dateline: dt.date | None = None
    countries: tuple[str, ...] = ()
    photo_credit: str = ""
    topics: tuple[str, ...] = ()
    """Keys."""
    kind: ArticleKind = ArticleKind.NEWS


def read(
    content: bytes, name: str, *, language: str, topics: Vocabulary = topic_names.NONE
) -> Brought:
    """Make a text of a file that somebody sent; takes up to some seconds.

    Raises:
        TooLarge: the file, or the text in it.
        WrongKind: neither a document nor a text.
        BadInput: empty, damaged, locked, costly, or with macros.
    """
    if len(content) > limits.FILE_BYTES:
        raise TooLarge(_l("A file may have 5 MB at most."), field=_FIELD)
    if not content.strip():
        raise BadInput(_l("This file is empty."), field=_FIELD)
    if content.startswith(ARCHIVES):
        return _settled(_asked(content))
    kind = PurePath(name).suffix.lower()
    if kind not in _MARKDOWN | _PLAIN:
        raise WrongKind(KINDS, field=_FIELD)
    text, guessed = _decoded(content)
    body_limits.refuse_costly(text)
    if kind in _PLAIN:
        made = _settled(Found(html=plain.render(text)))
        made = replace(made, report=tuple(one for one in made.report if one is not UNTOLD))
    else:
        made = _of_markdown(text, language, topics)
    return replace(made, report=(*guessed, *made.report))


def _asked(content: bytes) -> Found:
    try:
        answer = confinement.ask("newsroom.imports.written.child", (), content, limits.CHILD)
        said = json.loads(answer)
    except (confinement.Exhausted, ValueError):
        raise BadInput(REFUSALS["costly"], field=_FIELD) from None
    if "refused" in said:
        if said["refused"] in REFUSALS:
            raise BadInput(REFUSALS[said["refused"]], field=_FIELD)
        raise WrongKind(KINDS, field=_FIELD)
    return from_json(said)


def _settled(found: Found) -> Brought:
    """Return a document as a text: its title apart, its headings below it, its links judged."""
    body_limits.refuse_costly(found.html)
    tree = trees.parse(found.html)
    lines: list[Line] = []
    title = found.title
    if not title:
        try:
            title, decisions = titles.take_out(tree, "")
        except BadInput:
            title, decisions = "", []
        lines = [Line(one.message, (one.detail,), one.warning) for one in decisions]
    repairs.lower_headings(tree)
    body = clean_body(trees.serialise(tree))
    if not (body or title):
        raise BadInput(_l("There is no text in this file."), field=_FIELD)
    # An address in the file may name a folder and thereby a person: it is counted, not shown.
    lost = sum(1 for _ in tree.iter("a")) - body.count("<a ")
    counts = {**found.left, "links": max(lost, 0)}
    return Brought(
        title=title,
        standfirst=found.standfirst,
        body=body,
        report=(*lines, *left(counts, tuple(found.alts))),
    )


def _of_markdown(text: str, language: str, topics: Vocabulary) -> Brought:
    article = markdown.read(text, language=language, topics=topics)
    lines = [
        # Names in the head of a file are its own affair until somebody types them as a byline.
        Line(_l("The head of the file names authors. It was left out; type the byline yourself."))
        if one.kind == _OF_NAMES
        else Line(one.message, tuple(one.detail.split("\n")) if one.detail else (), one.warning)
        for one in article.decisions
    ]
    return Brought(
        title=article.title,
        standfirst=article.standfirst,
        body=article.body,
        report=tuple(lines),
        dateline=article.dateline,
        countries=article.countries,
        photo_credit=article.photo_credit,
        topics=article.topics,
        kind=article.kind,
    )


def _decoded(content: bytes) -> tuple[str, tuple[Line, ...]]:
    if content.startswith(_BYTE_ORDERS):
        kind = "utf-16"
    elif b"\0" in content:
        raise WrongKind(KINDS, field=_FIELD)
    else:
        kind = "utf-8-sig"
    try:
        return content.decode(kind).replace("\r\n", "\n").replace("\r", "\n"), ()
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        message = _l("The file does not say how its letters are written. Look at the accents.")
        return text.replace("\r\n", "\n").replace("\r", "\n"), (Line(message, to_look_at=True),)
