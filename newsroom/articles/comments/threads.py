"""Ask what was said beside a text; nothing here writes."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from newsroom.articles.comments import anchoring
from newsroom.articles.comments import words as comments_words
from newsroom.articles.comments.anchoring import Anchor, Found
from newsroom.articles.comments.models import Comment
from newsroom.articles.models import Edition
from newsroom.articles.states import About
from newsroom.database import db
from newsroom.errors import NotFound

_ORDER = {about: place for place, about in enumerate(About)}


@dataclass(frozen=True)
class Thread:
    """A comment with its replies, the oldest first, and where its words stand now."""

    comment: Comment
    replies: Sequence[Comment]
    found: Found | None
    now: Anchor
    """The words as they stand in the text now; those that were quoted where they are gone."""
    is_taken: bool
    """Whether the proposed wording stands where the quoted words stood."""

    @property
    def is_lost(self) -> bool:
        """Tell whether the words that it is about have left the text."""
        return bool(self.comment.quote) and self.found is None


def of(edition: Edition) -> list[Thread]:
    """Return what was said beside an edition's text, in the order of the text."""
    query = (
        select(Comment)
        .where(Comment.edition_id == edition.id)
        .order_by(Comment.written_at, Comment.id)
    )
    said = db.session.scalars(query).all()
    words = comments_words.of_revision(edition.current_revision) if said else {}
    replies: dict[uuid.UUID, list[Comment]] = {}
    for one in said:
        if one.thread_id is not None:
            replies.setdefault(one.thread_id, []).append(one)
    threads = [
        _thread(one, replies.get(one.id, []), words) for one in said if one.thread_id is None
    ]
    return sorted(threads, key=_place)


def _thread(comment: Comment, replies: Sequence[Comment], words: Mapping[About, str]) -> Thread:
    text = words.get(comment.about, "")
    anchor = anchor_of(comment)
    is_taken = bool(comment.proposed) and f"{anchor.before}{comment.proposed}{anchor.after}" in text
    found = None if is_taken else anchoring.find(anchor, text)
    now = anchoring.anchored(text, found.start, found.end) if found else anchor
    return Thread(comment, replies, found, now, is_taken)


def anchor_of(comment: Comment) -> Anchor:
    """Return the words that a comment is about, as they stood when it was made."""
    return Anchor(comment.quote, comment.before, comment.after)


def _place(thread: Thread) -> tuple[int, bool, int]:
    start = thread.found.start if thread.found else 0
    return _ORDER[thread.comment.about], thread.is_lost, start


def one(edition: Edition, comment_id: uuid.UUID) -> Comment:
    """Return a comment or a reply beside an edition's text, or raise ``NotFound``."""
    found = db.session.get(Comment, comment_id)
    if found is None or found.edition_id != edition.id:
        raise NotFound
    return found


def begun(edition: Edition, comment_id: uuid.UUID) -> Comment:
    """Return a comment that begins a thread, or raise ``NotFound``."""
    found = one(edition, comment_id)
    if found.thread_id is not None:
        raise NotFound
    return found


def speakers(thread_id: uuid.UUID) -> Sequence[uuid.UUID]:
    """Return who has spoken in a thread."""
    query = select(Comment.written_by).where(
        (Comment.id == thread_id) | (Comment.thread_id == thread_id)
    )
    return db.session.scalars(query.distinct()).all()


def count_open(edition_id: uuid.UUID) -> int:
    """Return how many threads beside a text are not settled."""
    query = select(func.count(Comment.id)).where(
        Comment.edition_id == edition_id,
        Comment.thread_id.is_(None),
        Comment.settled_at.is_(None),
    )
    return db.session.scalar(query) or 0
