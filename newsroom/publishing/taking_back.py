"""Take away what is public, bring it back, or retract it: always decided and recorded at once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import locking
from newsroom.articles import queries as articles
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import EditionState, PublicState
from newsroom.characters import plain
from newsroom.database import action, db, now
from newsroom.errors import BadInput, Refused, Unmet
from newsroom.glossary import stopping
from newsroom.lifecycle import Step, check, clean_reason
from newsroom.people.models import Person
from newsroom.publishing import guards, queries, rules, steps
from newsroom.publishing.journal import take
from newsroom.publishing.models import Correction, CorrectionNote, Release, ReleaseMember
from newsroom.publishing.proposals import overtake
from newsroom.publishing.states import BRINGS_TEXT, ReleaseKind, ReleaseState, Severity
from newsroom.publishing.steps_after import REINSTATE, RETRACT, WITHDRAW

NOTE_LIMIT = 1_000


@action
def withdraw(
    article_id: uuid.UUID,
    *,
    by: Person,
    reason: str,
    languages: Iterable[str] | None = None,
) -> Release:
    """Take an article away from readers; its addresses say that it is gone.

    Both languages by default. Of one alone, the other stays and loses its link in the same
    commit. Whatever was on its way to readers gives way.
    """
    article = locking.lock(article_id)
    check(WITHDRAW, steps.NotBegun(article), by, reason=reason)
    live = [one for one in article.editions if one.public_state is PublicState.LIVE]
    going = {
        member.language
        for one in queries.under_way(article.id)
        if one.kind is ReleaseKind.WITHDRAWAL
        for member in one.members
    }
    # What is withdrawn already but not gone yet goes along: this release takes the other's place.
    wanted = chosen_editions(live, languages)
    chosen = [one for one in live if one in wanted or one.language in going]
    return begin(WITHDRAW, ReleaseKind.WITHDRAWAL, article, chosen, by, reason=reason)


@action
def reinstate(
    article_id: uuid.UUID, *, by: Person, reason: str, languages: Iterable[str] | None = None
) -> Release:
    """Bring back what was withdrawn: the approved texts as they are now, else the former ones.

    Newer texts come back only as a pair that fits together; see ``returning``. Whoever wrote
    them does not send them out.
    """
    article = locking.lock(article_id)
    check(REINSTATE, steps.NotBegun(article), by, reason=reason)
    away = [one for one in article.editions if one.public_state is PublicState.WITHDRAWN]
    chosen = chosen_editions(away, languages)
    texts = returning(article, chosen)
    is_new = any(texts[one.language] is not one.public_revision for one in chosen)
    if is_new and not rules.is_not_author(steps.NotBegun(article), by):
        guard = guards.NOT_AUTHOR
        raise Refused("reinstate", [Unmet(guard.name, guard.message, guard.whose_move)])
    release = begin(REINSTATE, ReleaseKind.REINSTATEMENT, article, chosen, by, reason=reason)
    if is_new:
        release.correction = _approved_correction(article)
    for member in release.members:
        member.revision = texts[member.language]
        member.digest = member.revision.digest if member.revision else ""
        if member.edition is not None and member.revision is not member.edition.public_revision:
            release.public_at = release.made_at
    return release


def returning(article: Article, editions: Iterable[Edition]) -> dict[str, Revision | None]:
    """Return the text that each of these editions would come back with.

    The newer ones only where nobody has agreed that they are for a later time.
    """
    chosen = list(editions)
    if queries.still_planned_for(queries.newest_with_text(article.id), now()) is None and all(
        _is_newly_ready(article, one) for one in chosen
    ):
        return {one.language: one.current_revision for one in chosen}
    return {one.language: one.public_revision for one in chosen}


def _approved_correction(article: Article) -> Correction | None:
    """Return what newer texts correct, if its public words may be shown."""
    correction = queries.open_correction(article.id)
    return correction if correction is not None and correction.notes_approved_by else None


def _is_newly_ready(article: Article, edition: Edition) -> bool:
    revision = edition.current_revision
    if edition.state is not EditionState.APPROVED or revision is None:
        return False
    if articles.approval_of(revision) is None:
        return False
    return edition.is_source or (
        article.source.state is EditionState.APPROVED
        and revision.source_revision_id == article.source.current_revision_id
    )


@action
def retract(article_id: uuid.UUID, *, by: Person, reason: str, notes: Mapping[str, str]) -> Release:
    """Take an article back for good, always in every language, with a notice at its addresses.

    ``notes`` are public words by language; the notice itself says the rest. ``reason`` is for the
    newsroom alone.
    """
    article = locking.lock(article_id)
    check(RETRACT, steps.NotBegun(article), by, reason=reason)
    was_public = [one for one in article.editions if one.public_revision_id is not None]
    at = now()
    _give_up_correction(article, at)
    release = begin(RETRACT, ReleaseKind.RETRACTION, article, was_public, by, reason=reason)
    release.correction = Correction(
        article_id=article.id,
        severity=Severity.RETRACTION,
        scope=sorted(one.language for one in was_public),
        opened_by=by.id,
        opened_at=at,
        window_until=at,
        notes=[
            CorrectionNote(
                language=one.language,
                note=public_note(notes.get(one.language, ""), field=f"note_{one.language}"),
            )
            for one in was_public
        ],
    )
    db.session.add(release.correction)
    return release


def _give_up_correction(article: Article, at: dt.datetime) -> None:
    """Close what was still to be corrected: there will be no text to correct."""
    correction = queries.open_correction(article.id)
    if correction is not None:
        correction.cancelled_at = at
        db.session.flush()


def clean_note(note: str, *, field: str = "note") -> str:
    """Return a note through the door for plain text."""
    return plain(note, limit=NOTE_LIMIT, field=field, multiline=True)


def public_note(note: str, *, field: str) -> str:
    """Return words that readers will see, which hold nothing that is not to be published."""
    kept = clean_note(note, field=field)
    stopping.refuse(kept, field=field)
    return kept


def chosen_editions(found: list[Edition], languages: Iterable[str] | None) -> list[Edition]:
    """Return those editions that a person chose, or all where nothing was chosen."""
    if languages is None:
        return found
    wanted = set(languages)
    chosen = [one for one in found if one.language in wanted]
    if not wanted or len(chosen) != len(wanted):
        raise BadInput(
            _l("Choose languages in which the article can be changed."), field="languages"
        )
    return chosen


def begin(
    step: Step[Any],
    kind: ReleaseKind,
    article: Article,
    editions: Iterable[Edition],
    by: Person | None,
    *,
    reason: str = "",
) -> Release:
    """Send a release out that changes what is public already; the caller has checked the step."""
    at = now()
    if kind is not ReleaseKind.REFRESH:
        give_way(article, at, only_texts=kind is ReleaseKind.REINSTATEMENT)
    shown = queries.numbered(article.public_number)
    release = Release(
        article=article,
        kind=kind,
        state=ReleaseState.PUBLISHING,
        policy=article.pair_policy,
        made_at=at,
        public_at=shown.public_at if shown and shown.public_at else at,
        actor_id=by.id if by else None,
        members=[
            ReleaseMember(
                language=one.language,
                edition=one,
                revision=one.public_revision,
                digest=one.public_revision.digest if one.public_revision else "",
            )
            for one in editions
        ],
    )
    if kind is ReleaseKind.RETRACTION:
        release.public_at = at
    db.session.add(release)
    db.session.flush()
    kept = clean_reason(reason)
    take(step, release, by.id if by else None, at, reason=kept)
    return release


def give_way(article: Article, at: dt.datetime, *, only_texts: bool = False) -> None:
    """Stop every release of the article that is not public yet, even one on its way out.

    The article's lock is held, so a commit that comes later finds its release cancelled.
    """
    stopped = {one.id: one for one in queries.under_way(article.id)}
    unfinished = queries.unfinished_of(article.id)
    if unfinished is not None:
        stopped[unfinished.id] = unfinished
    for release in stopped.values():
        if only_texts and release.kind not in BRINGS_TEXT | {ReleaseKind.REFRESH}:
            continue
        overtake(release, at)
        take(steps.SUPERSEDE, release, None, at)
    db.session.flush()
