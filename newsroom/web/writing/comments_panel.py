"""What is said beside a text, as its reader may see it and act on it: one panel on three pages."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.comments import people as comments_people
from newsroom.articles.comments import rules as comments_rules
from newsroom.articles.comments import threads as comments_threads
from newsroom.articles.comments.models import Comment
from newsroom.articles.models import Edition
from newsroom.articles.states import About, EditionState
from newsroom.database import now
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.web.desk.article_page import Failed
from newsroom.web.writing.device_seal import seal_of

WRITING = "writing"
"""The page with the form that the text is typed in: no form can stand inside it."""
REVIEW = "review"
ALONE = "alone"
PLACES = (WRITING, REVIEW, ALONE)

ABOUT: dict[About, Any] = {
    About.WHOLE: _l("The whole text"),
    About.TITLE: _l("Title"),
    About.STANDFIRST: _l("Standfirst"),
    About.BODY: _l("Text"),
}


@dataclass(frozen=True)
class Shown:
    """A comment or a reply, and what its reader may do with it."""

    comment: Comment
    pieces: Sequence[tuple[bool, str]]
    """What it says, each piece with whether it names somebody who is mentioned."""
    typed: str
    """What it says, as it can be typed again."""
    changes: bool
    removes: bool
    erases: bool


@dataclass(frozen=True)
class ShownThread:
    """A comment with its replies, and what its reader may do with the whole."""

    thread: comments_threads.Thread
    first: Shown
    replies: Sequence[Shown]
    settles: bool
    takes: bool

    @property
    def label(self) -> Any:
        """What it is about, in words."""
        return ABOUT[self.thread.comment.about]

    @property
    def anchor(self) -> str:
        """The words that it is about, as the page's script looks for them."""
        now_there = self.thread.now
        return json.dumps(
            {
                "id": str(self.first.comment.id),
                "about": str(self.first.comment.about),
                "quote": now_there.quote,
                "before": now_there.before,
                "after": now_there.after,
            }
        )


@dataclass(frozen=True)
class Panel:
    """Everything that is said beside one text."""

    article_id: uuid.UUID
    language: str
    place: str
    open: Sequence[ShownThread]
    settled: Sequence[ShownThread]
    blocks: bool
    """Whether this reader may ask that a comment is settled before the approval."""
    owner: str
    seal: str
    """Under which a browser keeps what this reader is typing."""
    failed: Failed | None
    typed: Mapping[str, str]
    """The whole form that was refused."""
    is_unfolded: bool = True
    """Whether it is shown as more than a line."""

    @property
    def is_inline(self) -> bool:
        """Tell whether it stands inside another form, so that none can stand in it."""
        return self.place == WRITING


def of(
    edition: Edition,
    person: Person,
    place: str,
    *,
    failed: Failed | None = None,
    typed: Mapping[str, str] | None = None,
) -> Panel | None:
    """Return what is said beside a text; None for those who do not read it."""
    if not comments_rules.may_talk(edition, person):
        return None
    threads = comments_threads.of(edition)
    names = desk_names(_mentioned(threads))
    at = now()
    shown = [_shown_thread(one, edition, person, names, at) for one in threads]
    return Panel(
        article_id=edition.article_id,
        language=edition.language,
        place=place,
        open=[one for one in shown if one.thread.comment.settled_at is None],
        settled=[one for one in shown if one.thread.comment.settled_at is not None],
        blocks=comments_rules.may_block(edition, person),
        owner=str(person.id),
        seal=seal_of(person),
        failed=failed,
        typed=typed or {},
    )


def beside_form(edition: Edition | None, person: Person) -> Panel | None:
    """Return what is said beside a text that is being written; None before it is saved once.

    Where changes were asked for, they are read there: what is open then stands unfolded.
    """
    if edition is None:
        return None
    panel = of(edition, person, WRITING)
    is_asked = edition.state is EditionState.CHANGES_REQUESTED
    return replace(panel, is_unfolded=is_asked and bool(panel.open)) if panel else None


def _mentioned(threads: Iterable[comments_threads.Thread]) -> set[uuid.UUID]:
    said = (one for thread in threads for one in (thread.comment, *thread.replies))
    return {person_id for one in said for person_id in comments_people.mentioned(one.text)}


def _shown_thread(
    thread: comments_threads.Thread,
    edition: Edition,
    person: Person,
    names: Mapping[uuid.UUID, str],
    at: dt.datetime,
) -> ShownThread:
    first, *replies = (
        _shown(one, thread, edition, person, names, at) for one in (thread.comment, *thread.replies)
    )
    takes = comments_rules.may_take(edition, thread.comment, person)
    return ShownThread(
        thread=thread,
        first=first,
        replies=replies,
        settles=comments_rules.may_settle(edition, thread.comment, person),
        takes=takes and thread.found is not None and thread.found.exact,
    )


def _shown(
    comment: Comment,
    thread: comments_threads.Thread,
    edition: Edition,
    person: Person,
    names: Mapping[uuid.UUID, str],
    at: dt.datetime,
) -> Shown:
    is_settled = thread.comment.settled_at is not None
    return Shown(
        comment=comment,
        pieces=comments_people.pieces(comment.text, names),
        typed=comments_people.typed(comment.text, names),
        changes=not is_settled and comments_rules.may_change(comment, person, at=at),
        removes=comments_rules.may_remove(comment, person),
        erases=is_settled and comments_rules.may_erase(edition, comment, person),
    )
