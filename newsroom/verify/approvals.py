"""Invariant 4: what is live was approved by hash, and is what the log says."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import and_, exists, select

from newsroom.articles.models import Approval, RevisionContributor
from newsroom.database import db
from newsroom.verify import advice, replay, walk
from newsroom.verify.violation import Violation
from newsroom.verify.walk import Known, KnownEdition

Approvals = Mapping[uuid.UUID, list[Any]]


def approvals() -> Iterator[Violation]:
    """Yield the live texts that nobody approved who wrote none of them."""
    for batch in walk.batches():
        found = _approvals_of(batch)
        for article in batch:
            for edition in article.live.values():
                what = _unapproved(edition, found)
                if what:
                    yield Violation(4, article.id.hex, what, str(advice.TAKE_AWAY))


def _unapproved(edition: KnownEdition, found: Approvals) -> str:
    given = found.get(edition.public_revision_id or edition.id, [])
    bound = [one for one in given if one.digest == edition.digest]
    if not bound:
        return str(_("The live text in %(code)s was approved by nobody.", code=edition.language))
    if not any(one.waiver or not one.wrote_it for one in bound):
        told = _(
            "The live text in %(code)s was approved only by people who wrote part of it.",
            code=edition.language,
        )
        return str(told)
    return ""


def _approvals_of(batch: Iterable[Known]) -> Approvals:
    """Return the approvals that stand, by revision; whoever wrote later did not write this."""
    wrote_it = exists().where(
        and_(
            RevisionContributor.edition_id == Approval.edition_id,
            RevisionContributor.person_id == Approval.approved_by,
            RevisionContributor.since <= Approval.approved_at,
        )
    )
    revisions = [
        one.public_revision_id for article in batch for one in article.editions if one.is_live
    ]
    query = select(
        Approval.revision_id, Approval.digest, Approval.waiver, wrote_it.label("wrote_it")
    ).where(Approval.revision_id.in_(revisions), Approval.voided_at.is_(None))
    found: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in db.session.execute(query):
        found[row.revision_id].append(row)
    return found


def pointers() -> Iterator[Violation]:
    """Yield the editions that are not what the log, played again, says they are."""
    for article in walk.articles():
        standing = replay.end(article.log)
        for edition in article.editions:
            yield from _moved(article, edition, standing.get(edition.language, replay.NEVER))
        yield from _pinned(article)
        last = article.log[-1].number if article.log else None
        if article.public_number != last:
            yield Violation(
                4,
                article.id.hex,
                _(
                    "The article shows release %(shown)s where the log says %(expected)s.",
                    shown=article.public_number or "-",
                    expected=last or "-",
                ),
                str(advice.RESTORE),
            )


def _moved(article: Known, edition: KnownEdition, expected: replay.Shown) -> Iterator[Violation]:
    if replay.Shown(edition.public_state, edition.public_revision_id) != expected:
        yield Violation(
            4,
            article.id.hex,
            _(
                "What is public in %(code)s is not what the log says: no release changed it.",
                code=edition.language,
            ),
            str(advice.RESTORE),
        )


def _pinned(article: Known) -> Iterator[Violation]:
    """Compare the digests that the newest release of each language pinned with the live texts."""
    newest = {one.language: one for release in article.log for one in release.members}
    for code, edition in article.live.items():
        pinned = newest.get(code)
        if pinned is not None and pinned.digest != edition.digest:
            yield Violation(
                4,
                article.id.hex,
                _("The live text in %(code)s is not the one that was released.", code=code),
                str(advice.TAKE_AWAY),
            )
