"""Invariant 7, in the tree: every article shows its newest release, and nothing else."""

from __future__ import annotations

import contextlib
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from flask_babel import gettext as _
from sqlalchemy import select

from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.publishing.site import check as site_check
from newsroom.publishing.site import disk
from newsroom.publishing.site import layout as site_layout
from newsroom.publishing.site.layout import LogEntry, LogObject, Role
from newsroom.settings import current
from newsroom.verify import advice, walk
from newsroom.verify.violation import Violation


def shown() -> Iterator[Violation]:
    """Yield the articles whose folder in the tree is not what their newest release says."""
    site = current().site
    for ids in walk.batches_of_ids():
        for entry in entries_of(ids):
            for what in _faults(site, entry):
                yield Violation(7, entry.article_id, what, str(advice.REBUILD))


def entries_of(ids: Sequence[uuid.UUID]) -> Iterator[LogEntry]:
    """Yield the newest release of each of these articles, as the tree takes it."""
    query = (
        select(
            Article.id,
            Release.number,
            ReleaseObject.language,
            ReleaseObject.slug,
            ReleaseObject.role,
            ReleaseObject.digest,
            ReleaseObject.location,
        )
        .join(Release, Release.number == Article.public_number)
        .outerjoin(ReleaseObject, ReleaseObject.release_id == Release.id)
        .where(Article.id.in_(ids))
        .order_by(Article.id, ReleaseObject.language, ReleaseObject.slug)
    )
    objects: defaultdict[tuple[str, int], list[LogObject]] = defaultdict(list)
    for row in db.session.execute(query):
        of_article = objects[row.id.hex, row.number or 0]
        if row.language is not None:
            role = cast("Role", row.role)
            with contextlib.suppress(ValueError):  # it is missing then, and that is said
                of_article.append(LogObject(row.language, row.slug, role, row.digest, row.location))
    for (article, number), placed in objects.items():
        yield LogEntry(number, article, tuple(placed))


def _faults(site: Path, entry: LogEntry) -> Iterator[str]:
    home = site_layout.article_home(site, entry.article_id)
    expected = site_layout.release_folder(entry.number)
    pointed = disk.pointed_to(home / "current")
    if pointed != expected:
        yield _(
            "The tree shows %(shown)s of the article where the log says %(expected)s.",
            shown=pointed or "-",
            expected=expected,
        )
        return
    # Names, and the bytes that are no object; the objects are invariant 12.
    manifest = site_layout.manifest_of(entry)
    yield from site_check.folder_differences(site, home / expected, manifest, objects=None)
    for one in entry.objects:
        if not site_check.is_linked(site, entry.article_id, one):
            yield _("The address %(path)s is not in the tree.", path=f"/{one.key}")
