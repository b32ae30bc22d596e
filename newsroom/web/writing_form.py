"""The form in which an article is written: it holds what was typed, nothing is judged here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from newsroom.articles import sanitise, topics
from newsroom.articles.content import Content
from newsroom.articles.models import Revision
from newsroom.articles.states import BylineKind
from newsroom.imports import countries
from newsroom.languages import LANGUAGES
from newsroom.web import body_text, locale
from newsroom.web.body_text import Typed
from newsroom.web.forms import LocalDateField

BYLINE_KINDS = [
    SelectChoice(BylineKind.REAL.value, _l("A real name")),
    SelectChoice(BylineKind.PSEUDONYM.value, _l("A pseudonym")),
    SelectChoice(BylineKind.WITHHELD.value, _l("Withheld: no name is published")),
]
_CODE_LENGTH = 2
_BETWEEN_CODES = re.compile(r"[\s,;]+")


class TopicsField(SelectMultipleField):  # type: ignore[misc]  # WTForms ships no types
    """Boxes to tick; which topics may be chosen is decided where the text is saved."""

    widget = ListWidget()
    option_widget = CheckboxInput()

    def __init__(self, label: Any, **more: Any) -> None:
        super().__init__(label, choices=[], validate_choice=False, **more)

    def offer(self, kept: Iterable[str] = ()) -> None:
        """Offer what is in use, and whatever else the text bears already or was ticked."""
        ticked = {*kept, *(self.data or ())}
        self.choices = [
            SelectChoice(one.key, topics.name_of(one, locale.language()))
            for one in topics.sorted_by_name(locale.language())
            if one.retired_at is None or one.key in ticked
        ]


class ArticleForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """The text of a source edition."""

    title = StringField(_l("Title"))
    standfirst = TextAreaField(_l("Standfirst"))
    body = TextAreaField(_l("Text"))
    body_form = HiddenField(default=body_text.MARKDOWN)
    slug = StringField(_l("Address (slug)"))
    byline_kind = RadioField(
        _l("Whose name is published"), choices=BYLINE_KINDS, default=BylineKind.REAL.value
    )
    byline = StringField(_l("Byline"))
    dateline = LocalDateField(_l("Date of the article"), validators=[Optional()])
    countries = StringField(_l("Countries"))
    topics = TopicsField(_l("Topics"))
    photo_credit = StringField(_l("Photo credit"))
    version = IntegerField(widget=HiddenInput(), default=0)

    def fill(self, revision: Revision | None, version: int) -> None:
        """Show a stored text."""
        self.version.data = version
        if revision is None:
            return
        self.title.data = revision.title
        self.standfirst.data = revision.standfirst
        self.slug.data = revision.slug
        self.byline.data = revision.byline
        self.byline_kind.data = str(revision.byline_kind)
        self.dateline.data = revision.dateline
        self.countries.data = ", ".join(revision.countries)
        self.topics.data = list(revision.topics)
        self.photo_credit.data = revision.photo_credit
        shown = body_text.typed(sanitise.trusted(revision.body))
        self.body.data, self.body_form.data = shown.text, shown.form

    def content(self, current: Revision | None = None) -> Content:
        """Return what was typed; a body that was not touched stays as it is stored.

        Raises:
            BadInput: the body cannot be read.
        """
        return Content(
            title=self.title.data or "",
            standfirst=self.standfirst.data or "",
            body=self._body(current),
            slug=(self.slug.data or "").strip(),
            byline=self.byline.data or "",
            byline_kind=BylineKind(self.byline_kind.data),
            photo_credit=self.photo_credit.data or "",
            dateline=self.dateline.data,
            countries=self._countries(),
            topics=self._topics(current),
        )

    def _topics(self, current: Revision | None) -> tuple[str, ...]:
        """Return the keys; those that the text had stay in their order, so nothing seems new."""
        ticked = self.topics.data or []
        before = [key for key in (current.topics if current else ()) if key in ticked]
        return tuple(dict.fromkeys([*before, *ticked]))

    def _countries(self) -> tuple[str, ...]:
        """Return codes for names and codes alike; what is neither stays for the refusal."""
        text = (self.countries.data or "").strip()
        parts = [part for part in _BETWEEN_CODES.split(text) if part]
        if all(len(part) == _CODE_LENGTH for part in parts):
            return tuple(parts)
        known = countries.recognise(text, tuple(LANGUAGES))
        return known or tuple(part.strip() for part in text.split(","))

    def _body(self, current: Revision | None) -> sanitise.SafeBody:
        form = body_text.HTML if self.body_form.data == body_text.HTML else body_text.MARKDOWN
        given = Typed((self.body.data or "").replace("\r\n", "\n"), form)
        if current is not None:
            kept = sanitise.trusted(current.body)
            if body_text.typed(kept) == given:
                return kept
        return body_text.stored(given)


class NewArticleForm(ArticleForm):
    """The first text of an article, in the language that it is written in."""

    language = SelectField(_l("Language of the article"))

    def offer_languages(self, codes: tuple[str, ...]) -> None:
        """Let the person choose among the newsroom's languages."""
        self.language.choices = [SelectChoice(code, LANGUAGES[code].name) for code in codes]
