"""Says what saving a text does in its present state, or why it is not changed any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import steps
from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState, PublicState
from newsroom.errors import Unmet
from newsroom.lifecycle import may
from newsroom.people.models import Person
from newsroom.publishing import queries as publishing
from newsroom.publishing import rules as releasing
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from newsroom.web import filters
from newsroom.web.desk import loading as desk_loading


@dataclass(frozen=True)
class Told:
    """What somebody should know before they change a text."""

    lines: tuple[Any, ...] = ()
    reason: str = ""
    """What the author was asked to change."""


_WORK: dict[EditionState, Any] = {
    EditionState.SUBMITTED: _l(
        "This text waits for an editor. Saving a change makes it a draft again, which has to be"
        " submitted again."
    ),
    EditionState.IN_REVIEW: _l(
        "An editor is reading this text. Saving a change takes it out of the review: it is a draft"
        " again and has to be submitted again."
    ),
    EditionState.APPROVED: _l(
        "This text is approved. Saving a change makes it a draft again, which has to be submitted"
        " and approved again."
    ),
}
_RELEASE: dict[ReleaseState, Any] = {
    ReleaseState.READY: _l("It is ready to go out. With a change it no longer is."),
    ReleaseState.HELD: _l("Its publication is on hold, and stays so."),
    ReleaseState.PUBLISHING: _l(
        "It is on its way to readers just now. A change that is saved in time stops it."
    ),
}
_LIVE = _l(
    "Readers have this text. Saving a change makes a draft of it here; readers keep what they have"
    " until the new text is submitted, approved and published."
)
_EARLIER = _l("Readers have an earlier text, until this one is approved and published.")
_WITHDRAWN = _l(
    "Readers do not get this article: it is withdrawn. Saving a change does not bring it back; an"
    " editor can, with the texts that are approved by then."
)
_SPIKED = _l("This article is spiked. Its text can be changed once somebody restores it.")
_RETRACTED = _l(
    "This article was taken back for good: nothing of it goes to readers again, so its text is not"
    " changed any more."
)


def of(edition: Edition) -> Told:
    """Return what saving a change does to an edition, and to what readers have of it."""
    reason = ""
    if edition.state is EditionState.CHANGES_REQUESTED:
        reason = desk_loading.newest_reason(edition.id, edition.article_id)
    return Told(tuple(_lines(edition)), reason)


def _lines(edition: Edition) -> Iterator[Any]:
    is_live = edition.public_state is PublicState.LIVE
    if is_live and edition.current_revision_id == edition.public_revision_id:
        yield _LIVE
        return
    if edition.state in _WORK:
        yield _WORK[edition.state]
    if edition.state is EditionState.APPROVED:
        release = publishing.unfinished_of(edition.article_id)
        if release is not None and (words := _of_release(release)):
            yield words
    if is_live:
        yield _EARLIER
    elif edition.public_state is PublicState.WITHDRAWN:
        yield _WITHDRAWN


def _of_release(release: Release) -> Any:
    due = releasing.effective_due(release)
    if release.state is ReleaseState.SCHEDULED and due is not None:
        return _l(
            "It goes out %(when)s. Saving a change takes it off the schedule.",
            when=filters.moment(due),
        )
    return _RELEASE.get(release.state)


def closed(edition: Edition, person: Person) -> Unmet | None:
    """Return why this text is not changed any more; None where it still is.

    Whoever may not save the text in any state is told nothing.
    """
    if not may(steps.SAVE, edition, person):
        return None
    if edition.state is EditionState.SPIKED:
        return Unmet("closed", _SPIKED, where="source")
    if _is_retracted(edition):
        return Unmet("closed", _RETRACTED, where="article")
    return None


def _is_retracted(edition: Edition) -> bool:
    """Tell whether it was retracted; one that was taken down later is called withdrawn."""
    if edition.public_state is PublicState.WITHDRAWN:
        return publishing.was_retracted(edition.article_id)
    return edition.public_state is PublicState.RETRACTED
