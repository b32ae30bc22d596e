"""What the page after publication shows: each language for readers, and a correction under way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import EditionState, PublicState
from newsroom.articles.word_diff import Passage, Piece
from newsroom.database import db, now
from newsroom.errors import Unmet
from newsroom.lifecycle import Offer
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing import corrections, freshness, queries, taking_back
from newsroom.publishing.freshness import Freshness
from newsroom.publishing.models import Correction, Release
from newsroom.publishing.readiness import MemberReadiness
from newsroom.publishing.states import ReleaseKind, Severity
from newsroom.settings import current
from newsroom.translations import queries as translations
from newsroom.web import revision_diff

FRESHNESS = {
    Freshness.SOURCE: _l("The text that was written here first."),
    Freshness.IN_SYNC: _l("As new as the source text."),
    Freshness.SOURCE_AHEAD_MINOR: _l(
        "The source text has had a minor fix since; readers miss nothing."
    ),
    Freshness.NEEDS_UPDATE: _l("The source text is newer; readers are told that this one follows."),
    Freshness.CORRECTION_PENDING: _l("A correction has not reached this text; readers are told."),
    Freshness.TRANSLATION_AHEAD: _l("Newer than the source text that readers see."),
}
SEVERITIES = {
    Severity.CLARIFICATION: _l("Clarification"),
    Severity.CORRECTION: _l("Correction"),
    Severity.SERIOUS: _l("Serious correction"),
    Severity.RETRACTION: _l("Retraction"),
}


@dataclass(frozen=True)
class Newer:
    """A source text that an edition was not made from, and what it changed."""

    revision: Revision
    fields: Sequence[tuple[Any, Sequence[Piece]]]
    passages: Sequence[Passage]


@dataclass(frozen=True)
class Side:
    """One language as readers have it."""

    language: str
    state: PublicState
    since: dt.datetime | None
    path: str
    """Where it is live, else empty."""
    fresh: Any
    newer: Newer | None
    """What this person may say to have read."""


@dataclass(frozen=True)
class Open:
    """A correction that is not finished, and who has to move."""

    correction: Correction
    is_told: bool
    """Whether some readers have it already."""
    is_over: bool
    minutes_left: int
    members: Sequence[MemberReadiness]
    is_ready: bool
    """Whether all texts and notes are, so that an editor only has to publish."""
    offers: dict[str, Offer]


@dataclass(frozen=True)
class Returning:
    """What would come back in one language."""

    language: str
    revision: Revision | None
    is_new: bool
    """Whether readers have never seen this text."""


def sides(article: Article, person: Person, past: Sequence[Release]) -> list[Side]:
    """Return every language of the newsroom, the source first."""
    fresh = freshness.now(article, pending=pending(queries.open_correction(article.id)))
    live = queries.live_urls(article)
    codes = sorted(current().languages, key=lambda code: code != article.source_language)
    found = []
    for code in codes:
        edition = article.edition(code)
        found.append(
            Side(
                language=code,
                state=edition.public_state if edition else PublicState.NEVER,
                since=_since(code, past),
                path=live.get(code, ""),
                fresh=FRESHNESS[fresh[code]] if code in fresh else "",
                newer=newer(edition, person) if edition else None,
            )
        )
    return found


def _since(language: str, past: Sequence[Release]) -> dt.datetime | None:
    """Return when readers last got something else in this language."""
    return next(
        (
            one.published_at
            for one in past
            if one.number is not None
            and one.kind is not ReleaseKind.REFRESH
            and any(member.language == language for member in one.members)
        ),
        None,
    )


def pending(correction: Correction | None) -> frozenset[str]:
    """Return the languages whose readers wait for a correction that others have."""
    if correction is None or not any(one.published_at for one in correction.notes):
        return frozenset()
    return frozenset(
        one.language
        for one in correction.notes
        if one.language in correction.scope and one.published_at is None
    )


def newer(edition: Edition, person: Person) -> Newer | None:
    """Return the newer source text that this person may find to need no change here."""
    article, shown = edition.article, edition.public_revision
    if edition.is_source or shown is None or not _may_acknowledge(edition, person):
        return None
    source = article.source
    approved = source.state is EditionState.APPROVED
    revision = source.current_revision if approved else source.public_revision
    if revision is None or edition.public_state is not PublicState.LIVE:
        return None
    if shown.source_revision_id in {None, revision.id}:
        return None
    base = db.session.get(Revision, shown.source_revision_id)
    if base is None or base.number > revision.number:
        return None
    if revision.id in translations.acknowledged(edition.id):
        return None
    return Newer(
        revision,
        revision_diff.fields(base, revision),
        revision_diff.passages(base, revision),
    )


def _may_acknowledge(edition: Edition, person: Person) -> bool:
    return rights.is_editor(person, edition.language) or rights.is_translator(
        person, edition.article.source_language, edition.language
    )


def open_of(article: Article, person: Person) -> Open | None:
    """Return the article's open correction as this person sees it."""
    correction = queries.open_correction(article.id)
    if correction is None:
        return None
    release = queries.unfinished_of(article.id)
    carries = release is not None and release.correction_id == correction.id
    members = queries.readiness(release) if release is not None and carries else []
    approved = correction.notes_approved_by is not None
    left = correction.window_until - now()
    return Open(
        correction=correction,
        is_told=bool(pending(correction)),
        is_over=left <= dt.timedelta(0),
        minutes_left=-(-left // dt.timedelta(minutes=1)),
        members=members,
        is_ready=bool(members) and all(one.ready for one in members) and approved,
        offers=_correction_offers(correction, person),
    )


def _correction_offers(correction: Correction, person: Person) -> dict[str, Offer]:
    if not rights.is_any_editor(person):
        return {}
    unseen = any(not (one.published_at or one.interim_at) for one in correction.notes)
    approve = tuple(corrections.missing_for_approval(correction, person))
    cancel = tuple(corrections.missing_for_cancelling(correction))
    found = {}
    if correction.notes_approved_by is None:
        found["approve"] = Offer("approve", _l("Approve the notes"), approve, needs_reason=False)
    if unseen:
        found["change"] = Offer("change", _l("Change the notes"), (), needs_reason=False)
    found["cancel"] = Offer("cancel", _l("Give the correction up"), cancel, needs_reason=True)
    return found


def correct_offer(article: Article, person: Person) -> Offer | None:
    """Return the step that opens a correction, possible or grey."""
    if not rights.is_any_editor(person):
        return None
    missing: list[Unmet] = corrections.missing_for(article)
    return Offer("correct", _l("Correct"), tuple(missing), needs_reason=False)


def returning(article: Article) -> list[Returning]:
    """Return what would come back if everything that is withdrawn were reinstated."""
    away = [one for one in article.editions if one.public_state is PublicState.WITHDRAWN]
    texts = taking_back.returning(article, away)
    return [
        Returning(
            one.language,
            texts[one.language],
            is_new=texts[one.language] is not one.public_revision,
        )
        for one in away
    ]
