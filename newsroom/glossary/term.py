"""A concept of the glossary as a value, with its forms, and where one stands in a text."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsroom.glossary.states import ConceptKind, Usage


@dataclass(frozen=True)
class Form:
    """How a concept is, may be, or must not be called in a language."""

    language: str
    text: str
    usage: Usage = Usage.PREFERRED
    region: str = ""
    note: str = ""
    inflections: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Of its words, folded, everything that they can become."""


@dataclass(frozen=True)
class Term:
    """One concept with what checks and pages want to know of it; a secret one has no forms."""

    id: uuid.UUID
    forms: tuple[Form, ...]
    kind: ConceptKind = ConceptKind.TERM
    required: bool = False
    keeps: bool = False
    part_of_speech: str = ""
    region: str = ""
    note: str = ""

    @property
    def is_exact(self) -> bool:
        """Tell whether it is found as it is written alone, and never inflected."""
        return self.keeps or self.kind is ConceptKind.PERSON

    @property
    def is_name(self) -> bool:
        """Tell whether it has to be spelled exactly so."""
        return self.keeps or self.kind in {ConceptKind.PERSON, ConceptKind.ORGANISATION}

    def in_language(self, language: str) -> tuple[Form, ...]:
        """Return how it may be called in a language, the best form first."""
        chosen = [
            one
            for one in self.forms
            if one.language == language and one.usage is not Usage.FORBIDDEN
        ]
        return tuple(sorted(chosen, key=lambda one: one.usage is not Usage.PREFERRED))


@dataclass(frozen=True)
class Spotted:
    """A form of a concept where it stands in a text."""

    start: int
    end: int
    concept: Term
    form: Form
