"""Erase every word of an article that was taken down and stays away; for good, wherever it lies."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Select, delete, exists, select, update

from newsroom.articles import locking, origins
from newsroom.articles import rules as writing
from newsroom.articles.comments.models import Comment
from newsroom.articles.models import (
    Article,
    Edition,
    Revision,
    RevisionLink,
    RevisionNamed,
    RevisionPicture,
    RevisionTopic,
    SideDraft,
    SlugReservation,
)
from newsroom.articles.sources.models import EditorialNote, PrivateSource
from newsroom.articles.writing.models import WritingDraft, WritingLock
from newsroom.database import action, db, now
from newsroom.errors import NotAllowed, Refused, Unmet
from newsroom.events import queries as events
from newsroom.events.actions import erase_payload, record
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing import erased_pictures, queries
from newsroom.publishing.models import Correction, CorrectionNote, Release, ReleaseObject
from newsroom.publishing.states import ReviewOutcome
from newsroom.translations import actions as translating
from newsroom.translations import queries as tasks
from newsroom.translations.memory import forgetting
from newsroom.translations.models import (
    CheckWaiver,
    Presence,
    SegmentPast,
    SegmentRemark,
    SegmentTarget,
    Skeleton,
    SourceSegment,
    TranslationTask,
)


@dataclass(frozen=True)
class _Whose:
    """One article, as conditions on rows that belong to it."""

    article: Article
    at: dt.datetime

    @property
    def editions(self) -> Select[Any]:
        return select(Edition.id).where(Edition.article_id == self.article.id)

    @property
    def revisions(self) -> Select[Any]:
        return select(Revision.id).where(Revision.edition_id.in_(self.editions))

    @property
    def tasks(self) -> Select[Any]:
        return select(TranslationTask.id).where(TranslationTask.article_id == self.article.id)


_Of = Callable[[_Whose], ColumnElement[bool]]
"""The condition that rows belong to an article."""
_Blank = Callable[[_Whose], None]


@action
def erase(article_id: uuid.UUID, *, by: Person) -> None:
    """Blank every text of an article that stays away, and all that was said beside them.

    Who wrote, approved and published when stays in the history. Run again it changes nothing.

    Raises:
        Refused: nobody but whoever took it down found that it stays away.
    """
    article = locking.lock(article_id)
    if not rights.is_any_editor(by):
        raise NotAllowed
    if writing.is_erased(article.source):
        return
    missing = missing_for_erasing(article)
    if missing:
        raise Refused("erase", missing)
    whose = _Whose(article, now())
    _cancel_tasks(article)
    erased_pictures.delete_with(article)
    for blank in ERASED.values():
        blank(whose)
    _blank_history(article_id, whose.at, by)
    record("article_erased", at=whose.at, actor_id=by.id, article_id=article_id)
    forgetting.purge_article(article_id, by=by)
    db.session.flush()
    db.session.expire_all()


def missing_for_erasing(article: Article) -> list[Unmet]:
    """Return why an article cannot be erased: two people have to want it away for good."""
    known = queries.newest_takedown(article.id)
    stays = known is not None and known.outcome is ReviewOutcome.STAYS_AWAY
    if article.taken_down_at is not None and stays:
        return []
    message = _l("Only what was taken down and stays away after its review is erased.")
    return [Unmet("stays_away", message, _l("another editor"))]


def _cancel_tasks(article: Article) -> None:
    """End what is still translated, so that nothing is saved into it afterwards."""
    for edition in article.editions:
        task = tasks.unfinished_of(edition.id)
        if task is not None:
            translating.cancel(task.id, by=None, reason="erased")


def _blank_revisions(whose: _Whose) -> None:
    known = exists().where(
        SlugReservation.edition_id == Revision.edition_id,
        SlugReservation.slug == Revision.slug,
        SlugReservation.ever_public.is_(True),
    )
    mine = Revision.edition_id.in_(whose.editions)
    # An address that readers had goes on saying that something is gone; no other is kept.
    unknown = update(Revision).where(mine, ~known).values(slug="", **_bare(whose))
    db.session.execute(_unlinked(unknown))
    others = update(Revision).where(mine, Revision.redacted_at.is_(None)).values(**_bare(whose))
    db.session.execute(_unlinked(others))


def _newest_release(whose: _Whose) -> Select[Any]:
    public = Release.article_id == whose.article.id, Release.number.is_not(None)
    return select(Release.id).where(*public).order_by(Release.number.desc()).limit(1)


def _bare(whose: _Whose) -> dict[str, Any]:
    words = dict.fromkeys(("title", "standfirst", "body", "byline", "photo_credit", "pictures"), "")
    facts: dict[str, Any] = {"countries": [], "topics": [], "named": [], "dateline": None}
    return {**words, **facts, "redacted_at": whose.at}


def _unlinked(statement: Any) -> Any:
    return statement.execution_options(synchronize_session=False)


def _gone(model: type[Any], of: _Of) -> _Blank:
    """Return what deletes the rows of an article."""

    def blank(whose: _Whose) -> None:
        db.session.execute(_unlinked(delete(model).where(of(whose))))

    return blank


def _of_edition(model: Any) -> _Blank:
    return _gone(model, lambda whose: model.edition_id.in_(whose.editions))


def _of_revision(model: Any) -> _Blank:
    return _gone(model, lambda whose: model.revision_id.in_(whose.revisions))


def _blanked(model: Any, of: _Of, values: Callable[[_Whose], dict[str, Any]]) -> _Blank:
    """Return what leaves the rows of an article and takes their words."""

    def blank(whose: _Whose) -> None:
        db.session.execute(_unlinked(update(model).where(of(whose)).values(**values(whose))))

    return blank


ERASED: dict[str, _Blank] = {
    "edition_comment": _blanked(
        Comment,
        lambda whose: Comment.edition_id.in_(whose.editions),
        lambda whose: (
            {"text": "", "proposed": None, "quote": "", "before": "", "after": ""}
            | {"removed_at": whose.at, "blocks": False}
        ),
    ),
    "segment_remark": _of_edition(SegmentRemark),
    "segment_target": _of_edition(SegmentTarget),
    "segment_past": _of_edition(SegmentPast),
    "check_waiver": _of_edition(CheckWaiver),
    "side_draft": _of_edition(SideDraft),
    "writing_draft": _of_edition(WritingDraft),
    "writing_lock": _of_edition(WritingLock),
    "presence": _gone(Presence, lambda whose: Presence.task_id.in_(whose.tasks)),
    "source_segment": _of_revision(SourceSegment),
    "revision_picture": _of_revision(RevisionPicture),
    "skeleton": _of_revision(Skeleton),
    "revision": _blank_revisions,
    # Behind the texts: as long as one has its words, a trigger keeps what is known of them.
    "revision_named": _of_revision(RevisionNamed),
    "revision_topic": _of_revision(RevisionTopic),
    "revision_link": _of_revision(RevisionLink),
    "slug_reservation": _gone(
        SlugReservation,
        lambda whose: (
            SlugReservation.edition_id.in_(whose.editions) & SlugReservation.ever_public.is_(False)
        ),
    ),
    "editorial_note": _gone(
        EditorialNote, lambda whose: EditorialNote.article_id == whose.article.id
    ),
    "private_source": _blanked(
        PrivateSource,
        lambda whose: PrivateSource.article_id == whose.article.id,
        lambda whose: {"sealed": b"", "shared_with": [], "erased_at": whose.at},
    ),
    "correction_note": _blanked(
        CorrectionNote,
        lambda whose: CorrectionNote.correction_id.in_(
            select(Correction.id).where(Correction.article_id == whose.article.id)
        ),
        lambda _whose: {"note": ""},
    ),
    "article": _blanked(
        Article,
        lambda whose: Article.id == whose.article.id,
        lambda whose: {
            "policy_reason": "",
            "sources_kept": 0,
            "sought": "",
            "source_key": origins.unreadable(whose.article.source_key),
        },
    ),
    # The newest one says that it is gone. Pages that no row names leave the disk as well.
    "release_object": _gone(
        ReleaseObject,
        lambda whose: (
            ReleaseObject.release_id.in_(
                select(Release.id).where(Release.article_id == whose.article.id)
            )
            & ReleaseObject.release_id.not_in(_newest_release(whose))
        ),
    ),
}
"""By table, what erases the words of an article there; the memory and the history come after."""


def _blank_history(article_id: uuid.UUID, at: dt.datetime, by: Person) -> None:
    """Erase what people gave as reasons, and what an import said of where the article is from.

    Each erasure is an event, and none of them has words.
    """
    for event_id in _with_words(events.payloads_of(article_id)):
        erase_payload(event_id, at=at, actor_id=by.id, reason="")


def _with_words(payloads: Iterable[tuple[int, str, Any]]) -> Sequence[int]:
    return [
        event_id
        for event_id, kind, body in payloads
        if kind == "article_imported" or (kind != "payload_erased" and (body or {}).get("reason"))
    ]
