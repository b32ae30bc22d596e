"""What has to be true of an edition, as small questions."""

from __future__ import annotations

from newsroom.articles.models import Edition
from newsroom.articles.states import BylineKind, EditionState, PublicState
from newsroom.errors import Erased
from newsroom.people import rights
from newsroom.people.models import Person

VOIDED_BY_EDIT = frozenset({EditionState.SUBMITTED, EditionState.IN_REVIEW, EditionState.APPROVED})


def is_owner(edition: Edition, person: Person) -> bool:
    """Tell whether the edition is the person's, and they still may write."""
    writes = rights.is_author(person) or rights.is_any_editor(person)
    return writes and edition.owner_id == person.id


def is_erased(edition: Edition) -> bool:
    """Tell whether the words of its article were erased."""
    revision = edition.current_revision
    return revision is not None and revision.redacted_at is not None


def refuse_erased(edition: Edition) -> None:
    """Keep words from coming back to an article whose words were erased.

    Raises:
        Erased: they were.
    """
    if is_erased(edition):
        raise Erased


def has_title(edition: Edition) -> bool:
    """Tell whether there is a title."""
    return bool(edition.current_revision and edition.current_revision.title)


def has_body(edition: Edition) -> bool:
    """Tell whether there is a text."""
    return bool(edition.current_revision and edition.current_revision.body.strip())


def has_byline(edition: Edition) -> bool:
    """Tell whether there is a byline, or a decision to withhold it."""
    revision = edition.current_revision
    if revision is None:
        return False
    return bool(revision.byline) or revision.byline_kind is BylineKind.WITHHELD


def was_never_public(edition: Edition) -> bool:
    """Tell whether no edition of the article was ever public."""
    return all(one.public_state is PublicState.NEVER for one in edition.article.editions)
