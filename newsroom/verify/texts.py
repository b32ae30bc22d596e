"""Invariant 3: no title of what was never public stands in a served byte. Slow, so on demand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from flask_babel import gettext as _
from markupsafe import escape
from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from newsroom.articles.models import Edition, Revision
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing.site import list_states
from newsroom.settings import current
from newsroom.verify import advice, answers, tally, walk
from newsroom.verify.violation import Violation

_CHUNK = 1_000
_SAYS_NOTHING = 12
"""Titles that are shorter than this stand in other texts by chance."""
_WRITTEN = frozenset({".html", ".atom", ".xml", ".txt"})


def texts() -> Iterator[Violation]:
    """Yield titles and slugs of what was never public that readers can find."""
    for secrets in _secrets():
        pattern = re.compile("|".join(re.escape(one) for one in sorted(secrets)))
        for where, body in _served():
            for said in dict.fromkeys(pattern.findall(body)):
                yield Violation(
                    3,
                    secrets[said],
                    _("Words of an article that was never public stand in %(where)s.", where=where),
                    str(advice.TAKE_AWAY),
                )


def _secrets() -> Iterator[dict[str, str]]:
    """Yield what readers may not find, as it stands in a page, each with its article."""
    public, shown = aliased(Revision), aliased(Edition)
    query = (
        select(Edition.article_id, Revision.title, Revision.slug)
        .join(Revision, Revision.id == Edition.current_revision_id)
        .where(
            Edition.public_state == PublicState.NEVER,
            ~select(public.id)
            .join(shown, shown.public_revision_id == public.id)
            .where(or_(public.title == Revision.title, public.slug == Revision.slug))
            .exists(),
        )
        .execution_options(yield_per=_CHUNK)
    )
    for rows in db.session.execute(query).partitions():
        found: dict[str, str] = {}
        for row in rows:
            if len(row.title) >= _SAYS_NOTHING:
                found[str(escape(row.title))] = row.article_id.hex
            found[f"/{row.slug}/"] = row.article_id.hex
        if found:
            yield found


def _served() -> Iterator[tuple[str, str]]:
    """Yield everything that readers get: (where, text)."""
    lists = current().site / "lists"
    for name, _stored in list_states.listed(lists):
        path = lists / "current" / name
        if path.suffix in _WRITTEN:
            yield name, _text(path)
    for article in walk.articles():
        for edition in article.editions:
            answer = answers.of_article(edition.language, edition.slug) if edition.slug else None
            if answer is not None:
                tally.passed()
                yield edition.path, answer.body.decode(errors="replace")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
