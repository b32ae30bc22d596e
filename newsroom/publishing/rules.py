"""What has to be true of a release, as small questions."""

from __future__ import annotations

import datetime as dt

from newsroom.articles import queries as articles
from newsroom.database import now
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing.models import Release

GRACE_MINUTES = 15
"""How late a scheduled pair may still go out by itself; later a person decides."""


def edits_a_language(release: Release, person: Person) -> bool:
    """Tell whether the person edits at least one of the release's languages."""
    return any(rights.is_editor(person, member.language) for member in release.members)


def is_not_author(release: Release, person: Person | None) -> bool:
    """Tell whether the person is somebody else than who wrote the source text."""
    if person is None:
        return True
    source = release.article.source
    return source.owner_id != person.id and not articles.is_contributor(source.id, person.id)


def is_not_embargoed(release: Release, at: dt.datetime | None = None) -> bool:
    """Tell whether the embargo, if any, is over at an instant (default: now)."""
    until = release.article.embargo_until
    return until is None or until <= (at or now())


def effective_due(release: Release) -> dt.datetime | None:
    """Return when a scheduled release really goes out: an embargo that ends later wins."""
    until = release.article.embargo_until
    if release.due_at is None or until is None:
        return release.due_at
    return max(release.due_at, until)


def is_inside_grace(release: Release, at: dt.datetime) -> bool:
    """Tell whether a due release is not later than the grace allows."""
    due = effective_due(release)
    return due is not None and at <= due + dt.timedelta(minutes=GRACE_MINUTES)
