"""Who may read, write and settle comments on a text."""

from __future__ import annotations

import datetime as dt

from newsroom.articles import queries, rules
from newsroom.articles.comments.models import Comment
from newsroom.articles.models import Edition
from newsroom.people import rights
from newsroom.people.models import Person

CHANGED_FOR = dt.timedelta(minutes=15)
"""How long whoever wrote a comment may still change its words."""


def may_talk(edition: Edition, person: Person) -> bool:
    """Tell whether the person reads and writes comments: the author and the editors.

    Not those who translate it: what is said of a draft can hold a name that was taken out of it.
    """
    return edition.is_source and person.active and queries.may_read(edition.article, person)


def may_block(edition: Edition, person: Person) -> bool:
    """Tell whether the person may ask that a comment is settled before the approval."""
    return edition.is_source and rights.is_editor(person, edition.language)


def may_settle(edition: Edition, comment: Comment, person: Person) -> bool:
    """Tell whether the person may call a comment settled.

    What an editor wants settled before the approval, the author of the text cannot wave through.
    """
    if not comment.blocks:
        return may_talk(edition, person)
    if comment.written_by == person.id:
        return may_talk(edition, person)
    return may_block(edition, person) and edition.owner_id != person.id


def may_change(comment: Comment, person: Person, *, at: dt.datetime) -> bool:
    """Tell whether the person may still change the words of a comment."""
    is_theirs = comment.written_by == person.id and comment.removed_at is None
    return is_theirs and at <= comment.written_at + CHANGED_FOR


def may_remove(comment: Comment, person: Person) -> bool:
    """Tell whether the person may take a comment of their own away."""
    return comment.written_by == person.id and comment.removed_at is None


def may_erase(edition: Edition, comment: Comment, person: Person) -> bool:
    """Tell whether the person may blank a comment with the words that it quotes."""
    is_said = bool(comment.text or comment.quote or comment.proposed)
    return is_said and may_block(edition, person)


def may_take(edition: Edition, comment: Comment, person: Person) -> bool:
    """Tell whether the person may bring a proposed wording into the text, which is the author's."""
    is_open = comment.proposed is not None and comment.settled_at is None
    return is_open and rules.is_owner(edition, person)
