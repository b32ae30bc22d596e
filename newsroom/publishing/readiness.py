"""Readiness: is every member of a release approved, and made from the source pinned with it?"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import queries as articles
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import EditionState
from newsroom.publishing.models import Release
from newsroom.translations import queries as translations


@dataclass(frozen=True)
class MemberReadiness:
    """One language of a release: ready, or what is missing and whose move it is."""

    language: str
    revision: Revision | None
    ready: bool = True
    message: Any = ""
    whose_move: Any = ""


def readiness(release: Release) -> list[MemberReadiness]:
    """Ask every member now, the source language first; nothing stored is trusted."""
    article = release.article
    languages = sorted(
        (member.language for member in release.members),
        key=lambda language: language != article.source_language,
    )
    return [_member(release, article, language) for language in languages]


def is_ready(release: Release) -> bool:
    """Tell whether every language of the release can go out."""
    members = readiness(release)
    return bool(members) and all(one.ready for one in members)


def is_pinned(release: Release) -> bool:
    """Tell whether the release names the very revisions that are current now."""
    return all(
        member.revision_id is not None
        and (edition := release.article.edition(member.language)) is not None
        and edition.current_revision_id == member.revision_id
        for member in release.members
    )


def _member(release: Release, article: Article, language: str) -> MemberReadiness:
    edition = article.edition(language)
    if edition is None or edition.current_revision is None:
        return _missing(language, None, _l("The translation has not been handed in yet."))
    revision = edition.current_revision
    if edition.state is not EditionState.APPROVED or articles.approval_of(revision) is None:
        return _unapproved(edition, revision)
    if edition.is_source or release.narrowed:
        return MemberReadiness(language, revision)
    base = _base_wanted(release, article)
    if revision.source_revision_id != base and base not in translations.acknowledged(edition.id):
        message = _l("The translation was made from an earlier source text.")
        return _missing(language, revision, message)
    return MemberReadiness(language, revision)


def _base_wanted(release: Release, article: Article) -> uuid.UUID | None:
    """Return the source revision that a translation has to be made from.

    The one that goes out with it; where the source stays as it is, the one that is public.
    """
    source = article.source
    goes_along = any(member.language == source.language for member in release.members)
    return source.current_revision_id if goes_along else source.public_revision_id


def _missing(language: str, revision: Revision | None, message: Any) -> MemberReadiness:
    translator = _l("a translator")
    return MemberReadiness(language, revision, ready=False, message=message, whose_move=translator)


def _unapproved(edition: Edition, revision: Revision) -> MemberReadiness:
    if edition.is_source:
        message = _l("The source text has not been approved.")
    else:
        message = _l("The translation has not been approved.")
    whose = {
        EditionState.DRAFT: _l("the author") if edition.is_source else _l("a translator"),
        EditionState.CHANGES_REQUESTED: _l("the author")
        if edition.is_source
        else _l("a translator"),
    }.get(edition.state, _l("an editor of this language"))
    return MemberReadiness(
        edition.language, revision, ready=False, message=message, whose_move=whose
    )
