"""What an article's page says of its release: what goes out, when, and who has to do what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.models import Article
from newsroom.errors import Unmet
from newsroom.lifecycle import Offer, offers
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.publishing import proposals, queries, rules, steps
from newsroom.publishing.models import Proposal, Release
from newsroom.publishing.readiness import MemberReadiness
from newsroom.publishing.states import ReleaseState
from newsroom.web.review import parity as review_parity
from newsroom.web.review.parity import Told

_BESIDE_THE_POINT = frozenset({"public_already", "planned_later"})
"""Guards of steps that are meant for another situation; their buttons would be in the way."""
_ORDER = ("publish", "resume", "retry", "schedule", "reschedule", "propose_earlier", "hold")
_WAITING = frozenset({ReleaseState.ASSEMBLING, ReleaseState.READY})


@dataclass(frozen=True)
class Wish:
    """A wish to go earlier that waits for a second editor."""

    proposal: Proposal
    name: str
    """Desk name of who proposed it."""
    is_own: bool
    confirm: Offer | None
    """None: this person does not decide about it."""


@dataclass(frozen=True)
class Panel:
    """The release that is under way, if any, and what this person may do about it."""

    release: Release | None
    members: Sequence[MemberReadiness]
    offers: Sequence[Offer]
    wishes: Sequence[Wish]
    """About the release."""
    embargo_wishes: Sequence[Wish]
    due: dt.datetime | None
    """When it really goes out."""
    planned_for: dt.datetime | None
    """Before when it is not to go out without a second editor."""
    past: Sequence[Release]
    parity: Sequence[Told]
    """In what the texts that go out differ as wholes."""

    @property
    def shown(self) -> str:
        """The revisions that stand on the page, as the forms carry them."""
        return " ".join(str(one.revision.id) for one in self.members if one.revision)

    @property
    def ready(self) -> list[str]:
        """The languages that are ready."""
        return [one.language for one in self.members if one.ready]

    @property
    def is_pair(self) -> bool:
        """Tell whether more than one language goes out."""
        return len(self.members) > 1


def of(article: Article, person: Person) -> Panel:
    """Return what the article's page shows this person of its release."""
    release = queries.unfinished_of(article.id)
    open_ones = queries.open_proposals(article.id)
    names = desk_names({one.proposed_by for one in open_ones})
    wishes = [_wish(one, release, person, names) for one in open_ones]
    return Panel(
        release=release,
        members=queries.readiness(release) if release else [],
        offers=_offers(article, release, person),
        wishes=[one for one in wishes if one.proposal.release_id],
        embargo_wishes=[one for one in wishes if one.proposal.release_id is None],
        due=rules.effective_due(release) if release else None,
        planned_for=_plan(release),
        past=[one for one in queries.releases(article.id) if one is not release],
        parity=review_parity.of_article(article) if release else [],
    )


def _plan(release: Release | None) -> dt.datetime | None:
    """Return the time that was agreed on, where nothing else on the page says so."""
    if release is None or release.state not in _WAITING or rules.is_not_before_plan(release):
        return None
    return release.planned_for


def _offers(article: Article, release: Release | None, person: Person) -> list[Offer]:
    if release is None:
        if article.source.state != "approved":
            return []
        return offers([steps.ASSEMBLE], steps.NotBegun(article), person)
    found = [
        one
        for one in offers(steps.RELEASE_STEPS, release, person)
        if one.name != steps.CONFIRM_EARLIER.name
        and not any(unmet.guard in _BESIDE_THE_POINT for unmet in one.unmet)
    ]
    place = {name: number for number, name in enumerate(_ORDER)}
    return sorted(found, key=lambda one: place.get(one.name, len(place)))


def _wish(
    proposal: Proposal, release: Release | None, person: Person, names: dict[Any, str]
) -> Wish:
    is_own = proposal.proposed_by == person.id
    own: tuple[Unmet, ...] = (proposals.SECOND,) if is_own else ()
    confirm: Offer | None = None
    if proposal.release_id is None and rights.is_any_editor(person):
        confirm = Offer("confirm", _l("Confirm"), own, needs_reason=False)
    elif release is not None:
        for one in offers([steps.CONFIRM_EARLIER], release, person):
            confirm = Offer(one.name, one.label, own or one.unmet, needs_reason=False)
    return Wish(proposal, names.get(proposal.proposed_by, ""), is_own, confirm)
