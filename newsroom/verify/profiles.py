"""Invariant 11: no version of what the newsroom says of itself is lost or changed, and no logo."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy import func, select

from newsroom.database import db
from newsroom.events.models import Event
from newsroom.profile import versions
from newsroom.profile.models import SiteLogo, SiteProfile
from newsroom.publishing.profiles import logos
from newsroom.verify import advice, tally
from newsroom.verify.violation import Violation

_BATCH = 50


def profiles() -> Iterator[Violation]:
    """Yield versions of the profile that are not there, or not what they were."""
    kept = set(db.session.scalars(select(SiteLogo.digest)))
    query = select(SiteProfile).order_by(SiteProfile.number).execution_options(yield_per=_BATCH)
    expected = 1
    for one in db.session.scalars(query):
        if one.number != expected:
            yield _violation(_("Version %(number)s of the profile is missing.", number=expected))
        if versions.digest_of(one.content) != one.digest:
            yield _violation(_("Version %(number)s of the profile was changed.", number=one.number))
        logo = logos.digest_in(str(one.content.get("logo", "")))
        if logo and logo not in kept:
            yield _violation(
                _("The logo of version %(number)s of the profile is missing.", number=one.number)
            )
        expected = one.number + 1
        tally.passed()
    yield from _unrecorded(expected - 1)
    yield from _changed_logos()


def _unrecorded(last: int) -> Iterator[Violation]:
    """Compare the versions with the history, which says how often the profile was changed."""
    query = select(func.count()).select_from(Event).where(Event.kind == "profile_changed")
    told = db.session.scalar(query) or 0
    tally.passed()
    if told != last:
        yield _violation(
            _(
                "The profile has %(last)s versions, but was changed %(told)s times, says the"
                " history.",
                last=last,
                told=told,
            )
        )


def _changed_logos() -> Iterator[Violation]:
    query = select(SiteLogo.digest, SiteLogo.file).execution_options(yield_per=_BATCH)
    for digest, file in db.session.execute(query):
        if hashlib.sha256(file).hexdigest() != digest:
            yield _violation(_("The logo %(name)s was changed.", name=digest[:8]))
        tally.passed()


def _violation(what: str) -> Violation:
    return Violation(11, "", what, str(advice.RESTORE))
