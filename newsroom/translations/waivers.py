"""Ask which findings of the checks may stand, because somebody said why; nothing here writes."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from newsroom.database import db
from newsroom.translations import checks, pairing
from newsroom.translations.checks.finding import Finding
from newsroom.translations.models import CheckWaiver
from newsroom.translations.queries import Row

Waivers = Mapping[str, Sequence[CheckWaiver]]
"""By segment key."""


@dataclass(frozen=True)
class Found:
    """A finding, and the reason why it may stand where there is one."""

    finding: Finding
    waiver: CheckWaiver | None = None

    @property
    def check(self) -> checks.Check:
        """Which check found it, with what it says of itself."""
        return checks.BY_NAME[self.finding.check]

    @property
    def blocks(self) -> bool:
        """Tell whether the translation cannot be handed in with it."""
        return self.waiver is None and not self.finding.only_tells

    def __str__(self) -> str:
        return str(self.finding)


def of(edition_id: uuid.UUID) -> dict[str, list[CheckWaiver]]:
    """Return every reason that was given for an edition, for texts of earlier days as well."""
    query = select(CheckWaiver).where(CheckWaiver.edition_id == edition_id)
    found: dict[str, list[CheckWaiver]] = {}
    for one in db.session.scalars(query.order_by(CheckWaiver.waived_at)):
        found.setdefault(one.key, []).append(one)
    return found


def digest(row: Row) -> str:
    """Return the digest of a segment's two texts; a reason holds for exactly these."""
    return hashlib.sha256(f"{row.segment.digest}\x1f{row.text}".encode()).hexdigest()


def found(
    row: Row, waivers: Waivers | None = None, *, near: pairing.Around = pairing.NOTHING
) -> tuple[Found, ...]:
    """Return what the checks find in a segment, each with the reason that lets it stand.

    ``near`` is what ``pairing.around`` knows of the segments around it.
    """
    if not row.text or row.locked:
        return ()
    alone = tuple(Found(one) for one in checks.findings(near.pair(row)))
    return with_reasons(row, alone, waivers or {})


def with_reasons(row: Row, findings: tuple[Found, ...], waivers: Waivers) -> tuple[Found, ...]:
    """Return what was found in a segment with the reasons that were given for its two texts."""
    given = waivers.get(row.segment.key, ())
    if not given or not any(one.finding.may_stand for one in findings):
        return findings
    now = digest(row)
    standing = {one.check_name: one for one in given if one.digest == now}
    return tuple(
        replace(one, waiver=standing.get(one.finding.check)) if one.finding.may_stand else one
        for one in findings
    )
