"""Talk about a text where it stands: comment, answer, settle, reopen, and take words back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from newsroom.articles import locking
from newsroom.articles.comments import anchoring, people, rules, threads, words
from newsroom.articles.comments.anchoring import Anchor, squeezed
from newsroom.articles.comments.models import Comment
from newsroom.articles.models import Edition
from newsroom.articles.rules import refuse_erased
from newsroom.articles.states import About
from newsroom.characters import plain, without_controls
from newsroom.database import action, db, now
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, Unmet
from newsroom.events.actions import record
from newsroom.people.models import Person

TEXT_LIMIT = 2_000
QUOTE_LIMIT = 1_000
_AROUND = anchoring.AROUND
_NO_MARK = Anchor("")


@dataclass(frozen=True)
class Said:
    """What somebody says of a text."""

    text: str
    about: About = About.WHOLE
    anchor: Anchor = _NO_MARK
    is_marked: bool = False
    """Whether the words were marked in a text that may not be saved yet, not typed again."""
    proposed: str | None = None
    """What the quoted words should be replaced by."""
    blocks: bool = False


@action
def say(edition_id: uuid.UUID, said: Said, *, by: Person) -> Comment:
    """Comment on words of a text, on a field or on the whole.

    Raises:
        BadInput: nothing is said; the words are too many, or typed and not in the text; or
            somebody is mentioned who does not read the comments.
    """
    edition = _talked_about(edition_id, by)
    if said.blocks and not rules.may_block(edition, by):
        raise NotAllowed
    anchor = _anchor(edition, said)
    at = now()
    comment = Comment(
        edition_id=edition.id,
        revision_id=edition.current_revision_id,
        about=said.about,
        quote=anchor.quote,
        before=anchor.before,
        after=anchor.after,
        text=_words(said.text, edition, required=said.proposed is None),
        proposed=_proposed(said),
        blocks=said.blocks,
        written_by=by.id,
        written_at=at,
    )
    db.session.add(comment)
    _count_again(edition)
    _record("comment_made", edition, comment, by, at, to=people.mentioned(comment.text))
    return comment


@action
def reply(edition_id: uuid.UUID, comment_id: uuid.UUID, text: str, *, by: Person) -> Comment:
    """Answer a comment that is open.

    Raises:
        Refused: it is settled.
    """
    edition = _talked_about(edition_id, by)
    thread = threads.begun(edition, comment_id)
    if thread.settled_at is not None:
        message = _l("This is settled. Reopen it to say more.")
        raise Refused("reply", [Unmet("open", message, _l("you"))])
    at = now()
    answer = Comment(
        edition_id=edition.id,
        thread_id=thread.id,
        revision_id=edition.current_revision_id,
        about=thread.about,
        text=_words(text, edition),
        written_by=by.id,
        written_at=at,
    )
    db.session.add(answer)
    db.session.flush()
    _record("comment_made", edition, answer, by, at, to=people.mentioned(answer.text))
    return answer


@action
def change(edition_id: uuid.UUID, comment_id: uuid.UUID, text: str, *, by: Person) -> None:
    """Change the words of one's own comment, as long as it is fresh.

    Raises:
        Refused: it is older than fifteen minutes.
    """
    edition = _talked_about(edition_id, by)
    comment = threads.one(edition, comment_id)
    at = now()
    if not rules.may_remove(comment, by):
        raise NotAllowed
    if not rules.may_change(comment, by, at=at):
        message = _l("A comment can be changed for fifteen minutes. Write a reply instead.")
        raise Refused("change", [Unmet("fresh", message, _l("you"))])
    known = people.mentioned(comment.text)
    comment.text = _words(text, edition, required=comment.proposed is None)
    comment.changed_at = at
    new = [one for one in people.mentioned(comment.text) if one not in known]
    _record("comment_changed", edition, comment, by, at, to=new)


@action
def settle(edition_id: uuid.UUID, comment_id: uuid.UUID, *, by: Person) -> None:
    """Call a comment settled; one of two who do so at once hears that it is.

    Raises:
        NotAllowed: it has to be settled before the approval, and the author may not do that.
    """
    edition = _talked_about(edition_id, by)
    comment = threads.begun(edition, comment_id)
    if not rules.may_settle(edition, comment, by):
        raise NotAllowed
    if comment.settled_at is not None:
        message = _l("Somebody has settled this already.")
        raise Refused("settle", [Unmet("open", message)])
    at = now()
    _close(edition, comment, by, at)
    _record("comment_settled", edition, comment, by, at)


@action
def reopen(edition_id: uuid.UUID, comment_id: uuid.UUID, *, by: Person) -> None:
    """Open a settled comment again; one that had to be settled has to be once more."""
    edition = _talked_about(edition_id, by)
    comment = threads.begun(edition, comment_id)
    if comment.settled_at is None or comment.removed_at is not None:
        message = _l("This is open, or its words are gone.")
        raise Refused("reopen", [Unmet("settled", message)])
    comment.settled_at = comment.settled_by = None
    _count_again(edition)
    _record("comment_reopened", edition, comment, by, now())


@action
def remove(edition_id: uuid.UUID, comment_id: uuid.UUID, *, by: Person) -> None:
    """Take one's own words back; that something was said stays, and so do the replies."""
    edition = _talked_about(edition_id, by)
    comment = threads.one(edition, comment_id)
    if not rules.may_remove(comment, by):
        raise NotAllowed
    _blank(edition, comment, by)


