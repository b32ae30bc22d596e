"""Store a batch of pairs in one transaction; what is there already stays as it is."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import or_, select

from newsroom.articles import content, origins
from newsroom.articles.models import Article, Edition, Revision
from newsroom.database import action, db, now
from newsroom.errors import NotAllowed
from newsroom.imports.pairs import rows
from newsroom.imports.pairs.pair import Pair
from newsroom.imports.pairs.report import DIFFERS, Remark
from newsroom.imports.pairs.slug_choice import SlugChoice
from newsroom.people import queries as people
from newsroom.people import rights
from newsroom.telemetry import crash_point


@dataclass(frozen=True)
class Stored:
    """What became of a batch."""

    new: Mapping[uuid.UUID, Pair] = field(default_factory=dict)
    """By article."""
    unchanged: Mapping[uuid.UUID, Pair] = field(default_factory=dict)
    """By article."""
    remarks: Sequence[Remark] = ()


@dataclass(frozen=True)
class _Known:
    article_id: uuid.UUID
    source_language: str
    revisions: dict[str, list[Revision]]
    """By language: as it was imported, and as it is now."""


@action
def store(pairs: Sequence[Pair], *, by_id: uuid.UUID, live: bool, choice: SlugChoice) -> Stored:
    """Store those that the newsroom does not have yet, approved by the waiver ``imported``.

    No two of the pairs have the same id.

    Raises:
        NotAllowed: the person does not hold the right to import, or no longer.
    """
    if not rights.is_importer(people.person(by_id)):
        raise NotAllowed
    known = _known(pairs)
    unchanged = {
        known[one.id].article_id: one
        for one in pairs
        if one.id in known and _is_same(one, known[one.id])
    }
    fresh = [one for one in pairs if one.id not in known]
    remarks = [
        one.remark(DIFFERS)
        for one in pairs
        if one.id in known and known[one.id].article_id not in unchanged
    ]
    entries: list[rows.Entry] = []
    if fresh:
        addressed, changed = _addressed(fresh, choice)
        entries = rows.write(addressed, by=by_id, at=now(), live=live)
        remarks += [remark for one in fresh for remark in one.remarks] + changed
        crash_point("import.before_commit")
    return Stored({one.article_id: one.pair for one in entries}, unchanged, remarks)


def _addressed(pairs: Sequence[Pair], choice: SlugChoice) -> tuple[list[Pair], list[Remark]]:
    wanted = [{language: one.slug for language, one in pair.contents.items()} for pair in pairs]
    addressed, remarks = [], []
    for pair, chosen in zip(pairs, choice.choose(wanted), strict=True):
        renamed, changed = pair.with_slugs(chosen)
        addressed.append(renamed)
        remarks += changed
    return addressed, remarks


def _known(pairs: Sequence[Pair]) -> dict[str, _Known]:
    """Return what the newsroom has of these pairs, by the id in their lines.

    An article that was written here leaves under its own id, and comes back under it. What was
    erased here is known as well.
    """
    names: dict[str | None, str] = {}
    for one in pairs:
        keys = (one.source_key, one.id, origins.unreadable(one.source_key))
        names |= dict.fromkeys(keys, one.id)
    own = {own_id: one.id for one in pairs if (own_id := _as_own_id(one.id))}
    query = (
        select(Article.id, Article.source_key, Article.source_language, Edition.language, Revision)
        .join(Edition, Edition.article_id == Article.id)
        .join(
            Revision,
            (Revision.edition_id == Edition.id)
            & or_(Revision.number == 1, Revision.id == Edition.current_revision_id),
        )
        .where(or_(Article.source_key.in_(names), Article.id.in_(own)))
    )
    known: dict[str, _Known] = {}
    for row in db.session.execute(query):
        name = own.get(row.id) or names[row.source_key]
        found = known.setdefault(name, _Known(row.id, row.source_language, defaultdict(list)))
        found.revisions[row.language].append(row.Revision)
    return known


def _as_own_id(name: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(name)
    except ValueError:
        return None


def _is_same(pair: Pair, known: _Known) -> bool:
    """Tell whether the words are those that were imported or that stand there now.

    The address may have got a number; what kind of name a byline is, and whom a text names, may
    not leave the house.
    """
    return pair.source_language == known.source_language and all(
        any(_says_the_same(given, content.of_revision(one)) for one in known.revisions[language])
        for language, given in pair.contents.items()
    )


def _says_the_same(given: content.Content, stored: content.Content) -> bool:
    apart = replace(given, slug=stored.slug, byline_kind=stored.byline_kind, named=stored.named)
    return apart == stored
