"""What has to be true of a release, as small questions."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from newsroom.articles import queries as articles
from newsroom.articles.models import Article
from newsroom.articles.states import PublicState, Waiver
from newsroom.database import now
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing.models import Release
from newsroom.publishing.states import BRINGS_TEXT

GRACE_MINUTES = 15
"""How late a scheduled pair may still go out by itself; later a person decides."""
WINDOW_MINUTES = 60
"""How long the languages of a correction wait for each other."""
REVIEW_HOURS = 24
"""How soon a safety takedown has to be reviewed."""
PATIENCE_HOURS = 24
"""How long an update waits for its pair before the editors are asked to choose."""
AWAY = frozenset({PublicState.WITHDRAWN, PublicState.RETRACTED})


class HasArticle(Protocol):
    """A release, or one that nobody has begun."""

    @property
    def article(self) -> Article:
        """What it is about."""


def edits_a_language(release: Release, person: Person) -> bool:
    """Tell whether the person edits at least one of the release's languages."""
    return any(rights.is_editor(person, member.language) for member in release.members)


def brings_text(release: Release) -> bool:
    """Tell whether people put the release together, so that its texts are to be judged."""
    return release.kind in BRINGS_TEXT


def is_public(article: Article) -> bool:
    """Tell whether readers see the article in at least one language."""
    return any(one.public_state is PublicState.LIVE for one in article.editions)


def touches_nothing_away(release: Release) -> bool:
    """Tell whether nothing was taken down, and no member withdrawn or retracted.

    Such a text only comes back by being reinstated.
    """
    return release.article.taken_down_at is None and not any(
        (edition := release.article.edition(member.language)) is not None
        and edition.public_state in AWAY
        for member in release.members
    )


def notes_are_approved(release: Release) -> bool:
    """Tell whether somebody else read the public words of the correction that it carries."""
    return release.correction is None or release.correction.notes_approved_by is not None


def is_not_before_plan(release: Release, at: dt.datetime | None = None) -> bool:
    """Tell whether the time that people agreed on, if any, has come."""
    return is_over(release.planned_for, at)


def is_not_author(release: HasArticle, person: Person | None) -> bool:
    """Tell whether the person is somebody else than who wrote the source text."""
    if person is None:
        return True
    source = release.article.source
    return source.owner_id != person.id and not articles.is_contributor(source, person.id)


def may_send_out(release: Release, person: Person, *, wrote: bool) -> bool:
    """Tell whether the person, who ``wrote`` of the source or not, has the right that it asks for.

    Taking something away, or bringing it back, any editor may; sending out texts only one of
    their languages, who wrote none of the source, or who imported them.
    """
    if not brings_text(release):
        return rights.is_any_editor(person)
    return (edits_a_language(release, person) and not wrote) or may_send_import_out(release, person)


def may_send_import_out(release: Release, person: Person) -> bool:
    """Tell whether the person may make public what was approved elsewhere and imported."""
    return rights.is_importer(person) and is_imported(release)


def is_imported(release: Release) -> bool:
    """Tell whether every text of the release was approved elsewhere, and none of them here."""
    approvals = [
        articles.approval_of(member.revision) if member.revision else None
        for member in release.members
    ]
    return bool(approvals) and all(
        one is not None and one.waiver == Waiver.IMPORTED for one in approvals
    )


def is_not_embargoed(release: Release, at: dt.datetime | None = None) -> bool:
    """Tell whether the embargo, if any, is over at an instant (default: now)."""
    return is_over(release.article.embargo_until, at)


def is_over(until: dt.datetime | None, at: dt.datetime | None = None) -> bool:
    """Tell whether an instant, if there is one, has come (default: now)."""
    return until is None or until <= (at or now())


def effective_due(release: Release) -> dt.datetime | None:
    """Return when a scheduled release really goes out: an embargo that ends later wins."""
    return later_of(release.due_at, release.article.embargo_until)


def later_of(due_at: dt.datetime | None, embargo_until: dt.datetime | None) -> dt.datetime | None:
    """Return when something goes out that is due then and may not go out before."""
    if due_at is None or embargo_until is None:
        return due_at
    return max(due_at, embargo_until)


def is_inside_grace(release: Release, at: dt.datetime) -> bool:
    """Tell whether a due release is not later than the grace allows."""
    due = effective_due(release)
    return due is not None and at <= due + dt.timedelta(minutes=GRACE_MINUTES)
