"""Which languages a release has to bring to readers."""

from __future__ import annotations

from newsroom.articles.models import Article, Edition
from newsroom.articles.states import EditionState, PairPolicy, PublicState
from newsroom.publishing.models import Release, ReleaseMember
from newsroom.settings import current

_AWAY = frozenset({PublicState.WITHDRAWN, PublicState.RETRACTED})


def wanted(article: Article) -> tuple[str, ...]:
    """Return the languages that have something new for readers, the source first; () for none.

    Under the policy *together* a new source text takes every other language with it. What was
    withdrawn or retracted is never among them: only a reinstatement brings it back. Of what was
    taken down for somebody's safety nothing is wanted until that was reviewed.
    """
    if article.taken_down_at is not None:
        return ()
    languages = sorted(current().languages, key=lambda code: code != article.source_language)
    if _source_has_news(article):
        alone = article.pair_policy is PairPolicy.SINGLE or (
            article.pair_policy is PairPolicy.SOURCE_FIRST and not _was_public(article)
        )
        return tuple(
            code
            for code in languages
            if not _is_away(article.edition(code))
            and (code == article.source_language or not alone)
        )
    return tuple(code for code in languages if _translation_has_news(article, code))


def _source_has_news(article: Article) -> bool:
    source = article.source
    return (
        source.state is EditionState.APPROVED
        and not _is_away(source)
        and source.current_revision_id != source.public_revision_id
    )


def _translation_has_news(article: Article, language: str) -> bool:
    """Tell whether a translation waits to be public beside a source that stays as it is."""
    edition = article.edition(language)
    if language == article.source_language or edition is None or _is_away(edition):
        return False
    if edition.public_state is not PublicState.NEVER:
        # Live it can be renewed and corrected, even while its source is withdrawn.
        return edition.current_revision_id != edition.public_revision_id
    return (
        article.source.public_state is PublicState.LIVE
        and article.pair_policy is not PairPolicy.SINGLE
    )


def _was_public(article: Article) -> bool:
    return article.first_public_at is not None


def _is_away(edition: Edition | None) -> bool:
    return edition is not None and edition.public_state in _AWAY


def follow(release: Release) -> None:
    """Bring an assembling release's members up to what its article needs now.

    What an editor narrowed stays narrow, unless one of its languages has nothing new any more.
    """
    article = release.article
    if release.narrowed:
        return
    languages = wanted(article)
    kept = {member.language: member for member in release.members}
    for language in kept.keys() - set(languages) if languages else ():
        release.members.remove(kept[language])
    for language in languages:
        if language not in kept:
            release.members.append(
                ReleaseMember(language=language, edition=article.edition(language))
            )
