"""Bring a proposed wording into the form in which an article is written; its author saves it."""

from __future__ import annotations

import uuid
from typing import Any, TypeVar

from flask import flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from newsroom.articles.comments import rules as comments_rules
from newsroom.articles.comments import threads as comments_threads
from newsroom.articles.comments import words as comments_words
from newsroom.articles.comments.models import Comment
from newsroom.articles.models import Edition
from newsroom.articles.states import About
from newsroom.articles.writing import lock as locks
from newsroom.errors import NewsroomError, NotAllowed, NotFound, Refused, Unmet
from newsroom.people.models import Person
from newsroom.web import ids
from newsroom.web.body import text as body_text
from newsroom.web.body.text import Typed
from newsroom.web.writing import lock
from newsroom.web.writing.form import ArticleForm

Text = TypeVar("Text", bound=str)
_GONE = _l("The words that should be replaced are not in the text any more. Nothing was changed.")


def proposed(edition: Edition, comment_id: uuid.UUID, *, by: Person) -> Comment:
    """Return a comment with a wording that its author may take over.

    Raises:
        NotFound: there is no such comment for this person.
        NotAllowed: the text is not theirs, or nothing is proposed.
    """
    if not comments_rules.may_talk(edition, by):
        raise NotFound
    comment = comments_threads.begun(edition, comment_id)
    if not comments_rules.may_take(edition, comment, by):
        raise NotAllowed
    return comment


def in_text(comment: Comment, typed: Typed) -> dict[str, str]:
    """Return the fields of a form with the proposed wording in the text that was typed.

    Raises:
        Refused: the words that it replaces are not there.
    """
    anchor, wording = comments_threads.anchor_of(comment), comment.proposed or ""
    if comment.about is not About.BODY:
        return {
            str(comment.about): _unless_gone(comments_words.reworded(typed.text, anchor, wording))
        }
    body = _unless_gone(comments_words.replaced(body_text.stored(typed), anchor, wording))
    shown = body_text.typed(body) if typed.form == body_text.MARKDOWN else Typed(body, typed.form)
    return {"body": shown.text, "body_form": shown.form}


def _unless_gone(text: Text | None) -> Text:
    """Return a text with the wording in it; None says that there was nothing to replace."""
    if text is None:
        raise Refused("take", [Unmet("there", _GONE)])
    return text


def into(form: ArticleForm, edition: Edition, asked: str, *, by: Person) -> None:
    """Fill a form that shows the saved text with the wording that an address asks for, if any.

    While somebody writes the text elsewhere, the form is for reading, and is left as it is.
    """
    if not asked:
        return
    holder = locks.holder(edition.id)
    if holder is not None:
        who = lock.words(holder)
        flash(_("%(who)s The proposed words were not taken over.", who=who), "error")
        return
    try:
        comment = proposed(edition, ids.required(asked), by=by)
        fields: dict[str, Any] = in_text(comment, _typed(form, comment.about))
    except NewsroomError:
        flash(str(_GONE), "error")
        return
    for name, value in fields.items():
        form[name].data = value
    flash(_("The proposed words stand in the text now. Read them, then save."), "success")


def _typed(form: ArticleForm, about: About) -> Typed:
    if about is About.BODY:
        return body_text.sent(form.body.data, form.body_form.data)
    return Typed(form[str(about)].data or "", "")


def of_request(fields: dict[str, str], about: About) -> Typed:
    """Return the text that a page's script sends: what stands in its form just now."""
    if about is About.BODY:
        return body_text.sent(fields.get("body"), fields.get("body_form"))
    return Typed(fields.get(str(about), ""), "")
