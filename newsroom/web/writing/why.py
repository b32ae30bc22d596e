"""“Why can’t I submit?”: each guard of the step, done or not, on what is stored or just typed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template

from newsroom.articles import pictures, steps
from newsroom.articles.content import cleaned
from newsroom.articles.models import Edition
from newsroom.articles.writing import as_typed
from newsroom.errors import BadInput, NotAllowed, Unmet
from newsroom.lifecycle import Checked, check, checked, may
from newsroom.settings import current
from newsroom.web import mending, reading
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader
from newsroom.web.writing.form import ArticleForm, NewArticleForm

bp = Blueprint("why", __name__, url_prefix="/articles")


@dataclass(frozen=True)
class Row:
    """One guard as the panel shows it."""

    checked: Checked
    href: str
    """Where on the page, or beside it, that is mended."""
    picture: str = ""
    """The id of the picture that it is about."""


@dataclass(frozen=True)
class Why:
    """Everything that submitting waits for."""

    rows: tuple[Row, ...] = ()
    unreadable: Any = ""
    """Why what is typed cannot be judged."""
    unreadable_at: str = ""
    """Where on the page that is mended."""

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.unreadable and not self.unmet

    @property
    def unmet(self) -> list[Unmet]:
        """What is missing."""
        return [one.checked.unmet for one in self.rows if one.checked.unmet is not None]

    @property
    def ways(self) -> dict[str, str]:
        """Where each guard is mended, by its name."""
        return {one.checked.guard: one.href for one in self.rows if one.href}


def of(edition: Edition) -> Why:
    """Return what submitting an edition waits for, as the step itself would say it."""
    rows = tuple(_row(one, edition) for one in checked(steps.SUBMIT, edition, reader()))
    return Why(rows)


def of_typed(form: ArticleForm, stored: Edition | None = None) -> Why:
    """Return the same of what stands in a form."""
    try:
        content = cleaned(form.content(stored.current_revision if stored else None))
    except BadInput as error:
        at = f"#{error.field}" if error.field in mending.FIELDS else ""
        return Why(unreadable=error.message, unreadable_at=at)
    language = stored.language if stored else form.language.data or current().default_language
    return of(as_typed.edition(stored, content, language))


@bp.post("/<uuid:article_id>/why")
@access(post=STAFF)
def typed(article_id: uuid.UUID) -> str:
    """Judge what is typed into an article's form; nothing is stored."""
    edition = reading.article(article_id).source
    if not may(steps.SAVE, edition, reader()):
        raise NotAllowed
    return _panel(of_typed(ArticleForm(), edition), edition)


@bp.post("/new/why")
@access(post=STAFF)
def typed_first() -> str:
    """Judge what is typed into the form of an article that is not stored yet."""
    check(steps.START, steps.NotBegun(current().default_language), reader())
    form = NewArticleForm()
    form.offer_languages(current().languages)
    return _panel(of_typed(form), None)


def _panel(why: Why, edition: Edition | None) -> str:
    return render_template("desk/writing/_why.html", why=why, edition=edition)


def _row(one: Checked, edition: Edition) -> Row:
    where = one.unmet.where if one.unmet else ""
    href = f"#{where}" if where in mending.FIELDS else mending.address(where, edition)
    is_of_picture = where == "picture_in_text"
    return Row(one, href, pictures.first_undescribed(edition) if is_of_picture else "")
