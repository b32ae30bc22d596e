"""What was sent with a form that no form object stands behind: it comes back as it was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import request

from newsroom.errors import BadInput


@dataclass(frozen=True)
class Sent:
    """A form that was refused, with its name, what it held, and what is wrong by field."""

    form: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    chosen: frozenset[str] = frozenset()
    errors: Mapping[str, Any] = field(default_factory=dict)

    def came_from(self, form: str) -> bool:
        """Tell whether this is the form that was refused."""
        return bool(form) and self.form == form

    def text(self, form: str, name: str, otherwise: str = "") -> str:
        """Return what was typed into a field, or what stands there at first."""
        return self.texts.get(name, "") if self.came_from(form) else otherwise

    def error(self, form: str, name: str) -> Any:
        """Return what is wrong with a field; "" as the name: with the form as a whole."""
        return self.errors.get(name, "") if self.came_from(form) else ""

    def ticks(self, form: str, value: str, *, otherwise: bool = False) -> bool:
        """Tell whether a box or a choice was ticked, or is at first."""
        return value in self.chosen if self.came_from(form) else otherwise


NOTHING = Sent()


def refused(form: str, error: BadInput, fields: tuple[str, ...]) -> Sent:
    """Return what this request sent, with the refusal beside its field if the form has it."""
    name = error.field if error.field in fields else ""
    texts = {one: request.form.get(one, "") for one in fields}
    chosen = frozenset(value for one in fields for value in request.form.getlist(one))
    return Sent(form, texts, chosen, {name: error.message})


def notes(languages: tuple[str, ...]) -> dict[str, str]:
    """Return the public notes that were typed, by language."""
    return {code: request.form.get(f"note_{code}", "") for code in languages}


def note_fields(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the fields for public notes."""
    return tuple(f"note_{code}" for code in languages)
