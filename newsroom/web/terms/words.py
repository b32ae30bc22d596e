"""What the pages of the glossary call its kinds, usages and parts of speech."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.glossary.states import ConceptKind, Usage

KINDS: dict[ConceptKind, Any] = {
    ConceptKind.TERM: _l("Term"),
    ConceptKind.PERSON: _l("Person"),
    ConceptKind.ORGANISATION: _l("Organisation"),
    ConceptKind.PLACE: _l("Place"),
}
USAGES: dict[Usage, tuple[Any, str]] = {
    Usage.PREFERRED: (_l("preferred"), "good"),
    Usage.ALLOWED: (_l("allowed too"), "plain"),
    Usage.FORBIDDEN: (_l("not to be used"), "bad"),
}
PARTS_OF_SPEECH: dict[str, Any] = {
    "": _l("not said"),
    "noun": _l("noun"),
    "proper noun": _l("proper noun"),
    "adjective": _l("adjective"),
    "verb": _l("verb"),
    "adverb": _l("adverb"),
    "phrase": _l("phrase"),
    "acronym": _l("acronym"),
}


def part_of_speech(value: str) -> Any:
    """Return a part of speech in words; one that a file brought stays as it is."""
    return PARTS_OF_SPEECH.get(value, value)
