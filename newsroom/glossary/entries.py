"""What somebody says of a concept, as a value: cleaned at the door before it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.characters import plain
from newsroom.errors import BadInput
from newsroom.glossary.models import Concept
from newsroom.glossary.spelling import folded
from newsroom.glossary.states import ConceptKind, Usage
from newsroom.languages import LANGUAGES

TEXT_LIMIT = 200
LINE_LIMIT = 300
NOTE_LIMIT = 2_000
MOST_FORMS = 40
SHORTEST_SECRET = 3
"""Letters; what is shorter stands in every text by chance and would stop them all."""


@dataclass(frozen=True)
class FormEntry:
    """A form as somebody gives it."""

    language: str
    text: str
    usage: Usage = Usage.PREFERRED
    region: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """A concept as somebody gives it, with its forms in the order of their worth."""

    forms: tuple[FormEntry, ...]
    kind: ConceptKind = ConceptKind.TERM
    part_of_speech: str = ""
    note: str = ""
    region: str = ""
    origin: str = ""
    required: bool = False
    keeps: bool = False
    secret: bool = False
    rule: str = ""
    pseudonym: str = ""

    def as_texts(self) -> dict[str, str]:
        """Return every field as text, as forms of pages hold them."""
        texts = {name: str(getattr(self, name) or "") for name in FIELDS}
        lines = (f"{one.language} {one.usage}: {one.text}" for one in self.forms)
        return texts | {"forms": "\n".join(lines)}


FIELDS = tuple(name for name in Entry.__dataclass_fields__ if name != "forms")
"""What is said of a concept as a whole."""


def of_concept(concept: Concept) -> Entry:
    """Return a stored concept as a value."""
    facts: dict[str, Any] = {name: getattr(concept, name) for name in FIELDS}
    forms = tuple(
        FormEntry(one.language, one.text, one.usage, one.region, one.note) for one in concept.forms
    )
    return Entry(forms, **facts)


def cleaned(entry: Entry) -> Entry:
    """Return an entry as it may be stored.

    Raises:
        BadInput: names the field that cannot be accepted.
    """
    forms = [_form(one) for one in entry.forms if one.text.strip()]
    if not forms:
        raise BadInput(_l("Please give at least one form."), field="forms")
    if len(forms) > MOST_FORMS:
        message = _l("A concept has %(most)s forms at most.", most=MOST_FORMS)
        raise BadInput(message, field="forms")
    kept = replace(
        entry,
        forms=tuple(forms),
        part_of_speech=_line(entry.part_of_speech, "part_of_speech"),
        region=_line(entry.region, "region"),
        origin=_line(entry.origin, "origin"),
        note=plain(entry.note, limit=NOTE_LIMIT, field="note", multiline=True),
        rule=_line(entry.rule, "rule"),
        pseudonym=_line(entry.pseudonym, "pseudonym"),
    )
    _refuse_twice(kept.forms)
    _refuse_two_preferred(kept.forms)
    if kept.secret:
        _refuse_bad_secret(kept)
    elif kept.pseudonym:
        message = _l("A pseudonym belongs to a name that is not to be published.")
        raise BadInput(message, field="pseudonym")
    return kept


def _line(text: str, field: str, *, limit: int = LINE_LIMIT) -> str:
    return plain(text, limit=limit, field=field)


def _form(form: FormEntry) -> FormEntry:
    if form.language not in LANGUAGES:
        message = _l("“%(language)s” is no language of the newsroom.", language=form.language)
        raise BadInput(message, field="language")
    text = " ".join(_line(form.text, "forms", limit=TEXT_LIMIT).split())
    if not any(letter.isalnum() for letter in text):
        raise BadInput(_l("A form needs a letter or a figure."), field="forms")
    return replace(
        form,
        text=text,
        region=_line(form.region, "region"),
        note=plain(form.note, limit=NOTE_LIMIT, field="note", multiline=True),
    )


def _refuse_twice(forms: Sequence[FormEntry]) -> None:
    seen: set[tuple[str, str]] = set()
    for one in forms:
        if (one.language, one.text) in seen:
            raise BadInput(_l("The form “%(text)s” is there twice.", text=one.text), field="forms")
        seen.add((one.language, one.text))


def _refuse_two_preferred(forms: Sequence[FormEntry]) -> None:
    for language in LANGUAGES:
        here = [one for one in forms if one.language == language and not one.region]
        if sum(one.usage is Usage.PREFERRED for one in here) > 1:
            message = _l(
                "In each language one form is the preferred one; let the others be allowed."
            )
            raise BadInput(message, field="forms")


def _refuse_bad_secret(entry: Entry) -> None:
    if not entry.rule:
        message = _l("Say what people are told who may not read the name.")
        raise BadInput(message, field="rule")
    if any(len(folded(one.text)) < SHORTEST_SECRET for one in entry.forms):
        message = _l("A name of less than three letters cannot be searched for.")
        raise BadInput(message, field="forms")
    # Whoever may not read the name reads these.
    told = f"{folded(entry.rule)} {folded(entry.pseudonym)}"
    if any(folded(one.text) in told for one in entry.forms):
        message = _l(
            "The rule and the pseudonym are shown to everybody: do not write the name there."
        )
        raise BadInput(message, field="rule")
