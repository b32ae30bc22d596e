"""What a person says about a change of the source text, once there is something translated."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import exists, select

from newsroom.articles import actions as articles
from newsroom.articles import facts, placeholders, quotations, sanitise, segments
from newsroom.articles import queries as editions
from newsroom.articles.models import Approval, Edition, Revision
from newsroom.articles.segments import LINK
from newsroom.database import action, db, now
from newsroom.errors import BadInput
from newsroom.people.models import Person
from newsroom.translations.models import SegmentTarget, Skeleton, SourceChange
from newsroom.translations.states import Significance

FIELD = "significance"
SAID_WITH = frozenset(["submit", "approve"])
"""The steps of a source text in which it is said."""
GRAVITY = (Significance.TYPO, Significance.CONTENT, Significance.LEGAL)
"""From what matters least to what matters most."""


@dataclass(frozen=True)
class Question:
    """A changed source text of which somebody should say what the change means."""

    before: Revision
    """What the translation was made from."""
    proposed: Significance
    """What was said of it already; else that every change has to be looked at."""


def question(edition: Edition) -> Question | None:
    """Return what is to be said about an edition's text; None where no translation exists."""
    revision = edition.current_revision
    if revision is None or not edition.is_source or revision.number == 1:
        return None
    before = _before(edition, revision)
    if before is None or before.id == revision.id:
        return None
    said = db.session.get(SourceChange, revision.id)
    return Question(before, said.significance if said else Significance.CONTENT)


def _before(edition: Edition, revision: Revision) -> Revision | None:
    """Return the last text that was cut for translators, where anything of it is translated."""
    others = select(Edition.id).where(
        Edition.article_id == edition.article_id, Edition.id != edition.id
    )
    query = (
        select(Revision)
        .join(Skeleton, Skeleton.revision_id == Revision.id)
        .where(
            Revision.edition_id == edition.id,
            Revision.number <= revision.number,
            exists().where(SegmentTarget.edition_id.in_(others)),
        )
        .order_by(Revision.number.desc())
        .limit(1)
    )
    return db.session.scalars(query).one_or_none()


@action
def submit(edition_id: uuid.UUID, *, by: Person, significance: Significance | None = None) -> None:
    """Hand a draft to the editors, with what its author thinks that the change means.

    Raises:
        BadInput: it was called a slip although a number, a name or a negation changed.
    """
    articles.submit(edition_id, by=by)
    if significance is not None:
        _say(editions.edition(edition_id), significance, by, now())


@action
def approve(
    edition_id: uuid.UUID,
    revision_id: uuid.UUID,
    *,
    by: Person,
    significance: Significance | None = None,
) -> Approval:
    """Approve exactly the revision that was read, and say what its change means.

    Raises:
        BadInput: as ``submit``.
    """
    approval = articles.approve(edition_id, revision_id, by=by)
    if significance is not None:
        _say(editions.edition(edition_id), significance, by, now())
    return approval


def _say(edition: Edition, significance: Significance, by: Person, at: dt.datetime) -> None:
    asked, revision = question(edition), edition.current_revision
    if asked is None or revision is None:
        return
    if significance is Significance.TYPO and facts.changed(_words(asked.before), _words(revision)):
        message = _l(
            "A number, a name or a negation was changed, so this is more than a slip of the pen."
        )
        raise BadInput(message, field=FIELD)
    if significance is Significance.TYPO and _originals(asked.before) != _originals(revision):
        message = _l(
            "The original words of a quotation were changed, so this is more than a slip of the"
            " pen."
        )
        raise BadInput(message, field=FIELD)
    row = SourceChange(
        revision_id=revision.id, significance=significance, said_by=by.id, said_at=at
    )
    db.session.merge(row)


def _originals(revision: Revision) -> Counter[quotations.Quotation]:
    return Counter(quotations.originals(revision.body))


def _words(revision: Revision) -> str:
    """Return all words of a text, one segment a line."""
    cut = segments.split(sanitise.trusted(revision.body)).segments
    return "\n".join(
        [
            revision.title,
            revision.standfirst,
            revision.photo_credit,
            *(words_of(one.text, one.inline_map) for one in cut if one.kind != LINK),
        ]
    )


def words_of(text: str, inline_map: placeholders.InlineMap) -> str:
    """Return the words of a segment, those that its marks protect included."""
    return "".join(
        token.held
        if token.part is placeholders.Part.TEXT
        else placeholders.protected_words(inline_map.get(token.held, {}))
        for token in placeholders.parse(text)
        if token.part in {placeholders.Part.TEXT, placeholders.Part.ALONE}
    )


Said = Mapping[int, Significance]
"""What was said of each text that translators got, by its number; a silent one asks for a look."""


def said_of(edition_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[int, Significance]]:
    """Return what was said of every text of many source editions, in one query."""
    query = (
        select(Revision.edition_id, Revision.number, SourceChange.significance)
        .join(Skeleton, Skeleton.revision_id == Revision.id)
        .outerjoin(SourceChange, SourceChange.revision_id == Revision.id)
        .where(Revision.edition_id.in_(list(edition_ids)))
    )
    found: dict[uuid.UUID, dict[int, Significance]] = {}
    for row in db.session.execute(query):
        said = found.setdefault(row.edition_id, {})
        said[row.number] = row.significance or Significance.CONTENT
    return found


def gravest(said: Said, *, after: int, to: int) -> Significance | None:
    """Return the gravest that was said of the texts between two numbers; None for no text."""
    between = [one for number, one in said.items() if after < number <= to]
    return max(between, key=GRAVITY.index, default=None)
