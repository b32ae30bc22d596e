"""What releases change in the newsroom's rows at the moment they become public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, bindparam, func, update

from newsroom.articles.models import Article, Edition, SlugReservation
from newsroom.articles.states import PairPolicy, PublicState
from newsroom.database import db
from newsroom.publishing import queries, standing
from newsroom.publishing.models import Release
from newsroom.publishing.pages import inputs, notices
from newsroom.publishing.states import TAKES_AWAY, ReleaseKind
from newsroom.settings import current


def _of(model: type[Any]) -> Table:
    table: Table = model.__table__
    return table


_SLUG, _EDITION, _ARTICLE, _RELEASE = map(_of, (SlugReservation, Edition, Article, Release))
_EVER_PUBLIC = (
    update(_SLUG)
    .where(_SLUG.c.language == bindparam("spoken"), _SLUG.c.slug == bindparam("taken"))
    .values(ever_public=True)
)
_POINT = (
    update(_EDITION)
    .where(_EDITION.c.id == bindparam("row"))
    .values(public_state=bindparam("becomes"), public_revision_id=bindparam("shows"))
)
_NUMBER = (
    update(_ARTICLE)
    .where(_ARTICLE.c.id == bindparam("row"))
    .values(
        public_number=bindparam("newest"),
        first_public_at=func.coalesce(
            _ARTICLE.c.first_public_at, bindparam("first", type_=_ARTICLE.c.first_public_at.type)
        ),
    )
)
_STORE = (
    update(_RELEASE)
    .where(_RELEASE.c.id == bindparam("row"))
    .values(
        state=bindparam("becomes"),
        number=bindparam("numbered"),
        public_at=bindparam("shown"),
        published_at=bindparam("since"),
        input_digest=bindparam("made_from"),
        renderer=bindparam("made_by"),
        surroundings=bindparam("made_in"),
    )
)
_END_SOURCE_FIRST = (
    update(_ARTICLE)
    .where(_ARTICLE.c.id == bindparam("row"))
    .values(pair_policy=PairPolicy.TOGETHER, policy_reason="", policy_until=None)
)


def take_effect(releases: Sequence[Release]) -> None:
    """Move every public pointer that the numbered releases move, in statements that do not grow."""
    slugs: list[dict[str, Any]] = []
    pointers: list[dict[str, Any]] = []
    numbers: list[dict[str, Any]] = []
    for release in releases:
        after = standing.after(release)
        changed = [one for one in after if one.changes]
        pointers += [_pointer(one) for one in changed]
        slugs += [
            {"spoken": one.edition.language, "taken": one.revision.slug}
            for one in changed
            if one.is_live and one.revision is not None
        ]
        brings = any(one.is_member and one.state is PublicState.LIVE for one in after)
        first = inputs.shown_instant(release) if brings else None
        numbers.append({"row": release.article_id, "newest": release.number, "first": first})
        if release.correction is not None:
            _tell_readers(release, inputs.shown_instant(release))
        if release.kind in TAKES_AWAY:
            _end_correction(release, inputs.shown_instant(release))
    _execute(_POINT, pointers)
    _execute(_EVER_PUBLIC, slugs)
    _execute(_NUMBER, numbers)
    _execute(_END_SOURCE_FIRST, [{"row": one.article_id} for one in releases if _is_pair_now(one)])


def store(releases: Sequence[Release], published_at: dt.datetime | None) -> None:
    """Write what sheets of releases have become: state, number and the instant they show."""
    rows = [
        {
            "row": one.id,
            "becomes": one.state,
            "numbered": one.number,
            "shown": one.public_at,
            "since": published_at if one.number is not None else None,
            "made_from": one.input_digest,
            "made_by": one.renderer,
            "made_in": one.surroundings,
        }
        for one in releases
    ]
    _execute(_STORE, rows)


def _execute(statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        db.session.flush()
        db.session.connection().execute(statement, rows)


def _pointer(one: standing.Standing) -> dict[str, Any]:
    return {
        "row": one.edition.id,
        "becomes": one.state,
        "shows": one.revision.id if one.revision else None,
    }


def _is_pair_now(release: Release) -> bool:
    """Tell whether the second language has followed the first, so that both go together now."""
    if release.article.pair_policy is not PairPolicy.SOURCE_FIRST:
        return False
    live = {one.edition.language for one in standing.after(release) if one.is_live}
    return live >= set(current().languages)


def _end_correction(release: Release, at: dt.datetime) -> None:
    """End an open correction when every language that waits for it has left its readers."""
    correction = queries.open_correction(release.article_id)
    if correction is None:
        return
    live = {one.edition.language for one in standing.after(release) if one.is_live}
    reached = {note.language for note in correction.notes if note.published_at}
    if live & set(correction.scope) - reached:
        return
    if reached & set(correction.scope):
        correction.closed_at = at
    else:
        correction.cancelled_at = at


def _tell_readers(release: Release, at: dt.datetime) -> None:
    """Note since when each language's readers know of a correction or retraction."""
    correction = release.correction
    if correction is None:
        return
    if release.kind is ReleaseKind.RETRACTION:
        for note in correction.notes:
            note.published_at = at
        correction.closed_at = at
        return
    reached = notices.reached_by(correction, release, at)
    if not any(reached.get(language) for language in correction.scope):
        return  # it goes out while a correction is open, and corrects nothing
    for note in correction.notes:
        if note.language in correction.scope and not reached.get(note.language):
            note.interim_at = note.interim_at or at
        else:
            note.published_at = note.published_at or at
    if all(reached.get(language) for language in correction.scope):
        correction.closed_at = at
