"""The page on which an article is written, whoever shows it: opened, refused or merged."""

from __future__ import annotations

import uuid
from typing import Any

from flask import render_template

from newsroom.articles import queries, rules, steps
from newsroom.articles.models import Edition
from newsroom.articles.sources import queries as sources
from newsroom.errors import Refused
from newsroom.lifecycle import check
from newsroom.settings import current
from newsroom.web import reading
from newsroom.web.reading import reader
from newsroom.web.writing import clash, comments_panel, folds, kept, state, submit, text
from newsroom.web.writing import panel as writing_panel
from newsroom.web.writing import why as writing_why
from newsroom.web.writing.form import ArticleForm


def writable(article_id: uuid.UUID) -> Edition:
    """Return the source edition if this person may save it in this state."""
    edition = reading.article(article_id).source
    check_writable(edition)
    return edition


def check_writable(edition: Edition) -> None:
    """Let pass who may save this text in this state.

    Raises:
        NotAllowed: this person does not write here.
        Refused: nobody changes the text any more; says why.
    """
    rules.refuse_erased(edition)
    closed = state.closed(edition, reader())
    if closed is not None:
        raise Refused("save", [closed], edition)
    check(steps.saving(edition), edition, reader())


def page(
    form: ArticleForm,
    edition: Edition | None = None,
    *,
    keeping: kept.Keeping | None = None,
    **more: Any,
) -> str:
    """Return the page with a form as it is; ``keeping`` unless the request itself tells it."""
    aside = queries.side_drafts(edition.id, reader().id) if edition else []
    present = edition.current_revision if edition else None
    form.topics.offer(present.topics if present else ())
    language = edition.language if edition else form.language.data
    panel = writing_panel.of(form, edition, language or current().default_language)
    why = _why(form, edition)
    note = sources.note_text(edition.article_id) if edition else ""
    return render_template(
        "desk/writing/show.html",
        form=form,
        edition=edition,
        language=language,
        editorial_note=note,
        panel=panel,
        body_html=text.as_html(form, present),
        why=why,
        folds=folds.of(form, edition, panel, why, note),
        told=state.of(edition) if edition else state.Told(),
        submits=submit.is_offered(edition),
        was_refused=submit.was_refused(),
        comments=comments_panel.beside_form(edition, reader()),
        kept_aside=[(one, clash.shown(form, one.texts)) for one in aside],
        keeping=keeping or kept.keeping(edition),
        **more,
    )


def _why(form: ArticleForm, edition: Edition | None) -> writing_why.Why:
    """Judge what stands in the form, or what is stored where that is the same."""
    if edition is None or form.is_submitted():
        return writing_why.of_typed(form, edition)
    return writing_why.of(edition)
