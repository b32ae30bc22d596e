"""The form of a concept: what was typed into it, as many forms a language as there are rows."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from newsroom.glossary.models import Concept
from newsroom.glossary.states import ConceptKind, Usage
from newsroom.numbers import whole_number
from newsroom.web import ids

MOST_ROWS = 40
"""Forms of one language that a form can hold."""
_UNKNOWN = _l("This is not one of the choices.")


@dataclass(frozen=True)
class Row:
    """One form of a concept in one language, as it is typed."""

    text: str = ""
    usage: str = Usage.ALLOWED.value
    region: str = ""
    note: str = ""


@dataclass(frozen=True)
class Typed:
    """A concept as it is typed."""

    kind: str = ConceptKind.TERM.value
    part_of_speech: str = ""
    note: str = ""
    region: str = ""
    origin: str = ""
    required: bool = False
    keeps: bool = False
    secret: bool = False
    rule: str = ""
    pseudonym: str = ""
    version: int = 0
    article_id: uuid.UUID | None = None
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    errors: Mapping[str, Any] = field(default_factory=dict)

    def error(self, name: str) -> Any:
        """Return what is wrong with a field; "" as the name: with the form as a whole."""
        return self.errors.get(name, "")

    def wrong_choices(self) -> dict[str, Any]:
        """Return what is none of the choices that a page offers, by field."""
        wrong = {}
        if self.kind not in set(ConceptKind):
            wrong["kind"] = _UNKNOWN
        usages = {one.usage for rows in self.rows.values() for one in rows}
        if usages - set(Usage):
            wrong["forms"] = _UNKNOWN
        return wrong

    def refused(self, errors: Mapping[str, Any]) -> Typed:
        """Return the same with what is wrong, each beside its field, or above the form."""
        return replace(self, errors={one if one in _FIELDS else "": errors[one] for one in errors})


_WORDS = ("kind", "part_of_speech", "note", "region", "origin", "rule", "pseudonym")
_TICKS = ("required", "keeps", "secret")
_FIELDS = frozenset({*_WORDS, *_TICKS, "forms"})


def blank(languages: Sequence[str], kind: str = ConceptKind.TERM.value) -> Typed:
    """Return an empty form: the first form of each language is the preferred one."""
    known = kind if kind in set(ConceptKind) else ConceptKind.TERM.value
    return with_more(Typed(kind=known, rows=dict.fromkeys(languages, ())), languages)


def of(concept: Concept, languages: Sequence[str]) -> Typed:
    """Return the form as a concept is now."""
    given = {name: getattr(concept, name) for name in (*_WORDS, *_TICKS, "version", "article_id")}
    return Typed(
        **{**given, "kind": str(concept.kind)},
        rows={
            code: [
                Row(one.text, str(one.usage), one.region, one.note)
                for one in concept.forms
                if one.language == code
            ]
            for code in languages
        },
    )


def read(sent: MultiDict[str, str], languages: Sequence[str]) -> Typed:
    """Return what was sent; rows without a text are left out."""
    version = sent.get("version", "")
    given: dict[str, Any] = {name: sent.get(name, "").strip() for name in _WORDS}
    given |= {name: name in sent for name in _TICKS}
    typed = Typed(
        **given,
        version=whole_number(version, digits=8),
        article_id=ids.read(sent.get("article")),
        rows={code: _rows(sent, code) for code in languages},
    )
    return replace(typed, kind=typed.kind or ConceptKind.TERM.value)


def with_more(typed: Typed, languages: Sequence[str]) -> Typed:
    """Return the same with an empty row in each language, as preferred where none is yet."""
    return replace(
        typed, rows={code: [*typed.rows[code], _next(typed, code)] for code in languages}
    )


def _next(typed: Typed, code: str) -> Row:
    has_preferred = any(one.usage == Usage.PREFERRED for one in typed.rows[code])
    return Row(usage=(Usage.ALLOWED if has_preferred else Usage.PREFERRED).value)


def _rows(sent: MultiDict[str, str], code: str) -> list[Row]:
    def value(number: int) -> Callable[[str], str]:
        return lambda name: sent.get(f"{code}.{number}.{name}", "").strip()

    found: list[Row] = []
    for of in map(value, range(MOST_ROWS)):
        if of("text"):
            usage = of("usage") or (Usage.ALLOWED if found else Usage.PREFERRED).value
            found.append(Row(of("text"), usage, of("region"), of("note")))
    return found
