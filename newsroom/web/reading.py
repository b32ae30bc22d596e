"""Which articles a person may open; whatever else there is does not exist for them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from flask_security import current_user

from newsroom.articles import queries as articles
from newsroom.articles.models import Article, Edition, Revision
from newsroom.errors import NotFound
from newsroom.people.models import Person
from newsroom.translations import given_out
from newsroom.translations import queries as translations
from newsroom.translations.models import TranslationTask


def reader() -> Person:
    """Return the signed-in person of this request."""
    person: Person = current_user._get_current_object()  # noqa: SLF001 — Flask-Login's documented way
    return person


def may_open(article: Article, person: Person) -> bool:
    """Tell whether the person works on the article, in either language."""
    return articles.may_read(article, person) or given_out.may_read(article, person)


def openable(found: Mapping[uuid.UUID, Article], person: Person) -> dict[uuid.UUID, Article]:
    """Return those of many articles that the person may open, in one statement for all."""
    translated = given_out.among(found, person)
    return {
        key: one
        for key, one in found.items()
        if key in translated or articles.may_read(one, person)
    }


def texts(found: Mapping[uuid.UUID, Article], person: Person) -> dict[uuid.UUID, Revision | None]:
    """Return the source text by which the person knows each of these articles.

    That is the newest one, except for who only translates: they know what they were given.
    """
    apart = [key for key, one in found.items() if is_only_translated_by(one, person)]
    given = given_out.texts(apart, person) if apart else {}
    newest = {key: one.source.current_revision for key, one in found.items() if key not in apart}
    return newest | {key: given.get(key) for key in apart}


def article(article_id: uuid.UUID) -> Article:
    """Return an article that the person of this request may open, or raise ``NotFound``."""
    found = articles.article(article_id)
    if not may_open(found, reader()):
        raise NotFound
    return found


def edition(edition_id: uuid.UUID) -> Edition:
    """Return an edition of an article that the person may open, or raise ``NotFound``."""
    found = articles.edition(edition_id)
    if not may_open(found.article, reader()):
        raise NotFound
    return found


def is_only_translated_by(found: Article, person: Person) -> bool:
    """Tell whether the person sees an article through its translation alone.

    Drafts and earlier texts of the source can hold a name that was taken out before anybody
    else read it; a translator sees the texts that the newsroom gave out to be translated.
    """
    return not articles.may_read(found, person)


def task(task_id: uuid.UUID) -> TranslationTask:
    """Return a task of an article that the person may open, or raise ``NotFound``."""
    found = translations.task(task_id)
    if not may_open(found.article, reader()):
        raise NotFound
    return found
