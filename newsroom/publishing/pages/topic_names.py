"""Topics as pages of one language name them and link to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsroom.articles.models import Topic
from newsroom.publishing.pages.beside import TopicName


def named(keys: Iterable[str], language: str, known: Mapping[str, Topic]) -> tuple[TopicName, ...]:
    """Return those topics that have a name in a language, in the order given.

    ``known`` is what ``articles.topics.known`` returns. A retired one is named as before.
    """
    found = (known[key] for key in keys if key in known)
    return tuple(
        TopicName(one.key, one.names[language], one.slugs[language])
        for one in found
        if language in one.names and language in one.slugs
    )
