"""Terms in the source text of a translation: underlined, with what they are called."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from newsroom.glossary import rules
from newsroom.glossary.matching import Glossary
from newsroom.glossary.states import ConceptKind, Usage
from newsroom.glossary.term import Form, Spotted, Term
from newsroom.people.models import Person
from newsroom.translations import whom
from newsroom.translations.models import TranslationTask
from newsroom.web.workbench.lines import Line
from newsroom.web.workbench.marks import Bit


@dataclass(frozen=True)
class Called:
    """One term of a segment and what it is called in the other language."""

    number: int
    met: str
    """As it stands in the source text."""
    best: str
    others: tuple[str, ...]
    forbidden: tuple[str, ...]
    note: str
    keeps: bool


@dataclass(frozen=True)
class Terms:
    """The terms of one segment, for whoever works on it."""

    source: str
    concepts: tuple[Called, ...] = ()
    may_suggest: bool = False

    @property
    def helps(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.concepts) or self.may_suggest


def with_terms(lines: Sequence[Line], task: TranslationTask) -> list[Line]:
    """Return segments of a page with the terms of their source texts marked.

    Only what is shown is looked through: a text may have ten thousand segments.
    """
    known = whom.glossary_for(task.source_revision)
    if not known.terms:
        return list(lines)
    source, target = task.article.source_language, task.edition.language
    return [one if one.locked else _marked(one, known, source, target) for one in lines]


def of(line: Line, task: TranslationTask, person: Person, *, working: bool) -> Terms:
    """Return the terms of one segment with everything that a translator wants to know of them."""
    source, target = line.language or task.article.source_language, task.edition.language
    text = _plain(line.source) if source != target else ""
    met: dict[Term, str] = {}
    for one in whom.glossary_for(task.source_revision).find(text, source):
        met.setdefault(one.concept, text[one.start : one.end])
    called = (
        _called(number, concept, words, target)
        for number, (concept, words) in enumerate(met.items(), start=1)
    )
    return Terms(source, tuple(called), may_suggest=working and rules.may_suggest(person))


def _called(number: int, concept: Term, met: str, target: str) -> Called:
    """Return what a concept is called; what is not translated stays as it is registered.

    So does a person without a name in this language.
    """
    usable = list(concept.in_language(target))
    if (concept.keeps or concept.kind is ConceptKind.PERSON) and not usable:
        usable = [one for one in concept.forms if one.usage is not Usage.FORBIDDEN]
    # What is said everywhere goes before what is preferred in one region.
    usable.sort(key=lambda one: (one.usage is not Usage.PREFERRED, bool(one.region)))
    return Called(
        number=number,
        met=met,
        best=usable[0].text if usable else "",
        others=tuple(_with_region(one) for one in usable[1:]),
        forbidden=tuple(
            one.text
            for one in concept.forms
            if one.language == target and one.usage is Usage.FORBIDDEN
        ),
        note=concept.note,
        keeps=concept.keeps,
    )


def _with_region(form: Form) -> str:
    return f"{form.text} ({form.region})" if form.region else form.text


def _marked(line: Line, known: Glossary, source: str, target: str) -> Line:
    language = line.language or source
    spotted = known.find(_plain(line.source), language) if language != target else ()
    return replace(line, source=tuple(_cut(line.source, spotted, target))) if spotted else line


def _cut(bits: Sequence[Bit], spotted: Sequence[Spotted], target: str) -> Iterator[Bit]:
    """Cut the words of a segment where terms begin and end; a mark inside one stays whole."""
    said = {place: _said(some, target) for place, some in itertools.groupby(spotted, _place)}
    at = 0
    for bit in bits:
        if bit.is_mark:
            yield bit
            continue
        end = at + len(bit.text)
        edges = {at, end, *(one for place in said for one in place if at < one < end)}
        for begin, stop in itertools.pairwise(sorted(edges)):
            inside = (words for (start, last), words in said.items() if start <= begin < last)
            yield Bit(bit.text[begin - at : stop - at], term=next(inside, ""))
        at = end


def _place(one: Spotted) -> tuple[int, int]:
    return one.start, one.end


def _said(spotted: Iterator[Spotted], target: str) -> str:
    """Return what the words of one place are called, in a line."""
    called = [_called(0, one.concept, "", target) for one in spotted]
    best = list(dict.fromkeys(one.best for one in called if one.best))
    if any(one.keeps for one in called):
        return str(_("Not to be translated: %(words)s", words=" · ".join(best)))
    return f"→ {' · '.join(best)}" if best else str(_("A term of the glossary"))


def _plain(bits: Sequence[Bit]) -> str:
    return "".join(bit.text for bit in bits if not bit.is_mark)
