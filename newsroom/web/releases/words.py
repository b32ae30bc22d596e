"""What the desk calls kinds of releases, pair policies and notices to readers."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.states import PairPolicy
from newsroom.publishing.phase import LABELS, Phase
from newsroom.publishing.states import ReleaseKind

KINDS: dict[str, Any] = {
    ReleaseKind.FIRST: _l("First publication"),
    ReleaseKind.UPDATE: _l("Update"),
    ReleaseKind.MINOR_FIX: _l("Minor fix"),
    ReleaseKind.CORRECTION: _l("Correction"),
    ReleaseKind.WITHDRAWAL: _l("Withdrawal"),
    ReleaseKind.TAKEDOWN: _l("Safety takedown"),
    ReleaseKind.RETRACTION: _l("Retraction"),
    ReleaseKind.REINSTATEMENT: _l("Reinstatement"),
    ReleaseKind.REFRESH: _l("Renewed pages"),
}
POLICIES: dict[str, Any] = {
    PairPolicy.TOGETHER: _l("Both languages go out together."),
    PairPolicy.SOURCE_FIRST: _l("The source language may go out first."),
    PairPolicy.SINGLE: _l("Only the source language is published."),
}
NOTICES: dict[str, Any] = {
    "corrected": _l("This text was corrected."),
    "correcting": _l("This text is still to be corrected."),
    "corrected_elsewhere": _l("The other language was corrected."),
    "updating": _l("This text is being updated; the other language is newer."),
}
_TONES: dict[str, set[Phase]] = {
    "good": {Phase.LIVE, Phase.READY},
    "info": {
        Phase.SUBMITTED,
        Phase.IN_REVIEW,
        Phase.UNCLAIMED,
        Phase.TRANSLATING,
        Phase.TRANSLATED,
        Phase.ASSEMBLING,
        Phase.SCHEDULED,
        Phase.PUBLISHING,
    },
    "warn": {
        Phase.SENT_BACK,
        Phase.UNTRANSLATED,
        Phase.HELD,
        Phase.LIVE_ALONE,
        Phase.LIVE_STALE,
        Phase.CORRECTING,
    },
    "bad": {Phase.FAILED, Phase.WITHDRAWN, Phase.RETRACTED, Phase.STOPPED},
}


def kind_label(kind: str) -> Any:
    """Return what a release does, in words."""
    return KINDS[kind]


def policy_label(policy: str) -> Any:
    """Return how the languages of an article go public, as a sentence."""
    return POLICIES[policy]


def notice_label(kind: str) -> Any:
    """Return what a notice tells readers, as a sentence."""
    return NOTICES[kind]


def phase_label(phase: Phase) -> Any:
    """Return where an article stands, in words."""
    return LABELS[phase]


def phase_tone(phase: Phase) -> str:
    """Return the colour of a phase's badge."""
    return next((tone for tone, phases in _TONES.items() if phase in phases), "plain")
