"""What a translator is told of a text as a whole: its kind, its countries and topics, its names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from newsroom.articles import kinds, topics
from newsroom.glossary.states import ConceptKind
from newsroom.glossary.term import Form, Term
from newsroom.translations import whom
from newsroom.translations.models import TranslationTask
from newsroom.web import locale
from newsroom.web.terms import words as terms_words
from newsroom.web.writing import countries as writing_countries


@dataclass(frozen=True)
class Name:
    """A person or an organisation of the text, and what it is called in the translation."""

    kind: Any
    here: Form
    """In the source, or as it is registered."""
    there: Form | None
    """In the translation; None where nobody has said it yet."""
    others: Sequence[str]
    """What else it may be called there."""
    note: str
    is_suggested: bool

    @property
    def is_same(self) -> bool:
        """Tell whether it is called alike in both."""
        return self.there is not None and self.there.text == self.here.text


@dataclass(frozen=True)
class About:
    """A text as a whole, in words of the page's language."""

    kind: Any
    countries: str
    topics: str
    names: Sequence[Name]


def of(task: TranslationTask) -> About:
    """Return what the source text of a translation is and whom it names.

    What is not to be published is not among the names.
    """
    revision, here = task.source_revision, locale.language()
    languages = task.article.source_language, task.edition.language
    names = (_name(one, *languages) for one in whom.of(revision))
    return About(
        kind=kinds.LABELS[revision.kind],
        countries=writing_countries.shown(revision.countries, here),
        topics=", ".join(topics.names(revision.topics, here)),
        names=[one for one in names if one is not None],
    )


def _name(one: whom.Whom, source: str, target: str) -> Name | None:
    usable = _usable(one.term, (source, target))
    if not usable:
        return None
    called = one.term.in_language(target)
    stays = one.term.keeps or one.term.kind is ConceptKind.PERSON
    there = next(iter(called), usable[0] if stays else None)
    return Name(
        kind=terms_words.KINDS[one.term.kind],
        here=usable[0],
        there=there,
        others=[form.text for form in called[1:]],
        note=one.term.note,
        is_suggested=one.is_suggested,
    )


def _usable(term: Term, languages: Iterable[str]) -> list[Form]:
    """Return the forms that are not forbidden, in an order of languages."""
    return [form for code in languages for form in term.in_language(code)]
