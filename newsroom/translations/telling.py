"""Tell people of an article, as far as they may still read it."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.articles.models import Article
from newsroom.events.models import Event
from newsroom.people.models import Person
from newsroom.people.notifications import tell
from newsroom.translations import given_out


def tell_readers(event: Event, article: Article, people: Iterable[Person], *, path: str) -> None:
    """Tell those of these people who may read the article now, whatever they wrote of it once.

    Whoever lost the right would get a letter that leads nowhere, and learn that work goes on.
    """
    tell(event, given_out.readers(article, people), path=path)
