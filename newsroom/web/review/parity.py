"""In what an article's editions differ as wholes, as editors read it before they decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.articles.models import Article, Revision
from newsroom.translations import parity
from newsroom.translations.parity import finding
from newsroom.translations.parity.finding import Different


@dataclass(frozen=True)
class Told:
    """One translated edition beside its source."""

    language: str
    differences: Sequence[Different]


def of_article(article: Article) -> list[Told]:
    """Return in what each translated edition's newest text differs from the source's."""
    source = article.source.current_revision
    if source is None:
        return []
    return [
        between(source, edition.current_revision, (article.source_language, edition.language))
        for edition in article.editions
        if not edition.is_source and edition.current_revision is not None
    ]


def between(source: Revision, target: Revision, languages: tuple[str, str]) -> Told:
    """Return in what a translated text differs from its source, as a whole."""
    first, second = languages
    differences = parity.differences(finding.of(source, first), finding.of(target, second))
    return Told(second, differences)
