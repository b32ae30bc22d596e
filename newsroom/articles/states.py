"""The states of an edition, on its two axes: work and public."""

import enum


class EditionState(enum.StrEnum):
    """Work on an edition, about its current revision."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    SPIKED = "spiked"


class PublicState(enum.StrEnum):
    """What readers see of an edition; only a release changes it."""

    NEVER = "never"
    LIVE = "live"
    WITHDRAWN = "withdrawn"
    RETRACTED = "retracted"


class PairPolicy(enum.StrEnum):
    """How the languages of an article go public."""

    TOGETHER = "together"
    SOURCE_FIRST = "source_first"
    SINGLE = "single"


class Waiver(enum.StrEnum):
    """Why an approval stands without a second person in this newsroom."""

    IMPORTED = "imported"
    """The pair was approved or public elsewhere, and somebody with that right took it in."""


class BylineKind(enum.StrEnum):
    """Whose name, if any, stands above the text."""

    REAL = "real"
    PSEUDONYM = "pseudonym"
    WITHHELD = "withheld"


class About(enum.StrEnum):
    """What a comment is about."""

    WHOLE = "whole"
    TITLE = "title"
    STANDFIRST = "standfirst"
    BODY = "body"
