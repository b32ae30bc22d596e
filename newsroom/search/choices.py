"""What a search can be narrowed to: the topics and countries of what is indexed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from newsroom.articles import topics
from newsroom.database import db
from newsroom.publishing.pages import wording
from newsroom.search.matching import COUNTRY, TOPIC, value_of
from newsroom.search.models import SearchWord


@dataclass(frozen=True)
class Topic:
    """A topic that some article of a language is about."""

    key: str
    slugs: dict[str, str]
    """By language."""
    name: str
    """In the language that was asked for."""

    def slug(self, language: str) -> str:
        """Return its slug in a language, or nothing."""
        return self.slugs.get(language, "")


@dataclass(frozen=True)
class Choices:
    """What can be chosen in one language, by name."""

    topics: tuple[Topic, ...] = ()
    countries: tuple[tuple[str, str], ...] = ()
    """(code, name)."""

    def topic(self, slug: str, language: str) -> Topic | None:
        """Return the topic with this slug in a language."""
        return next((one for one in self.topics if one.slug(language) == slug), None)


def of_language(language: str) -> Choices:
    """Return the choices of a language."""
    query = select(SearchWord.word).where(
        SearchWord.language == language, SearchWord.folded == "", SearchWord.texts > 0
    )
    facts = list(db.session.scalars(query))
    keys = {value_of(one) for one in facts if one.startswith(TOPIC)}
    codes = {value_of(one) for one in facts if one.startswith(COUNTRY)}
    known = topics.known() if keys else {}
    named = [
        Topic(key, dict(known[key].slugs), known[key].names[language])
        for key in keys & known.keys()
        if known[key].names.get(language) and known[key].slugs.get(language)
    ]
    return Choices(
        topics=tuple(sorted(named, key=lambda one: (one.name.casefold(), one.key))),
        countries=tuple(
            sorted(
                ((code, wording.country(code, language)) for code in codes),
                key=lambda one: one[1].casefold(),
            )
        ),
    )
