"""What a handed-in translation changes of an earlier text of it, segment by segment."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from newsroom.articles import queries as articles
from newsroom.articles import word_diff
from newsroom.articles.models import Approval, Edition, Revision
from newsroom.articles.states import PublicState
from newsroom.articles.word_diff import Piece
from newsroom.database import db
from newsroom.translations import earlier, typed
from newsroom.translations.earlier import Pair
from newsroom.web.workbench.lines import Line

BOTH = "both"
LABELS: dict[str, Any] = {
    BOTH: _l("Side by side"),
    "before": _l("Since the text before"),
    "approved": _l("Since the last approval"),
    "live": _l("Against what readers have"),
}


@dataclass(frozen=True)
class Shown:
    """One segment to be read, with what it changes where that is asked for."""

    line: Line
    source: tuple[Piece, ...] = ()
    target: tuple[Piece, ...] = ()
    only_marks: bool = False
    """The words are the same; what its marks stand for is not."""

    @property
    def is_changed(self) -> bool:
        """Tell whether there is anything to read in it."""
        return bool(self.source or self.target or self.only_marks)


@dataclass(frozen=True)
class Run:
    """Segments in a row that are all changed, or all as they were."""

    is_changed: bool
    segments: Sequence[Shown]


@dataclass(frozen=True)
class Comparison:
    """A translation against an earlier text of it."""

    runs: Sequence[Run]
    gone: Sequence[str]
    """What has left the text with its source."""

    @property
    def changes(self) -> int:
        """Return how many segments are changed."""
        return sum(len(run.segments) for run in self.runs if run.is_changed) + len(self.gone)


def bases(edition: Edition) -> dict[str, uuid.UUID]:
    """Return the revisions that the current one can be compared with, by the name of the view.

    One revision is offered under one name only, the plainest.
    """
    current = edition.current_revision
    if current is None:
        return {}
    approved = (
        select(Approval.revision_id)
        .where(Approval.edition_id == edition.id, Approval.revision_id != current.id)
        .order_by(Approval.approved_at.desc())
        .limit(1)
    )
    before = select(Revision.id).where(
        Revision.edition_id == edition.id, Revision.number == current.number - 1
    )
    asked = select(approved.scalar_subquery(), before.scalar_subquery())
    last_approved, last = db.session.execute(asked).one()
    live = edition.public_revision_id if edition.public_state is PublicState.LIVE else None
    found = {"live": live, "approved": last_approved, "before": last}
    kept: dict[str, uuid.UUID] = {}
    for name, revision_id in found.items():
        if revision_id and revision_id != current.id and revision_id not in kept.values():
            kept[name] = revision_id
    return {name: kept[name] for name in LABELS if name in kept}


def own(edition: Edition, writer_id: uuid.UUID) -> uuid.UUID | None:
    """Return the last revision that a person cut before somebody else cut the current one."""
    current = edition.current_revision
    if current is None or current.created_by == writer_id:
        return None
    query = (
        select(Revision.id)
        .where(
            Revision.edition_id == edition.id,
            Revision.number < current.number,
            Revision.created_by == writer_id,
        )
        .order_by(Revision.number.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def against(base_id: uuid.UUID, current: Revision, lines: Sequence[Line]) -> Comparison | None:
    """Compare the current revision with an earlier one; None where segments do not tell."""
    base = articles.load_revisions([base_id], bodies=True)[base_id]
    old, new = earlier.pairs(base), earlier.pairs(current)
    if old is None or new is None:
        return None
    came_from = _rewritten(old, new)
    shown = [_compared(line, old.get(came_from.get(line.key, line.key)), new) for line in lines]
    runs = [
        Run(changed, list(segments))
        for changed, segments in groupby(shown, key=lambda one: one.is_changed)
    ]
    left = old.keys() - new.keys() - set(came_from.values())
    gone = [typed.show(pair.target) for key, pair in old.items() if key in left and pair.target]
    return Comparison(runs, gone)


def _rewritten(old: Mapping[str, Pair], new: Mapping[str, Pair]) -> dict[str, str]:
    """Pair segments that are new with those that stood in their place and are gone."""
    before, after = list(old), list(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: dict[str, str] = {}
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "replace":
            left = [key for key in before[a:b] if key not in new]
            came = [key for key in after[c:d] if key not in old]
            found |= dict(zip(came, left, strict=False))
    return found


def _compared(line: Line, was: Pair | None, new: Mapping[str, Pair]) -> Shown:
    now = new.get(line.key)
    if now is None or was == now:
        return Shown(line)
    before = was or Pair("", "")
    return Shown(
        line,
        _words(before.source, now.source) if was else (),
        _words(before.target, now.target),
        only_marks=before.target == now.target and before.marks != now.marks,
    )


def _words(old: str, new: str) -> tuple[Piece, ...]:
    """Return the changes between two segments; nothing where there are none."""
    return word_diff.words(typed.show(old), typed.show(new)) if old != new else ()