@action
def erase(edition_id: uuid.UUID, comment_id: uuid.UUID, *, by: Person) -> None:
    """Blank a comment for good, with the words that it quotes and proposes.

    For words that put somebody at risk. A thread is blanked as a whole, one reply alone.

    Raises:
        Refused: the thread is open; whoever it waits for would not know what it said.
    """
    edition = _talked_about(edition_id, by)
    comment = threads.one(edition, comment_id)
    if not rules.may_erase(edition, comment, by):
        raise NotAllowed
    thread = threads.one(edition, comment.thread_id) if comment.thread_id else comment
    if thread.settled_at is None:
        message = _l("This is still open. Answer or settle it first.")
        raise Refused("erase", [Unmet("open", message, _l("you"))])
    comment.quote = comment.before = comment.after = ""
    _blank(edition, comment, by)


def _blank(edition: Edition, comment: Comment, by: Person) -> None:
    at = now()
    comment.text, comment.proposed, comment.removed_at = "", None, at
    if comment.thread_id is None and comment.settled_at is None:
        _close(edition, comment, by, at)
    _record("words_erased", edition, comment, by, at)


def _close(edition: Edition, comment: Comment, by: Person, at: dt.datetime) -> None:
    comment.settled_by, comment.settled_at = by.id, at
    _count_again(edition)


def _count_again(edition: Edition) -> None:
    db.session.flush()
    db.session.expire(edition, ["open_blocking"])


def _anchor(edition: Edition, said: Said) -> Anchor:
    """Return the anchor as the saved text has it, where its words are saved."""
    quote, before, after = (
        without_controls(one) for one in (said.anchor.quote, said.anchor.before, said.anchor.after)
    )
    anchor = Anchor(squeezed(quote), before[-_AROUND:], after[:_AROUND])
    if len(anchor.quote) > QUOTE_LIMIT:
        message = _l("Mark fewer words: at most %(limit)s characters.", limit=QUOTE_LIMIT)
        raise BadInput(message, field="quote")
    if not anchor.quote or said.about is About.WHOLE:
        return _unmarked(said)
    text = words.of_revision(edition.current_revision).get(said.about, "")
    found = anchoring.find(anchor, text)
    if found is not None:
        return anchoring.anchored(text, found.start, found.end)
    if not said.is_marked:
        message = _l("These words are not in the text. Copy them from it.")
        raise BadInput(message, field="quote")
    return anchor


def _unmarked(said: Said) -> Anchor:
    if said.about is About.BODY:
        message = _l("Mark the words that you mean, or comment on the whole text.")
        raise BadInput(message, field="quote")
    if said.proposed is not None:
        raise BadInput(_l("Only words that are marked can be replaced."), field="quote")
    return _NO_MARK


def _proposed(said: Said) -> str | None:
    if said.proposed is None:
        return None
    return squeezed(plain(said.proposed, limit=QUOTE_LIMIT, field="proposed"))


def _words(text: str, edition: Edition, *, required: bool = True) -> str:
    kept = plain(text, limit=TEXT_LIMIT, field="text", required=required, multiline=True)
    return people.stored(kept, edition)


def _talked_about(edition_id: uuid.UUID, by: Person) -> Edition:
    edition = locking.lock_edition(edition_id)
    if not rules.may_talk(edition, by):
        raise NotFound
    refuse_erased(edition)
    return edition


def _record(
    kind: str,
    edition: Edition,
    comment: Comment,
    by: Person,
    at: dt.datetime,
    *,
    to: Sequence[uuid.UUID] = (),
) -> None:
    """Record that it was said, by ids alone: what was said stays where it can be erased."""
    named = {"comment": str(comment.id), "thread": str(comment.thread_id or comment.id)}
    record(
        kind,
        at=at,
        actor_id=by.id,
        article_id=edition.article_id,
        subject_id=edition.id,
        revisions=[edition.current_revision_id] if edition.current_revision_id else [],
        payload=named | ({"to": [str(one) for one in to]} if to else {}),
    )
