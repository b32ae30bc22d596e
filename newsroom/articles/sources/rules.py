"""Who may know of a source, open it and change it: fewer people than may read the article."""

from __future__ import annotations

from newsroom.articles import queries
from newsroom.articles.models import Article
from newsroom.articles.sources.models import PrivateSource
from newsroom.people import rights
from newsroom.people.models import Person


def may_add(article: Article, person: Person) -> bool:
    """Tell whether the person works on the article in its own language, or edits."""
    return queries.may_read(article, person)


def may_open(source: PrivateSource, person: Person) -> bool:
    """Tell whether the person wrote it down, was let in by name, or keeps identities.

    The caller has asked whether they may read the article at all.
    """
    return (
        may_change(source, person)
        or rights.is_keeper(person)
        or str(person.id) in source.shared_with
    )


def may_change(source: PrivateSource, person: Person) -> bool:
    """Tell whether the person wrote it down."""
    return source.added_by == person.id


def may_erase(source: PrivateSource, person: Person) -> bool:
    """Tell whether the person may erase it: whoever wrote it down, or an identity keeper."""
    return may_change(source, person) or rights.is_keeper(person)
