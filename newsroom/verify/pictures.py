"""Invariant 12 for pictures: every file that a row names is there, and is what its hash says."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from newsroom.database import db
from newsroom.media import store
from newsroom.media.models import Picture
from newsroom.verify import tally
from newsroom.verify.violation import Violation

_BATCH = 200
_ADVICE = _l("Copy this file back from a backup of media.")


def pictures() -> Iterator[Violation]:
    """Yield the files of pictures that are missing or damaged, masters included."""
    tally.expect(db.session.scalar(select(func.count()).select_from(Picture)) or 0)
    kept = store.kept()
    query = (
        select(Picture.id, Picture.digest, Picture.files)
        .order_by(Picture.id)
        .execution_options(yield_per=_BATCH)
    )
    for row in db.session.execute(query):
        tally.passed()
        named = [(one["digest"], store.SUFFIXES[one["media_type"]]) for one in row.files]
        for digest, suffix in [(row.digest, store.MASTER), *named]:
            if not kept.verify(digest, suffix):
                yield Violation(
                    12,
                    "",
                    _(
                        "The picture %(picture)s lacks the file %(file)s, or it is damaged.",
                        picture=row.id.hex,
                        file=f"{digest}{suffix}",
                    ),
                    str(_ADVICE),
                )
