"""What the writing page knows of words that are not saved: its draft, its tab, who else writes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from newsroom.articles import sanitise, word_diff
from newsroom.articles.models import Edition
from newsroom.articles.writing import drafts
from newsroom.articles.writing import lock as writing_lock
from newsroom.articles.writing.lock import Holder
from newsroom.articles.writing.models import WritingDraft
from newsroom.database import new_id
from newsroom.errors import BadInput
from newsroom.numbers import whole_number
from newsroom.web import ids
from newsroom.web.body import text as body_text
from newsroom.web.reading import reader
from newsroom.web.writing.device_seal import seal_of
from newsroom.web.writing.form import ArticleForm, NewArticleForm


@dataclass(frozen=True)
class Difference:
    """One field in which a draft is not the saved text."""

    label: Any
    passages: list[word_diff.Passage]


@dataclass(frozen=True)
class Keeping:
    """What the page hands back with its form, and what it tells of drafts."""

    over: uuid.UUID | None = None
    """The revision that the form was opened with."""
    number: int = 0
    """Of the draft that the form is at least as new as."""
    merged: uuid.UUID | None = None
    """The text kept aside that went into the form."""
    draft_id: uuid.UUID | None = None
    """What an article that was not begun is kept under."""
    tab: str = ""
    draft: WritingDraft | None = None
    """What stands in the form instead of the saved text."""
    differences: list[Difference] = field(default_factory=list)
    holder: Holder | None = None
    """Who else writes."""
    owner: str = ""
    seal: str = ""


def sent() -> Keeping:
    """Return what a form hands back; whatever makes no sense counts as not said."""
    given = request.form
    return Keeping(
        over=ids.read(given.get("opened")),
        number=whole_number(given.get("draft_number", "")),
        merged=ids.read(given.get("merged")),
        draft_id=ids.read(given.get("draft")),
        tab=given.get("tab", ""),
    )


def keeping(edition: Edition | None, found: Keeping | None = None) -> Keeping:
    """Return what the page of this request knows; what its form handed back stays."""
    known = found or (sent() if request.method == "POST" else Keeping())
    person = reader()
    holder = writing_lock.holder(edition.id) if edition else None
    if holder is not None and holder.is_tab(person, known.tab):
        holder = None
    return replace(
        known,
        over=known.over or (edition.current_revision_id if edition else None),
        draft_id=None if edition else known.draft_id or new_id(),
        holder=holder,
        owner=person.id.hex,
        seal=seal_of(person),
    )


def decided_on() -> uuid.UUID | None:
    """Return the text of the person's that the decisions in this request are about, if any are."""
    return ids.read(request.form.get("together"))


def of_save() -> dict[str, Any]:
    """Return what ``drafts.save`` has to know of the page, under the names that it has there."""
    known = sent()
    return {
        "tab": known.tab,
        "over": known.over,
        "number": known.number,
        "merged": known.merged,
    }


@dataclass(frozen=True)
class Unbegun:
    """What was typed of an article that was never saved."""

    form: NewArticleForm
    keeping: Keeping


def unbegun(draft_id: str) -> Unbegun:
    """Return a draft of the person's by the id in an address, or raise ``NotFound``."""
    draft = drafts.unbegun(ids.required(draft_id), reader())
    kept = keeping(None, Keeping(number=draft.number, draft_id=draft.id, draft=draft))
    return Unbegun(NewArticleForm(formdata=MultiDict(draft.fields)), kept)


def fields_sent(form: ArticleForm) -> dict[str, list[str]]:
    """Return the fields of the form as they came, and nothing else of the request."""
    return {
        str(one.short_name): request.form.getlist(one.short_name)
        for one in form
        if one.short_name != "csrf_token" and one.short_name in request.form
    }


def form_of(draft: WritingDraft) -> ArticleForm:
    """Return the form as it was when the draft was kept."""
    found = ArticleForm(formdata=MultiDict(draft.fields))
    found.body.data = (found.body.data or "").replace("\r\n", "\n")
    return found


def differences(typed: ArticleForm, saved: ArticleForm) -> list[Difference]:
    """Return the fields in which what was typed is not what is saved."""
    found = []
    for one in typed:
        if one.short_name in {"csrf_token", "version", "body_form"}:
            continue
        mine, theirs = _in_words(one), _in_words(saved[one.short_name])
        if mine == theirs or (one.short_name == "body" and _is_same_body(typed, saved)):
            continue
        passages = word_diff.passages(theirs.split("\n\n"), mine.split("\n\n"))
        found.append(Difference(one.label.text, passages))
    return found


def _in_words(one: Any) -> str:
    """Return what a field holds as a person reads it; what it could not read as it was typed."""
    if one.errors or (one.data is None and one.raw_data):
        return " ".join(one.raw_data or ())
    choices = getattr(one, "choices", None) or ()
    names = {str(choice.value): str(choice.label) for choice in choices}
    names |= {name.key: name.label for name in getattr(one, "chosen", ())}
    if isinstance(one.data, (list, tuple)):
        return ", ".join(sorted(names.get(str(key), str(key)) for key in one.data))
    text = str(one.data or "").replace("\r\n", "\n").strip()
    return names.get(text, text)


def _is_same_body(typed: ArticleForm, saved: ArticleForm) -> bool:
    """Tell whether two bodies are stored alike, whatever each is typed as."""
    try:
        return stored_body(typed) == stored_body(saved)
    except BadInput:
        return False


def stored_body(form: ArticleForm) -> sanitise.SafeBody:
    """Return the body of a form as it would be stored."""
    return body_text.stored(body_text.sent(form.body.data, form.body_form.data))
