"""A text that was written elsewhere comes into the writing form; nothing of its file is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from newsroom.articles import actions, kinds, sanitise
from newsroom.articles.content import Content
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.models import Edition
from newsroom.articles.sanitise import SafeBody
from newsroom.errors import BadInput
from newsroom.imports import topic_names
from newsroom.imports.written import bringing
from newsroom.imports.written.bringing import Brought, WrongKind
from newsroom.imports.written.limits import FILE_BYTES
from newsroom.imports.written.report import Line
from newsroom.web.body import text as body_text
from newsroom.web.error_pages import status_of
from newsroom.web.reading import reader
from newsroom.web.writing.form import ArticleForm

BUTTON = "bring"
FIELD = "document"


@dataclass(frozen=True)
class Came:
    """What the page says of a text that came in."""

    report: tuple[Line, ...]
    is_kept: bool = False
    """Whether the text that stood there before is kept aside."""


def is_asked() -> bool:
    """Tell whether the form was sent to bring a text."""
    return BUTTON in request.form


def take_in(form: ArticleForm, edition: Edition | None) -> Came:
    """Fill the form with the text of the file that was sent with it; nothing is saved.

    What stood in the form of an article is kept aside before; in the form of a new one it stays,
    and the text of the file follows.

    Raises:
        BadInput: the file cannot be read, or what was typed before cannot; nothing is changed.
    """
    sent = request.files.get(FIELD)
    if sent is None or not sent.filename:
        raise BadInput(_l("Please choose a file."), field=FIELD)
    content = sent.stream.read(FILE_BYTES + 1)
    language = edition.language if edition else form.language.data
    current = edition.current_revision if edition else None
    before = form.content(current)
    is_changed = current is not None and before.body != current.body
    edition_id = edition.id if edition else None
    brought = bringing.read(
        content, sent.filename, language=language, topics=topic_names.known_now()
    )
    if edition_id is not None and is_changed:
        kept = Content(before.title, before.body, standfirst=before.standfirst)
        actions.keep_aside(edition_id, kept, by=reader())
    notes = _fill(form, brought, sanitise.trusted(before.body) if edition_id is None else None)
    return Came((*notes, *brought.report), is_kept=is_changed)


def status(error: BadInput) -> int:
    """Return the status of a page that says why a file is not taken."""
    return 415 if isinstance(error, WrongKind) else status_of(error)


def _fill(form: ArticleForm, brought: Brought, before: SafeBody | None) -> list[Line]:
    """Put a text into the form; what a person typed into another field is not overwritten."""
    notes = []
    body = brought.body
    if before:
        body = sanitise.clean_body(f"{before}\n{body}")
        notes.append(Line(_l("The text of the file follows what you had written.")))
    shown = body_text.typed(body)
    form.body.data, form.body_form.data = shown.text, shown.form
    for field, came in (
        (form.title, brought.title),
        (form.standfirst, brought.standfirst),
        (form.photo_credit, brought.photo_credit),
        (form.countries, ", ".join(brought.countries)),
    ):
        if not field.data:
            field.data = came
        elif came and came != field.data:
            notes.append(_untouched(field, came))
    form.dateline.data = form.dateline.data or brought.dateline
    form.topics.data = list(dict.fromkeys([*(form.topics.data or ()), *brought.topics]))
    if brought.kind is not ArticleKind.NEWS and form.kind.data != brought.kind:
        if form.kind.data in {None, "", ArticleKind.NEWS}:
            form.kind.data = brought.kind.value
        else:
            notes.append(_untouched(form.kind, str(kinds.LABELS[brought.kind])))
    return notes


def _untouched(field: Any, came: str) -> Line:
    message = _(
        "The field “%(name)s” keeps what stood in it. The file says there:", name=field.label.text
    )
    return Line(message, (came,))
