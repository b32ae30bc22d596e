"""What may be done with a picture: choices that people make, by the words that are stored."""

from __future__ import annotations

import enum


class Licence(enum.StrEnum):
    """By what right the newsroom shows a picture."""

    UNSAID = "unsaid"
    OWN = "own"
    COMMISSIONED = "commissioned"
    PERMISSION = "permission"
    AGENCY = "agency"
    CC_BY = "cc_by"
    CC_BY_SA = "cc_by_sa"
    CC0 = "cc0"
    PUBLIC_DOMAIN = "public_domain"
    OTHER = "other"


class UsedIn(enum.StrEnum):
    """Where a picture may stand."""

    ANYWHERE = "anywhere"
    NOT_ON_CARDS = "not_on_cards"
    """Never beside a link that somebody shares elsewhere."""
    ONE_ARTICLE = "one_article"


class Consent(enum.StrEnum):
    """What the people who can be seen have said."""

    UNSAID = "unsaid"
    NOT_NEEDED = "not_needed"
    WRITTEN = "written"
    ORAL = "oral"
    GUARDIAN = "guardian"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class AtEnd(enum.StrEnum):
    """What becomes of live pages when the rights have ended."""

    TELL = "tell"
    TAKE = "take"


NO_CONSENT = frozenset({Consent.REFUSED, Consent.WITHDRAWN})
