"""The panels around a text as the page shows them before any script has run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsroom.articles import kinds, measures, named, pictures, queries, sanitise
from newsroom.articles.measures import Measures
from newsroom.articles.models import Edition, Revision
from newsroom.articles.states import BylineKind
from newsroom.errors import BadInput
from newsroom.people.models import Person
from newsroom.settings import current
from newsroom.web import locale
from newsroom.web.writing import around, length
from newsroom.web.writing import countries as writing_countries
from newsroom.web.writing.form import ArticleForm, NewArticleForm


@dataclass(frozen=True)
class Panel:
    """What the templates of the panels read."""

    measures: Measures
    address: dict[str, Any]
    named_before: list[int]
    """Numbers of the texts that hold a byline, where the present one withholds it."""
    countries: tuple[tuple[str, str], ...]
    pictures: int
    """How many the text shows."""
    headline = length.HEADLINE
    standfirst = length.STANDFIRST


def of(form: ArticleForm, edition: Edition | None, language: str) -> Panel:
    """Return the panels of a form; what was typed counts, not what is stored."""
    present = edition.current_revision if edition else None
    body = _body(form, present)
    texts = [form.title.data or "", form.standfirst.data or "", *measures.blocks(body)]
    form.named.offer(named.found_in("\n\n".join(texts), language))
    address = around.address_shown(
        (form.slug.data or "").strip(), form.title.data or "", language, edition
    )
    return Panel(
        measures=measures.of_body(body, language),
        address=address,
        named_before=queries.bylines_before(edition.id) if edition else [],
        pictures=len(pictures.shown_in(body)),
        countries=writing_countries.offered(locale.language()),
    )


def begin(form: NewArticleForm, kind: str, person: Person) -> None:
    """Fill in what a person's new article begins with: its kind; byline, language of the last one.

    Where that withheld a name, this one does as well: nobody is named by an oversight. A first
    article is in the language in which its author sees the newsroom.
    """
    chosen = kinds.named(kind)
    if chosen is not None:
        form.kind.data = chosen.value
    last = queries.last_begun(person)
    likely = (last[2] if last else "", locale.language())
    known = (one for one in likely if one in current().languages)
    form.language.data = next(known, current().default_language)
    if last is not None:
        form.byline.data, form.byline_kind.data = last[0], str(BylineKind(last[1]))


def _body(form: ArticleForm, present: Revision | None) -> str:
    """Return the body that the form holds; what cannot be read is measured as it was stored."""
    try:
        return form.body_of(present)
    except (BadInput, ValueError):
        return sanitise.trusted(present.body) if present else ""
