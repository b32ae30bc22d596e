"""The releases that are not public yet, sorted by what they wait for."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.articles.models import Article
from newsroom.people.models import Person
from newsroom.publishing import queries, rules
from newsroom.publishing.models import Release
from newsroom.publishing.phase import OF_RELEASE, Stand
from newsroom.publishing.states import ReleaseState
from newsroom.web.desk import loading as desk_loading
from newsroom.web.desk.filters import failure_words
from newsroom.web.desk.items import Item, Section, title_of
from newsroom.web.releases.words import kind_label

_STUCK = (ReleaseState.FAILED, ReleaseState.HELD)
_BEGUN = (ReleaseState.ASSEMBLING, ReleaseState.PUBLISHING)
_DECIDED = (*_STUCK, ReleaseState.READY, ReleaseState.SCHEDULED)


def to_decide(person: Person) -> list[Section]:
    """Return the releases that wait for this editor, for their first page."""
    found = [one for one in queries.in_states(*_DECIDED) if rules.edits_a_language(one, person)]
    return _sections(found)


def every() -> list[Section]:
    """Return everything that waits, what is still being put together at the end."""
    found = queries.in_states(*_DECIDED, *_BEGUN)
    known = _known(found)
    begun = [
        _item(one, known, one.made_at, _l("begun %(when)s")) for one in found if one.state in _BEGUN
    ]
    nothing = _l("Nothing is being put together.")
    label = _l("Being put together")
    return [*_sections(found, known), Section("assembling", label, begun, nothing)]


def _known(found: Iterable[Release]) -> dict[uuid.UUID, Article]:
    return desk_loading.articles(one.article_id for one in found)


def _sections(
    found: Sequence[Release], known: Mapping[uuid.UUID, Article] | None = None
) -> list[Section]:
    known = _known(found) if known is None else known
    was_due = _l("was due %(when)s")

    def items(
        states: Iterable[ReleaseState],
        label: Any = "",
        at: Callable[[Release], dt.datetime | None] = lambda one: one.due_at,
    ) -> list[Item]:
        return [_item(one, known, at(one), label) for one in found if one.state in states]

    return [
        Section(
            "stuck",
            _l("Releases that need a decision"),
            items(_STUCK, was_due),
            _l("No release failed or is on hold."),
        ),
        Section(
            "ready",
            _l("Ready to publish"),
            items([ReleaseState.READY], at=lambda _one: None),
            _l("No pair is ready yet."),
        ),
        Section(
            "scheduled",
            _l("Scheduled"),
            items([ReleaseState.SCHEDULED], at=lambda _one: None),
            _l("Nothing is scheduled."),
            mine=False,
        ),
    ]


def _stand(release: Release) -> Stand:
    is_agreed = release.state is ReleaseState.SCHEDULED
    due_at = rules.effective_due(release) if is_agreed else None
    return Stand(OF_RELEASE[release.state], due_at=due_at)


def _item(
    release: Release, known: Mapping[uuid.UUID, Article], at: dt.datetime | None, label: Any
) -> Item:
    revision = known[release.article_id].source.current_revision
    return Item(
        title=title_of(revision),
        href=url_for("desk.article.show", article_id=release.article_id, _anchor="release"),
        state="",
        languages=tuple(sorted(member.language for member in release.members)),
        stand=_stand(release),
        at=at,
        at_label=label,
        kind=kind_label(release.kind),
        note=failure_words(release.failure),
        is_pair=True,
    )
