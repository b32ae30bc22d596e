"""What the checks read of segments beyond their own two texts, found for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from newsroom.articles import placeholders
from newsroom.articles.models import Revision
from newsroom.articles.sources import queries as sources
from newsroom.database import db
from newsroom.glossary import Glossary
from newsroom.glossary.secrets import NONE, Secrets
from newsroom.translations import repeats, whom
from newsroom.translations.checks import pair
from newsroom.translations.checks.pair import Pair
from newsroom.translations.models import SegmentTarget, SourceSegment, TranslationTask
from newsroom.translations.parts import DIGESTS
from newsroom.translations.queries import Row
from newsroom.translations.states import Origin, TargetStatus

_MADE = frozenset({TargetStatus.DRAFT, TargetStatus.CONFIRMED})


@dataclass(frozen=True)
class Around:
    """What is known around some segments, by their keys."""

    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How the same source text is translated elsewhere in the edition, each way once."""
    made_from: Mapping[str, str] = field(default_factory=dict)
    """The earlier source text of what was found valid as it was."""
    terms: Glossary | None = None
    """What things are called, with whom the text names; None: as everywhere."""
    unspeakable: Secrets = NONE
    """The names of the article's private sources; of texts that are typed they tell nothing."""

    def pair(self, row: Row) -> Pair:
        """Return a segment as it is in work, with what is known around it."""
        key = row.segment.key
        made_from = self.made_from.get(key, "")
        found = pair.of(row, alike=self.alike.get(key, ()), made_from=made_from, terms=self.terms)
        is_stored = row.target is not None and row.target.edition_id is not None
        return replace(found, unspeakable=self.unspeakable) if is_stored else found


NOTHING = Around()


def around(task: TranslationTask, rows: Sequence[Row]) -> Around:
    """Return what is known around a task's segments; equals are looked for among ``rows``.

    Earlier source texts are asked for in one statement, and only where there are any; so are
    names that were suggested for the text, and private sources.
    """
    source = task.source_revision
    terms = whom.glossary_for(source) if source.named else None
    kept = sources.has_any(task.edition)
    names = sources.unspeakable(task.article_id) if kept else NONE
    return Around(dict(_alike(rows)), _made_from(task, rows), terms, names)


def with_typed(row: Row, text: str) -> Row:
    """Return a segment as it would be if a text, in placeholder form, were saved now."""
    was, digest = row.target, row.segment.digest
    same = was is not None and was.text == text
    target = SegmentTarget(
        key=row.segment.key,
        text=text,
        status=TargetStatus.DRAFT if text.strip() else TargetStatus.EMPTY,
        source_digest=digest,
        made_from=(was.made_from or was.source_digest) if was is not None and same else digest,
        origin=Origin.TYPED,
        detached=was is not None and was.detached,
        version=row.version,
    )
    return replace(row, target=target)


def _alike(rows: Sequence[Row]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for group in repeats.equals(rows).values():
        # What somebody detached differs because they wanted it to.
        made = [one for one in group if one.status in _MADE and not _is_detached(one)]
        if len(made) > 1:
            words = {one.segment.key: placeholders.plain_text(one.text) for one in made}
            for key in words:
                others = (text for other, text in words.items() if other != key)
                yield key, tuple(dict.fromkeys(others))


def _is_detached(row: Row) -> bool:
    return row.target is not None and row.target.detached


def _made_from(task: TranslationTask, rows: Sequence[Row]) -> dict[str, str]:
    digests = {
        row.segment.key: made_from
        for row in rows
        if row.target is not None
        and row.status in _MADE
        and (made_from := row.target.made_from or row.segment.digest) != row.segment.digest
    }
    if not digests:
        return {}
    asked = {one for joined in digests.values() for one in joined.split(DIGESTS)}
    query = (
        select(SourceSegment.digest, SourceSegment.text)
        .join(Revision, Revision.id == SourceSegment.revision_id)
        .where(
            Revision.edition_id == task.source_revision.edition_id,
            SourceSegment.digest.in_(asked),
        )
    )
    known = {one.digest: one.text for one in db.session.execute(query)}
    return {
        key: " ".join(placeholders.plain_text(known[one]) for one in parts if one in known)
        for key, joined in digests.items()
        if (parts := joined.split(DIGESTS))
    }
