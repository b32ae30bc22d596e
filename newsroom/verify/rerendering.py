"""Invariant 12: the same inputs give the same bytes. Renders pages again, so only on demand."""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.publishing import queries
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.publishing.pages import inputs, picture_files, render, theme
from newsroom.publishing.pages.values import ReleaseInputs
from newsroom.verify import walk
from newsroom.verify.violation import Violation

_BATCH = 25
"""Releases at once, with their whole texts."""
Placed = set[tuple[str, str, str, str, str]]


def rerendering() -> Iterator[Violation]:
    """Yield newest releases whose pages, made again from equal inputs, are not the same."""
    for ids in walk.batches_of_ids():
        for start in range(0, len(ids), _BATCH):
            yield from _rendered_again(ids[start : start + _BATCH])
            db.session.expunge_all()


def _rendered_again(ids: Sequence[uuid.UUID]) -> Iterator[Violation]:
    query = (
        select(Release.id)
        .join(Article, Article.public_number == Release.number)
        .where(Article.id.in_(ids), Release.renderer == theme.version())
    )
    releases = queries.loaded(list(db.session.scalars(query)), bodies=True)
    gathered = inputs.gather_many(releases)
    stored = _stored([one.id for one in releases])
    for release in releases:
        found = gathered[release.id]
        # What surrounds an article may have changed since; then a refresh is due, no fault.
        if found.digest() == release.input_digest and _placed(found) != stored[release.id]:
            yield Violation(
                12,
                release.article_id.hex,
                _(
                    "The pages of release %(number)s, made again from the same, come out"
                    " differently.",
                    number=release.number,
                ),
                _("Tell the people who make this program; readers see what was approved."),
            )


def _placed(gathered: ReleaseInputs) -> Placed:
    return {
        (
            one.language,
            one.slug,
            one.role,
            "" if one.role == "moved" else hashlib.sha256(one.content).hexdigest(),
            one.location,
        )
        for one in render.render_release(gathered)
    } | {
        (one["language"], one["slug"], one["role"], one["digest"], one["location"])
        for one in picture_files.rows_of(gathered)
    }


def _stored(release_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Placed]:
    query = select(
        ReleaseObject.release_id,
        ReleaseObject.language,
        ReleaseObject.slug,
        ReleaseObject.role,
        ReleaseObject.digest,
        ReleaseObject.location,
    ).where(ReleaseObject.release_id.in_(release_ids))
    found: defaultdict[uuid.UUID, Placed] = defaultdict(set)
    for release_id, *placed in db.session.execute(query):
        language, slug, role, digest, location = placed
        found[release_id].add((language, slug, role, digest, location))
    return found
