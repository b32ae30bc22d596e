"""Invariant 5: a page tells its readers that it is behind exactly when it is."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator

from flask_babel import gettext as _
from sqlalchemy import select

from newsroom.articles import queries as articles
from newsroom.database import db
from newsroom.publishing import freshness as derived
from newsroom.publishing.freshness import Freshness
from newsroom.translations.models import Acknowledgement
from newsroom.verify import advice, answers, page_facts, walk
from newsroom.verify.violation import Violation
from newsroom.verify.walk import Known, KnownEdition

_TOLD = {
    Freshness.NEEDS_UPDATE: frozenset({"updating", "correcting"}),
    Freshness.TRANSLATION_AHEAD: frozenset({"updating", "correcting"}),
}
"""What readers of the older text are told; one of these is enough."""
Read = set[tuple[uuid.UUID, uuid.UUID]]


def freshness() -> Iterator[Violation]:
    """Yield live translations whose freshness is not what readers are told."""
    for batch in walk.batches():
        read = _acknowledged(batch)
        for article in batch:
            yield from _article(article, read)


def _article(article: Known, read: Read) -> Iterator[Violation]:
    live = article.live
    source = live.get(article.source_language)
    translated = [one for code, one in live.items() if code != article.source_language]
    if source is None or not translated:
        return
    in_sync = {one.language: _is_in_sync(one, source, read) for one in translated}
    if all(in_sync.values()):
        for edition in live.values():
            if "updating" in _flags(edition):
                yield _told_wrongly(article, edition)
        return
    for edition in translated:
        if not in_sync[edition.language]:
            yield from _behind(article, edition, source)


def _is_in_sync(edition: KnownEdition, source: KnownEdition, read: Read) -> bool:
    base, shown = edition.source_revision_id, source.public_revision_id
    return base == shown or (shown is not None and (edition.id, shown) in read)


def _behind(article: Known, edition: KnownEdition, source: KnownEdition) -> Iterator[Violation]:
    row = articles.article(article.id)
    fresh = derived.now(row).get(edition.language)
    db.session.expunge_all()
    if fresh is Freshness.IN_SYNC:
        yield Violation(
            5,
            article.id.hex,
            _(
                "The text in %(code)s counts as up to date, but was made from another source text.",
                code=edition.language,
            ),
            _("Open a correction, so that the translation is looked at again."),
        )
    older = source if fresh is Freshness.TRANSLATION_AHEAD else edition
    expected = _TOLD.get(fresh) if fresh else None
    flags = _flags(older)
    if expected and not flags & expected:
        yield Violation(
            5,
            article.id.hex,
            _(
                "The page %(path)s does not tell its readers that the other language is newer.",
                path=older.path,
            ),
            str(advice.LET_REFRESH),
        )
    if fresh is Freshness.SOURCE_AHEAD_MINOR and "updating" in flags:
        yield _told_wrongly(article, edition)


def _told_wrongly(article: Known, edition: KnownEdition) -> Violation:
    return Violation(
        5,
        article.id.hex,
        _(
            "The page %(path)s says that it is being updated, but both languages say the same.",
            path=edition.path,
        ),
        str(advice.LET_REFRESH),
    )


def _flags(edition: KnownEdition) -> set[str]:
    answer = answers.of_article(edition.language, edition.slug)
    return page_facts.read(answer.body).flags if answer else set()


def _acknowledged(batch: Iterable[Known]) -> Read:
    """Return (edition, source revision) for what somebody read and found in no need of change."""
    editions = [one.id for article in batch for one in article.editions if one.is_live]
    query = select(Acknowledgement.edition_id, Acknowledgement.source_revision_id).where(
        Acknowledgement.edition_id.in_(editions)
    )
    return {(row.edition_id, row.source_revision_id) for row in db.session.execute(query)}
