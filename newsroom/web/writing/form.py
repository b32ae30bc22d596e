"""The form in which an article is written: it holds what was typed, nothing is judged here."""

from __future__ import annotations

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

from newsroom.articles import kinds, sanitise, topics
from newsroom.articles.content import Content
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.models import Revision
from newsroom.articles.states import BylineKind
from newsroom.errors import BadInput
from newsroom.languages import LANGUAGES
from newsroom.web import locale
from newsroom.web.body import text as body_text
from newsroom.web.forms import LocalDateField
from newsroom.web.reading import reader
from newsroom.web.writing import countries as writing_countries
from newsroom.web.writing import names

BYLINE_KINDS = [
    SelectChoice(BylineKind.REAL.value, _l("A real name")),
    SelectChoice(BylineKind.PSEUDONYM.value, _l("A pseudonym")),
    SelectChoice(BylineKind.WITHHELD.value, _l("Withheld: no name is published")),
]
KINDS = [SelectChoice(one.value, label) for one, label in kinds.LABELS.items()]


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


class NamesField(SelectMultipleField):  # type: ignore[misc]  # as above
    """People and organisations as boxes that are ticked; who may be chosen is decided on saving."""

    def __init__(self, label: Any, **more: Any) -> None:
        super().__init__(label, choices=[], validate_choice=False, **more)
        self.chosen: list[names.Name] = []
        self.found: list[names.Name] = []

    def offer(self, in_text: Iterable[str] = ()) -> None:
        """Look up what is ticked, and what else the text names."""
        ticked = list(self.data or ())
        known = names.of_keys(list(dict.fromkeys([*ticked, *in_text])), reader())
        self.chosen = [one for one in known if one.key in ticked]
        self.found = [one for one in known if one.key not in ticked]


class ArticleForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """The text of a source edition."""

    kind = SelectField(_l("Kind of text"), choices=KINDS, default=ArticleKind.NEWS.value)
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
    named = NamesField(_l("People and organisations"))
    named_typed = StringField(_l("Add a person or an organisation"))
    photo_credit = StringField(_l("Photo credit"))
    version = IntegerField(widget=HiddenInput(), default=0)

    def fill(self, revision: Revision | None, version: int) -> None:
        """Show a stored text."""
        self.version.data = version
        if revision is None:
            return
        self.kind.data = str(revision.kind)
        self.title.data = revision.title
        self.standfirst.data = revision.standfirst
        self.slug.data = revision.slug
        self.byline.data = revision.byline
        self.byline_kind.data = str(revision.byline_kind)
        self.dateline.data = revision.dateline
        self.countries.data = writing_countries.shown(revision.countries, locale.language())
        self.topics.data = list(revision.topics)
        self.named.data = list(revision.named)
        self.photo_credit.data = revision.photo_credit
        shown = body_text.typed(sanitise.trusted(revision.body))
        self.body.data, self.body_form.data = shown.text, shown.form

    def content(self, current: Revision | None = None) -> Content:
        """Return what was typed; a body that was not touched stays as it is stored.

        Raises:
            BadInput: the body, a country or a name cannot be read, or whose name is published.
        """
        return Content(
            title=self.title.data or "",
            standfirst=self.standfirst.data or "",
            body=self.body_of(current),
            slug=(self.slug.data or "").strip(),
            byline=self.byline.data or "",
            byline_kind=self._byline_kind(),
            photo_credit=self.photo_credit.data or "",
            dateline=self.dateline.data,
            countries=writing_countries.known(
                self.countries.data or "", besides=current.countries if current else ()
            ),
            topics=_in_order(self.topics.data, current.topics if current else ()),
            kind=kinds.named(self.kind.data or "") or ArticleKind.NEWS,
            named=self._named(current),
        )

    def _byline_kind(self) -> BylineKind:
        kind = next((one for one in BylineKind if one == self.byline_kind.data), None)
        if kind is None:  # no browser sends it like this
            raise BadInput(BadInput.message, field="byline_kind")
        return kind

    def _named(self, current: Revision | None) -> tuple[str, ...]:
        """Return the keys of whom was ticked and typed, and of whom this person cannot see."""
        before = list(current.named) if current else []
        seen = {one.key for one in names.of_keys(before, reader())}
        unseen = [key for key in before if key not in seen]
        typed = names.typed(self.named_typed.data or "", reader())
        return _in_order([*(self.named.data or ()), *unseen, *typed], before)

    def body_of(self, current: Revision | None) -> sanitise.SafeBody:
        """Return the body that was typed; one that was not touched stays as it is stored.

        Raises:
            BadInput: it cannot be read.
        """
        given = body_text.sent(self.body.data, self.body_form.data)
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


def _in_order(chosen: Iterable[str] | None, before: Iterable[str]) -> tuple[str, ...]:
    """Return keys, those that the text had already in their order, so nothing seems new."""
    wanted = list(chosen or ())
    return tuple(dict.fromkeys([*(key for key in before if key in wanted), *wanted]))
