"""What readers are told about a text: corrections, and a language that is being brought up."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from newsroom.database import db
from newsroom.publishing import freshness
from newsroom.publishing.freshness import Freshness
from newsroom.publishing.models import Correction, CorrectionNote, Release
from newsroom.publishing.pages.values import Notice
from newsroom.publishing.pages.wording import iso
from newsroom.publishing.standing import Standing
from newsroom.publishing.states import ReleaseKind, Severity

_CORRECTS = frozenset({ReleaseKind.CORRECTION, ReleaseKind.REINSTATEMENT})
"""What carries a correction to readers; one that is withdrawn may return corrected."""


def corrections_of(article_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Correction]]:
    """Return the corrections of many articles that were not given up, the oldest first."""
    wanted = list(article_ids)
    if not wanted:
        return {}
    query = (
        select(Correction)
        .where(Correction.article_id.in_(wanted), Correction.cancelled_at.is_(None))
        .order_by(Correction.opened_at)
    )
    found: dict[uuid.UUID, list[Correction]] = {}
    for one in db.session.scalars(query):
        found.setdefault(one.article_id, []).append(one)
    return found


def of_release(
    release: Release,
    standings: Sequence[Standing],
    corrections: Sequence[Correction],
    at: dt.datetime,
) -> Mapping[str, tuple[Notice, ...]]:
    """Return the notices of each live language as the release leaves them, the oldest first."""
    live = {one.edition.language for one in standings if one.is_live}
    told: dict[str, list[Notice]] = {language: [] for language in sorted(live)}
    pending: set[str] = set()
    for correction in corrections:
        if correction.severity is Severity.RETRACTION:
            continue
        reached = reached_by(correction, release, at)
        if not any(reached.get(language) for language in correction.scope):
            continue
        pending |= set(correction.scope) - {code for code, since in reached.items() if since}
        for note in correction.notes:
            if note.language in told:
                told[note.language].append(_notice(correction, note, reached, at))
    fresh = freshness.of(
        release.article, standings, release=release, pending=frozenset(pending & live)
    )
    for language, being_updated in _being_updated(release.article.source_language, fresh):
        told[language].append(Notice("updating", being_updated))
    return {language: tuple(notices) for language, notices in told.items()}


def reached_by(
    correction: Correction, release: Release, at: dt.datetime
) -> dict[str, dt.datetime | None]:
    """Return since when each language of a correction's scope is corrected for readers."""
    reached = {
        note.language: note.published_at
        for note in correction.notes
        if note.language in correction.scope
    }
    if release.kind in _CORRECTS and release.correction_id == correction.id:
        reached |= {
            member.language: reached.get(member.language) or at
            for member in release.members
            if member.language in correction.scope
        }
    return reached


def _notice(
    correction: Correction,
    note: CorrectionNote,
    reached: Mapping[str, dt.datetime | None],
    at: dt.datetime,
) -> Notice:
    language = note.language
    severity = str(correction.severity)
    since = reached.get(language)
    if since is not None:
        return Notice("corrected", language, iso(since), severity, note.note)
    if language in correction.scope:
        return Notice("correcting", language, iso(note.interim_at or at), severity, note.note)
    first = min(moment for moment in reached.values() if moment is not None)
    elsewhere = next(code for code in sorted(reached) if reached[code] == first)
    return Notice(
        "corrected_elsewhere", elsewhere, iso(note.published_at or first), severity, note.note
    )


def _being_updated(source: str, fresh: Mapping[str, Freshness]) -> list[tuple[str, str]]:
    """Return (page, language that is older): whoever reads the older text is told."""
    behind = [
        (language, language) for language, one in fresh.items() if one is Freshness.NEEDS_UPDATE
    ]
    if source in fresh and Freshness.TRANSLATION_AHEAD in fresh.values():
        behind.append((source, source))
    return behind
